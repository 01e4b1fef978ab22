"""What finished commands show about themselves, which words are meant literally, and what is no request at all."""

from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.core.plan import Effect, Step
from llmsh.planner import evidence, rank
from llmsh.planner.free_text import trust
from llmsh.planner.reading import Reading
from llmsh.planner.words import tokenize


def shown(request: str, command: str, root: Path, effect: Effect = Effect.READS) -> dict[str, float]:
    reading = Reading.of(request, Context(cwd=root, home=root))
    found = evidence.of_step((Step(command, "", effect),), reading)
    return dict(zip(evidence.NAMES, found, strict=True))


@pytest.mark.parametrize(
    ("request_text", "command", "name"),
    [
        ("compare a.txt with b.txt", "cat a.txt", "paths_left"),
        ("replace 'one' with 'two' in a.txt", "grep one a.txt", "quoted_left"),
        ("the first 7 lines of a.txt", "head a.txt", "numbers_left"),
        ("rows with the highest amount in a.txt", "grep highest a.txt", "descriptive"),
        ("delete a.txt", "cat a.txt", "only_reads"),
        ("unpack a.bz2", "gunzip a.bz2", "wrong_operand"),
        ("show the branches", "git branch", "outside_repository"),
        ("sum the amount column of sales.csv", "awk '{s += $1} END {print s}' sales.csv", "fields_left"),
    ],
)
def test_a_command_that_misses_what_was_said_shows_it(
    request_text: str, command: str, name: str, tmp_path: Path
) -> None:
    (tmp_path / "sales.csv").write_text("day,amount\nmon,3\n")
    assert shown(request_text, command, tmp_path)[name] >= 1


def test_a_command_that_does_what_was_said_shows_nothing_against_it(tmp_path: Path) -> None:
    (tmp_path / "sales.csv").write_text("day,amount\nmon,3\n")
    found = shown("sum the amount column of sales.csv", "awk -F, '{s += $2} END {print s}' sales.csv", tmp_path)
    assert not any(found[name] for name in ("paths_left", "quoted_left", "numbers_left", "fields_left", "descriptive"))


def test_words_that_describe_are_hardly_meant_literally() -> None:
    tokens = tokenize("highest amount TODO")
    assert trust(tokens, 0, 2, ()) < 0.5
    assert trust(tokens, 2, 3, ()) == 1.0
    assert trust(tokens, 0, 2, ("the highest amount\n",)) == 1.0


def test_a_request_that_names_nothing_needs_more_confidence(tmp_path: Path) -> None:
    context = Context(cwd=tmp_path, home=tmp_path)
    loose = rank.Ground.of(Reading.of("how do vaccines work", context))
    named = rank.Ground.of(Reading.of("sort a.txt", context))
    assert loose.least_confidence > named.least_confidence


def test_a_variable_names_a_place_and_keeps_its_meaning(tmp_path: Path) -> None:
    reading = Reading.of("find files under $dir", Context(cwd=tmp_path, home=tmp_path))
    assert any(entity.kind == "path" and entity.value.text == "$dir" for entity in reading.entities)
