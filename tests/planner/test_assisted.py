"""A local model adds an answer where the built-in planner has none, and never replaces one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.core.errors import ModelError
from llmsh.core.plan import Tier
from llmsh.models.llama import LlamaModel
from llmsh.planner.assisted import AssistedPlanner, command_in, prompt_for
from llmsh.planner.planner import BuiltInPlanner

pytest.importorskip("llama_cpp")
pytestmark = pytest.mark.model

UNKNOWN = "frobnicate the quux until it sings"
Make = Callable[[str], LlamaModel]


@pytest.fixture
def saying(tmp_path: Path) -> Make:
    from tests.models.scripted_gguf import write_scripted_gguf

    def make(answer: str) -> LlamaModel:
        path = tmp_path / "scripted.gguf"
        write_scripted_gguf(path, {"Command:": f" {answer}", f" {answer}": "\n"})
        return LlamaModel(path, threads=1)

    return make


@pytest.fixture
def context(tmp_path: Path) -> Context:
    (tmp_path / "notes.txt").write_text("one\n")
    return Context(cwd=tmp_path, home=tmp_path)


def test_llama_cpp_runs_the_model(saying: Make) -> None:
    assert saying("uptime").complete("Request: x\nCommand:").strip() == "uptime"


def test_a_request_that_no_recipe_knows_gets_the_models_answer(
    planner: BuiltInPlanner, saying: Make, context: Context
) -> None:
    plan = AssistedPlanner(planner, saying("uptime")).plan(UNKNOWN, context)
    assert (plan.script, plan.tier) == ("uptime", Tier.MODEL)
    assert plan.steps[0].provenance == "local model scripted"
    assert plan.confidence < 0.5


def test_a_sure_plan_is_not_touched(planner: BuiltInPlanner, saying: Make, context: Context) -> None:
    request = "how many lines in notes.txt"
    assert AssistedPlanner(planner, saying("uptime")).plan(request, context) == planner.plan(request, context)


@pytest.mark.parametrize("answer", ["if then (", "nosuchprogram-xyz --all"])
def test_what_bash_or_this_machine_refuses_is_dropped(
    planner: BuiltInPlanner, saying: Make, context: Context, answer: str
) -> None:
    assert AssistedPlanner(planner, saying(answer)).plan(UNKNOWN, context) == planner.plan(UNKNOWN, context)


@pytest.mark.parametrize("content", [None, b"no model at all"])
def test_a_model_that_cannot_be_loaded_costs_a_note_not_the_plan(
    planner: BuiltInPlanner, context: Context, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "broken.gguf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelError):
        LlamaModel(path).complete("x")
    plan = AssistedPlanner(planner, LlamaModel(path)).plan(UNKNOWN, context)
    assert any("broken.gguf" in note for note in plan.notes)


def test_examples_go_before_the_request() -> None:
    prompt = prompt_for("  list\nfiles ", [("show {dir}", "ls {dir}")])
    assert prompt.endswith("Request: show {dir}\nCommand: ls {dir}\n\nRequest: list files\nCommand:")


@pytest.mark.parametrize("said", ["ls -l", " ls -l\nmore", "```bash\nls -l\n```", "$ ls -l", "`ls -l`", "\nls -l"])
def test_the_command_is_taken_out_of_what_was_said(said: str) -> None:
    assert command_in(said) == "ls -l"
