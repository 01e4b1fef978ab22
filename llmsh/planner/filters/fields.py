"""Filters that pick from each line: fields by their place and separator, characters by their place."""

import re
from collections.abc import Mapping

from llmsh.planner.filters.words import count_of, place_of, separator_of
from llmsh.syntax.quote import quote

_FIELD = (
    r"(?:(?:columns?|fields?|words?|elements?|entr(?:y|ies)|items?|parts?|components?|segments?|numbers?|"
    r"values?|tokens?)\b)"
)
_BY = r"(?:<sep>[ -]?(?:separated|delimited|seperated) )?"
_WHICH = (
    r"(?: (?:of|from|in) (?:<sep>[ -]?(?:separated|delimited) )?(?:data|lines?|<obj>|each line|every "
    r"line)(?: <obj>)?)?"
)
_USING = (
    r"(?:,? (?:using|with|by|splitting (?:on|by|at)) (?:the |an? )?<sep>(?: characters?| signs?)?(?: as "
    r"(?:the |an? |its )?(?:field |column )?(?:separator|delimiter))?)?"
)
_SPLIT = r"(?:,? (?:separated|delimited|split) (?:by|with|on) (?:the |an? )?<sep>(?: characters?)?)?"
_TAIL = rf"{_WHICH}{_USING}{_SPLIT}"
# Phrase → which fields are meant; see `stage`.
PATTERNS: tuple[tuple[str, str], ...] = (
    (rf"<show> (?:the |only |just )*<nth> {_BY}{_FIELD}{_TAIL}", "one"),
    (rf"<show> (?:the |only |just )*{_BY}<nth> {_FIELD}{_TAIL}", "one"),
    (rf"<show> (?:the |only |just )*{_BY}{_FIELD} (?:number )?<n>{_TAIL}", "number"),
    (rf"<show> (?:the |only |just )*<nth> and (?:the )?<nth> {_BY}{_FIELD}{_TAIL}", "two"),
    (rf"<show> (?:the |only |just )*<nth>, <nth>,? and (?:the )?<nth> {_BY}{_FIELD}{_TAIL}", "three"),
    (rf"<show> (?:the |only |just )*{_BY}{_FIELD} <n>(?:,| and) <n>{_TAIL}", "numbers"),
    (rf"<show> (?:the |only |just )*{_BY}{_FIELD} <n> (?:to|through|-) <n>{_TAIL}", "range"),
    (
        rf"<show> (?:the |only |just )*(?:all )?{_BY}{_FIELD} (?:of (?:each|every) (?:string|line) )?(?:but|"
        rf"except(?: for)?|starting (?:from|after)|after) (?:the )?first (?:<n> )?(?:{_FIELD}|ones?)?{_TAIL}",
        "after",
    ),
    (
        rf"<show> (?:the |only |just )*(?:all )?{_BY}{_FIELD}{_WHICH} (?:starting (?:from|with|at)|from) "
        rf"(?:the )?<nth>(?: one| {_FIELD})?(?: on| onwards?)?{_TAIL}",
        "from",
    ),
    (rf"<show> (?:the |only |just )*first <n> {_BY}{_FIELD}{_TAIL}", "first"),
    (rf"(?:remove|delete|drop|strip|cut off|omit|skip) (?:the )?first <n> {_BY}{_FIELD}{_TAIL}", "after"),
    (rf"(?:remove|delete|drop|strip|cut off|omit|skip) (?:the )?first {_BY}{_FIELD}{_TAIL}", "after"),
    (rf"(?:remove|delete|drop|strip|cut off|omit|skip) (?:the )?last (?:<n> )?{_BY}{_FIELD}{_TAIL}", "before"),
)
_LINE = r"(?: (?:of|from|in|on) (?:each|every|the|all) lines?(?: (?:of|in|from) <obj>)?| (?:of|from|in) <obj>)?"
CHARACTERS: tuple[tuple[str, str], ...] = (
    (
        r"<show> (?:the |only )*first <n> characters? (?:of|from|in) (?:each|every) (?:line|row)(?: (?:of|in) "
        r"<obj>)?",
        "cut -c 1-{n}",
    ),
    (
        r"<show> (?:the |only )*last <n> characters? (?:of|from|in) (?:each|every) (?:line|row)(?: (?:of|in) "
        r"<obj>)?",
        "grep -o '.\\{{{n}\\}}$'",
    ),
    (rf"<show> (?:the |only )*characters? <n> (?:to|through|-) <n>{_LINE}", "cut -c {n}-{n2}"),
    (
        rf"(?:remove|delete|strip|drop|cut off|omit|skip) (?:the )?first <n> characters?{_LINE}",
        "sed 's/^.\\{{{n}\\}}//'",
    ),
    (
        rf"(?:remove|delete|strip|drop|cut off|omit|skip) (?:the )?last <n> characters?{_LINE}",
        "sed 's/.\\{{{n}\\}}$//'",
    ),
    (rf"(?:remove|delete|strip|drop|cut off|omit|skip) (?:the )?first characters?{_LINE}", "sed 's/^.//'"),
    (rf"(?:remove|delete|strip|drop|cut off|omit|skip) (?:the )?last characters?{_LINE}", "sed 's/.$//'"),
    (r"<show> (?:the |only )*first <n> (?:characters?|bytes?)(?: (?:of|from|in) <obj>)?", "head -c {n}"),
    (r"<show> (?:the |only )*last <n> (?:characters?|bytes?)(?: (?:of|from|in) <obj>)?", "tail -c {n}"),
)


