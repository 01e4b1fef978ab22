"""Dates: `2024-05-01`, "yesterday", "last Tuesday", "March", "March 3rd"; the value is what `date -d` reads."""

import re
from collections.abc import Iterator, Sequence

from llmsh.planner.entities.entity import Entity
from llmsh.planner.slots import Value
from llmsh.planner.words import Token

_ISO = re.compile(r"\d{4}[-/]\d{2}([-/]\d{2})?([t ]\d{2}:\d{2}(:\d{2})?)?")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_DAY_CHARS = len("2024-05-01")
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_WORDS = {
    "today": "today",
    "yesterday": "yesterday",
    "tomorrow": "tomorrow",
    "midnight": "today",
    "noon": "12:00",
}


def find(tokens: Sequence[Token]) -> Iterator[Entity]:
    for at, token in enumerate(tokens):
        low = token.low
        if _ISO.fullmatch(low):
            day, after = token.text.replace("/", "-"), at + 1
            if (after < len(tokens)) and tokens[after].low == "at":
                after += 1
            if len(day) == _DAY_CHARS and after < len(tokens) and _CLOCK.fullmatch(tokens[after].low):
                yield Entity("date", at, after + 1, Value(f"{day} {tokens[after].text}", unit="iso"))
            else:
                yield Entity("date", at, at + 1, Value(day, unit="iso"))
        elif low in _WORDS:
            yield Entity("date", at, at + 1, Value(_WORDS[low], unit="word"))
        elif low in DAYS:
            start = at - 1 if at and tokens[at - 1].low in ("last", "this", "next") else at
            which = tokens[start].low if start < at and tokens[start].low != "this" else "last"
            yield Entity("date", start, at + 1, Value(f"{which} {low}", unit="weekday"))
        elif low in MONTHS or (low[:3] in _SHORT and low in _SHORT):
            if entity := _month(tokens, at):
                yield entity
        elif (
            re.fullmatch(r"(19|20)\d\d", low)
            and at
            and tokens[at - 1].low in ("since", "in", "from", "before", "after", "until")
        ):
            yield Entity("date", at, at + 1, Value(f"{low}-01-01", unit="year"), is_sure=False)


_SHORT = {name[:3]: name for name in MONTHS}


def _month(tokens: Sequence[Token], at: int) -> Entity | None:
    name = _SHORT[tokens[at].low[:3]]
    if (
        name in ("may", "march")
        and not (at and re.fullmatch(r"\d{1,2}(st|nd|rd|th)?", tokens[at - 1].low))
        and (
            not at or tokens[at - 1].low not in ("in", "since", "last", "from", "before", "after", "until", "of", "by")
        )
        and not tokens[at].text.istitle()
    ):
        return None
    month = MONTHS.index(name) + 1
    start, after, day, year = at, at + 1, 1, ""
    unit = "month"
    before = at - 2 if at > 1 and tokens[at - 1].low == "of" else at - 1
    if before >= 0 and (match := re.fullmatch(r"(\d{1,2})(st|nd|rd|th)?", tokens[before].low)):
        start, day, unit = before, int(match[1]), "day"
    elif after < len(tokens) and (match := re.fullmatch(r"(\d{1,2})(st|nd|rd|th)?", tokens[after].low)):
        after, day, unit = after + 1, int(match[1]), "day"
    if after < len(tokens) and re.fullmatch(r"(19|20)\d\d", tokens[after].low):
        year, after = tokens[after].low, after + 1
    text = f"{year}-{month:02d}-{day:02d}" if year else f"{name.capitalize()} {day}"
    return Entity("date", start, after, Value(text, unit=unit))
