"""Attributes: what can be shown of one file or folder in a loop: its name, size, line count, first line …"""

import re
from dataclasses import dataclass

from llmsh.core.context import Userland

_SHOW = re.compile(
    r"^(?:print|show(?:\s+me)?|list|display|output|give(?:\s+me)?|tell(?:\s+me)?|say|report|write|echo|count|get|"
    r"compute|calculate)\s+(?P<what>.+)$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*,\s*(?:and\s+)?|\s+and\s+(?:then\s+)?|\s+(?:along\s+with|together\s+with|plus|followed\s+by|with|"
    r"next\s+to)\s+",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"^(?:(?:also|just|only|out|both)\s+)*(?:its|the|their|a|of|each|that|"
    r"how)?\s*(?:own\s+)?(?:total\s+)?(?:(?:file|folder|directory)(?:'s)?\s+)?",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s+(?:of\s+(?:it|each|the\s+(?:file|folder|directory))|in\s+(?:it|there|each|the\s+(?:file|folder|"
    r"directory))|it\s+(?:has|holds|contains))$",
    re.IGNORECASE,
)

# What is said → its expression in bash for the variable NAME. `stat` forms differ between GNU and BSD.
_EXPRESSIONS: tuple[tuple[str, str], ...] = (
    (r"(?:full\s+)?(?:name|path)s?", '"$NAME"'),
    (r"base\s*names?", '"${NAME##*/}"'),
    (r"(?:number\s+of\s+lines?|lines?\s+counts?|lines|many\s+lines(?:\s+\w+\s+\w+)?)", '"$(wc -l < "$NAME")"'),
    (r"(?:number\s+of\s+words?|words?\s+counts?|words|many\s+words(?:\s+\w+\s+\w+)?)", '"$(wc -w < "$NAME")"'),
    (r"(?:number\s+of\s+(?:characters|chars)|characters?\s+counts?)", '"$(wc -m < "$NAME")"'),
    (r"(?:number\s+of\s+bytes|size\s+in\s+bytes|bytes)", '"$(wc -c < "$NAME")"'),
    (r"(?:first\s+line|header(?:\s+(?:line|row))?|title\s+line)", '"$(head -n 1 "$NAME")"'),
    (r"(?:title|headline|heading)(?:\s*,?\s*i\.?e\.?,?\s+(?:the\s+)?first\s+line)?", '"$(head -n 1 "$NAME")"'),
    (r"last\s+line", '"$(tail -n 1 "$NAME")"'),
    (r"(?:md5(?:\s*sum)?|md5\s+(?:hash|checksum))", '"$(md5sum < "$NAME" | cut -c 1-32)"'),
    (r"(?:sha-?256(?:\s*sum)?|sha-?256\s+(?:hash|checksum)|checksum|hash)", '"$(sha256sum < "$NAME" | cut -c 1-64)"'),
    (r"(?:number\s+of\s+files|files?\s+counts?|many\s+files(?:\s+\w+){0,4})", '"$(find "$NAME" -type f | wc -l)"'),
    (r"(?:number\s+of|many)\s+(?:entries|items)(?:\s+it\s+\w+)?", '"$(ls -A "$NAME" | wc -l)"'),
    (r"(?:disk\s+usage|big\s+it\s+is|large\s+it\s+is)", '"$(du -sh "$NAME" | cut -f1)"'),
    (r"(?:type|mime\s+type|kind)", '"$(file -b "$NAME")"'),
)  # fmt: skip
_GNU = (
    (r"sizes?", '"$(stat -c %s "$NAME")"'),
    (r"(?:permissions?|modes?)", '"$(stat -c %A "$NAME")"'),
    (r"owners?", '"$(stat -c %U "$NAME")"'),
    (r"(?:last\s+)?(?:modification|change|modified)\s*(?:time|date)?|date|age|timestamp", '"$(stat -c %y "$NAME")"'),
)
_BSD = (
    (r"sizes?", '"$(stat -f %z "$NAME")"'),
    (r"(?:permissions?|modes?)", '"$(stat -f %Sp "$NAME")"'),
    (r"owners?", '"$(stat -f %Su "$NAME")"'),
    (r"(?:last\s+)?(?:modification|change|modified)\s*(?:time|date)?|date|age|timestamp", '"$(stat -f %Sm "$NAME")"'),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A body of a loop that shows attributes. certainty: 0..1."""

    command: str
    said: str
    certainty: float


def shown(clause: str, name: str, userland: Userland) -> Shown | None:
    """What shows the attributes that `clause` lists of the variable `name`; None when it lists other things."""
    match = _SHOW.match(clause)
    if match is None:
        return None
    parts = [part for part in _BETWEEN.split(match["what"]) if part]
    table = (*_EXPRESSIONS, *(_BSD if userland in (Userland.BSD, Userland.MACOS) else _GNU))
    found: list[str] = []
    for part in parts:
        text = _AFTER.sub("", re.sub(r"^(?:print|show|count)\s+", "", part.strip()))
        expression = _of(text, table) or _of(_BEFORE.sub("", text), table)
        if expression is None:
            return None
        found.append(_folder(expression) if name == "d" else expression)
    name_first = _folder('"$NAME"') if name == "d" else '"$NAME"'
    if all("$(" in item for item in found):
        found.insert(0, name_first)
    form = "\\t".join(["%s"] * len(found))
    command = f"printf '{form}\\n' {' '.join(found)}".replace("NAME", name)
    return Shown(command, f"prints {match['what']}", 0.97)


def value(phrase: str, name: str, userland: Userland) -> str:
    """The expression in bash for what `phrase` says of the variable `name`: "its size"; nothing for others."""
    table = (*_EXPRESSIONS, *(_BSD if userland in (Userland.BSD, Userland.MACOS) else _GNU))
    text = _AFTER.sub("", phrase.strip())
    expression = _of(text, table) or _of(_BEFORE.sub("", text), table)
    return (_folder(expression) if name == "d" else expression).replace("NAME", name) if expression else ""


def _folder(expression: str) -> str:
    """A folder of the glob `*/` without the slash at its end, where it is shown."""
    return '"${NAME%/}"' if expression == '"$NAME"' else expression


def _of(text: str, table: tuple[tuple[str, str], ...]) -> str | None:
    return next((expression for pattern, expression in table if re.fullmatch(pattern, text, re.IGNORECASE)), None)
