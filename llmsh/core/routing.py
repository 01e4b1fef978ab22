"""Where a typed line goes: to bash as a command, or to the planner as a request."""

from dataclasses import dataclass
from enum import StrEnum


class Route(StrEnum):
    COMMAND = "command"
    REQUEST = "request"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Routing:
    """route: the decision; reason: one short clause a person can read, e.g. "first word is a program"."""

    route: Route
    reason: str
