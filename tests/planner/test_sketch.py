"""A sketch keeps what a command does and drops what it does it to; the expectation tells likely pieces from others."""

from pathlib import Path

import numpy as np
import pytest

from llmsh.core.context import Context
from llmsh.planner.expectation import Told, load_expectation, save
from llmsh.planner.reading import Reading
from llmsh.planner.retrieve import query_terms
from llmsh.planner.sketch import sketch


@pytest.mark.parametrize(
    ("command", "pieces"),
    [
        ("sort -rn a.txt | head -5", {"sort", "sort -r", "sort -n", "|", "sort | head", "head", "head -n"}),
        ("sudo apt install jq", {"sudo", "apt", "apt install"}),
        ("git log --oneline -5", {"git", "git log", "git log --oneline", "git log -n"}),
        ("find . -type f -size +10M", {"find", "find -type", "find -type f", "find -size", "find -size +"}),
        ("find . -exec grep -l x {} +", {"find", "find -exec", "grep", "grep -l"}),
        ("ps aux > out.txt", {"ps", "ps -a", "ps -u", "ps -x", ">"}),
        ("date '+%F'", {"date", "date %F"}),
        ("sed -i 's/a/b/g' f", {"sed", "sed -i", "sed s", "sed s g"}),
        ("ls | xargs rm -f", {"ls", "|", "ls | xargs", "xargs", "xargs rm", "rm", "rm -f"}),
        ("", set()),
    ],
)
def test_pieces(command: str, pieces: set[str]) -> None:
    assert sketch(command) == pieces


@pytest.mark.parametrize("text", ["'", '"$(', "| | |", "a\0b", "find -type", "\\", "sudo", "x" * 100_000])
def test_odd_text_has_a_sketch_too(text: str) -> None:
    assert isinstance(sketch(text), frozenset)


def test_what_is_expected_comes_before_what_is_not() -> None:
    context = Context(cwd=Path("/nowhere"), home=Path("/nowhere"), elsewhere=True)
    told = Told(query_terms(Reading.of("count the lines of notes.txt", context)))
    right, wrong = told.features([sketch("wc -l notes.txt"), sketch("tar -czf notes.tgz notes.txt")])
    assert right[0] > wrong[0]
    assert right[1] == 0.0


def test_the_shipped_weights_survive_being_written(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    weights = {
        "embedding": rng.normal(size=(2, 3)).astype(np.float32),
        "hidden_bias": np.zeros(3, dtype=np.float32),
        "output": rng.normal(size=(2, 3)).astype(np.float32),
        "output_bias": np.zeros(2, dtype=np.float32),
    }
    save(tmp_path / "w.npz", ["a", "b"], ["ls", "wc"], weights)
    network = load_expectation(tmp_path / "w.npz")
    hidden = np.maximum(weights["embedding"][0], 0)
    assert np.allclose(network.log_odds(["a"]), weights["output"] @ hidden, atol=0.05)
    assert not network.log_odds(["unknown"]).any()


def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "w.npz").write_bytes(b"no archive")
    with pytest.raises((OSError, ValueError)):
        load_expectation(tmp_path / "w.npz")
