"""What bash has kept is older than the first line that is added, however early that comes."""

import sqlite3
from pathlib import Path

import pytest

from llmsh.core.ports import HistoryEntry
from llmsh.history.store import SqliteHistory


def test_the_first_line_comes_after_what_bash_has_kept(tmp_path: Path) -> None:
    bash_file = tmp_path / ".bash_history"
    bash_file.write_text("echo old\necho older still\n")
    store = SqliteHistory(tmp_path / "h.db", say=pytest.fail)
    store.before_first(lambda: store.import_bash(bash_file))
    store.add(HistoryEntry("echo new", 1e9, "/"))
    store.add(HistoryEntry("echo newest", 1e9, "/"))
    store.open(bash_file)
    store.close()
    with sqlite3.connect(tmp_path / "h.db") as db:
        rows = [row[0] for row in db.execute("SELECT command FROM entries ORDER BY id")]
    assert rows == ["echo old", "echo older still", "echo new", "echo newest"]
