"""The history as the shell sees it: the newest commands in memory, all of them in SQLite."""

import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from llmsh.core.ports import EVERYTHING, HistoryEntry, HistoryFilter
from llmsh.history.bash_file import read_bash_history
from llmsh.history.database import Database
from llmsh.history.recent import CAPACITY, RecentCommands
from llmsh.history.schema import COLUMNS, ENTRY_COLUMNS, clean, meta, set_meta

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")

MAX_WAITING = 10_000  # lines

_MARKS = ", ".join("?" * (COLUMNS.count(",") + 1))
_INSERT = f"INSERT INTO entries({COLUMNS}) VALUES ({_MARKS})"

_END = "UPDATE entries SET status = ?, duration_s = ? WHERE id = ?"


class SqliteHistory:
    """A HistoryStore in one file, mode 0600; opened at first use and safe to use from any thread.

    say: receives one line for the user when the file had to be set aside or cannot be used; the history then
    lives in memory for this session. keep: entries kept, the oldest are dropped at opening.
    kept: what is stored of a line from another history, None for nothing (secrets).
    """

    def __init__(
        self,
        path: Path,
        *,
        say: Callable[[str], None],
        keep: int = 1_000_000,
        kept: Callable[[str], str | None] = lambda line: line,
    ) -> None:
        self._keep = keep
        self._kept = kept
        self._lock = threading.RLock()
        self._main = Database(path, say=say)
        # A search may take a while: it has a connection of its own, so that no line waits for it.
        self._reader = Database(path, say=say)
        self._recent = RecentCommands()
        # Lines that could not be written, by the number that was given for them: below 0.
        self._waiting: dict[int, tuple[object, ...]] = {}
        self._ends: dict[int, tuple[int, float]] = {}  # of lines whose end could not be written
        self._is_filled = False
        self._erasures = 0
        self._host = os.uname().nodename
        self._before_first: Callable[[], object] | None = None

    def before_first(self, import_bash: Callable[[], object]) -> None:
        """Let the first line that is added wait for `import_bash`: what bash has kept is older than that line."""
        self._before_first = import_bash

    def open(self, bash_file: Path | None = None) -> None:
        """Open the file, take over `bash_file` once, read the newest commands; slow: call it in a thread."""
        if bash_file is not None:
            self.import_bash(bash_file)
        if not self._is_filled:
            self._is_filled = True
            self._trim()
            self._fill()
        self._catch_up()

    def add(self, entry: HistoryEntry, *, typed: str = "") -> int:
        """Store `entry`; return its number for finish(). typed: see HistoryStore.

        Where the file cannot be written, the line waits and goes with the next one that can.
        """
        row = row_of(entry if entry.host else replace(entry, host=self._host))
        if self._before_first is not None:
            before_first, self._before_first = self._before_first, None
            before_first()

        with self._lock:
            if typed:
                self._recent.add_private(typed)
            else:
                self._recent.add(entry.command, entry.cwd)
            number = self._write_with_waiting(row)
            if not number and len(self._waiting) < MAX_WAITING:
                number = min(self._waiting, default=0) - 1
                self._waiting[number] = row
            return number

    def _write_with_waiting(self, *rows: tuple[object, ...]) -> int:
        """Insert what waits, then `rows`; the number of the last, 0 when it cannot be done."""

        def insert(db: "sqlite3.Connection") -> int:
            number = 0
            for ended, (status, duration_s) in self._ends.items():
                db.execute(_END, (status, duration_s, ended))
            for row in (*self._waiting.values(), *rows):
                number = db.execute(_INSERT, row).lastrowid or 0
            return number

        number = self._main.write(insert, -1)
        if number >= 0:
            self._waiting.clear()
            self._ends.clear()
        return max(number, 0)

    def finish(self, number: int, *, status: int, duration_s: float) -> None:
        """Record how the command of entry `number` ended; notice what was deleted meanwhile."""

        def update(db: "sqlite3.Connection") -> int:
            db.execute(_END, (status, duration_s, number))
            return meta(db, "erasures")

        if number < 0:
            with self._lock:
                if number in self._waiting:
                    self._waiting[number] = with_end(self._waiting[number], status, duration_s)
            return
        erasures = self._main.write(update, None)
        if erasures is None:
            with self._lock:
                self._ends[number] = (status, duration_s)
        elif erasures != self._erasures and self._is_filled:
            # `llmsh history delete` in this or another shell: what it took away is no longer to be suggested.
            self._recent = RecentCommands()
            self._fill()

    def erase(self, command: str) -> None:
        """Drop every entry of exactly `command` (HISTCONTROL=erasedups)."""
        from llmsh.history.command_index import reindex

        def delete(db: "sqlite3.Connection") -> None:
            db.execute("DELETE FROM entries WHERE command = ?", (clean(command),))
            set_meta(db, "indexed", min(meta(db, "indexed"), _last_id(db)))
            reindex(db, clean(command))

        with self._lock:
            self._recent.forget(command)
            self._main.write(delete, None)

    def recent(self, limit: int) -> Sequence[HistoryEntry]:
        query = f"SELECT {COLUMNS} FROM entries ORDER BY time DESC, id DESC LIMIT ?"
        return self._main.do(lambda db: [HistoryEntry(*row) for row in db.execute(query, (limit,))], [])

    def commands(self) -> Iterator[str]:
        """Distinct commands from memory, newest first; what the arrow keys walk through."""
        return iter(tuple(self._recent.newest_first()))

    def suggest(self, prefix: str, cwd: str) -> str | None:
        if not prefix:
            return None
        found = self._recent.suggest(prefix, cwd)
        if found is None and self._recent.is_full:
            found = self._older(prefix)
        return found

    def search(
        self, text: str, limit: int, where: HistoryFilter = EVERYTHING, near: str = ""
    ) -> Sequence[HistoryEntry]:
        """Distinct commands with all words, best first; a word with a capital is matched exactly."""
        from llmsh.history.find import find

        self._catch_up(seconds=0.2)
        return self._reading.do(lambda db: find(db, text, limit, where, near), [])

    def passing(self, text: str, limit: int, where: HistoryFilter = EVERYTHING) -> list[tuple[int, HistoryEntry]]:
        """Entries with their numbers, repeated commands too; newest first."""
        from llmsh.history.find import newest_first

        return self._main.do(lambda db: list(newest_first(db, text, limit, where)), [])

    def look(self, action: Callable[["sqlite3.Connection"], T], otherwise: T) -> T:
        """`action` on a connection of its own; `otherwise` when it cannot be done."""
        return self._reading.do(action, otherwise)

    def entry(self, number: int) -> HistoryEntry | None:
        def look(db: "sqlite3.Connection") -> HistoryEntry | None:
            row = db.execute(f"SELECT {COLUMNS} FROM entries WHERE id = ?", (number,)).fetchone()
            return HistoryEntry(*row) if row else None

        return self._main.do(look, None)

    def commands_and_times(self) -> list[tuple[str, float]]:
        return self._main.do(lambda db: db.execute("SELECT command, time FROM entries").fetchall(), [])

    def add_all(self, entries: Sequence[HistoryEntry]) -> int:
        """Store entries of another history in one transaction; return how many."""

        def insert(db: "sqlite3.Connection") -> int:
            db.executemany(_INSERT, [row_of(entry) for entry in entries])
            return len(entries)

        return self._main.write(insert, 0)

    def delete(self, numbers: Sequence[int]) -> int:
        """Take entries away for good, also from the file's free pages and its log; return how many.

        Running shells see it at their next prompt and suggest none of it any more.
        """
        from llmsh.history.command_index import forget_words, reindex

        def delete(db: "sqlite3.Connection") -> int:
            count = 0
            commands = set()
            for number in numbers:
                row = db.execute("SELECT command FROM entries WHERE id = ?", (number,)).fetchone()
                if row is not None:
                    commands.add(row[0])
                    count += db.execute("DELETE FROM entries WHERE id = ?", (number,)).rowcount
            set_meta(db, "indexed", min(meta(db, "indexed"), _last_id(db)))
            for command in commands:
                reindex(db, command)
            set_meta(db, "erasures", meta(db, "erasures") + 1)
            return count

        self._main.do(lambda db: db.execute("PRAGMA secure_delete = ON").fetchall(), [])
        count = self._main.write(delete, 0)
        if count:
            self._main.write(forget_words, None)
            self._main.do(lambda db: db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall(), [])
        return count

    def flush(self) -> None:
        """Write what waits, where that is possible by now."""
        with self._lock:
            if self._waiting or self._ends:
                self._write_with_waiting()

    def close(self) -> None:
        self.flush()
        self._main.close()
        self._reader.close()

    @property
    def _reading(self) -> Database:
        # Where the file cannot be used, that is found out, and said, once.
        self._main.do(lambda db: None, None)
        return self._main if self._main.is_in_memory else self._reader

    def _older(self, prefix: str) -> str | None:
        """The command used best that begins with `prefix`, among those that are not in memory; few, by an index."""
        start = clean(prefix)
        end = start[:-1] + chr(ord(start[-1]) + 1) if ord(start[-1]) < 0x10FFFF else chr(0x10FFFF)
        query = (
            "SELECT command FROM (SELECT command, score FROM commands WHERE command > ? AND command < ? LIMIT 1000) "
            "ORDER BY score DESC LIMIT 1"
        )

        def look(db: "sqlite3.Connection") -> str | None:
            row = db.execute(query, (start, end)).fetchone()
            return str(row[0]) if row else None

        return self._main.do(look, None)

    def _fill(self) -> None:
        query = "SELECT command, cwd FROM entries ORDER BY time DESC, id DESC LIMIT ?"

        def read(db: "sqlite3.Connection") -> tuple[int, list[tuple[str, str]]]:
            return meta(db, "erasures"), db.execute(query, (CAPACITY,)).fetchall()

        nothing: tuple[int, list[tuple[str, str]]] = (self._erasures, [])
        self._erasures, rows = self._reading.do(read, nothing)
        with self._lock:
            self._recent = self._recent.with_older(reversed(rows))

    def _trim(self) -> None:
        oldest = "SELECT id FROM entries ORDER BY time DESC, id DESC LIMIT -1 OFFSET ?"
        has_more = f"SELECT 1 FROM ({oldest}) LIMIT 1"

        def trim(db: "sqlite3.Connection") -> None:
            from llmsh.history.command_index import reindex

            rows = db.execute(f"SELECT DISTINCT command FROM entries WHERE id IN ({oldest})", (self._keep,)).fetchall()
            db.execute(f"DELETE FROM entries WHERE id IN ({oldest})", (self._keep,))
            set_meta(db, "indexed", min(meta(db, "indexed"), _last_id(db)))
            for (command,) in rows:
                reindex(db, command)

        if self._reading.do(lambda db: db.execute(has_more, (self._keep,)).fetchone() is not None, False):
            self._reading.write(trim, None)

    def _catch_up(self, *, seconds: float = 60.0) -> None:
        from llmsh.history.command_index import catch_up

        self._reading.do(lambda db: catch_up(db, seconds=seconds), True)

    def import_bash(self, path: Path) -> None:
        """Copy bash's file once; the mark and the rows are one transaction, so two starts import once."""
        known = "SELECT 1 FROM imports WHERE path = ?"
        if self._main.do(lambda db: db.execute(known, (str(path),)).fetchone() is not None, True):
            return
        try:
            written = path.stat().st_mtime
            entries = list(read_bash_history(path))
        except FileNotFoundError:
            # What bash writes there from now on, it has from us: not to be taken for another history next time.
            written, entries = 0.0, []
        except OSError:
            return
        kept = [(line, entry.time or written) for entry in entries if (line := self._kept(entry.command)) is not None]

        def copy(db: "sqlite3.Connection") -> None:
            mark = db.execute("INSERT OR IGNORE INTO imports VALUES (?, ?)", (str(path), time.time()))
            if mark.rowcount:
                db.executemany("INSERT INTO entries(command, time) VALUES (?, ?)", kept)

        self._main.write(copy, None)


def with_end(row: tuple[object, ...], status: int, duration_s: float) -> tuple[object, ...]:
    """The values of COLUMNS in `row`, of a command that has ended."""
    values = dict(zip(ENTRY_COLUMNS, row, strict=True)) | {"status": status, "duration_s": duration_s}
    return tuple(values[column] for column in ENTRY_COLUMNS)


def row_of(entry: HistoryEntry) -> tuple[object, ...]:
    """The values of COLUMNS."""
    return (
        clean(entry.command),
        entry.time,
        clean(entry.cwd),
        entry.status,
        entry.duration_s,
        clean(entry.request),
        clean(entry.host),
    )


def _last_id(db: "sqlite3.Connection") -> int:
    return int(db.execute("SELECT coalesce(max(id), 0) FROM entries").fetchone()[0])
