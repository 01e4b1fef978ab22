"""The SQLite history: several writers, damage, read-only homes, import, suggestion, search."""

import multiprocessing
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from llmsh.core.ports import HistoryEntry, HistoryStore
from llmsh.history.store import SqliteHistory


def open_store(path: Path, said: list[str] | None = None, keep: int = 1000) -> SqliteHistory:
    def say(line: str) -> None:
        if said is None:
            raise AssertionError(line)
        said.append(line)

    store = SqliteHistory(path, say=say, keep=keep)
    store.open()
    return store


def entry(command: str, cwd: str = "") -> HistoryEntry:
    return HistoryEntry(command, time.time(), cwd)


def test_what_was_added_comes_back_newest_first_with_its_end(tmp_path: Path) -> None:
    store = open_store(tmp_path / "h.db")
    _port: HistoryStore = store
    store.add(entry("first", "/a"))
    number = store.add(HistoryEntry("second", 5e9, "/b", request="do second", host="there"))
    store.finish(number, status=3, duration_s=1.5)
    store.close()
    again = open_store(tmp_path / "h.db")
    newest, older = again.recent(10)
    assert newest == HistoryEntry("second", 5e9, "/b", 3, 1.5, "do second", "there")
    assert (older.command, older.status) == ("first", None)
    assert list(again.commands()) == ["second", "first"]
    again.close()


def test_the_file_is_private(tmp_path: Path) -> None:
    store = open_store(tmp_path / "d" / "h.db")
    store.add(entry("ls"))
    for file in (tmp_path / "d").iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
    store.close()


def test_suggestion_prefers_the_directory_then_the_newest(tmp_path: Path) -> None:
    store = open_store(tmp_path / "h.db")
    for command, cwd in [("make test", "/a"), ("make run", "/b"), ("make", "/b")]:
        store.add(entry(command, cwd))
    assert store.suggest("make", "/a") == "make test"
    assert store.suggest("make", "/b") == "make run"
    assert store.suggest("make", "/c") == "make run"
    assert store.suggest("x", "/a") is None
    assert store.suggest("", "/a") is None
    store.close()


def test_suggestions_survive_a_restart(tmp_path: Path) -> None:
    store = open_store(tmp_path / "h.db")
    store.add(entry("git status", "/a"))
    store.add(entry("git stash", "/b"))
    store.close()
    again = open_store(tmp_path / "h.db")
    assert again.suggest("git", "/a") == "git status"
    assert again.suggest("git", "/z") == "git stash"
    again.close()


def test_search_takes_words_in_any_order_and_respects_capitals(tmp_path: Path) -> None:
    store = open_store(tmp_path / "h.db")
    for command in (
        "tar xf Notes.tar",
        "ffmpeg -i talk.mov out.mp4",
        "ffmpeg -i Talk.mov b.mp4",
        "tar xf Notes.tar",
    ):
        store.add(entry(command))
    assert [found.command for found in store.search("mov ffmpeg", 10)] == [
        "ffmpeg -i Talk.mov b.mp4",
        "ffmpeg -i talk.mov out.mp4",
    ]
    assert [found.command for found in store.search("Talk", 10)] == ["ffmpeg -i Talk.mov b.mp4"]
    assert [found.command for found in store.search("", 1)] == ["tar xf Notes.tar"]
    assert store.search("100%", 10) == []
    store.close()


def test_erase_drops_every_copy(tmp_path: Path) -> None:
    store = open_store(tmp_path / "h.db")
    for command in ("ls", "pwd", "ls"):
        store.add(entry(command, "/a"))
    store.erase("ls")
    assert [found.command for found in store.recent(10)] == ["pwd"]
    assert store.suggest("l", "/a") is None
    store.close()


def test_bash_history_is_imported_once(tmp_path: Path) -> None:
    bash_file = tmp_path / ".bash_history"
    bash_file.write_text("one\ntwo\n")
    for _ in range(2):
        store = SqliteHistory(tmp_path / "h.db", say=pytest.fail)
        store.open(bash_file)
        assert [found.command for found in store.recent(10)] == ["two", "one"]
        assert store.suggest("tw", "/") == "two"
        store.close()


