"""The built-in model's training at its smallest: it learns, goes on where it ended, and llama.cpp agrees with torch."""

import json
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("tokenizers")

import torch

from llmsh.training.decoder.export import agreement, load_checkpoint, prompts_of, write_gguf
from llmsh.training.decoder.model import TINY, Decoder, Shape
from llmsh.training.decoder.muon import orthogonal
from llmsh.training.decoder.pairs import Pair
from llmsh.training.decoder.prepare import prepare, without_requests
from llmsh.training.decoder.tokenizer import END, encode_command, encode_request, load_tokenizer
from llmsh.training.decoder.train import Trainer, train

_ACTS = {"count the lines of": "wc -l", "show": "cat", "remove": "rm --", "sort": "sort", "the size of": "du -sh"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Prepared pairs of five acts."""
    folder = tmp_path_factory.mktemp("prepared")
    pairs = [
        Pair(
            f"{before}{act} {{path1}}{after}",
            f"{command} {{path1}}",
            "mine",
            is_held_back=before == "now " and after == ".",
        )
        for act, command in _ACTS.items()
        for before in ("", "now ", "do ")
        for after in ("", ".", " here")
    ]
    prepare(pairs, folder, TINY.vocabulary)
    return folder


@pytest.fixture(scope="module")
def trained(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Trainer:
    torch.set_num_threads(1)
    trainer = Trainer(folder, tmp_path_factory.mktemp("run"), TINY, "cpu", 1024)
    trainer.first = trainer.held_loss()  # type: ignore[attr-defined]
    for _ in range(120):
        trainer.step(0.5)
    return trainer


def test_it_learns_phrasings_that_it_has_not_seen(trained: Trainer) -> None:
    assert trained.held_loss() < trained.first / 2  # type: ignore[attr-defined]
    assert trained.accuracy(10) >= 0.6


def test_masks_are_single_tokens_and_digits_stand_alone(folder: Path) -> None:
    tokenizer = load_tokenizer(folder)
    said = tokenizer.encode("mv {path1} {path2:stem}-2024").tokens
    assert {"{path1", ":stem}"} <= set(said)
    assert [token for token in said if token.isdigit()] == ["2", "0", "2", "4"]
    assert (
        tokenizer.decode(tokenizer.encode("café '{path1}'  \t").ids, skip_special_tokens=False) == "café '{path1}'  \t"
    )


def test_training_goes_on_where_it_ended(trained: Trainer, folder: Path) -> None:
    trained.save("last.pt")
    again = Trainer(folder, trained.out, TINY, "cpu", 1024)
    again.resume(trained.out / "last.pt")
    assert (again.steps, again.tokens) == (trained.steps, trained.tokens)
    assert again.held_loss() == pytest.approx(trained.held_loss(), rel=1e-3)


def test_one_token_at_a_time_gives_what_all_at_once_gives() -> None:
    model = Decoder(Shape(vocabulary=320, width=64, layers=2, heads=2, hidden=96)).eval()
    for weight in model.parameters():
        torch.nn.init.normal_(weight, std=0.3)
    tokens = torch.tensor([[5, 9, 200, 31, 7]])
    whole = model(tokens)
    past = None
    for at in range(5):
        hidden, past = model.states(tokens[:, at : at + 1], past)
        assert torch.allclose(hidden[0, 0], whole[0, at], atol=1e-4)


def test_muon_makes_the_directions_of_a_matrix_alike() -> None:
    torch.manual_seed(1)
    for rows, columns in ((8, 8), (4, 12), (12, 4)):
        values = torch.linalg.svdvals(orthogonal(torch.randn(rows, columns)))
        assert float(values.min()) > 0.4
        assert float(values.max()) < 1.5


@pytest.mark.model
@pytest.mark.parametrize("quantised", [False, True])
def test_llama_cpp_says_what_torch_says(trained: Trainer, folder: Path, tmp_path: Path, *, quantised: bool) -> None:
    pytest.importorskip("gguf")
    pytest.importorskip("llama_cpp")
    trained.save("best.pt")
    model, tokenizer = load_checkpoint(trained.out / "best.pt"), load_tokenizer(folder)
    path = tmp_path / "tiny.gguf"
    write_gguf(model, tokenizer, path, quantised=quantised)
    pairs = json.loads((folder / "tuning.json").read_text())
    pairs += [
        (said, "") for said in ("show {path1} twice", "count {number1} and {text2:raw}", "the size of x.txt 2024")
    ]
    pairs += [("", "wc -l {path1}"), ("", "du")]
    assert agreement(model, tokenizer, path, prompts_of(pairs)) >= (0.85 if quantised else 1.0)


def test_both_sides_are_encoded_as_llama_cpp_reads_them(folder: Path) -> None:
    tokenizer = load_tokenizer(folder)
    request, command = encode_request(tokenizer, "show {path1}"), encode_command(tokenizer, "cat {path1}")
    assert request[0] == 0
    assert command[-1] == END
    assert tokenizer.decode(request[1:], skip_special_tokens=False) == "show {path1}\n"


def test_a_model_of_lines_learns_each_command_once_and_is_chosen_by_its_loss(tmp_path: Path) -> None:
    names = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu".split()
    pairs = [
        Pair(f"{act} {name}", f"{command} {name}", "mine", is_held_back=False)
        for act, command in _ACTS.items()
        for name in (*names, *(f"{name}.txt" for name in names))
    ]
    lines = without_requests([*pairs, *pairs])
    assert [line.command for line in lines] == [pair.command for pair in pairs]
    assert any(line.is_held_back for line in lines)
    prepare(lines, tmp_path / "data", TINY.vocabulary)
    torch.set_num_threads(1)
    trainer = Trainer(tmp_path / "data", tmp_path / "run", TINY, "cpu", 1024)
    assert not trainer.has_requests
    first = trainer.held_loss()
    train(trainer, seconds=2.0, cool=0.3, every_s=1.0, count=4)
    assert -first < trainer.best == pytest.approx(-trainer.held_loss(), abs=0.5)
    assert (tmp_path / "run" / "best.pt").is_file()
