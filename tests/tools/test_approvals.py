"""Commands that programs want to run: asked once, approved exactly, used once, forgotten in time."""

import dataclasses
import json
import time
from pathlib import Path

import pytest

from llmsh.tools.approvals import APPROVED_S, ASKED_S, Approvals


@pytest.fixture
def approvals(tmp_path: Path) -> Approvals:
    return Approvals(tmp_path / "state" / "approvals.json")


def test_asked_twice_it_waits_once(approvals: Approvals, tmp_path: Path) -> None:
    assert approvals.ask("editor", "make", tmp_path) == approvals.ask("editor", "make", tmp_path) == 1
    assert approvals.ask("editor", "make clean", tmp_path) == 2
    assert [(wish.number, wish.caller, wish.command) for wish in approvals.waiting()] == [
        (1, "editor", "make"),
        (2, "editor", "make clean"),
    ]


def test_not_approved_it_cannot_be_taken(approvals: Approvals, tmp_path: Path) -> None:
    approvals.ask("editor", "make", tmp_path)
    assert approvals.take("editor", "make", tmp_path) is None


def test_an_approval_is_for_exactly_that_and_used_once(approvals: Approvals, tmp_path: Path) -> None:
    approvals.ask("editor", "make", tmp_path)
    (wish,) = approvals.waiting()
    assert approvals.approve(wish, word=True)
    assert approvals.waiting() == ()
    other = tmp_path / "other"
    other.mkdir()
    assert approvals.take("other program", "make", tmp_path) is None
    assert approvals.take("editor", "make ", tmp_path) is None
    assert approvals.take("editor", "make", other) is None
    taken = approvals.take("editor", "make", tmp_path)
    assert taken is not None
    assert taken.word
    assert approvals.take("editor", "make", tmp_path) is None


def test_another_directory_in_its_place_is_none(approvals: Approvals, tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    approvals.ask("editor", "make", place)
    assert approvals.approve(approvals.waiting()[0], word=False)
    place.rename(tmp_path / "moved")
    place.mkdir()
    assert approvals.take("editor", "make", place) is None


def test_refused_or_changed_meanwhile_it_is_not_approved(approvals: Approvals, tmp_path: Path) -> None:
    approvals.ask("editor", "make", tmp_path)
    (wish,) = approvals.waiting()
    assert not approvals.approve(dataclasses.replace(wish, command="rm -rf ~"), word=True)
    approvals.refuse(wish)
    assert approvals.waiting() == ()
    assert not approvals.approve(wish, word=False)
    assert approvals.take("editor", "make", tmp_path) is None


@pytest.mark.parametrize(("field", "age_s"), [("asked", ASKED_S + 1), ("approved", APPROVED_S + 1), ("approved", -60)])
def test_what_is_old_or_from_the_future_counts_no_more(
    approvals: Approvals, tmp_path: Path, field: str, age_s: float
) -> None:
    approvals.ask("editor", "make", tmp_path)
    if field == "approved":
        assert approvals.approve(approvals.waiting()[0], word=False)
    path = tmp_path / "state" / "approvals.json"
    (row,) = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps([{**row, field: time.time() - age_s}]), encoding="utf-8")
    assert approvals.waiting() == ()
    assert approvals.take("editor", "make", tmp_path) is None


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"number": 1}]', '{"a": 1}'])
def test_a_damaged_file_approves_nothing_and_is_made_anew(approvals: Approvals, tmp_path: Path, text: str) -> None:
    path = tmp_path / "state" / "approvals.json"
    approvals.ask("editor", "make", tmp_path)
    path.write_text(text, encoding="utf-8")
    assert approvals.waiting() == ()
    assert approvals.ask("editor", "make", tmp_path) == 1


def test_one_that_others_may_write_to_approves_nothing(approvals: Approvals, tmp_path: Path) -> None:
    approvals.ask("editor", "make", tmp_path)
    assert approvals.approve(approvals.waiting()[0], word=False)
    (tmp_path / "state" / "approvals.json").chmod(0o666)
    assert approvals.take("editor", "make", tmp_path) is None
