"""Numbers: digits, and counts in words ("five", "a dozen", "twenty-five")."""

import re
from collections.abc import Iterator, Sequence

from llmsh.planner.entities.entity import Entity
from llmsh.planner.slots import Value
from llmsh.planner.words import Token

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = dict(
    zip(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        range(20, 100, 10),
        strict=True,
    )
)
_WORDS = {word: number for number, word in enumerate(_UNITS)} | _TENS
_GROUPS = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000, "couple": 2}
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}


def number_word(low: str) -> int | None:
    """The number that one lower-case word says in words, "five" or "twenty-five"; None for anything else."""
    if low in _WORDS:
        return _WORDS[low]
    tens, dash, units = low.partition("-")
    if dash and tens in _TENS and units in _WORDS:
        return _TENS[tens] + _WORDS[units]
    return None


def read_number(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The whole number that begins at token `at` and the index after it: "1,000", "a dozen", "two hundred"."""
    low = tokens[at].low
    if tokens[at].quoted:
        return None
    if re.fullmatch(r"\d{1,3}(,\d{3})+|\d+", low):
        number, after = int(low.replace(",", "")), at + 1
    elif low in ("a", "one", "half") and after_is_group(tokens, at):
        number, after = 1, at + 1
    elif (word := number_word(low)) is not None:
        number, after = word, at + 1
        if low in _TENS and after < len(tokens) and 0 < _WORDS.get(tokens[after].low, 0) < 10:
            number, after = number + _WORDS[tokens[after].low], after + 1
    elif low in _GROUPS and low != "couple":
        return _GROUPS[low], at + 1
    else:
        return None
    while after < len(tokens) and tokens[after].low in _GROUPS:
        number, after = number * _GROUPS[tokens[after].low], after + 1
        if after < len(tokens) and tokens[after].low == "of" and tokens[after - 1].low == "couple":
            after += 1
    return number, after


def after_is_group(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].low in _GROUPS


def find(tokens: Sequence[Token]) -> Iterator[Entity]:
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if (read := read_number(tokens, at)) is not None:
            number, after = read
            yield Entity("number", at, after, Value(str(number), number))
            at = after
            continue
        if match := re.fullmatch(r"(\d+)(st|nd|rd|th)", token.low):
            yield Entity("number", at, at + 1, Value(match[1], int(match[1])))
        elif token.low in _ORDINALS:
            yield Entity("number", at, at + 1, Value(str(_ORDINALS[token.low]), _ORDINALS[token.low]), is_sure=False)
        elif re.fullmatch(r"-?\d+\.\d+|-\d+", token.low):
            yield Entity("number", at, at + 1, Value(token.low))
        at += 1