def stage(kind: str, said: Mapping[str, str], value_of: dict[str, str]) -> str | None:
    """The command that prints the fields which a phrase of `kind` means."""
    phrases = [said[name] for name in said if name.startswith("sep")]
    separators = {separator_of(phrase, value_of) for phrase in phrases}
    if None in separators or len(separators) > 1:
        return None
    separator = separators.pop() if separators else ""
    if separator in ("\n", "\0"):
        return None
    if kind in ("one", "number"):
        place = place_of(said["nth"]) if kind == "one" else int(count_of(said["n"]))
        return _field(place, separator or "", explicit=bool(phrases))
    if kind in ("two", "three"):
        return _fields([place_of(said[name]) for name in said if name.startswith("nth")], separator or "")
    if kind == "numbers":
        return _fields([int(count_of(said["n"])), int(count_of(said["n2"]))], separator or "")
    if kind == "range":
        return _cut(f"{count_of(said['n'])}-{count_of(said['n2'])}", separator or "")
    if kind == "after":
        count = count_of(said["n"]) if "n" in said else "1"
        return _cut(f"{int(count) + 1}-", separator or "") if count.isdigit() else None
    if kind == "from":
        return _cut(f"{place_of(said['nth'])}-", separator or "") if place_of(said["nth"]) > 0 else None
    if kind == "before":
        count = count_of(said["n"]) if "n" in said else "1"
        return f"rev | {_cut(f'{int(count) + 1}-', separator or '')} | rev" if count.isdigit() else None
    count = count_of(said["n"])
    return _cut(f"1-{count}", separator or "") if count.isdigit() else None


def _field(place: int, separator: str, *, explicit: bool) -> str:
    """One field; below zero it counts from the end."""
    if place > 0 and separator and explicit:
        return f"cut {_delimiter(separator)}-f {place}"
    own = f" -F{_awk(separator)}" if separator and separator != " " else ""
    if place > 0:
        return f"awk{own} '{{ print ${place} }}'"
    return f"awk{own} '{{ print $NF }}'" if place == -1 else f"awk{own} '{{ print $(NF - {-place - 1}) }}'"


def _fields(places: list[int], separator: str) -> str | None:
    if separator and separator != " " and places == sorted(places) and places[0] > 0:
        return f"cut {_delimiter(separator)}-f {','.join(map(str, places))}"
    own = f" -F{_awk(separator)}" if separator and separator != " " else ""
    named = ", ".join(f"${place}" if place > 0 else "$NF" for place in places)
    return f"awk{own} '{{ print {named} }}'"


def _cut(which: str, separator: str) -> str:
    return f"cut {_delimiter(separator or ' ')}-f {which}"


def _delimiter(separator: str) -> str:
    return "" if separator == "\t" else f"-d {quote(separator)} "


def _awk(separator: str) -> str:
    return "'\\t'" if separator == "\t" else f"'[{separator}]'" if separator in ".*+?|$()" else quote(separator)


def characters_stage(form: str, said: Mapping[str, str]) -> str:
    """The command of `form` with the numbers that were said."""
    numbers = {name: count_of(said[name]) for name in said if re.fullmatch(r"n\d?", name)}
    return form.format(**numbers)
