"""A file that not even root may change: it carries the attribute immutable or append-only."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("operation not permitted",)
MATCHES = (
    Case(
        "sudo rm /etc/resolv.conf",
        "rm: cannot remove '/etc/resolv.conf': Operation not permitted",
        1,
        says="root",
        fix="lsattr -d /etc/resolv.conf",
    ),
    Case(
        "sudo chmod 600 a",
        "chmod: changing permissions of 'a': Operation not permitted",
        1,
        (("a", "x"),),
        fix="lsattr -d a",
    ),
)
IGNORES = (
    Case("rm /etc/passwd", "rm: cannot remove '/etc/passwd': Operation not permitted", 1),
    Case("sudo kill 1", "kill: (1) - Operation not permitted", 1),
)
SAID = late_pattern(
    r"(?:cannot (?:remove|move|open|touch|create \w+(?: \w+)?)|changing (?:permissions|ownership|group) of|"
    r"failed to (?:access|open)) [‘'](?P<path>[^’']+)[’'](?: to [^:]+)?: Operation not permitted"
    r"|^\S*sh: (?:line )?\d+: (?P<shell>[^:\n]+): Operation not permitted",
    re.MULTILINE,
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = SAID.search(problem.text)
    if not match or not (problem.is_privileged or facts.is_root):
        return None
    path = match["path"] or match["shell"]
    root = "" if facts.is_root else "sudo "
    return Finding(
        f"Not even root may change `{path}`: it seems to be marked as immutable, or its file system keeps no rights.",
        0.9,
        "The attributes i (immutable) and a (append only) bind root too. On FAT and some network drives owners "
        "and modes cannot be changed at all.",
        (match[0], *(f"it lies on {mount[0]}" for mount in [facts.mount(path)] if mount[0])),
        (
            Fix(f"lsattr -d {quote_path(path)}", "shows its attributes: look for i or a"),
            Fix(f"{root}chattr -i {quote_path(path)} && {problem.command}", "takes the mark off, then tries again"),
        ),
    )
