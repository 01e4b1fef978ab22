"""Whom an explanation is for, and the safe way to look that a novice is shown before a fix."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from llmsh.core.ports import HistoryEntry
from llmsh.diagnosis import diagnose as engine
from llmsh.diagnosis import register
from llmsh.diagnosis.expertise import MIN_COMMANDS, infer_reader
from llmsh.diagnosis.looking import look_before
from llmsh.history.store import SqliteHistory
from llmsh.risk.assess import assess

NEW = ("ls", "cd work", "cat notes.txt", "mkdir photos", "python3 a.py", "clear", "nano notes.txt", "pwd") * 30
COMPOSED = ("ps aux | grep web", "for f in *.txt; do wc -l $f; done", "make && make test", "find . -name x | xargs ls")
VERSED = tuple(f"tool{number} --all" for number in range(80)) * 4 + COMPOSED * 30
FIXES = {
    case.fix
    for name in register.names()
    for case in engine.load(name).MATCHES
    if case.fix and "\n" not in case.fix
}  # fmt: skip


def test_somebody_who_runs_few_programs_one_at_a_time_is_new() -> None:
    assert infer_reader(NEW).level == "novice"


def test_somebody_who_puts_many_programs_together_is_an_expert() -> None:
    assert infer_reader(VERSED).level == "expert"


def test_what_it_was_inferred_from_is_said() -> None:
    assert f"{len(NEW)} commands" in infer_reader(NEW).says
    assert "8 programs" in infer_reader(NEW).says


@pytest.mark.parametrize("commands", [(), NEW[: MIN_COMMANDS - 1], VERSED[: MIN_COMMANDS - 1]])
def test_of_a_short_history_nothing_is_inferred(commands: tuple[str, ...]) -> None:
    assert infer_reader(commands).level == "regular"


def test_most_people_are_neither() -> None:
    assert infer_reader((*NEW, *COMPOSED * 15)).level == "regular"


def test_the_history_decides_and_the_setting_overrules_it(tmp_path: Path) -> None:
    store = SqliteHistory(tmp_path / "data" / "llmsh" / "history.db", say=lambda line: None)
    for number, command in enumerate(NEW):
        store.add(HistoryEntry(command, 1_000.0 + number, str(tmp_path), 0, 0.1))
    store.close()
    told = explain(tmp_path)
    assert "What happened" in told
    assert "expertise" in told
    config = tmp_path / "config" / "llmsh" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('expertise = "expert"\n')
    assert len(explain(tmp_path).splitlines()) == 1


def explain(root: Path) -> str:
    env = {**os.environ, "XDG_CONFIG_HOME": str(root / "config"), "XDG_DATA_HOME": str(root / "data"), "LC_ALL": "C"}
    argv = [sys.executable, "-m", "llmsh", "explain", "--command", "gti status", "--status", "127"]
    text = "bash: gti: command not found\n"
    return subprocess.run(argv, input=text, env=env, cwd=root, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    ("command", "look"),
    [
        ("chmod u+w notes.txt", "ls -ld notes.txt"),
        ("sudo rm -r docs", "ls -ld docs"),
        ("rm -r nosuch", ""),
        ("kill 4321", "ps -fp 4321"),
        ("sudo apt install jq && jq . a.json", "apt show jq"),
        ("git push --force-with-lease", "git log --oneline -5"),
        ("sudo systemctl restart app", "systemctl status app --no-pager"),
        ("sed -i '3s/a/b/' notes.txt", "head -n 20 notes.txt"),
        ("chmod 600 '-x; reboot'", ""),
        ("echo hello", ""),
    ],
)
def test_a_novice_is_shown_how_to_look_first(command: str, look: str, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("a\n")
    (tmp_path / "docs").mkdir()
    assert look_before(command, tmp_path) == look


@pytest.mark.parametrize("fix", sorted(FIXES))
def test_looking_changes_nothing(fix: str, tmp_path: Path) -> None:
    for name in ("notes.txt", "a.txt"):
        (tmp_path / name).write_text("a\n")
    look = look_before(fix, tmp_path)
    assert not look or assess(look).read_only, look
