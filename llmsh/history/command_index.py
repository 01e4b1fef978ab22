"""The index over distinct commands, brought up to date behind the prompt: what is typed waits for none of it."""

import time
from typing import TYPE_CHECKING

from llmsh.history.database import in_transaction
from llmsh.history.frecency import with_use
from llmsh.history.schema import has_words, meta, set_meta

if TYPE_CHECKING:
    import sqlite3

# Entries in one transaction: who writes a line meanwhile waits for it, some 15 ms, and gets its turn in the pause.
CHUNK = 500
PAUSE_S = 0.01
# Longer commands are found by what stands in their beginning.
WORDS_MAX = 4_000


def catch_up(db: "sqlite3.Connection", *, seconds: float = 60.0) -> bool:
    """Index the entries that are new; return whether all are in. Raises sqlite3.OperationalError when locked."""
    ends = time.monotonic() + seconds
    while True:
        if meta(db, "indexed") >= (db.execute("SELECT max(id) FROM entries").fetchone()[0] or 0):
            return True
        if in_transaction(db, lambda: _index_chunk(db)) == CHUNK:
            if time.monotonic() > ends:
                return False
            time.sleep(PAUSE_S)


def _index_chunk(db: "sqlite3.Connection") -> int:
    """Index the next entries; return how many."""
    rows = db.execute(
        "SELECT id, command, time FROM entries WHERE id > ? ORDER BY id LIMIT ?", (meta(db, "indexed"), CHUNK)
    ).fetchall()
    are_words = has_words(db)
    for _, command, when in rows:
        known = db.execute("SELECT id, score, last FROM commands WHERE command = ?", (command,)).fetchone()
        if known is not None:
            db.execute(
                "UPDATE commands SET score = ?, last = ? WHERE id = ?",
                (with_use(known[1], when), max(known[2], when), known[0]),
            )
            continue
        added = db.execute("INSERT INTO commands(command, score, last) VALUES (?, ?, ?)", (command, when, when))
        if are_words:
            db.execute("INSERT INTO words(rowid, command) VALUES (?, ?)", (added.lastrowid, command[:WORDS_MAX]))
    if rows:
        set_meta(db, "indexed", rows[-1][0])
    return len(rows)


def forget_words(db: "sqlite3.Connection") -> None:
    """Write the trigrams anew, so that those of deleted commands are in no page of the file any more."""
    if has_words(db):
        db.execute("INSERT INTO words(words) VALUES ('optimize')")


def reindex(db: "sqlite3.Connection", command: str) -> None:
    """Make what the index knows of `command` true again after entries of it were deleted; in a transaction."""
    known = db.execute("SELECT id FROM commands WHERE command = ?", (command,)).fetchone()
    if known is None:
        return
    score: float | None = None
    last = 0.0
    up_to = meta(db, "indexed")
    for (when,) in db.execute("SELECT time FROM entries WHERE command = ? AND id <= ?", (command, up_to)):
        score, last = with_use(score, when), max(last, when)
    if score is not None:
        db.execute("UPDATE commands SET score = ?, last = ? WHERE id = ?", (score, last, known[0]))
        return
    if has_words(db):
        db.execute("INSERT INTO words(words, rowid, command) VALUES ('delete', ?, ?)", (known[0], command[:WORDS_MAX]))
    db.execute("DELETE FROM commands WHERE id = ?", (known[0],))
