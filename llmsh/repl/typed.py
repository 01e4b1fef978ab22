"""What reading a line gives, and the two ways to read one: the editor, and a plain line on a dumb terminal."""

import os
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from llmsh.core.routing import Route


class Ending(Enum):
    """How reading a line ended."""

    LINE = "line"
    INTERRUPT = "interrupt"
    END_OF_INPUT = "end of input"
    EXPLAIN = "explain"
    FIX = "fix"
    TIMED_OUT = "timed out"


@dataclass(frozen=True, slots=True)
class Typed:
    """What was read. route: the user's own choice for this line, None when the keys did not say."""

    ending: Ending
    text: str = ""
    route: Route | None = None


class LineSource(Protocol):
    """Reads lines from the user's terminal and takes what the session left unread."""

    def read(self, draft: str, *, fix: str = "") -> Typed:
        """Show the prompt and read a line that begins as `draft`. Raises EOFError when the terminal is gone.

        fix: what the key for the offered fix puts on the line.
        """
        ...

    def warm_up(self) -> None:
        """Load what the first keys would wait for; called in a thread once the editor stands there."""
        ...

    def edit(self, text: str) -> Typed:
        """Let the user edit `text`, without history and routing."""
        ...

    def take_unread(self) -> bytes:
        """Keys that came after the end of the line: the next program's."""
        ...

    def print_above(self, data: bytes) -> None:
        """Show output while a line may be half typed."""
        ...

    def close(self) -> None: ...


def is_dumb() -> bool:
    """Whether the terminal cannot be drawn on: no cursor movement, as inside an editor or a log."""
    return os.environ.get("TERM", "") in {"", "dumb", "unknown"}
