"""A file in a shared folder such as /tmp that belongs to somebody else."""

import os
import re
import stat

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("operation not permitted",)
MATCHES = (
    Case(
        "rm shared/x",
        "rm: cannot remove 'shared/x': Operation not permitted",
        1,
        setup="mkdir shared; touch shared/x; chmod 1777 shared",
        says="shared",
        fix="ls -ld shared shared/x",
    ),
)
IGNORES = (Case("rm a", "rm: cannot remove 'a': Operation not permitted", 1, (("a", "x"),)),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"cannot (?:remove|move) [‘'](?P<path>[^’']+)[’'](?: to [^:]+)?: Operation not permitted", problem.text
    )
    if not match:
        return None
    path = match["path"]
    folder = os.path.dirname(path.rstrip("/")) or "."
    found = facts.stat(folder)
    if found is None or not found.st_mode & stat.S_ISVTX:
        return None
    root = facts.as_root(problem.command)
    return Finding(
        f"In `{folder}` only the owner of a file may delete or move it.",
        0.955,
        "The folder is shared, and its mode has the sticky bit (t), so that nobody takes away the files of others.",
        (
            f"{folder} has mode {facts.mode(folder)}",
            f"{path} belongs to {facts.owner(path)}" if facts.exists(path) else "",
        ),
        (
            Fix(f"ls -ld {quote_path(folder)} {quote_path(path)}", "shows owners and modes"),
            *((Fix(root, "with root's rights, if you are sure"),) if root else ()),
        ),
    )
