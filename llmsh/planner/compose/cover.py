"""Covers: the best ways to explain the words of a request by fragments that do not overlap."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from llmsh.planner.compose.matcher import SKIPPED, Match
from llmsh.planner.reading import Reading
from llmsh.planner.words import Token

BEAM = 32
# A word of a longer match is a little more telling than the same word matched alone.
_JOINED = 0.02
_SKIPPED_WEIGHT = 0.04
_PREPOSITION_WEIGHT = 0.06
PREPOSITIONS = frozenset({"in", "for", "from", "on", "with", "at", "by", "into", "as", "each", "every"})


@dataclass(frozen=True, slots=True)
class Cover:
    """Matches in order. gained: weight explained, by quality. open: fragments whose second half is still to come."""

    matches: tuple[Match, ...]
    gained: float
    open: frozenset[tuple[str, int]] = frozenset()
    gaps: frozenset[int] = frozenset()


def covers(
    reading: Reading, matches: Sequence[Match], *, allowed: Callable[[Cover, Match], bool]
) -> list[tuple[float, Cover]]:
    """The best covers with the share of the request's weight that they explain, best first."""
    count = len(reading.tokens)
    weights = [_weight(token, weight) for token, weight in zip(reading.tokens, reading.weights, strict=True)]
    total = sum(weights) or 1.0
    by_start: list[list[Match]] = [[] for _ in range(count)]
    for match in matches:
        if match.end > match.start:
            by_start[match.start].append(match)
    beams: list[list[Cover]] = [[] for _ in range(count + 1)]
    beams[0] = [Cover((), 0.0)]
    for at in range(count):
        beam = sorted(beams[at], key=lambda cover: -cover.gained)[:BEAM]
        for cover in beam:
            beams[at + 1].append(Cover(cover.matches, cover.gained, cover.open, cover.gaps | {at}))
            for match in by_start[at]:
                opened = _open_after(cover.open, match)
                if opened is None or not allowed(cover, match):
                    continue
                gained = sum(weights[match.start : match.end]) - match.lost + _JOINED * (match.words - 1)
                beams[match.end].append(Cover((*cover.matches, match), cover.gained + gained, opened, cover.gaps))
    done = [cover for cover in beams[count] if not cover.open and cover.matches]
    done.sort(key=lambda cover: (-round(cover.gained, 6), len(cover.matches), _words_of_any(cover)))
    return [(min(1.0, cover.gained / total), cover) for cover in done[:BEAM]]


def _words_of_any(cover: Cover) -> int:
    """How many matches say nothing of the domain: where all else is equal, those that do are meant."""
    return sum(match.fragment.domain == "any" and match.fragment.part == "filler" for match in cover.matches)


def _weight(token: Token, weight: float) -> float:
    if token.quoted or token.low not in SKIPPED | PREPOSITIONS:
        return weight
    return _SKIPPED_WEIGHT if token.low in SKIPPED else _PREPOSITION_WEIGHT


def _open_after(opened: frozenset[tuple[str, int]], match: Match) -> frozenset[tuple[str, int]] | None:
    """Open gaps after `match`; None when it is a second half that nothing opened."""
    half = (match.fragment.id, match.phrasing)
    if match.half == 1:
        return None if opened else opened | {half}
    if match.half == 2:
        return opened - {half} if half in opened else None
    return opened
