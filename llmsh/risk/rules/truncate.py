"""`truncate` cuts content off; a glob cuts many files.

Source: GNU coreutils manual, truncate invocation.
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger, is_many

PROGRAMS = frozenset({"truncate"})
MATCHES = ("truncate -s 0 app.log", "truncate -s0 *.log")
IGNORES = ("truncate --help",)


def assess(command: SimpleCommand) -> Finding | None:
    words = command.options("sr", ("size", "reference")).operands
    if not words:
        return None
    if any(is_many(word) for word in words):
        return danger(Reason.OVERWRITE, "cuts every file that matches", *words)
    return caution(Reason.OVERWRITE, "cuts or extends what it names", *words)