def test_a_missing_bash_history_is_no_fault(tmp_path: Path) -> None:
    store = SqliteHistory(tmp_path / "h.db", say=pytest.fail)
    store.open(tmp_path / "none")
    assert store.recent(1) == []
    store.close()


def test_the_oldest_go_when_there_are_too_many(tmp_path: Path) -> None:
    store = open_store(tmp_path / "h.db")
    for number in range(20):
        store.add(entry(f"c{number}"))
    store.close()
    again = open_store(tmp_path / "h.db", keep=5)
    assert [found.command for found in again.recent(10)] == ["c19", "c18", "c17", "c16", "c15"]
    again.close()


def test_a_file_that_is_no_database_is_set_aside_with_one_line(tmp_path: Path) -> None:
    path = tmp_path / "h.db"
    path.write_bytes(b"not a database at all\n" * 100)
    said: list[str] = []
    store = open_store(path, said)
    store.add(entry("ls"))
    assert [found.command for found in store.recent(5)] == ["ls"]
    assert len(said) == 1
    assert "set aside as h.db.damaged-" in said[0]
    assert [file.read_bytes()[:14] for file in tmp_path.glob("h.db.damaged-*[0-9]")] == [b"not a database"]
    store.close()


def test_damage_in_the_middle_keeps_the_lines_before_it(tmp_path: Path) -> None:
    path = tmp_path / "h.db"
    store = open_store(path)
    for number in range(3000):
        store.add(entry(f"command number {number} " + "x" * 60))
    store.close()
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 40_000] = b"\xa5" * 40_000
    path.write_bytes(content)
    said: list[str] = []
    again = open_store(path, said)
    again.search("no such words anywhere", 1)  # reads every row
    again.add(entry("after"))
    assert again.recent(1)[0].command == "after"
    assert len(again.recent(5000)) > 100
    assert any("set aside" in line for line in said)
    again.close()


def test_a_directory_that_cannot_be_written_costs_one_line_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    said: list[str] = []
    store = open_store(tmp_path / "file" / "h.db", said)
    store.add(entry("ls", "/a"))
    assert store.recent(1)[0].command == "ls"
    assert store.suggest("l", "/a") == "ls"
    assert len(said) == 1
    assert "in memory only" in said[0]
    store.close()


def _write_many(path: Path, name: str, count: int) -> None:
    store = open_store(path)
    for number in range(count):
        done = store.add(entry(f"{name} {number}"))
        store.finish(done, status=0, duration_s=0.0)
    store.close()


def test_several_shells_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "h.db"
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write_many, args=(path, f"w{number}", 100)) for number in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    store = open_store(path)
    assert len(store.recent(1000)) == 300
    assert all(found.status == 0 for found in store.recent(1000))
    store.close()


def test_lone_surrogates_of_a_pasted_line_are_stored(tmp_path: Path) -> None:
    store = open_store(tmp_path / "h.db")
    store.add(entry("echo \udcff"))
    assert store.recent(1)[0].command == "echo �"
    store.close()


def test_who_closes_the_file_elsewhere_takes_no_log_away_from_under_a_running_shell(tmp_path: Path) -> None:
    path = tmp_path / "h.db"
    store = open_store(path)
    store.add(entry("first"))
    store.search("first", 5)  # on a second connection
    code = (
        "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); "
        "print(db.execute('SELECT command FROM entries').fetchall()); db.close()"
    )
    for number in range(3):
        subprocess.run([sys.executable, "-c", code, path], capture_output=True, check=True)
        store.add(entry(f"later {number}"))
    seen = subprocess.run([sys.executable, "-c", code, path], capture_output=True, check=True, text=True).stdout
    assert [f"later {number}" in seen for number in range(3)] == [True] * 3
    store.close()
