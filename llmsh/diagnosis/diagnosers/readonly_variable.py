"""A variable that may not be changed."""

import re

from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("readonly variable", "is read only", "read-only variable")
MATCHES = (
    Case("readonly r=1; r=2", "bash: line 1: r: readonly variable", says="`r`"),
    Case("UID=5", "bash: UID: readonly variable", says="`UID`"),
)
IGNORES = (Case("touch /mnt/x", "touch: cannot touch '/mnt/x': Read-only file system"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"(?P<name>\w+): (?:readonly|read-only) variable|read-only variable: (?P<zsh>\w+)|(?P<dash>\w+): is read only",
        problem.text,
    )
    if not match:
        return None
    name = match["name"] or match["zsh"] or match["dash"]
    own = name in ("UID", "EUID", "PPID", "BASHOPTS", "SHELLOPTS", "BASH_VERSINFO")
    return Finding(
        f"`{name}` is read-only" + (": bash sets it itself." if own else " in this shell."),
        0.96,
        "A variable that was made read-only keeps its value until this shell ends; it cannot be unset either.",
        (match[0],),
        (),
        ("take another name, or start a new shell",),
    )
