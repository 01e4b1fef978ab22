"""All entities of a request, of every kind; they may overlap, and the reader of them chooses."""

from collections.abc import Sequence

from llmsh.planner.entities import dates, durations, modes, network, numbers, paths, sizes
from llmsh.planner.entities.entity import Entity
from llmsh.planner.slots import Value
from llmsh.planner.words import Token

_FINDERS = (paths.find, sizes.find, durations.find, dates.find, numbers.find, network.find, modes.find)


def recognise(tokens: Sequence[Token]) -> tuple[Entity, ...]:
    """Entities in order of their start; quoted tokens are entities of kind `quoted` besides what they look like."""
    found = [entity for find in _FINDERS for entity in find(tokens)]
    found += [
        Entity("quoted", at, at + 1, Value(token.text)) for at, token in enumerate(tokens) if token.quoted
    ]
    return tuple(sorted(found, key=lambda entity: (entity.start, -entity.end)))
