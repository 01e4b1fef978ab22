"""`llmsh history` as it is called: lists, searches, imports, deletes and pauses."""

import json
import os
import time
from pathlib import Path

import pytest

from llmsh.app.history_times import moment
from llmsh.app.main import run
from llmsh.core.errors import ExitStatus, UsageError
from llmsh.core.ports import HistoryEntry
from llmsh.history.pause import is_paused
from llmsh.history.store import SqliteHistory


class Called:
    """The command in a home of its own."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._file = home / "data/llmsh/history.db"
        self._capsys = capsys

    def store(self) -> SqliteHistory:
        return SqliteHistory(self._file, say=pytest.fail)

    def __call__(self, *words: str) -> tuple[int, str, str]:
        status = run("llmsh", ["history", *words])
        said = self._capsys.readouterr()
        return status, said.out, said.err


@pytest.fixture
def history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Called:
    for name in ("data", "state", "config", "cache"):
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(tmp_path / name))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("HISTFILE", raising=False)
    called = Called(tmp_path, capsys)
    store = called.store()
    now = time.time()
    for days, command, cwd, status in (
        (3.0, "make test", "/src", 0),
        (2.0, "make install", "/src/sub", 2),
        (1.0, "ls\nls", "/", 0),
    ):
        number = store.add(HistoryEntry(command, now - days * 86400, cwd, host="box"))
        store.finish(number, status=status, duration_s=0.5)
    store.close()
    return called


def commands(text: str) -> list[str]:
    return [json.loads(line)["command"] for line in text.splitlines()]


def test_list_shows_the_oldest_first_with_filters(history: Called) -> None:
    status, out, _ = history()
    assert status == ExitStatus.OK
    assert [line.split("  ")[-1].strip() for line in out.splitlines()] == ["make test", "[2]", "ls ⏎ ls"]
    assert commands(history("list", "--json", "make")[1]) == ["make test", "make install"]
    assert commands(history("list", "--json", "--dir", "/src")[1]) == ["make test"]
    assert commands(history("list", "--json", "--dir", "/src", "--below")[1]) == ["make test", "make install"]
    assert commands(history("list", "--json", "--status", "failed")[1]) == ["make install"]
    assert commands(history("list", "--json", "--since", "36h")[1]) == ["ls\nls"]
    assert commands(history("list", "--json", "--until", "60h", "--host", "box")[1]) == ["make test"]
    assert commands(history("list", "--json", "--limit", "1")[1]) == ["ls\nls"]


def test_search_says_by_its_status_whether_something_was_found(history: Called) -> None:
    status, out, _ = history("search", "--json", "test", "mak")
    assert (status, commands(out)) == (ExitStatus.OK, ["make test"])
    assert json.loads(out)["version"] == 1
    assert history("search", "nosuch")[0] == ExitStatus.FAILED
    assert history("search")[0] == ExitStatus.USAGE


def test_search_by_meaning_finds_what_the_words_do_not_name(history: Called) -> None:
    store = history.store()
    for command in ("openssl x509 -in cert.pem -noout -enddate", "convert a.jpg -resize 50% b.jpg"):
        store.add(HistoryEntry(command, time.time()))
    store.close()
    status, out, _ = history("search", "--meaning", "--json", "--limit", "1", "when", "the", "certificate", "expires")
    assert (status, commands(out)) == (ExitStatus.OK, ["openssl x509 -in cert.pem -noout -enddate"])
    assert history("search", "--meaning")[0] == ExitStatus.USAGE
    assert history("search", "--meaning", "x", "--host", "box")[0] == ExitStatus.USAGE


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (("install",), ["make test", "ls\nls"]),
        (("make*",), ["ls\nls"]),
        (("*install",), ["make test", "ls\nls"]),
        (("--last",), ["make test", "make install"]),
        (("--id", "1"), ["make install", "ls\nls"]),
        (("--dir", "/src", "--below"), ["ls\nls"]),
        (("make", "--status", "ok"), ["make install", "ls\nls"]),
    ],
)
def test_delete_takes_away_exactly_that(history: Called, words: tuple[str, ...], left: list[str]) -> None:
    assert history("delete", "--yes", *words)[0] == ExitStatus.OK
    assert commands(history("list", "--json")[1]) == left
    assert sorted(commands(history("search", "--json", "--limit", "9", "s")[1])) == sorted(left)


def test_delete_shows_and_asks_and_without_a_terminal_does_nothing(history: Called) -> None:
    status, _, err = history("delete", "make")
    assert status == ExitStatus.NEEDS_CONFIRMATION
    assert "make test" in err
    assert len(commands(history("list", "--json")[1])) == 3
    assert history("delete", "--yes", "nosuch")[0] == ExitStatus.FAILED
    assert history("delete", "--yes")[0] == ExitStatus.USAGE
    assert history("delete", "--yes", "--last", "--id", "3")[0] == ExitStatus.USAGE


def test_what_was_deleted_is_in_no_file_and_no_running_shell_suggests_it(history: Called, tmp_path: Path) -> None:
    shell = history.store()
    shell.open()
    shell.add(HistoryEntry("echo unwanted-words", time.time(), "/"))
    assert shell.suggest("echo", "/") == "echo unwanted-words"
    deleting = shell.add(HistoryEntry("llmsh history delete --last", time.time(), "/"))
    assert history("delete", "--yes", "--last")[0] == ExitStatus.OK
    shell.finish(deleting, status=0, duration_s=0.1)
    assert shell.suggest("echo", "/") is None
    assert "echo unwanted-words" not in list(shell.commands())
    shell.close()
    files = [file for file in (tmp_path / "data/llmsh").iterdir() if file.is_file()]
    assert all(b"unwanted-words" not in file.read_bytes() for file in files)


def test_bashs_own_file_is_named_where_it_still_has_the_line(history: Called, tmp_path: Path) -> None:
    (tmp_path / ".bash_history").write_text("make test\n")
    assert ".bash_history still has 1" in history("delete", "--yes", "make test")[2]


def test_import_counts_and_finds_the_usual_file(history: Called, tmp_path: Path) -> None:
    (tmp_path / ".zsh_history").write_text(": 1700000000:0;true --token hunter22\n: 1700000001:0;pwd\n")
    status, out, _ = history("import", "zsh", "--json")
    counts = json.loads(out)
    assert status == ExitStatus.OK
    assert [counts[name] for name in ("found", "added", "known", "masked", "dropped")] == [2, 2, 0, 1, 0]
    assert "0 added, 2 were there" in history("import", "zsh")[1]
    assert history("import", "fish")[0] == ExitStatus.FAILED
    assert history("import", "tcsh")[0] == ExitStatus.USAGE


def test_pause_and_resume_name_their_scope(history: Called) -> None:
    assert "in this shell" in history("pause")[1]
    assert is_paused(os.getppid())
    assert history("resume")[0] == ExitStatus.OK
    assert not is_paused(os.getppid())
    history("pause", "--all")
    assert is_paused(1)
    assert history("resume")[0] == ExitStatus.FAILED
    assert history("resume", "--all")[0] == ExitStatus.OK
    assert not is_paused(1)


def test_times_as_people_write_them() -> None:
    now = time.mktime((2026, 1, 31, 12, 0, 0, 0, 0, -1))
    assert moment("2h", now) == now - 7200
    assert moment("1w ago", now) == now - 7 * 86400
    assert moment("2026-01-31 12:00") == now
    assert moment("yesterday", now) == time.mktime((2026, 1, 30, 0, 0, 0, 0, 0, -1))
    assert moment("1700000000") == 1700000000.0
    with pytest.raises(UsageError):
        moment("soon")
