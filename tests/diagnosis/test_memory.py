"""What helped last time is offered first: learned from the history, per project."""

from pathlib import Path

from llmsh.core.diagnosis import Diagnosis, Failure, Fix
from llmsh.core.ports import HistoryEntry
from llmsh.diagnosis.memory import Remembered, project_of, remembered_fix, with_memory


def history(*entries: tuple[str, int], cwd: str = "/srv/app", step_s: float = 10.0) -> list[HistoryEntry]:
    """Entries newest first, `step_s` apart."""
    made = [
        HistoryEntry(command, number * step_s, cwd, status, 1.0) for number, (command, status) in enumerate(entries)
    ]
    return made[::-1]


def test_the_command_that_made_it_succeed_is_remembered() -> None:
    entries = history(("npm test", 1), ("ls", 0), ("npm install", 0), ("npm test", 0))
    assert remembered_fix("npm test", "/srv/app", entries) == Remembered("npm install", True, 1)


def test_a_corrected_command_is_remembered() -> None:
    entries = history(("git push orgin main", 128), ("git push origin main", 0))
    assert remembered_fix("git push orgin main", "/srv/app", entries) == Remembered("git push origin main", False, 1)


def test_sudo_in_front_is_a_correction() -> None:
    entries = history(("apt install jq", 100), ("sudo apt install jq", 0))
    assert remembered_fix("apt install jq", "/srv/app", entries) == Remembered("sudo apt install jq", False, 1)


def test_the_newest_fix_counts_and_is_counted() -> None:
    one = (("make", 2), ("./configure", 0), ("make", 0))
    two = (("make", 2), ("make clean", 0), ("make", 0))
    entries = history(*one, *two, *two)
    assert remembered_fix("make", "/srv/app", entries) == Remembered("make clean", True, 2)


def test_other_projects_long_waits_and_habits_teach_nothing() -> None:
    fixed = (("npm test", 1), ("npm install", 0), ("npm test", 0))
    assert remembered_fix("npm test", "/srv/other", history(*fixed)) is None
    assert remembered_fix("npm test", "/srv/app", history(*fixed, step_s=2_000)) is None
    assert remembered_fix("npm test", "/srv/app", history(("npm test", 1), ("ls", 0), ("cd src", 0))) is None
    assert remembered_fix("npm test", "/srv/app", history(("npm test", 0), ("npm install", 0))) is None


def test_a_folder_below_belongs_to_the_project(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "src" / "deep").mkdir(parents=True)
    assert project_of(str(tmp_path / "src" / "deep")) == str(tmp_path)
    entries = history(("make", 2), ("make deps", 0), ("make", 0), cwd=str(tmp_path / "src"))
    assert remembered_fix("make", str(tmp_path), entries) == Remembered("make deps", True, 1)


def test_what_helped_comes_first_and_the_other_fixes_stay() -> None:
    failure = Failure("npm test", 1, "", Path("/"))
    found = with_memory(Diagnosis(failure, (), "why", (Fix("npm ci", "x"),)), Remembered("npm install", True, 3))
    assert [fix.command for fix in found.fixes] == ["npm install && npm test", "npm ci"]
    assert "3 times" in found.fixes[0].why
    assert found.causes[0].diagnoser == "memory"
