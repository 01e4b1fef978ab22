"""A recipe: one piece of knowledge, as the corpus files hold it and the planner uses it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from llmsh.core.context import Userland
from llmsh.core.plan import Effect

ENDS = frozenset({"nothing", "files", "dirs", "lines", "records", "processes", "text", "commits", "effect"})


@dataclass(frozen=True, slots=True)
class Slot:
    """A typed blank. default: what stands when the request gives none. values: word → text, for type `choice`.

    endings: extensions of the files that the command is made for, without the dot; empty for any.
    """

    name: str
    type: str
    default: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    endings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A request with what running its command must show.

    after: bash run then, its output checked too. unproven: why it cannot run on a test machine.
    """

    request: str
    fixture: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    setup: str = ""
    after: str = ""
    contains: tuple[str, ...] = ()
    output: str | None = None
    absent: tuple[str, ...] = ()
    exists: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    file: Mapping[str, str] = field(default_factory=dict)
    status: int = 0
    unproven: str = ""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How people ask for something, and the command that does it.

    commands: by userland; alternatives in order of preference, the first whose programs are installed wins.
    source: name of the file it was read from. provenance: who else than us and the user put words into it.
    """

    id: str
    phrasings: tuple[str, ...]
    takes: str
    gives: str
    effect: Effect
    commands: Mapping[Userland, tuple[str, ...]]
    explain: str
    slots: Mapping[str, Slot]
    example: Example
    source: str
    provenance: str = ""

    def commands_for(self, userland: Userland) -> tuple[str, ...]:
        """The alternatives for `userland`: its own form, for macOS then that of BSD, else the GNU form."""
        order = [userland, Userland.BSD] if userland is Userland.MACOS else [userland]
        for wanted in (*order, Userland.GNU):
            if wanted in self.commands:
                return self.commands[wanted]
        return ()
