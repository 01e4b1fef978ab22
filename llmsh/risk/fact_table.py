"""Facts about programs as rows, and how a command is judged by them."""

import re

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Level, Reason
from llmsh.risk.dry_run import says_dry_run
from llmsh.risk.found import caution, danger

Row = tuple[str, Level, str, str]  # programs, parted by blanks; level; pattern over the words joined by blanks; message
Fact = tuple[re.Pattern[str], Level, Reason, str]


def facts_of(rows: dict[Reason, tuple[Row, ...]]) -> dict[str, tuple[Fact, ...]]:
    """The rows by program."""
    found: dict[str, tuple[Fact, ...]] = {}
    for reason, of_reason in rows.items():
        for programs, level, pattern, message in of_reason:
            fact = (late_pattern(pattern), level, reason, message)
            for program in programs.split():
                found[program] = (*found.get(program, ()), fact)
    return found


def judged(command: SimpleCommand, facts: dict[str, tuple[Fact, ...]]) -> Finding | None:
    """What the strictest fact that fits says of `command`; none where it asks for help or a dry run."""
    if says_dry_run(command) or command.has_flag("help", "version"):
        return None
    text = " ".join(command.shapes)
    found = [fact for fact in facts.get(command.program or "", ()) if fact[0].search(text)]
    if not found:
        return None
    _, level, reason, message = max(found, key=lambda fact: fact[1])
    return (danger if level is Level.DANGER else caution)(reason, message, *command.operands[:3])
