"""Our own calls of git in a repository that plants a program in every place where git would run one."""

import re
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from llmsh.checkpoint.store import CheckpointStore
from llmsh.core.command import SimpleCommand
from llmsh.core.plan import Effect, Step
from llmsh.diagnosis.facts import READING, Facts
from llmsh.repl.completers.git_refs import complete_ref
from llmsh.repl.completers.place import find_place
from llmsh.repl.git_state import read_git_state
from llmsh.risk.git_facts import git_facts
from llmsh.risk.impact import read_impact
from llmsh.syntax.parse import parse
from tests.hardening.evil_repository import EvilRepository

COMMANDS = (
    "git reset --hard side",
    "git reset --hard far",
    "git reset --hard origin/main",
    "git clean -fdx",
    "git branch -D side far",
    "git checkout side",
    "git checkout -f far",
    "git checkout -- .",
    "git restore .",
    "git switch side",
    "git push --force",
    "git push --mirror origin",
    "git stash drop",
    "git stash clear",
    "git stash",
    "git commit --amend",
    "git rebase side",
    "git rebase far",
)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> EvilRepository:
    return EvilRepository(tmp_path_factory.mktemp("evil"))


@pytest.fixture
def evil(planted: EvilRepository) -> Iterator[EvilRepository]:
    planted.forget()
    yield planted
    assert planted.witnesses == set(), "a program of the repository ran"


def test_the_plants_work_when_git_is_called_without_care(planted: EvilRepository) -> None:
    planted.forget()
    for arguments in (["status"], ["diff", "--", "inner"], ["log", "-1"], ["stash", "list"], ["log", "far"], ["fetch"]):
        subprocess.run(
            ["git", *arguments], cwd=planted.root, capture_output=True, check=False, stdin=subprocess.DEVNULL
        )
    # Which of them depends on the version of git; here it was fsmonitor, gpg, ext, inner and the filters.
    assert len(planted.witnesses) >= 4, planted.witnesses


def test_the_prompt(evil: EvilRepository) -> None:
    state = read_git_state(evil.root)
    assert state is not None
    assert state.branch == "main"
    assert state.changed >= 1


def test_completion_of_refs(evil: EvilRepository) -> None:
    found = complete_ref(find_place("git checkout s"), str(evil.root))
    assert [candidate.text.strip() for candidate in found] == ["side"]


@pytest.mark.parametrize("command", COMMANDS)
def test_what_a_git_command_would_take_away(evil: EvilRepository, command: str) -> None:
    node = next(iter(parse(command).commands()))
    assert isinstance(node, SimpleCommand)
    git_facts(node, evil.root, time.monotonic() + 20)
    read_impact(Step(command, "", Effect.CHANGES), evil.root)


def test_look_ups_of_a_diagnosis(evil: EvilRepository) -> None:
    for program, verb in sorted(READING):
        if program == "git":
            for more in ((), ("-z",), ("HEAD",), ("far",), ("-v",), ("--others",), ("--modified",)):
                Facts(evil.root, deadline_s=20).git(verb, *more)
    facts = Facts(evil.root, deadline_s=20)
    assert "side" in facts.branches
    assert facts.branch == "main"


def test_keeping_and_bringing_back_files(evil: EvilRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(evil.root)
    store = CheckpointStore(tmp_path / "checkpoints")
    number = store.begin("x", evil.root, [evil.root / "a.txt", evil.root / ".git"])
    (evil.root / "a.txt").write_text("three\n")
    store.finish(number)
    store.undo(number)
    store.close()


def test_no_call_starts_git_but_those_that_are_tested_here() -> None:
    """Whoever adds one has to add its test."""
    package = Path(__file__).resolve().parents[2] / "llmsh"
    starting = {
        str(path.relative_to(package))
        for path in package.rglob("*.py")
        if re.search(r"(?m)subprocess\.\w+\(|^\s*import git\b", text := path.read_text())
        and re.search(r"(?m)^\s*import git\b|git\.ARGUMENTS|[\[(]\s*\"git\"", text)
    }
    assert starting == {
        "checkpoint/objects.py",
        "diagnosis/facts.py",
        "repl/completers/git_refs.py",
        "repl/git_state.py",
        "risk/git_facts.py",
    }
