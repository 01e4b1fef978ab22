"""`rmdir` removes empty directories only.

Source: POSIX.1-2024, XCU, rmdir.
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution

PROGRAMS = frozenset({"rmdir"})
MATCHES = ("rmdir old", "rmdir -p a/b")
IGNORES = ("rmdir --help", "mkdir old")


def assess(command: SimpleCommand) -> Finding | None:
    words = command.operands
    return caution(Reason.DELETE, "removes empty directories", *words) if words else None
