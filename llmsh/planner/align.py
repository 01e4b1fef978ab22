"""Alignment: lays a phrasing over a request, so that its slots take the values that stand there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from llmsh.planner.entities.entity import Entity
from llmsh.planner.recipe import Slot
from llmsh.planner.slots import PATH_TYPES, Value
from llmsh.planner.words import Token, tokenize

# Which kinds of entity fill which type of slot; the types left out here take any words.
FILLED_BY: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(PATH_TYPES, ("path", "place", "glob", "quoted")),
    "files": ("files", "path", "glob", "place", "quoted"),
    "glob": ("glob", "kind", "quoted"),
    "ext": ("ext", "kind"),
    "size": ("size",),
    "duration": ("duration",),
    "date": ("date", "duration", "quoted"),
    "number": ("number",),
    "count": ("number",),
    "port": ("port", "number"),
    "pid": ("number",),
    "mode": ("mode",),
    "url": ("url", "host", "quoted"),
    "host": ("host", "quoted"),
    "text": ("quoted",),
    "pattern": ("quoted",),
}
FREE = (
    frozenset({"text", "pattern", "name", "user", "host", "ext", "choice", "url", "date", "glob"})
    | PATH_TYPES
    | {"files"}
)
_MAX_FREE_WORDS = 6


@dataclass(frozen=True, slots=True)
class Alignment:
    """score: 1 for a perfect fit, lower with each word left over on either side. values: by slot name."""

    score: float
    values: Mapping[str, Value]
    phrasing: str = ""


def align(
    phrasing: str, tokens: Sequence[Token], entities: Sequence[Entity], slots: Mapping[str, Slot]
) -> Alignment:
    """The best monotone alignment of `phrasing` with the request `tokens`."""
    pattern = tokenize(phrasing)
    starts: dict[int, list[Entity]] = {}
    for entity in entities:
        starts.setdefault(entity.start, []).append(entity)
    rows, columns = len(pattern), len(tokens)
    # best[i][j]: score of the best alignment of pattern[i:] with tokens[j:], and the move made there.
    best: list[list[tuple[float, int, int, Value | None]]] = [
        [(0.0, 0, 0, None)] * (columns + 1) for _ in range(rows + 1)
    ]
    for i in range(rows, -1, -1):
        for j in range(columns, -1, -1):
            if i == rows and j == columns:
                continue
            options: list[tuple[float, int, int, Value | None]] = []
            if j < columns:
                options.append((best[i][j + 1][0] - 0.5, 0, 1, None))
            if i < rows:
                word = pattern[i].low
                slot = slots.get(word[1:-1]) if word.startswith("{") else None
                options.append((best[i + 1][j][0] - (0.7 if slot else 0.5), 1, 0, None))
                if slot is not None and j < columns:
                    options += [
                        (best[i + 1][j + length][0] + gain, 1, length, value)
                        for gain, length, value in _fillings(slot, tokens, starts, j)
                    ]
                elif j < columns and word == tokens[j].low:
                    options.append((best[i + 1][j + 1][0] + 1.0, 1, 1, None))
            best[i][j] = max(options, key=lambda option: option[0])
    values: dict[str, Value] = {}
    i = j = 0
    while i < rows or j < columns:
        _, down, right, value = best[i][j]
        if value is not None:
            values[pattern[i].low[1:-1]] = value
        i, j = i + down, j + right
    return Alignment(best[0][0][0] / max(rows, columns, 1), values, phrasing)


def _fillings(
    slot: Slot, tokens: Sequence[Token], starts: Mapping[int, Sequence[Entity]], at: int
) -> list[tuple[float, int, Value]]:
    """Ways to fill `slot` from token `at` on: gain, number of tokens, value."""
    ways: list[tuple[float, int, Value]] = []
    kinds = FILLED_BY.get(slot.type, ())
    for entity in starts.get(at, ()):
        if entity.kind in kinds:
            ways.append(
                (
                    1.0 + 0.01 * (entity.end - entity.start) - 0.05 * kinds.index(entity.kind),
                    entity.end - at,
                    entity.value,
                )
            )
    if slot.type in FREE:
        for length in range(1, min(_MAX_FREE_WORDS, len(tokens) - at) + 1):
            if length > 1 and slot.type not in ("text", "pattern"):
                break
            words = " ".join(token.text for token in tokens[at : at + length])
            if slot.type == "choice" and words.lower() not in slot.values:
                continue
            ways.append(
                (0.6 - 0.15 * (length - 1), length, Value(words.lower() if slot.type == "choice" else words))
            )
    return ways
