"""Facts about programs, written as a table, and how a command is judged by them.

A heading `[CLASS] MESSAGE` opens a part of the table. A row below it is `! PROGRAMS: PATTERN` for danger, `~` for
caution; the pattern is searched in the words of the command joined by blanks; what is indented continues it.
"""

import re
from collections.abc import Callable

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Level, Reason
from llmsh.risk.dry_run import says_dry_run
from llmsh.risk.found import caution, danger

Fact = tuple[re.Pattern[str], Level, Reason, str]
_ASKING = (("-h",), ("-?",), ("-V",), ("/?",))
_LEVELS = {"!": Level.DANGER, "~": Level.CAUTION}


def facts_of(table: str) -> dict[str, tuple[Fact, ...]]:
    """The rows of `table` by program. Raises ValueError for a class, KeyError for a mark, that is none."""
    found: dict[str, tuple[Fact, ...]] = {}
    reason, message = Reason.INDIRECT, ""
    for line in re.sub(r"\n {4}", "", table).splitlines():
        if not line:
            continue
        if line.startswith("["):
            name, _, message = line[1:].partition("] ")
            reason = Reason(name)
            continue
        programs, _, pattern = line[2:].partition(":")
        fact = (late_pattern(pattern.removeprefix(" ")), _LEVELS[line[0]], reason, message)
        for program in programs.split():
            found[program] = (*found.get(program, ()), fact)
    return found


def judge(facts: dict[str, tuple[Fact, ...]]) -> Callable[[SimpleCommand], Finding | None]:
    """A rule that says of a command what the strictest of the `facts` that fit it says."""

    def assess(command: SimpleCommand) -> Finding | None:
        if says_dry_run(command) or asks_itself(command):
            return None
        return strictest(facts, command, " ".join(command.shapes))

    return assess


def strictest(facts: dict[str, tuple[Fact, ...]], command: SimpleCommand, text: str) -> Finding | None:
    """What the strictest of the facts about the program of `command` says that fit `text`, its words or its input."""
    found = [fact for fact in facts.get(command.program or "", ()) if fact[0].search(text)]
    if not found:
        return None
    _, level, reason, message = max(found, key=lambda fact: fact[1])
    return (danger if level is Level.DANGER else caution)(reason, message, *command.operands[:3])


def asks_itself(command: SimpleCommand) -> bool:
    """Claims that the program is asked for its help or version; `--version 1.2` and `--version=1.2` name one."""
    shapes = command.shapes
    if "--help" in shapes or "-help" in shapes[-1:] or shapes in _ASKING:
        return True
    return "--version" in (shapes[:1] if len(shapes) == 1 else shapes[-1:])
