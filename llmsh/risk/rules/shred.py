"""`shred` and its like overwrite the content, so no tool can bring it back.

Source: GNU coreutils manual, shred invocation.
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import danger

PROGRAMS = frozenset({"shred", "wipe", "srm", "scrub", "sfill", "sswap", "bleachbit"})
MATCHES = ("shred -u key.pem", "wipe -rf old", "scrub /dev/sdb")
IGNORES = ("shred --help", "shred --version")


def assess(command: SimpleCommand) -> Finding | None:
    words = command.operands
    if command.program == "bleachbit" and command.has_flag("p", "preview", "l", "list"):
        return None
    return danger(Reason.DELETE, "overwrites what it names beyond recovery", *words) if words else None
