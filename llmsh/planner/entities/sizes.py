"""Sizes: `10 MB`, `2 gigs`, `500k`, `1.5MB`, "a megabyte", "half a gig"."""

import re
from collections.abc import Iterator, Sequence

from llmsh.planner.entities.entity import Entity
from llmsh.planner.entities.numbers import read_number
from llmsh.planner.slots import Value
from llmsh.planner.words import Token

# find, du and the people who type "10 MB" all mean binary multiples.
_UNITS = {
    **dict.fromkeys(("b", "byte", "bytes", "c"), 1),
    **dict.fromkeys(("k", "kb", "kib", "kilobyte", "kilobytes", "kbyte", "kbytes", "kilo", "kilos"), 1 << 10),
    **dict.fromkeys(("m", "mb", "mib", "megabyte", "megabytes", "mbyte", "mbytes", "meg", "megs", "mega"), 1 << 20),
    **dict.fromkeys(("g", "gb", "gib", "gigabyte", "gigabytes", "gbyte", "gig", "gigs", "giga"), 1 << 30),
    **dict.fromkeys(("t", "tb", "tib", "terabyte", "terabytes", "tera"), 1 << 40),
}
_ONE_WORD = re.compile(r"(\d+(?:\.\d+)?)-?([a-z]+)")


def find(tokens: Sequence[Token]) -> Iterator[Entity]:
    for at, token in enumerate(tokens):
        if token.quoted:
            continue
        if match := _ONE_WORD.fullmatch(token.low):
            unit = match[2]
            if unit in _UNITS and (unit != "m" or "m" in token.text or "M" in token.text):
                yield _size(at, at + 1, float(match[1]), unit, token.text, is_sure=len(unit) > 1)
            continue
        if (read := _read_amount(tokens, at)) is None:
            continue
        amount, after = read
        if after < len(tokens) and tokens[after].low in _UNITS and not tokens[after].quoted:
            unit = tokens[after].low
            text = " ".join(item.text for item in tokens[at : after + 1])
            yield _size(at, after + 1, amount, unit, text, is_sure=len(unit) > 1)
        elif after + 2 < len(tokens) and tokens[after].low in ("and", "to", "-") and amount == int(amount):
            # "between 10 and 20 MB": the unit of the second number is that of the first.
            following = _read_amount(tokens, after + 1)
            match = _ONE_WORD.fullmatch(tokens[after + 1].low)
            unit = match[2] if match else tokens[following[1]].low if following and following[1] < len(tokens) else ""
            if unit in _UNITS and unit not in ("m", "c", "b") and at and tokens[at - 1].low in ("between", "from"):
                yield _size(at, after, amount, unit, f"{token.text} {unit}", is_sure=True)


def _read_amount(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    low = tokens[at].low
    if at and tokens[at - 1].low == "half":
        return None
    if low == "half" and at + 1 < len(tokens) and tokens[at + 1].low in ("a", "an"):
        return 0.5, at + 2
    if re.fullmatch(r"\d+\.\d+", low):
        return float(low), at + 1
    if low in ("a", "an") and at + 1 < len(tokens) and len(tokens[at + 1].low) > 2:
        read = read_number(tokens, at)
        return read or (1.0, at + 1)
    return read_number(tokens, at)


def _size(start: int, end: int, amount: float, unit: str, text: str, *, is_sure: bool) -> Entity:
    size_bytes = round(amount * _UNITS[unit])
    return Entity("size", start, end, Value(text, size_bytes, unit), is_sure)
