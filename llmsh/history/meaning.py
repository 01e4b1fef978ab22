"""Earlier commands found by what was said of them: words that are in them, and what their programs are for.

The score is the share of the query's words that a command, its directory or the sentence it came from holds, rare words
counting more, and the cosine of the query with the command and with what people ask its program for.
"""

import math
import re
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from llmsh.core.ports import HistoryEntry
from llmsh.history.command_index import catch_up
from llmsh.history.schema import COLUMNS, meta
from llmsh.search.meaning_vectors import MeaningVectors

if TYPE_CHECKING:
    import sqlite3

    from llmsh.history.store import SqliteHistory

# Commands that are scored: the nearest by vector, and for each word of the query those that are used most and hold it.
NEAREST = 200
HOLDING = 200
WORDS_SHARE = 0.6
# A command whose program the query names as such ("the ffmpeg line").
PROGRAM_BONUS = 0.25
_PIECE = re.compile(r"[A-Za-z]{2,}|\d+")


@dataclass(frozen=True, slots=True)
class Recalled:
    """score: 0..1 and above; words: the share of the query's words that were found as they are."""

    entry: HistoryEntry
    score: float
    words: float


@dataclass(frozen=True, slots=True)
class Known:
    """One command of the index. pieces: the words in it, in its directory's name and in its sentence, as terms."""

    number: int
    command: str
    program: str
    pieces: frozenset[str]


class Recall:
    """Thread-safe; vectors of new commands are added at each query, all are made anew after a deletion.

    terms_of: a text as the embedding's terms. purpose_of: terms that people use who ask for a program, given as its
    name or as its name and subcommand; () where nothing is known.
    """

    def __init__(
        self,
        store: "SqliteHistory",
        terms_of: Callable[[str], list[str]],
        purpose_of: Callable[[str], Sequence[str]],
    ) -> None:
        self._store = store
        self._terms_of = terms_of
        self._purpose_of = purpose_of
        self._lock = threading.Lock()
        self._forget()

    def __call__(self, words: Sequence[str], limit: int, *, program: str = "") -> list[Recalled]:
        """The best commands for the content words of a query; () words give none.

        program: a word that the query uses as a program's name.
        """
        if not words:
            return []
        with self._lock:
            self._refresh()
            return self._find([word.lower() for word in words], limit, program.lower())

    def _find(self, words: Sequence[str], limit: int, program: str) -> list[Recalled]:
        terms = list(dict.fromkeys(term for word in words for term in self._terms_of(word)))
        holding = {term: self._holding.get(term, []) for term in terms}
        rows = {row for row, _ in self._vectors.nearest([terms], NEAREST)}
        rows.update(row for found in holding.values() for row in found[-HOLDING:])
        rows.update(self._programs.get(program, [])[-HOLDING:])
        # A word that no command holds says nothing about which one is meant, but counts against all.
        weights = {term: math.log1p(len(self._known) / (1 + len(found))) for term, found in holding.items()}
        total = sum(weights.values()) or 1.0
        chosen = sorted(rows)
        scored = []
        for row, cosine in zip(chosen, self._vectors.cosines([terms], chosen), strict=True):
            known = self._known[row]
            share = sum(weight for term, weight in weights.items() if term in known.pieces) / total
            score = WORDS_SHARE * share + (1 - WORDS_SHARE) * max(cosine, 0.0)
            score += PROGRAM_BONUS * bool(program and program == known.program)
            scored.append((score, share, row))
        scored.sort(reverse=True)
        return self._entries(scored, limit)

    def _entries(self, scored: Sequence[tuple[float, float, int]], limit: int) -> list[Recalled]:
        query = f"SELECT {COLUMNS} FROM entries WHERE command = ? ORDER BY time DESC, id DESC LIMIT 1"

        def look(db: "sqlite3.Connection") -> list[Recalled]:
            found: list[Recalled] = []
            for score, share, row in scored:
                if len(found) == limit:
                    break
                if (values := db.execute(query, (self._known[row].command,)).fetchone()) is not None:
                    found.append(Recalled(HistoryEntry(*values), score, share))
            return found

        return self._store.look(look, [])

    def _forget(self) -> None:
        self._vectors = MeaningVectors()
        self._known: list[Known] = []
        self._holding: dict[str, list[int]] = {}
        self._programs: dict[str, list[int]] = {}
        self._erasures = -1

    def _refresh(self) -> None:
        def read(db: "sqlite3.Connection") -> tuple[int, list[tuple[int, str, str, str]]]:
            catch_up(db)
            erasures = meta(db, "erasures")
            last = self._known[-1].number if self._known and erasures == self._erasures else 0
            newest = "SELECT id FROM entries WHERE command = c.command ORDER BY time DESC, id DESC LIMIT 1"
            rows = db.execute(
                f"SELECT c.id, c.command, e.cwd, e.request FROM commands c JOIN entries e ON e.id = ({newest}) "
                "WHERE c.id > ? ORDER BY c.id",
                (last,),
            ).fetchall()
            return erasures, rows

        nothing: tuple[int, list[tuple[int, str, str, str]]] = (self._erasures, [])
        erasures, rows = self._store.look(read, nothing)
        if erasures != self._erasures:
            self._forget()
            self._erasures = erasures
        self._vectors.extend([self._added(*row) for row in rows])

    def _added(self, number: int, command: str, cwd: str, request: str) -> list[Sequence[str]]:
        """Remember a command; return the parts of its vector."""
        words = _PIECE.findall(command)
        program, purpose = self._program(command)
        pieces = [term for word in words for term in self._terms_of(word.lower())]
        place = [term for word in _PIECE.findall(cwd.rpartition("/")[2]) for term in self._terms_of(word.lower())]
        said = self._terms_of(request.lower()) if request else []
        known = Known(number, command, program, frozenset({*pieces, *place, *said, program}))
        row = len(self._known)
        self._known.append(known)
        self._programs.setdefault(program, []).append(row)
        for piece in known.pieces:
            self._holding.setdefault(piece, []).append(row)
        return [pieces, purpose, said]

    def _program(self, command: str) -> tuple[str, Sequence[str]]:
        """The program that a command line runs first, and the terms of what it is for."""
        words = [word for word in command.split()[:6] if "=" not in word and word not in ("sudo", "time", "env")]
        if not words:
            return "", ()
        program = words[0].rpartition("/")[2].lower()
        two = " ".join((program, *words[1:2])).lower()
        return program, self._purpose_of(two) or self._purpose_of(program)


def purposes(phrasings: Sequence[tuple[str, Sequence[str]]], *, most: int = 40) -> dict[str, tuple[str, ...]]:
    """What people say for each program, from (program, terms of a phrasing) pairs: the terms used most."""
    counts: dict[str, Counter[str]] = {}
    for program, terms in phrasings:
        counts.setdefault(program, Counter()).update(set(terms))
    return {program: tuple(term for term, _ in count.most_common(most)) for program, count in counts.items()}
