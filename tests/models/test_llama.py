"""GGUF files run by llama.cpp: grammar, chat form, the cache of prompts, giving up, and memory given back."""

from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("llama_cpp")
pytest.importorskip("gguf")

from llmsh.core.errors import ModelError
from llmsh.core.generation import Generation
from llmsh.core.work import Work, doing
from llmsh.kernel.resident import Resident
from llmsh.models.gguf_file import GgufFile, read_gguf
from llmsh.models.llama import PROMPT_CHUNK_TOKENS, LlamaModel, choose_context
from tests.models.scripted_gguf import write_scripted_gguf

pytestmark = pytest.mark.model

MESSAGES = "{% for message in messages %}<s>{{ message.content }}Answer:{% endfor %}"
Make = Callable[..., LlamaModel]


@pytest.fixture
def model_of(tmp_path: Path) -> Make:
    def make(followers: dict[str, str], **about: object) -> LlamaModel:
        path = tmp_path / "scripted.gguf"
        write_scripted_gguf(path, followers, **about)  # type: ignore[arg-type]
        return LlamaModel(path, threads=1)

    return make


@pytest.fixture
def endless(model_of: Make) -> LlamaModel:
    return model_of({"Say:": " on", " on": " on"})


def test_it_stops_where_it_is_told(model_of: Make) -> None:
    model = model_of({"Command:": " uptime", " uptime": "\n", "\n": " uptime"})
    assert model.complete("Command:") == " uptime"


def test_a_quantised_model_answers_and_does_not_end_the_process(model_of: Make) -> None:
    model = model_of({"Command:": " uptime", " uptime": "\n"}, quantised=True)
    assert model.complete(" uptime" * 80 + "Command:") == " uptime"


def test_bytes_that_make_no_character_do_not_outlast_the_deadline(model_of: Make) -> None:
    continuation_byte = chr(0x122)  # 0x80 in the alphabet of byte-level tokens
    model = model_of({"Say:": continuation_byte, continuation_byte: continuation_byte})
    assert len(model.complete("Say:", Generation(deadline_s=0.0, max_tokens=2000))) < 10


def test_a_small_model_runs_on_one_thread_unless_more_are_wished(tmp_path: Path) -> None:
    path = tmp_path / "scripted.gguf"
    write_scripted_gguf(path, {"a": "b"})
    assert LlamaModel(path).chosen_threads == 1
    assert LlamaModel(path, threads=3).chosen_threads == 3


def test_a_grammar_holds_the_output_without_forcing_its_first_token(model_of: Make) -> None:
    model = model_of({"Say:": " on", " on": " on"})
    assert model.complete("Say:", Generation(grammar='root ::= " on"? " on" "\\n"')).strip() == "on on"
    assert model.complete("Say:", Generation(grammar='root ::= [a-z]+ "\\n"', max_tokens=4)).isalpha()


def test_a_faulty_grammar_is_an_error_of_the_model(endless: LlamaModel) -> None:
    with pytest.raises(ModelError):
        endless.complete("Say:", Generation(grammar="root ::= ("))


def test_what_two_prompts_begin_with_is_read_once(endless: LlamaModel) -> None:
    shared = "one two three. " * 20
    endless.complete(f"{shared}a Say:", Generation(max_tokens=1))
    before = endless.read_tokens()
    endless.complete(f"{shared}b Say:", Generation(max_tokens=1))
    assert 0 < endless.read_tokens() - before < len(shared) / 4 < before


def test_a_request_that_is_given_up_ends_in_the_middle_of_the_stream(endless: LlamaModel) -> None:
    heard: list[str] = []
    with doing(Work(is_given_up=lambda: len(heard) >= 3, report=lambda stage, value: None)):
        heard.extend(endless.pieces("Say:", Generation(max_tokens=1000, deadline_s=100)))
    assert len(heard) == 3
    assert endless.complete("Say:", Generation(max_tokens=2)) == " on on"


def test_a_request_that_is_given_up_ends_in_the_middle_of_a_long_prompt(endless: LlamaModel) -> None:
    looks = 0

    def is_given_up() -> bool:
        nonlocal looks
        looks += 1
        return looks > 2

    with doing(Work(is_given_up=is_given_up, report=lambda stage, value: None)):
        assert endless.complete("x" * PROMPT_CHUNK_TOKENS * 8) == ""
    assert 0 < endless.read_tokens() <= 3 * PROMPT_CHUNK_TOKENS


def test_at_the_deadline_what_came_is_the_answer(endless: LlamaModel) -> None:
    endless.check()
    assert endless.complete("Say:", Generation(max_tokens=1000, deadline_s=0.0)) == " on"


def test_a_prompt_that_does_not_fit_is_refused(endless: LlamaModel) -> None:
    with pytest.raises(ModelError, match="does not fit"):
        endless.complete("x" * 5000)


def test_a_model_tuned_on_messages_is_spoken_to_in_its_form(model_of: Make) -> None:
    model = model_of({"Answer:": " yes", "now": " no"}, chat_template=MESSAGES)
    assert model.complete("now") == " yes"


def test_nothing_in_a_message_passes_for_the_marks_around_it(model_of: Make) -> None:
    template = "{% for message in messages %}{{ message.content }}{% endfor %}"
    model = model_of({"<|mark|>": " fooled", "k": " plain"}, chat_template=template)
    assert model.complete("look").strip() == "plain"
    assert "fooled" not in model.complete("<|mark|>")


def test_its_memory_is_given_back_when_it_was_idle(endless: LlamaModel) -> None:
    resident = Resident("x", lambda: endless, idle_s=0.0)
    with resident.use() as model:
        model.complete("Say:", Generation(max_tokens=1))
    assert resident.release_if_idle()
    assert not resident.is_loaded
    endless.close()
    assert not endless.is_loaded
    assert endless.complete("Say:", Generation(max_tokens=1)) == " on"


def test_the_header_says_what_the_model_is(tmp_path: Path) -> None:
    path = tmp_path / "a.gguf"
    write_scripted_gguf(path, {"a": "b"}, context=2048, licence="apache-2.0")
    about = read_gguf(path)
    assert (about.architecture, about.licence, about.quantisation) == ("llama", "apache-2.0", "F32")
    assert about.context_tokens == 2048
    assert about.memory_bytes(4096) - about.memory_bytes(0) == 1 * 10 * 32 * 4096 * 4


@pytest.mark.parametrize("kept", [0, 3, 4, 20, 40, 200])
def test_a_file_that_was_cut_off_is_said_to_be(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "a.gguf"
    write_scripted_gguf(path, {"a": "b"})
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(ModelError, match="whole GGUF"):
        read_gguf(path)
    with pytest.raises(ModelError):
        LlamaModel(path).complete("x")


def test_the_context_is_cut_to_the_memory_that_is_free() -> None:
    shape = {"block_count": 10, "embedding_length": 1000, "attention.head_count": 10, "context_length": 8192}
    about = GgufFile(
        Path("a.gguf"), 0, {"general.architecture": "x", **{f"x.{key}": value for key, value in shape.items()}}
    )
    assert choose_context(about, 0, None) == 4096
    assert choose_context(about, 100_000, 1 << 40) == 8192
    assert choose_context(about, 0, about.memory_bytes(2048) * 10 // 9 + 1) == 2048
    with pytest.raises(ModelError, match="MiB of memory"):
        choose_context(about, 0, about.memory_bytes(100))
