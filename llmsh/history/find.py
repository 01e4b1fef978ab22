"""Which commands hold all words of a query, best first: by frecency, and by whether they were used in this place.

A query without filters looks at distinct commands; one with filters at entries, newest first.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from llmsh.core.ports import HistoryEntry, HistoryFilter
from llmsh.history.frecency import PLACE_BONUS_S, with_use
from llmsh.history.schema import COLUMNS, clean, has_words

if TYPE_CHECKING:
    import sqlite3

# So many commands that hold the words are sorted; where there are more, going down the order finds them sooner.
RARE = 2_000
# Entries of this directory that are looked at for the bonus, and that filters may find before ranking.
NEAR = 2_000
TRIGRAM = 3


def find(db: "sqlite3.Connection", text: str, limit: int, where: HistoryFilter, near: str) -> list[HistoryEntry]:
    """At most `limit` distinct commands that pass, each as the newest entry of it that does.

    A word with a capital is matched exactly. near: a directory whose commands come first.
    """
    words = _words(text)
    if where.is_empty:
        scores = dict(_commands(db, words, limit))
        for command, when in _here(db, words, near) if near else ():
            scores[command] = max(scores.get(command, 0.0), when) + PLACE_BONUS_S
        newest: dict[str, int] = {}
    else:
        scores, newest = _entries(db, words, where, near)
    best = sorted(scores, key=lambda command: (-scores[command], command))
    return list(_newest(db, best, newest, limit))


def newest_first(
    db: "sqlite3.Connection", text: str, limit: int, where: HistoryFilter
) -> Iterator[tuple[int, HistoryEntry]]:
    """Every entry that passes, repeated commands too, with its id; newest first."""
    tests, values = _conditions(_words(text), where)
    query = f"SELECT id, {COLUMNS} FROM entries WHERE {tests} ORDER BY time DESC, id DESC LIMIT ?"
    for number, *row in db.execute(query, (*values, limit)):
        yield number, HistoryEntry(*row)


def _words(text: str) -> list[str]:
    return clean(text.replace("\0", "")).split()


def _commands(db: "sqlite3.Connection", words: Sequence[str], limit: int) -> Iterator[tuple[str, float]]:
    tests, values = _tests(words)
    rare = _rare(db, words)
    if rare is not None:
        marks = ", ".join("?" * len(rare))
        yield from db.execute(
            f"SELECT command, score FROM commands WHERE id IN ({marks}) AND {tests}", (*rare, *values)
        )
        return
    yield from db.execute(
        f"SELECT command, score FROM commands WHERE {tests} ORDER BY score DESC LIMIT ?", (*values, limit)
    )


def _rare(db: "sqlite3.Connection", words: Sequence[str]) -> list[int] | None:
    """The commands that may hold the words, by their trigrams; None where these are too many or do not tell.

    Not covered: what stands beyond the first 4,000 characters of a command.
    """
    grams = {word[at : at + TRIGRAM] for word in words for at in range(len(word) - TRIGRAM + 1)}
    if not grams or not has_words(db):
        return None
    query = " AND ".join('"' + gram.replace('"', '""') + '"' for gram in sorted(grams))
    found = [
        number for (number,) in db.execute("SELECT rowid FROM words WHERE words MATCH ? LIMIT ?", (query, RARE + 1))
    ]
    return found if len(found) <= RARE else None


def _here(db: "sqlite3.Connection", words: Sequence[str], near: str) -> Iterator[tuple[str, float]]:
    tests, values = _tests(words)
    newest = "SELECT command, time FROM entries WHERE cwd = ? ORDER BY time DESC LIMIT ?"
    query = f"SELECT command, max(time) FROM ({newest}) WHERE {tests} GROUP BY command"
    yield from db.execute(query, (clean(near), NEAR, *values))


def _entries(
    db: "sqlite3.Connection", words: Sequence[str], where: HistoryFilter, near: str
) -> tuple[dict[str, float], dict[str, int]]:
    """(score, newest id) by command, of the newest entries that pass; the score counts these alone."""
    tests, values = _conditions(words, where)
    rare = _rare(db, words)
    if rare is not None:
        tests += f" AND command IN (SELECT command FROM commands WHERE id IN ({', '.join('?' * len(rare))}))"
        values += rare
    scores: dict[str, float] = {}
    newest: dict[str, int] = {}
    query = f"SELECT id, command, time, cwd FROM entries WHERE {tests} ORDER BY time DESC, id DESC"
    for number, command, when, cwd in db.execute(query, values):
        if command not in newest:
            if len(newest) == NEAR:
                break
            newest[command] = number
            scores[command] = when + (PLACE_BONUS_S if near and cwd == near else 0.0)
        else:
            scores[command] = with_use(scores[command], when)
    return scores, newest


def _newest(
    db: "sqlite3.Connection", best: Sequence[str], newest: dict[str, int], limit: int
) -> Iterator[HistoryEntry]:
    by_command = f"SELECT {COLUMNS} FROM entries WHERE command = ? ORDER BY time DESC, id DESC LIMIT 1"
    by_id = f"SELECT {COLUMNS} FROM entries WHERE id = ?"
    found = 0
    for command in best:
        if found == limit:
            return
        query, value = (by_id, newest[command]) if newest else (by_command, command)
        row = db.execute(query, (value,)).fetchone()
        if row is not None:
            found += 1
            yield HistoryEntry(*row)


def _tests(words: Sequence[str]) -> tuple[str, list[object]]:
    """SQL for: `command` holds all words; with its values."""
    tests = ["instr(command, ?) > 0" if word != word.lower() else r"command LIKE ? ESCAPE '\'" for word in words]
    return " AND ".join(tests) or "1", [word if word != word.lower() else _like(word) for word in words]


def _like(word: str) -> str:
    return "%" + re.sub(r"([%_\\])", r"\\\1", word) + "%"


def _conditions(words: Sequence[str], where: HistoryFilter) -> tuple[str, list[object]]:
    tests, values = _tests(words)
    conditions = [tests]
    if where.cwd:
        below = where.cwd.rstrip("/") + "/"
        # In a collation by bytes, what begins with `below` lies between it and the same with the next character.
        # The unary plus: a walk down the times ends sooner than all of a tree is sorted.
        conditions.append("(+cwd = ? OR (+cwd >= ? AND +cwd < ?))" if where.below else "cwd = ?")
        values += [where.cwd, below, below[:-1] + chr(ord("/") + 1)] if where.below else [where.cwd]
    if where.status == "ok":
        conditions.append("status = 0")
    elif where.status == "failed":
        conditions.append("status != 0")
    elif where.status:
        conditions.append("status = ?")
        values.append(int(where.status))
    if where.host:
        conditions.append("host = ?")
        values.append(where.host)
    if where.since is not None:
        conditions.append("time >= ?")
        values.append(where.since)
    if where.until is not None:
        conditions.append("time <= ?")
        values.append(where.until)
    return " AND ".join(conditions), values
