"""A program that needs a terminal runs without one."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "inappropriate ioctl for device",
    "not a tty",
    "input device is not a tty",
    "cannot set terminal process group",
    "the input device is not a tty",
    "must be run from a terminal",
    "stdin is not a terminal",
    "not a terminal",
)
MATCHES = (
    Case("stty", "stty: 'standard input': Inappropriate ioctl for device", says="terminal"),
    Case("tmux attach", "open terminal failed: not a terminal", says="terminal"),
)
IGNORES = (
    Case("vim a | cat", "Vim: Warning: Output is not to a terminal", 0),
    Case(
        "ssh h",
        "Pseudo-terminal will not be allocated because stdin is not a terminal.\nssh: connect to host h port 22: "
        "Connection refused",
        255,
    ),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if "Pseudo-terminal will not" in problem.text or "Vim: Warning" in problem.text or "no job control" in problem.text:
        return None
    fixed = re.sub(r"(?<=\s)-it\b|(?<=\s)-ti\b", "-i", problem.command, count=1)
    fixes = (Fix(fixed, "without a terminal"),) if fixed != problem.command else ()
    return Finding(
        "It wants a terminal, and its input or output is none here.",
        0.88,
        "In a pipe, a script or a scheduled job there is no keyboard and no screen that a program could ask or "
        "draw on.",
        (problem.lines[0],),
        fixes,
        () if fixes else ("run it directly at a prompt; over ssh add -t",),
    )
