"""Real failures written apart from the rules: read as they are written, and most of them explained rightly."""

import re
import tomllib

from tests.diagnosis.measure import REAL, first_runs, measure, rows

# Groups whose programs are everywhere and answer at once, without a network.
QUICK = frozenset({"typing", "files", "options", "git", "make"})
EVERY = 10
FLOOR = 0.85


def test_every_row_is_whole_and_its_cause_has_a_pattern() -> None:
    found = rows()
    classes = tomllib.loads((REAL / "causes.toml").read_text(encoding="utf-8"))
    assert len(found) >= 1100
    assert sum(row.part == "sealed" for row in found) >= 500
    assert {row.part for row in found} == {"dev", "sealed"}
    assert all(row.command and re.compile(row.pattern(classes)) for row in found)
    assert all(row.part == "dev" for row in found if row.is_open)


def test_each_round_says_how_it_went_at_first() -> None:
    assert len(first_runs()) == len(list(REAL.glob("round*.txt"))) >= 12


def test_harmless_outputs_are_at_least_three_hundred() -> None:
    lines = (REAL / "harmless.txt").read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if line and line[0] != "#"]) >= 300


def test_most_failures_of_the_half_that_was_looked_at_are_explained() -> None:
    chosen = [row for row in rows() if row.group in QUICK and row.part == "dev" and row.is_possible]
    outcomes = [each for row in chosen[::EVERY] if (each := measure(row)).failed]
    missed = [(each.command, each.summary) for each in outcomes if not each.named]
    assert len(missed) <= (1 - FLOOR) * len(outcomes), missed
