"""atuin's history: an SQLite file with directory, status, duration and host of every command."""

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from llmsh.core.errors import LlmshError
from llmsh.core.ports import HistoryEntry

_NANOSECONDS = 1e9
_WANTED = ("command", "timestamp", "cwd", "exit", "duration", "hostname")


def read_atuin_history(path: Path) -> Iterator[HistoryEntry]:
    """The entries of `path` that were not deleted, oldest first. Raises OSError, LlmshError; changes nothing."""
    import sqlite3

    path.stat()  # sqlite3 would not say that it is missing
    try:
        uri = f"{path.absolute().as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(uri, uri=True)) as db:
            db.text_factory = lambda raw: raw.decode("utf-8", "replace")
            there = {row[1] for row in db.execute("PRAGMA table_info(history)")}
            if not {"command", "timestamp"} <= there:
                raise LlmshError(f"{path} is not atuin's history: it has no table of that form")
            columns = ", ".join(column if column in there else "NULL" for column in _WANTED)
            only = "WHERE deleted_at IS NULL" if "deleted_at" in there else ""
            for row in db.execute(f"SELECT {columns} FROM history {only} ORDER BY timestamp"):
                yield from _entry(row)
    except sqlite3.DatabaseError as error:
        raise LlmshError(f"{path}: {error}") from error


def _entry(row: Sequence[object]) -> Iterator[HistoryEntry]:
    command, stamp, cwd, status, span, host = row
    if not (isinstance(command, str) and command.strip() and isinstance(stamp, int)):
        return
    place = str(cwd or "")
    yield HistoryEntry(
        command,
        stamp / _NANOSECONDS,
        place if place.startswith("/") else "",
        # -1 stands for a command that was not seen to end.
        status if isinstance(status, int) and status >= 0 else None,
        span / _NANOSECONDS if isinstance(span, int) and span >= 0 else None,
        host=str(host or "").partition(":")[0],
    )
