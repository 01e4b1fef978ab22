"""Suggestions for the line being typed: what usually follows, what was run, words just used."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from llmsh.core.ports import HistoryEntry
from llmsh.history.store import SqliteHistory
from llmsh.suggest.echoes import ending
from llmsh.suggest.sequels import Sequels
from llmsh.suggest.suggester import LineSuggester


class Shell:
    """A history of its own, and what is suggested as lines are run."""

    def __init__(self, folder: Path) -> None:
        self.store = SqliteHistory(folder / "history.db", say=pytest.fail)
        self.suggester = LineSuggester(self.store)
        self.suggester.learn()
        self._now = time.time() - 10_000

    def run(self, *commands: str, cwd: str = "/src") -> None:
        for command in commands:
            self._now += 1
            self.store.add(HistoryEntry(command, self._now, cwd))
        self.suggester.begin()

    def suggest(self, prefix: str, cwd: str = "/src") -> str | None:
        return self.suggester.suggest(prefix, cwd)


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Shell]:
    made = Shell(tmp_path)
    yield made
    made.store.close()


def test_nothing_is_suggested_for_an_empty_line_or_an_empty_history(shell: Shell) -> None:
    assert shell.suggest("") is None
    assert shell.suggest("  ") is None
    assert shell.suggest("git") is None


def test_the_newest_line_that_begins_so_is_suggested_from_here_first(shell: Shell) -> None:
    shell.run("make test")
    shell.run("make install", cwd="/other")
    assert shell.suggest("make") == "make test"
    assert shell.suggest("make", cwd="/other") == "make install"


def test_before_anything_was_learned_the_history_is_there(shell: Shell) -> None:
    shell.run("make test", "less quarterly.csv")
    unlearned = LineSuggester(shell.store)
    assert unlearned.suggest("mak", "/src") == "make test"
    assert unlearned.suggest("wc qu", "/src") is None
    unlearned.learn()
    assert unlearned.suggest("wc qua", "/src") == "wc quarterly.csv"


def test_what_followed_twice_comes_before_what_is_newer(shell: Shell) -> None:
    shell.run("git add a.py", "git commit -v", "ls", "git add b.py", "git commit -v", "git push", "git add c.py")
    assert shell.suggest("git ") == "git commit -v"


def test_what_was_run_meanwhile_counts(shell: Shell) -> None:
    shell.run("git add a.py", "git commit -v", "git log")
    assert shell.suggest("git c") == "git commit -v"
    shell.run("git add b.py", "git commit -v", "git commit --amend", "git add d.py")
    assert shell.suggest("git c") == "git commit -v"


@pytest.mark.parametrize(
    ("before", "prefix", "whole"),
    [
        ("mkdir -p build/release", "cd b", "cd build/release"),
        ("git clone https://example.org/team/wren.git", "cd w", "cd wren"),
        ("tar xf parcels-2.1.tar.gz", "cd p", "cd parcels-2.1"),
        ("less quarterly.csv", "wc -l qu", "wc -l quarterly.csv"),
        ("cp notes.txt drafts/notes-old.txt", "rm dr", "rm drafts/notes-old.txt"),
    ],
)
def test_a_word_just_used_ends_the_word_being_typed(shell: Shell, before: str, prefix: str, whole: str) -> None:
    shell.run(before)
    assert shell.suggest(prefix) == whole


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ("less quarterly.csv", "qu"),
        ("less quarterly.csv", "cd qu"),
        ("echo '$(reboot)x'", "echo '$"),
        ("ls -lah", "du -l"),
        ("cat a;reboot", "cat a"),
    ],
)
def test_no_word_is_ended_that_would_mean_something_else(before: str, line: str) -> None:
    assert ending(line, [before]) == ""


def test_a_line_with_a_secret_is_not_echoed(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    shell.store.add(HistoryEntry("tool login ****", time.time(), "/"), typed="tool login tk_8d72hf83hf83")
    shell.suggester.begin()
    assert shell.suggest("echo tk_") is None
    assert shell.suggest("tool login t") is None
    shell.store.close()


def test_what_follows_what_is_bounded() -> None:
    sequels = Sequels(f"program{number} argument{number}" for number in range(12_000))
    assert sequels.likely("program") is None
    assert len(sequels._after) <= 2_001
