"""Alignment: lays a phrasing over a request, so that its slots take the values that stand there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from llmsh.planner.lexicon import canonical, weight
from llmsh.planner.reading import Reading
from llmsh.planner.recipe import Slot
from llmsh.planner.slots import Value
from llmsh.planner.words import tokenize

SLOT_WEIGHT = 1.0
# A slot that takes what stands elsewhere in the request than its phrasing says.
_MOVED = 0.8


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrasing prepared for alignment: canonical words with their weights, slots as `{name}`."""

    phrasing: str
    words: tuple[str, ...]
    weights: tuple[float, ...]

    @classmethod
    def of(cls, phrasing: str, idf: Callable[[str], float] = lambda _: 3.0) -> "Pattern":
        lows = [token.low for token in tokenize(phrasing)]
        words = tuple(low if low.startswith("{") else canonical(low) for low in lows)
        weights = tuple(
            SLOT_WEIGHT if low.startswith("{") else weight(low, idf(word))
            for low, word in zip(lows, words, strict=True)
        )
        return cls(phrasing, words, weights)


@dataclass(frozen=True, slots=True)
class Alignment:
    """score: 1 for a perfect fit, 0 for none. values: by slot name. used: which tokens were explained.

    anchor: the share of the phrasing's own words that the request has, by weight.
    missed: the heaviest own word of the phrasing that the request lacks.
    own: the weight of its own words, where all of the phrasing stands in the request in its order; else 0.
    """

    score: float
    values: Mapping[str, Value]
    used: frozenset[int]
    anchor: float = 1.0
    missed: float = 0.0
    phrasing: str = ""
    own: float = 0.0


def align(pattern: Pattern, reading: Reading, slots: Mapping[str, Slot]) -> Alignment:
    """The best alignment of `pattern` with `reading`: in order where it can, leftovers out of order."""
    rows, columns = len(pattern.words), len(reading.words)
    fillings = [
        reading.fillings(slots[word[1:-1]]) if word.startswith("{") and word[1:-1] in slots else None
        for word in pattern.words
    ]
    heads = _prefix_sums(reading.weights)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    move: list[list[tuple[int, Value | None]]] = [[(0, None)] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        row, below, moves = best[i], best[i + 1], move[i]
        word, gain, ways = pattern.words[i], pattern.weights[i], fillings[i]
        for j in range(columns - 1, -1, -1):
            top, choice = below[j], (-1, None)
            if row[j + 1] >= top:
                top, choice = row[j + 1], (-2, None)
            if ways is None:
                if word == reading.words[j] and below[j + 1] + gain + reading.weights[j] > top:
                    top = below[j + 1] + gain + reading.weights[j]
                    choice = (1, None)
            else:
                for way in ways[j]:
                    span = heads[j + way.length] - heads[j]
                    total = below[j + way.length] + (gain + span) * way.quality
                    if total > top:
                        top = total
                        choice = (way.length, way.value)  # type: ignore[assignment]
            row[j], moves[j] = top, choice
    values: dict[str, Value] = {}
    used: set[int] = set()
    matched: set[int] = set()
    i = j = 0
    while i < rows and j < columns:
        length, value = move[i][j]
        if length == -2:
            j += 1
            continue
        if length > 0:
            used.update(range(j, j + length))
            matched.add(i)
            if value is not None:
                values[pattern.words[i][1:-1]] = value
            j += length
        i += 1
    is_in_order = len(matched) == rows
    total = best[0][0] + _leftovers(pattern, reading, slots, values, used, matched)
    everything = sum(pattern.weights) + heads[-1]
    own = [at for at, word in enumerate(pattern.words) if not word.startswith("{")]
    said = sum(pattern.weights[at] for at in own)
    anchor = sum(pattern.weights[at] for at in own if at in matched) / said if said else 1.0
    missed = max((pattern.weights[at] for at in own if at not in matched), default=0.0)
    score = total / everything if everything else 0.0
    return Alignment(score, values, frozenset(used), anchor, missed, pattern.phrasing, said if is_in_order else 0.0)


def _leftovers(  # noqa: PLR0917
    pattern: Pattern,
    reading: Reading,
    slots: Mapping[str, Slot],
    values: dict[str, Value],
    used: set[int],
    matched: set[int],
) -> float:
    """Match what the order kept apart: words anywhere, slots by an entity of their type; return the gain."""
    gained = 0.0
    for i, word in enumerate(pattern.words):
        if i in matched:
            continue
        if word.startswith("{"):
            if word[1:-1] in slots and word[1:-1] not in values:
                gained += _fill_anywhere(slots[word[1:-1]], reading, values, used)
            continue
        for j, other in enumerate(reading.words):
            if other == word and j not in used:
                used.add(j)
                matched.add(i)
                gained += _MOVED * (pattern.weights[i] + reading.weights[j])
                break
    return gained


def fill_anywhere(names: Sequence[str], reading: Reading, slots: Mapping[str, Slot], alignment: Alignment) -> Alignment:
    """`alignment` with slots that its phrasing lacks filled by entities that nothing has used yet."""
    values, used = dict(alignment.values), set(alignment.used)
    gained = sum(_fill_anywhere(slots[name], reading, values, used) for name in names if name not in values)
    if not gained:
        return alignment
    score = min(1.0, alignment.score + gained / (sum(reading.weights) * 2 or 1.0))
    return replace(alignment, score=score, values=values, used=frozenset(used))


def _fill_anywhere(slot: Slot, reading: Reading, values: dict[str, Value], used: set[int]) -> float:
    best: tuple[float, int, int, Value] | None = None
    for j, ways in enumerate(reading.fillings(slot)):
        for way in ways:
            span = range(j, j + way.length)
            if way.quality > 0.8 and not used.intersection(span) and (best is None or way.quality > best[0]):
                best = (way.quality, j, way.length, way.value)
    if best is None:
        return 0.0
    quality, j, length, value = best
    values[slot.name] = value
    used.update(range(j, j + length))
    return _MOVED * quality * (SLOT_WEIGHT + sum(reading.weights[j : j + length]))


def _prefix_sums(weights: Sequence[float]) -> list[float]:
    sums = [0.0]
    for item in weights:
        sums.append(sums[-1] + item)
    return sums
