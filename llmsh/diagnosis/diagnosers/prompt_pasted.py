"""A command copied together with the prompt in front of it."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "$: command not found",
    "%: command not found",
    "command not found: $",
    "command not found: %",
    "not found: ❯",
    "not found: ➜",
    "❯: command not found",
    "➜: command not found",
    "fg: %",
    "fg: no job control",
    "$: not found",
    ">>>",
    ">>:",
)
MATCHES = (
    Case("$ ls docs", "bash: line 1: $: command not found", 127, says="prompt", fix="ls docs"),
    Case("% cat notes.txt", "bash: line 1: fg: no job control", 1, fix="cat notes.txt"),
    Case("% cat notes.txt", "bash: fg: %: no such job", 1, fix="cat notes.txt"),
    Case("❯ make", "zsh: command not found: ❯", 127, fix="make"),
    Case("$ sudo apt update", "zsh: command not found: $", 127, fix="sudo apt update"),
)
IGNORES = (Case("gti", "bash: gti: command not found", 127), Case("fg", "bash: fg: no job control", 1))
PROMPT = late_pattern(r"^\s*(?:[$%❯➜]|[\w.-]+@[\w.-]+(?::\S+)?[$#]|>>>) +(?P<command>\S.*)$", re.DOTALL)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = PROMPT.match(problem.command)
    if not match:
        return None
    return Finding(
        "The prompt was copied along with the command.",
        0.97,
        "In instructions the sign at the start of a line, such as $, only shows where to type. It is not part of it.",
        (f"the line begins with `{problem.command.split()[0]}`",),
        (Fix(match["command"], "the command without the prompt"),),
    )
