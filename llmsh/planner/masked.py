"""Requests with their values masked by typed, numbered slots, and commands with them put back.

The built-in model reads `find {ext1} files over {size1}` and writes `find . -name '*.{ext1}' -size +{size1}`: it never
has to copy a name, and what it writes is quoted as recipes are.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from llmsh.planner.entities.entity import Entity
from llmsh.planner.reading import Reading
from llmsh.planner.recipe import Slot
from llmsh.planner.slots import Value
from llmsh.planner.template import fill, places

# Slot types by kind of entity, and how many of one type a request may name.
TYPES = {
    "path": "path",
    "place": "path",
    "files": "files",
    "glob": "glob",
    "kind": "glob",
    "ext": "ext",
    "size": "size",
    "duration": "duration",
    "date": "date",
    "number": "number",
    "mode": "mode",
    "url": "url",
    "host": "host",
    "port": "port",
    "announced": "name",
    "ref": "name",
    "quoted": "text",
}
MOST = 4
_ONE_ENDING = re.compile(r"\*\.(\w+)")
# For words that are read in two ways, the one that tells more; a longer one goes before.
_ORDER = {kind: at for at, kind in enumerate(TYPES)}


@dataclass(frozen=True, slots=True)
class Mask:
    """Tokens [start, end) of a request as the slot `name`."""

    start: int
    end: int
    name: str
    slot: Slot
    value: Value


@dataclass(frozen=True, slots=True)
class Masked:
    """text: the request with its values masked. masks: in the order of the request."""

    text: str
    masks: tuple[Mask, ...]

    @property
    def slots(self) -> Mapping[str, Slot]:
        return {mask.name: mask.slot for mask in self.masks}

    @property
    def values(self) -> Mapping[str, Value]:
        return {mask.name: mask.value for mask in self.masks}


def mask(reading: Reading, extra: Iterable[Entity] = ()) -> Masked:
    """What `reading` is asked, with each of its surest entities masked. extra: entities to mask before all others."""
    entities = [(0, entity) for entity in extra]
    entities += [(1, entity) for entity in reading.entities if entity.is_sure and entity.kind in TYPES]
    entities.sort(key=lambda pair: (pair[0], pair[1].start - pair[1].end, _ORDER[pair[1].kind]))
    taken: set[int] = set()
    chosen = []
    for _, entity in entities:
        span = set(range(entity.start, entity.end))
        if span and not span & taken and entity.value.text:
            taken |= span
            chosen.append(entity)
    counts: dict[str, int] = {}
    masks = []
    for entity in sorted(chosen, key=lambda entity: entity.start):
        slot_type, value = typed(entity)
        counts[slot_type] = counts.get(slot_type, 0) + 1
        if counts[slot_type] <= MOST:
            name = f"{slot_type}{counts[slot_type]}"
            masks.append(Mask(entity.start, entity.end, name, Slot(name, slot_type), value))
    return Masked(_written(reading, masks), tuple(masks))


def typed(entity: Entity) -> tuple[str, Value]:
    """The type of the slot for `entity`, and its value; files of one ending are known by it."""
    if entity.kind == "kind" and (ending := _ONE_ENDING.fullmatch(entity.value.text)):
        return "ext", Value(ending[1])
    return TYPES[entity.kind], entity.value


def _written(reading: Reading, masks: Iterable[Mask]) -> str:
    """The request's words, masks in their places, single blanks between; what stood after a word stays."""
    text, at = "", 0
    for each in masks:
        first, last = reading.tokens[each.start], reading.tokens[each.end - 1]
        text += f"{reading.request[at : first.start]}{{{each.name}}}"
        at = last.end
    return " ".join((text + reading.request[at:]).split())


def unmask(template: str, masked: Masked) -> str:
    """The command that `template` means; "" where it names a value that the request does not have."""
    known = {f"{slot_type}{number}" for slot_type in TYPES.values() for number in range(1, MOST + 1)}
    if any(place.name in known and place.name not in masked.slots for place in places(template)):
        return ""
    try:
        return fill(template, masked.slots, masked.values)
    except (KeyError, ValueError):
        return ""
