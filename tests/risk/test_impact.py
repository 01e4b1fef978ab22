"""What a step would touch is found without running it, and nothing is changed by looking."""

import os
from pathlib import Path

import pytest

from llmsh.core.plan import Effect, Step
from llmsh.core.ports import Impact
from llmsh.risk.impact import read_impact


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name in ("a.log", "b.log", "my notes.txt", "sub/c.log", "sub/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x" * 100)
    (tmp_path / "out").mkdir()
    return tmp_path


def look(command: str, place: Path) -> Impact:
    before = sorted(str(path) for path in place.rglob("*"))
    impact = read_impact(Step(command, "", Effect.DELETES), place)
    assert sorted(str(path) for path in place.rglob("*")) == before
    return impact


CASES = [
    ("rm a.log", ["a.log"]),
    ("rm *.log", ["a.log", "b.log"]),
    ("rm 'my notes.txt'", ["my notes.txt"]),
    ("rm -r sub", ["sub"]),
    ("find . -name '*.log' -delete", ["a.log", "b.log", "sub/c.log"]),
    ("find . -name '*.log' -type f -exec rm {} +", ["a.log", "b.log", "sub/c.log"]),
    ("find . -name '*.log' -print0 | xargs -0 rm", ["a.log", "b.log", "sub/c.log"]),
    ("find . -name '*.txt' -exec grep -q zzz {} \\; -delete", []),
    ("cd sub && rm c.log", ["sub/c.log"]),
    ("echo x > new.txt", ["new.txt"]),
    ("sed -i s/x/y/ a.log b.log", ["a.log", "b.log"]),
    ("rm {a,b}.log", ["a.log", "b.log"]),
    ('rm "$(printf a).log"', ["a.log"]),
    ("sudo rm a.log", ["a.log"]),
    ("env X=1 nice bash -c 'rm a.log; rm b.log'", ["a.log", "b.log"]),
    ("timeout 5 find . -name d.txt -delete", ["sub/d.txt"]),
    ("find . -name d.txt -fprint list", ["list", "sub/d.txt"]),
    ("ls; cat a.log | tee copy", ["copy"]),
]


@pytest.mark.parametrize(("command", "paths"), CASES, ids=[command for command, _ in CASES])
def test_the_paths_are_those_the_command_would_touch(command: str, paths: list[str], place: Path) -> None:
    impact = look(command, place)
    assert sorted(os.path.relpath(path, place) for path in impact.paths) == paths
    assert impact.complete


def test_moving_into_a_directory_names_both_ends(place: Path) -> None:
    impact = look("mv a.log b.log out", place)
    names = {os.path.relpath(path, place) for path in impact.paths}
    assert {"a.log", "b.log", "out/a.log", "out/b.log"} <= names
    assert impact.undoable


def test_what_a_loop_makes_is_not_known_and_said(place: Path) -> None:
    impact = look('for f in *.log; do mv "$f" "${f%.log}.txt"; done', place)
    assert not impact.complete
    assert place in impact.paths
    assert impact.undoable


def test_sizes_and_counts_are_of_files(place: Path) -> None:
    impact = look("rm a.log b.log", place)
    assert (impact.count, impact.size_bytes) == (2, 200)


def test_a_link_that_leads_out_is_said(place: Path) -> None:
    (place / "away").symlink_to("/etc/hostname")
    assert any("link" in note for note in look("rm away", place).notes)


def test_an_unknown_program_makes_the_picture_incomplete(place: Path) -> None:
    assert not look("./configure", place).complete
    assert not look("some-tool a.log", place).complete
    assert not look("ssh host rm a.log", place).complete


def test_what_cannot_be_undone_is_said_before(place: Path) -> None:
    assert any("processes" in note for note in look("pkill firefox", place).notes)
    assert any("leaves this machine" in note for note in look("scp a.log host:", place).notes)
    assert any("other machine" in note for note in look("ssh host reboot", place).notes)
