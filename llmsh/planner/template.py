"""Command templates: where slots stand, and how a value is written at that place so that bash reads it back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from llmsh.planner.recipe import Slot
from llmsh.planner.slots import PATH_TYPES, Value, render

PLACE = re.compile(r"\{(?P<name>[a-z][a-z0-9_]*)(?P<mark>\?)?(?::(?P<form>[a-z]+))?(?P<late>\?)?\}")
# A sum of a slot and a number, which is written as its result: `head -n 11`, not `head -n $((10+1))`.
_SUM = re.compile(r"\$\(\(\{([a-z][a-z0-9_]*)\} ?([-+]) ?(\d+)\)\)")
# What stands before an optional value and goes with it: `days={days?}`.
_KEY = re.compile(r"(?<![^ ])[A-Za-z_][\w-]*=\Z")
# Words in braces that awk, jq and bash mean for themselves.
FOREIGN = frozenset({"print", "next", "exit", "getline", "nextfile", "delete", "fd"})


@dataclass(frozen=True, slots=True)
class Place:
    """One slot in a template. context: the quotes it stands in, one of `'`, `"` or nothing."""

    name: str
    form: str
    is_optional: bool
    context: str
    start: int
    end: int


@lru_cache(maxsize=8192)
def places(template: str) -> tuple[Place, ...]:
    """Every `{name}` of `template` in order, declared or not; `${name}` and `{{name}}` are none."""
    found = []
    for match in PLACE.finditer(template):
        before = template[match.start() - 1] if match.start() else ""
        context = quotes_at(template, match.start())
        is_variable = before == "$" and context != "'"  # in single quotes, `${column}` is awk's $ and a slot
        if is_variable or (before and before in "@{") or match["name"] in FOREIGN:
            continue
        optional = bool(match["mark"] or match["late"])
        found.append(Place(match["name"], match["form"] or "", optional, context, match.start(), match.end()))
    return tuple(found)


def quotes_at(text: str, position: int) -> str:
    """Which quotes are open at `position` of bash text: `'`, `"` or nothing; `$(…)` begins anew inside `"`."""
    levels = [""]
    index = 0
    while index < position:
        char, state = text[index], levels[-1]
        if char == "\\" and state != "'":
            index += 1
        elif state != "'" and text.startswith("$(", index):
            levels.append("")
            index += 1
        elif state == "" and char == "(":
            levels.append("")
        elif state == "" and char == ")" and len(levels) > 1:
            levels.pop()
        elif state == "" and char in "'\"":
            levels[-1] = char
        elif char == state:
            levels[-1] = ""
        index += 1
    return levels[-1]


def first_word(template: str) -> str:
    """The program that `template` begins with; "" for none."""
    words = template.split()
    return next((word for word in words if not re.match(r"[A-Za-z_]+=|sudo$|\($|if$|for$|while$", word)), "")


def needed(template: str) -> tuple[str, ...]:
    """Names of the slots that the command cannot do without."""
    return tuple(dict.fromkeys(place.name for place in places(template) if not place.is_optional))


def fill(template: str, slots: Mapping[str, Slot], values: Mapping[str, Value]) -> str:
    """The command with every declared slot written in; optional ones without value vanish with key and blank before.

    Raises KeyError with the slot's name when a needed one has no value, ValueError when a value has no such form.
    """

    def summed(match: re.Match[str]) -> str:
        value = values.get(match[1])
        if value is None or not value.text.isdigit():
            return match[0]
        return str(int(value.text) + int(match[2] + match[3]))

    template = _SUM.sub(summed, template)
    parts: list[str] = []
    at = 0
    for place in places(template):
        if place.name not in slots:
            continue
        literal = template[at : place.start]
        value = values.get(place.name)
        if value is None and not place.is_optional:
            raise KeyError(place.name)
        if value is None:
            parts.append(_KEY.sub("", literal).removesuffix(" "))
        else:
            parts += [literal, render(value, slots[place.name], place.form, place.context)]
        at = place.end
    parts.append(template[at:])
    return "".join(parts).strip()


def fill_sentence(sentence: str, slots: Mapping[str, Slot], values: Mapping[str, Value]) -> str:
    """The explanation with values as the user said them; a slot without value becomes its default or "it".

    The current directory is called this folder: a dot by itself ends a sentence.
    """

    def words(match: re.Match[str]) -> str:
        name = match["name"]
        if name not in slots:
            return match[0]
        value = values.get(name)
        if value is None and (match["mark"] or match["late"]):
            return ""
        text = value.text if value is not None else slots[name].default or "it"
        return "this folder" if text in (".", "./") and slots[name].type in PATH_TYPES else text

    return re.sub(r"\s+([.,;])(?=\s|\Z)", r"\1", re.sub(r" {2,}", " ", PLACE.sub(words, sentence)))
