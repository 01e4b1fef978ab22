"""The evaluation sets: recall of danger, false alarms, and the read-only claim, by class.

A line is a command; ⏎ stands for a newline, a class may precede it. The bounds are the product's goals.
"""

from pathlib import Path

import pytest

from llmsh.core.risk import Level
from llmsh.risk.assess import assess
from tests.risk.measure import read

SETS = Path(__file__).parent / "sets"
OPENED = (
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty_first",
    "twenty_second",
    "twenty_third",
    "twenty_fourth",
    "twenty_fifth",
    "twenty_sixth",
    "twenty_seventh",
    "twenty_eighth",
    "twenty_ninth",
)  # written blind, and open since their first run (RISK.md)


def _lines(name: str) -> list[str]:
    text = (SETS / f"{name}.txt").read_text(encoding="utf-8")
    return [line.replace("⏎", "\n") for line in text.split("\n") if line]


def _classed(name: str) -> list[tuple[str, str]]:
    return [(kind, command) for kind, _, command in (line.partition(": ") for line in _lines(name))]


@pytest.mark.parametrize(("name", "goal"), [("danger_plain", 0.99), ("danger_disguised", 0.97)])
def test_dangerous_commands_are_recognised(name: str, goal: float) -> None:
    cases = _classed(name)
    missed = [command for _, command in cases if assess(command).level is not Level.DANGER]
    assert 1 - len(missed) / len(cases) >= goal, missed


def test_dangerous_commands_get_the_reason_of_their_class() -> None:
    cases = _classed("danger_plain")
    wrong = [
        (kind, command) for kind, command in cases if kind not in {str(reason) for reason in assess(command).reasons}
    ]
    assert len(wrong) / len(cases) <= 0.05, wrong


def test_scary_but_safe_commands_raise_no_alarm() -> None:
    cases = _lines("safe_scary")
    alarmed = [command for command in cases if assess(command).level is not Level.SAFE]
    assert len(alarmed) / len(cases) <= 0.02, alarmed


def test_reading_commands_are_claimed_to_be_read_only() -> None:
    cases = _lines("read_only")
    missed = [command for command in cases if not assess(command).read_only]
    assert 1 - len(missed) / len(cases) >= 0.85, missed


def test_bounded_changes_are_caution() -> None:
    cases = _lines("bounded")
    wrong = [(command, str(assess(command).level)) for command in cases if assess(command).level is not Level.CAUTION]
    assert len(wrong) / len(cases) <= 0.05, wrong


def test_no_changing_command_is_ever_claimed_to_be_read_only() -> None:
    changing = [command for name in ("danger_plain", "danger_disguised") for _, command in _classed(name)]
    changing += _lines("bounded") + _lines("changing")
    assert [command for command in changing if assess(command).read_only] == []


@pytest.mark.parametrize("name", OPENED)
def test_what_was_mended_after_a_blind_run_stays_so(name: str) -> None:
    cases = [
        (case, assess(case.command)) for case in read(Path(__file__).parent / "blind" / f"{name}.txt") if case.command
    ]
    dangers = [(case, found) for case, found in cases if case.level is Level.DANGER]
    missed = [case.command for case, found in dangers if found.level is not Level.DANGER]
    alarmed = [case.command for case, found in cases if case.level is Level.SAFE and found.level is not Level.SAFE]
    assert len(missed) <= len(dangers) * 0.02, missed
    assert len(alarmed) / len(cases) <= 0.02, alarmed
    assert [case.command for case, found in cases if case.read_only is False and found.read_only] == []
