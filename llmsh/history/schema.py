"""The tables of the history. `entries` is the truth; `commands` and `words` are an index that can be made anew."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

SCHEMA_VERSION = 2
ENTRY_COLUMNS = ("command", "time", "cwd", "status", "duration_s", "request", "host")
COLUMNS = ", ".join(ENTRY_COLUMNS)

_TABLES = (
    """CREATE TABLE IF NOT EXISTS entries(
    id INTEGER PRIMARY KEY,
    command TEXT NOT NULL,
    time REAL NOT NULL,
    cwd TEXT NOT NULL DEFAULT '',
    status INTEGER,
    duration_s REAL,
    request TEXT NOT NULL DEFAULT '',
    host TEXT NOT NULL DEFAULT ''
)""",
    "DROP INDEX IF EXISTS entries_by_command",
    "CREATE INDEX IF NOT EXISTS entries_by_command_and_time ON entries(command, time)",
    "CREATE TABLE IF NOT EXISTS imports(path TEXT PRIMARY KEY, time REAL NOT NULL)",
    # Lines of other shells are entered later than they were typed: the time orders, not the id.
    "CREATE INDEX IF NOT EXISTS entries_by_time ON entries(time)",
    "CREATE INDEX IF NOT EXISTS entries_by_cwd ON entries(cwd, time)",
    # indexed: the id up to which `commands` knows the entries. erasures: how often something was deleted.
    "CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
    # Each command once. score: its frecency (see frecency.py); last: the time it was run last.
    """CREATE TABLE IF NOT EXISTS commands(
    id INTEGER PRIMARY KEY,
    command TEXT NOT NULL UNIQUE,
    score REAL NOT NULL,
    last REAL NOT NULL
)""",
    # With the command, so that going down the order reads nothing else.
    "CREATE INDEX IF NOT EXISTS commands_by_score ON commands(score, command)",
)
# Which commands hold which three characters; without positions, as the command itself is looked at afterwards.
_WORDS = "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(command, content='', detail=none, tokenize='trigram')"


def prepare(db: "sqlite3.Connection") -> None:
    """Make what is missing, also in a file of an older version. Raises sqlite3.DatabaseError."""
    if _version(db) >= SCHEMA_VERSION:
        return
    import sqlite3

    db.execute("BEGIN IMMEDIATE")
    try:
        if 0 < _version(db) < 2:
            db.execute("ALTER TABLE entries ADD COLUMN host TEXT NOT NULL DEFAULT ''")
        for statement in _TABLES:
            db.execute(statement)
        try:
            db.execute(_WORDS)
        except sqlite3.OperationalError as error:
            # An SQLite without FTS5 or trigrams (before 3.34): commands are looked through one by one.
            if "no such" not in str(error):
                raise
        db.execute(f"PRAGMA user_version = {max(_version(db), SCHEMA_VERSION)}")
        db.commit()
    except sqlite3.DatabaseError:
        db.rollback()
        raise


def has_words(db: "sqlite3.Connection") -> bool:
    return db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'words'").fetchone() is not None


def meta(db: "sqlite3.Connection", name: str) -> int:
    row = db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return int(row[0]) if row else 0


def set_meta(db: "sqlite3.Connection", name: str, value: int) -> None:
    db.execute("INSERT INTO meta VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value", (name, value))


def clean(text: str) -> str:
    """`text` as UTF-8 can hold it; a pasted line may carry lone surrogates."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _version(db: "sqlite3.Connection") -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])
