"""Durations: "36 hours", "a week", "90min", "fortnight", "half an hour"."""

import re
from collections.abc import Iterator, Sequence

from llmsh.planner.entities.entity import Entity
from llmsh.planner.entities.numbers import read_number
from llmsh.planner.slots import Value
from llmsh.planner.words import Token

SECONDS = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), 1),
    **dict.fromkeys(("min", "mins", "minute", "minutes", "mn"), 60),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 3600),
    **dict.fromkeys(("d", "day", "days"), 86_400),
    **dict.fromkeys(("w", "wk", "week", "weeks"), 604_800),
    **dict.fromkeys(("fortnight", "fortnights"), 1_209_600),
    **dict.fromkeys(("month", "months"), 2_592_000),
    **dict.fromkeys(("quarter", "quarters"), 7_776_000),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years"), 31_536_000),
}
# "the last week", "past hour": the unit alone, after one of these.
_ALONE_AFTER = frozenset({"last", "past", "a", "an", "this", "previous", "each", "every", "one"})


def find(tokens: Sequence[Token]) -> Iterator[Entity]:
    for at, token in enumerate(tokens):
        low = token.low
        if token.quoted:
            continue
        if match := re.fullmatch(r"(\d+(?:\.\d+)?)-?([a-z]+)", low):
            if match[2] in SECONDS or match[2] == "m":
                seconds = SECONDS.get(match[2], 60)
                yield _duration(at, at + 1, float(match[1]) * seconds, match[2], token.text, len(match[2]) > 1)
            continue
        if (
            low == "half"
            and at + 2 < len(tokens)
            and tokens[at + 1].low in ("a", "an")
            and tokens[at + 2].low in SECONDS
        ):
            unit = tokens[at + 2].low
            yield _duration(at, at + 3, SECONDS[unit] / 2, unit, f"half an {unit}", True)
            continue
        if re.fullmatch(r"\d+\.\d+", low) and at + 1 < len(tokens) and tokens[at + 1].low in SECONDS:
            unit = tokens[at + 1].low
            yield _duration(at, at + 2, float(low) * SECONDS[unit], unit, f"{low} {unit}", True)
            continue
        if (read := read_number(tokens, at)) is not None:
            number, after = read
            if after < len(tokens) and (unit := tokens[after].low) in SECONDS and not tokens[after].quoted:
                yield _duration(at, after + 1, number * SECONDS[unit], unit, f"{number} {unit}", len(unit) > 1)
            continue
        if low in ("fortnight", "24h") or (
            low in SECONDS
            and len(low) > 2
            and low != "second"
            and not low.endswith("s")
            and at
            and tokens[at - 1].low in _ALONE_AFTER
        ):
            start = at - 1 if at and tokens[at - 1].low in ("a", "an", "one") else at
            yield _duration(start, at + 1, SECONDS[low], low, f"1 {low}", True)


def _duration(start: int, end: int, seconds: float, unit: str, text: str, is_sure: bool) -> Entity:  # noqa: PLR0917
    return Entity("duration", start, end, Value(text, round(seconds), unit), is_sure)
