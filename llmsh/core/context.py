"""What is known about the place a request is made in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Userland(StrEnum):
    """Which family the base utilities belong to; it decides between forms of a command."""

    GNU = "gnu"
    BSD = "bsd"
    MACOS = "macos"
    BUSYBOX = "busybox"


@dataclass(frozen=True, slots=True)
class LastCommand:
    """The previous command of the session. output: what was captured of it, decoded, bounded."""

    command: str
    status: int
    output: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """The circumstances of one request; everything optional is None or empty when unknown.

    elsewhere: the plan is for another machine, so nothing may be checked against this one.
    is_superuser: commands run with all rights anyway, and need no sudo.
    last_paths: the paths that the last plan or command was about ("now delete those").
    """

    cwd: Path
    home: Path
    userland: Userland = Userland.GNU
    elsewhere: bool = False
    env: Mapping[str, str] = field(default_factory=dict)
    last: LastCommand | None = None
    last_paths: tuple[str, ...] = ()
    last_request: str = ""
    is_superuser: bool = False
