"""Writers that are killed with SIGKILL at any moment lose nothing that was acknowledged and damage nothing."""

import contextlib
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from llmsh.core.ports import HistoryEntry
from llmsh.history.store import SqliteHistory

TASKS = ("add", "index", "import", "delete")
ROUNDS = 4


def start(path: Path, name: str, task: str) -> "subprocess.Popen[str]":
    arguments = [sys.executable, "-m", "tests.history.writer", str(path), name, task]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


def until_killed(writers: "list[subprocess.Popen[str]]", chance: random.Random) -> list[str]:
    """What the writers said: each is read up to a line of its own and then killed, wherever it is by then."""
    said: list[str] = []
    for writer in writers:
        assert writer.stdout is not None
        said += [writer.stdout.readline().strip() for _ in range(chance.randint(1, 25))]
        writer.kill()
    for writer in writers:
        assert writer.stdout is not None
        # What it had said before it died counts as well; a line that was cut off does not.
        rest = writer.stdout.read()
        said += [line.strip() for line in rest.splitlines(keepends=True) if line.endswith("\n")]
        writer.wait()
        writer.stdout.close()
    return said


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_every_acknowledged_entry_is_there_after_writers_were_killed(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "h.db"
    (tmp_path / "bash_history").write_text("".join(f"old {number}\n" for number in range(500)))
    said: list[str] = []
    for turn in range(2):
        writers = [start(path, f"{task}{turn}", task) for task in TASKS]
        said += until_killed(writers, random.Random(seed * 10 + turn))
    # The file opens without a repair, whole and with an index that agrees with it.
    store = SqliteHistory(path, say=pytest.fail)
    store.open()
    entries = [entry for _, entry in store.passing("", 1_000_000)]
    there = {entry.command for entry in entries}
    gone = {line.removeprefix("gone ") for line in said if line.startswith("gone ")}
    safe = {line.removeprefix("safe ") for line in said if line.startswith("safe ")}
    assert safe
    assert not gone & there
    missing = safe - gone - there
    # The deletion that a writer was killed in may have been done; nothing else may be missing.
    assert all(command.startswith("delete") for command in missing)
    assert len({command.split()[0] for command in missing}) == len(missing)
    store.add(HistoryEntry("after", 5e9))
    assert [entry.command for entry in store.search("after", 5)] == ["after"]
    for command in list(safe & there)[:20]:
        assert command in [entry.command for entry in store.search(command, 1000)]
    store.open()  # indexes what is left
    store.close()
    with contextlib.closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("SELECT count(*) FROM commands").fetchone()[0] == len(there | {"after"})


def test_a_file_set_aside_by_another_shell_is_left_for_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "h.db"
    said: list[str] = []
    one, two = (SqliteHistory(path, say=said.append) for _ in range(2))
    for store in (one, two):
        store.add(HistoryEntry("before", 1.0))
    two.close()
    content = bytearray(path.read_bytes())
    # Another process has found damage and put a new file in its place.
    for suffix in ("", "-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            path.with_name(f"h.db{suffix}").rename(tmp_path / f"aside{suffix}")
    assert content
    two.add(HistoryEntry("by two", 2.0))
    one.add(HistoryEntry("by one", 3.0))
    assert [entry.command for entry in two.recent(5)] == ["by one", "by two"]
    assert said == []
    one.close()
    two.close()
