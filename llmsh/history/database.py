"""The history's SQLite file: WAL, several writers, damage set aside and rebuilt; never in the way of a prompt.

sqlite3 is imported when the file is opened, behind the first prompt.
"""

import contextlib
import fcntl
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from llmsh.config import private_dir
from llmsh.history.schema import ENTRY_COLUMNS, prepare

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")

BUSY_TIMEOUT_MS = 2_000


class Database:
    """One connection to the file, mode 0600; opened at first use and safe to use from any thread.

    say: receives one line for the user when the file had to be set aside or cannot be used; the history then
    lives in memory for this session.
    """

    def __init__(self, path: Path, *, say: Callable[[str], None]) -> None:
        self._path = path
        self._say = say
        self._lock = threading.RLock()
        self._db: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        self._complaint = ""
        self.is_in_memory = False

    def do(self, action: Callable[["sqlite3.Connection"], T], otherwise: T) -> T:
        """`action` on the open database under the lock; a damaged file is rebuilt and `action` tried again.

        otherwise: the answer when it cannot be done; the user is told, nothing is raised.
        """
        import sqlite3

        with self._lock:
            for _ in range(2):
                if self._db is not None and self._is_replaced():
                    self.close()
                try:
                    if self._db is None:
                        self._use(self._open())
                    assert self._db is not None
                    return action(self._db)
                except sqlite3.OperationalError as error:
                    # Locked for too long, disk full, gone read-only: said once, until a line can be written again.
                    if str(error) != self._complaint:
                        self._complaint = str(error)
                        self._say(f"llmsh: history: {error}; new lines wait in memory")
                    return otherwise
                except sqlite3.DatabaseError as error:
                    self.close()
                    self._use(self._rebuilt(str(error)))
            return otherwise

    def write(self, action: Callable[["sqlite3.Connection"], T], otherwise: T) -> T:
        """As do(), in one transaction that holds the write lock from its begin."""
        done = self.do(lambda db: (in_transaction(db, lambda: action(db)),), None)
        if done is None:
            return otherwise
        self._complaint = ""
        return done[0]

    def close(self) -> None:
        with self._lock:
            if self._db is not None:
                self._db.close()
                self._db = None

    def _use(self, db: "sqlite3.Connection") -> None:
        self._db = db
        self._file = None if self.is_in_memory else _identity(self._path)

    def _is_replaced(self) -> bool:
        """Claims that the name leads to another file now: another shell has set a damaged one aside, or it is gone."""
        return not self.is_in_memory and _identity(self._path) != self._file

    def _open(self) -> "sqlite3.Connection":
        import sqlite3

        try:
            private_dir(self._path.parent)
            # Never one that is there: closing it would drop the locks of this process's other connection, and who
            # closes next elsewhere would take the log away under it (fcntl(2), advisory record locks).
            with contextlib.suppress(FileExistsError):
                os.close(os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
            return connect(self._path)
        except sqlite3.OperationalError as error:
            if "locked" in str(error):  # by others, for too long: it is tried again with the next line
                raise
            return self._in_memory(str(error))
        except sqlite3.DatabaseError as error:
            return self._rebuilt(str(error))
        except OSError as error:
            return self._in_memory(error.strerror or str(error))

    def _in_memory(self, why: str) -> "sqlite3.Connection":
        self._say(f"llmsh: {self._path}: {why}; this session's history is kept in memory only")
        self.is_in_memory = True
        return connect(None)

    def _rebuilt(self, why: str) -> "sqlite3.Connection":
        """A new file with what can still be read of the damaged one, which is set aside."""
        import sqlite3

        aside = self._path.with_name(f"{self._path.name}.damaged-{time.strftime('%Y%m%d-%H%M%S')}")
        try:
            with _locked(self._path.with_name(self._path.name + ".lock")):
                with contextlib.suppress(sqlite3.DatabaseError):
                    # Another shell may have repaired it while this one waited.
                    return _checked(connect(self._path))
                for suffix in ("", "-wal", "-shm"):
                    with contextlib.suppress(FileNotFoundError):
                        os.rename(f"{self._path}{suffix}", f"{aside}{suffix}")
                os.close(os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
                db = connect(self._path)
                saved = _salvage(aside, db)
        except (OSError, sqlite3.DatabaseError) as error:
            return self._in_memory(str(error))
        self._say(f"llmsh: history was damaged ({why}): set aside as {aside.name}, {saved} lines saved")
        return db


def in_transaction(db: "sqlite3.Connection", action: Callable[[], T]) -> T:
    """`action` in one transaction that holds the write lock from its begin, so that it cannot fail half-way."""
    with db:
        db.execute("BEGIN IMMEDIATE")
        return action()


def connect(path: Path | None) -> "sqlite3.Connection":
    """Open and prepare a database; None: in memory. Raises sqlite3.DatabaseError."""
    import sqlite3

    db = sqlite3.connect(path or ":memory:", timeout=BUSY_TIMEOUT_MS / 1000, check_same_thread=False)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        # A process that is killed loses nothing that was committed; a power failure may lose the last lines.
        db.execute("PRAGMA synchronous = NORMAL")
        prepare(db)
        db.execute("SELECT max(id) FROM entries").fetchone()
    except sqlite3.DatabaseError:
        db.close()
        raise
    return db


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino


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
        there = {row[1] for row in old.execute("PRAGMA table_info(entries)")}
        columns = ", ".join(column for column in ("id", *ENTRY_COLUMNS) if column in there)
        marks = ", ".join("?" * (columns.count(",") + 1))
        for order in ("", "DESC"):
            # Committed whatever happens: a bad page ends the reading, not what was read.
            with contextlib.suppress(sqlite3.DatabaseError):
                for row in old.execute(f"SELECT {columns} FROM entries ORDER BY id {order}"):
                    db.execute(f"INSERT OR IGNORE INTO entries({columns}) VALUES ({marks})", row)
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
