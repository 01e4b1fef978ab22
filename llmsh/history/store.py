"""The history in SQLite: WAL, several writers, damage set aside and rebuilt; never in the way of a prompt.

sqlite3 is imported when the store is opened, behind the first prompt.
"""

import contextlib
import fcntl
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from llmsh.config import private_dir
from llmsh.core.ports import HistoryEntry
from llmsh.history.bash_file import read_bash_history
from llmsh.history.recent import CAPACITY, RecentCommands

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")

SCHEMA_VERSION = 1
BUSY_TIMEOUT_MS = 2_000
_COLUMNS = "command, time, cwd, status, duration_s, request"
_INSERT = f"INSERT INTO entries({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS entries(
    id INTEGER PRIMARY KEY,
    command TEXT NOT NULL,
    time REAL NOT NULL,
    cwd TEXT NOT NULL DEFAULT '',
    status INTEGER,
    duration_s REAL,
    request TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS entries_by_command ON entries(command);
CREATE TABLE IF NOT EXISTS imports(path TEXT PRIMARY KEY, time REAL NOT NULL);
"""


class SqliteHistory:
    """A HistoryStore in one file, mode 0600; opened at first use and safe to use from any thread.

    say: receives one line for the user when the file had to be set aside or cannot be used; the history then
    lives in memory for this session. keep: entries kept, the oldest are dropped at opening.
    """

    def __init__(self, path: Path, *, say: Callable[[str], None], keep: int = 1_000_000) -> None:
        self._path = path
        self._say = say
        self._keep = keep
        self._lock = threading.RLock()
        self._db: sqlite3.Connection | None = None
        self._recent = RecentCommands()
        self._is_filled = False

    def open(self, bash_file: Path | None = None) -> None:
        """Open the file, take over `bash_file` once, read the newest commands; slow: call it in a thread."""
        with self._lock:
            if bash_file is not None:
                self._import_bash(bash_file)
            self._fill()

    def add(self, entry: HistoryEntry, *, typed: str = "") -> int:
        """Store `entry`; return its number for finish(), 0 when it is only in memory. typed: see HistoryStore."""
        values = (entry.command, entry.time, entry.cwd, entry.status, entry.duration_s, entry.request)

        def insert(db: "sqlite3.Connection") -> int:
            with db:
                return db.execute(_INSERT, _clean(values)).lastrowid or 0

        with self._lock:
            if typed:
                self._recent.add_private(typed)
            else:
                self._recent.add(entry.command, entry.cwd)
            return self._do(insert, 0)

    def finish(self, number: int, *, status: int, duration_s: float) -> None:
        """Record how the command of entry `number` ended."""
        self._write("UPDATE entries SET status = ?, duration_s = ? WHERE id = ?", (status, duration_s, number))

    def erase(self, command: str) -> None:
        """Drop every entry of exactly `command` (HISTCONTROL=erasedups, deletion by the user)."""
        with self._lock:
            self._recent.forget(command)
            self._write("DELETE FROM entries WHERE command = ?", _clean((command,)))

    def recent(self, limit: int) -> Sequence[HistoryEntry]:
        query = f"SELECT {_COLUMNS} FROM entries ORDER BY id DESC LIMIT ?"
        return self._do(lambda db: [HistoryEntry(*row) for row in db.execute(query, (limit,))], [])

    def commands(self) -> Iterator[str]:
        """Distinct commands from memory, newest first; what the arrow keys walk through."""
        return iter(tuple(self._recent.newest_first()))

    def suggest(self, prefix: str, cwd: str) -> str | None:
        return self._recent.suggest(prefix, cwd) if prefix else None

    def search(self, text: str, limit: int) -> Sequence[HistoryEntry]:
        """Distinct commands with all words, newest first; a word with a capital is matched exactly."""
        words = text.split()
        tests = " AND ".join(
            "instr(command, ?) > 0" if word != word.lower() else "instr(lower(command), ?) > 0" for word in words
        )
        query = f"SELECT {_COLUMNS} FROM entries {'WHERE ' + tests if words else ''} ORDER BY id DESC"

        def look(db: "sqlite3.Connection") -> list[HistoryEntry]:
            found: dict[str, HistoryEntry] = {}
            for row in db.execute(query, _clean(words)):
                found.setdefault(row[0], HistoryEntry(*row))
                if len(found) >= limit:
                    break
            return list(found.values())

        return self._do(look, [])

    def close(self) -> None:
        with self._lock:
            if self._db is not None:
                self._db.close()
                self._db = None

    def _fill(self) -> None:
        if self._is_filled:
            return
        self._is_filled = True
        self._write("DELETE FROM entries WHERE id <= (SELECT max(id) FROM entries) - ?", (self._keep,))
        query = "SELECT command, cwd FROM entries ORDER BY id DESC LIMIT ?"
        rows: list[tuple[str, str]] = self._do(lambda db: db.execute(query, (CAPACITY,)).fetchall(), [])
        self._recent = self._recent.with_older(reversed(rows))

    def _import_bash(self, path: Path) -> None:
        """Copy bash's file once; the mark and the rows are one transaction, so two starts import once."""
        known = "SELECT 1 FROM imports WHERE path = ?"
        if self._do(lambda db: db.execute(known, (str(path),)).fetchone() is not None, True):
            return
        try:
            rows = [(entry.command, entry.time) for entry in read_bash_history(path)]
        except OSError:
            return

        def copy(db: "sqlite3.Connection") -> None:
            with db:
                db.execute("BEGIN IMMEDIATE")
                mark = db.execute("INSERT OR IGNORE INTO imports VALUES (?, ?)", (str(path), time.time()))
                if mark.rowcount:
                    db.executemany("INSERT INTO entries(command, time) VALUES (?, ?)", rows)

        self._do(copy, None)

    def _write(self, statement: str, values: Sequence[object]) -> None:
        def write(db: "sqlite3.Connection") -> None:
            with db:
                db.execute(statement, tuple(values))

        self._do(write, None)

    def _do(self, action: Callable[["sqlite3.Connection"], T], otherwise: T) -> T:
        """`action` on the open database under the lock; a damaged file is rebuilt and `action` tried again.

        otherwise: the answer when it cannot be done; the user is told, nothing is raised.
        """
        import sqlite3

        with self._lock:
            for _ in range(2):
                if self._db is None:
                    self._db = self._open()
                try:
                    return action(self._db)
                except sqlite3.OperationalError as error:
                    # Locked for too long, disk full, gone read-only: the entry stays in memory.
                    self._say(f"llmsh: history: {error}")
                    return otherwise
                except sqlite3.DatabaseError as error:
                    self._db.close()
                    self._db = self._rebuilt(str(error))
            return otherwise

    def _open(self) -> "sqlite3.Connection":
        import sqlite3

        try:
            private_dir(self._path.parent)
            os.close(os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
            return _connect(self._path)
        except sqlite3.OperationalError as error:
            return self._in_memory(str(error))
        except sqlite3.DatabaseError as error:
            return self._rebuilt(str(error))
        except OSError as error:
            return self._in_memory(error.strerror or str(error))

    def _in_memory(self, why: str) -> "sqlite3.Connection":
        self._say(f"llmsh: {self._path}: {why}; this session's history is kept in memory only")
        return _connect(None)

    def _rebuilt(self, why: str) -> "sqlite3.Connection":
        """A new file with what can still be read of the damaged one, which is set aside."""
        import sqlite3

        aside = self._path.with_name(f"{self._path.name}.damaged-{time.strftime('%Y%m%d-%H%M%S')}")
        try:
            with _locked(self._path.with_name(self._path.name + ".lock")):
                with contextlib.suppress(sqlite3.DatabaseError):
                    # Another shell may have repaired it while this one waited.
                    return _checked(_connect(self._path))
                for suffix in ("", "-wal", "-shm"):
                    with contextlib.suppress(FileNotFoundError):
                        os.rename(f"{self._path}{suffix}", f"{aside}{suffix}")
                os.close(os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
                db = _connect(self._path)
                saved = _salvage(aside, db)
        except (OSError, sqlite3.DatabaseError) as error:
            return self._in_memory(str(error))
        self._say(f"llmsh: history was damaged ({why}): set aside as {aside.name}, {saved} lines saved")
        return db


def _connect(path: Path | None) -> "sqlite3.Connection":
    """Open and prepare a database; None: in memory. Raises sqlite3.DatabaseError."""
    import sqlite3

    db = sqlite3.connect(path or ":memory:", timeout=BUSY_TIMEOUT_MS / 1000, check_same_thread=False)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version < SCHEMA_VERSION:
            db.executescript(_SCHEMA)
            db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        db.execute("SELECT max(id) FROM entries").fetchone()
    except sqlite3.DatabaseError:
        db.close()
        raise
    return db


def _checked(db: "sqlite3.Connection") -> "sqlite3.Connection":
    import sqlite3

    try:
        if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("quick_check failed")
    except sqlite3.DatabaseError:
        db.close()
        raise
    return db


def _salvage(damaged: Path, db: "sqlite3.Connection") -> int:
    """Copy the rows that can be read from both ends of `damaged` up to the bad pages; return how many."""
    import sqlite3

    with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(damaged)) as old:
        for order in ("", "DESC"):
            # Committed whatever happens: a bad page ends the reading, not what was read.
            with contextlib.suppress(sqlite3.DatabaseError):
                for row in old.execute(f"SELECT id, {_COLUMNS} FROM entries ORDER BY id {order}"):
                    db.execute("INSERT OR IGNORE INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            db.commit()
    count: int = db.execute("SELECT count(*) FROM entries").fetchone()[0]
    return count


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """An exclusive advisory lock, so that only one shell repairs."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _clean(values: Sequence[object]) -> tuple[object, ...]:
    """`values` with strings that UTF-8 can hold; a pasted line may carry lone surrogates."""
    return tuple(
        value.encode("utf-8", "surrogateescape").decode("utf-8", "replace") if isinstance(value, str) else value
        for value in values
    )
