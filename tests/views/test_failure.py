"""The explanation of a failure for readers of different expertise."""

from pathlib import Path

import pytest

from llmsh.core.diagnosis import Cause, Diagnosis, Failure, Fix
from llmsh.core.risk import Level
from llmsh.views.failure import lines_of, text_of

FIX = Fix("rm -r docs", "removes the folder", Level.DANGER)
DIAGNOSIS = Diagnosis(
    Failure("rm docs", 1, "rm: docs: is a directory", Path("/")),
    (Cause("`docs` is a folder.", ("docs has 3 entries",), 0.9, "is_a_directory"),),
    "A folder is removed with what is in it.",
    (FIX, Fix("ls docs", "shows it", Level.SAFE)),
)
NOTHING_KNOWN = Diagnosis(
    Failure("./x", 3, "", Path("/")), (), "It ended with status 3 and did not say why.", (), ("see: ./x --help",)
)


def text(diagnosis: Diagnosis, expertise: str, *meanings: tuple[str, str]) -> str:
    return text_of(lines_of(diagnosis, expertise, meanings), colour=False)


def test_an_expert_gets_one_line_with_the_fix_and_its_risk() -> None:
    assert text(DIAGNOSIS, "expert") == "`docs` is a folder.  › rm -r docs  [danger]\n"


def test_most_people_get_cause_evidence_idea_and_fixes() -> None:
    lines = text(DIAGNOSIS, "regular").splitlines()
    assert lines[0] == "`docs` is a folder."
    assert lines[1].strip() == "docs has 3 entries"
    assert " › rm -r docs  [danger]" in lines
    assert " › ls docs" in lines


def test_a_novice_gets_what_each_part_means_and_is_warned() -> None:
    shown = text(DIAGNOSIS, "novice", ("rm", "remove files"), ("-r", "with all that is in a folder"))
    assert "What happened" in shown
    assert "What it means" in shown
    assert "-r: with all that is in a folder" in shown
    assert "cannot be brought back" in shown


@pytest.mark.parametrize("expertise", ["novice", "regular", "expert"])
def test_without_a_cause_the_explanation_and_a_step_are_there(expertise: str) -> None:
    shown = text(NOTHING_KNOWN, expertise)
    assert "did not say why" in shown
    assert "./x --help" in shown


def test_control_characters_of_an_output_never_reach_the_terminal() -> None:
    evil = Diagnosis(DIAGNOSIS.failure, (Cause("a\x1b[2Jb.", ("c\x07",), 0.9, "x"),), "d\x1b]0;e\x07")
    assert "\x1b" not in text(evil, "regular")
    assert "\x07" not in text(evil, "novice")


def test_colours_are_only_there_when_asked_for() -> None:
    assert "\x1b[" in text_of(lines_of(DIAGNOSIS), colour=True)
    assert "\x1b[" not in text_of(lines_of(DIAGNOSIS), colour=False)
