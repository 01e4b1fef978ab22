"""What `llmsh mcp` offers to other programs: the functions behind it, and how each is declared."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from llmsh.core.errors import ToolError, UsageError
from llmsh.core.policy import Approver
from llmsh.ipc.protocol import Json
from llmsh.tools.command import Result
from llmsh.tools.schema import check_arguments

RUN = "run"
RUN_TIMEOUT_S, MAX_RUN_TIMEOUT_S = 120.0, 3_600.0


@dataclass(frozen=True, slots=True)
class Considered:
    """What is to be said of a command before it may run. refusal: why it never does, "" when it may.

    about: lines for the person who is asked. by_dialog: a dialog of the client's is enough; else it takes a terminal.
    """

    refusal: str
    about: str
    by_dialog: bool


class Functions(Protocol):
    """Each may be called from any thread, and raises LlmshError."""

    def plan(self, request: str, cwd: Path) -> Json: ...

    def explain(self, command: str, status: int | None, output: str, cwd: Path) -> Json: ...

    def search_history(self, query: str, limit: int, *, by_meaning: bool) -> Json: ...

    def assess_risk(self, command: str) -> Json: ...

    def consider(self, command: str, cwd: Path, caller: str) -> Considered: ...

    def approved(self, command: str, cwd: Path, caller: str) -> Approver | None:
        """Use up the user's approval of exactly this, given in a terminal; None where there is none."""
        ...

    def want(self, command: str, cwd: Path, caller: str) -> int:
        """Have the user asked in a terminal; the number of the question."""
        ...

    def run(
        self,
        command: str,
        cwd: Path,
        caller: str,
        approver: Approver,
        *,
        timeout_s: float,
        is_given_up: Callable[[], bool],
    ) -> Result: ...


_TEXT = {"type": "string"}
_CWD = {"type": "string", "description": "The directory, absolute; the one that llmsh mcp was started in by default."}


@dataclass(frozen=True, slots=True)
class Declared:
    """A function as clients see it."""

    name: str
    title: str
    description: str
    properties: Mapping[str, Any]
    required: tuple[str, ...]
    reads_only: bool = True

    @property
    def schema(self) -> Json:
        return {
            "type": "object",
            "properties": dict(self.properties),
            "required": list(self.required),
            "additionalProperties": False,
        }

    def check(self, arguments: object) -> None:
        """Raises ToolError, naming what is wrong."""
        check_arguments(self.schema, arguments)


DECLARED = (
    Declared(
        "plan",
        "Plan a request",
        "Turns a request in plain language into shell commands, checked against what is installed here, with what each "
        "does, its risk and other readings. Runs nothing.",
        {"request": {**_TEXT, "description": "What is to be done, in English."}, "cwd": _CWD},
        ("request",),
    ),
    Declared(
        "explain",
        "Explain a failure",
        "Says why a command failed, from its output and what is on this machine, with fixes to run. Runs nothing.",
        {
            "command": {**_TEXT, "description": "The command as it was typed."},
            "output": {**_TEXT, "description": "What it printed, standard error above all."},
            "status": {"type": "integer", "description": "Its exit status."},
            "cwd": _CWD,
        },
        (),
    ),
    Declared(
        "search_history",
        "Search the shell history",
        "Finds commands that this user ran before: by their words, or with by_meaning by what they do.",
        {
            "query": {**_TEXT, "description": "Words that the command has, or what it does."},
            "limit": {"type": "integer", "minimum": 1, "maximum": 200},
            "by_meaning": {"type": "boolean"},
        },
        ("query",),
    ),
    Declared(
        "assess_risk",
        "Assess a command",
        "Says how dangerous a bash command is (safe, caution or danger), why, and whether it only reads. Runs nothing.",
        {"command": {**_TEXT, "description": "The command line."}},
        ("command",),
    ),
    Declared(
        RUN,
        "Run a command",
        "Runs a bash command once the user has confirmed exactly it: in a dialog of yours, or in a terminal with "
        "`llmsh tools approve`. Not confirmed, nothing is run, and the answer says what the user has to do; call it "
        "again then with the same arguments. Each call is a shell of its own. What it changes can be undone where "
        "llmsh can tell before what that is.",
        {
            "command": {**_TEXT, "description": "The command line, for bash."},
            "cwd": _CWD,
            "timeout_s": {
                "type": "number",
                "minimum": 1,
                "maximum": MAX_RUN_TIMEOUT_S,
                "description": f"Seconds until it is ended ({RUN_TIMEOUT_S:.0f}).",
            },
        },
        ("command",),
        reads_only=False,
    ),
)


def chosen(names: list[str]) -> tuple[Declared, ...]:
    """Those of `names`, all where it is empty. Raises UsageError."""
    known = {declared.name: declared for declared in DECLARED}
    for name in names:
        if name not in known:
            raise UsageError(f"there is no function {name!r}", hint=f"one of: {', '.join(known)}")
    return tuple(known[name] for name in dict.fromkeys(names)) or DECLARED


def directory(arguments: Mapping[str, Any], default: Path) -> Path:
    """The directory that `arguments` name. Raises ToolError."""
    given = arguments.get("cwd") or str(default)
    path = Path(given)
    if "\0" in given or not path.is_absolute() or not path.is_dir():
        raise ToolError(f"cwd = {given[:200]!r} is no absolute path of a directory")
    return path
