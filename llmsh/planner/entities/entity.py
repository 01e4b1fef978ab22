"""An entity: a typed thing that a request names, where it stands and what it means."""

from dataclasses import dataclass

from llmsh.planner.slots import Value


@dataclass(frozen=True, slots=True)
class Entity:
    """Tokens [start, end) of a request read as `kind`. is_sure: its look alone proves the kind."""

    kind: str
    start: int
    end: int
    value: Value
    is_sure: bool = True
