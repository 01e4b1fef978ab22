"""`[` without a space after it: bash looks for a program of that odd name."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("command not found",)
MATCHES = (
    Case("[1 = 1]", "bash: line 1: [1: command not found", 127, says="[1", fix="[ 1 = 1 ]"),
    Case("if [1 -eq 1]; then echo; fi", "bash: line 1: [1: command not found", 0, fix="if [ 1 -eq 1 ]; then echo; fi"),
    Case("[[$a == b ]]", "bash: line 1: [[x: command not found", 127, fix="[[ $a == b ]]"),
)
IGNORES = (Case("gti", "bash: gti: command not found", 127),)
NAMED = late_pattern(r"(\[\[?)[^\s\[\]:]+: command not found")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = NAMED.search(problem.text)
    if not match:
        return None
    closing = match[1].replace("[", "]")
    fixed = re.sub(rf"(?<!\[){re.escape(match[1])}(?=[^\s\[])", f"{match[1]} ", problem.command, count=1)
    fixed = re.sub(rf"(?<=[^\s\]]){re.escape(closing)}(?=\s*(?:;|&|\||$))", f" {closing}", fixed, count=1)
    if fixed == problem.command:
        return None
    return Finding(
        f"`{match[0].split(':')[0]}` needs a space after `{match[1]}`.",
        0.96,
        f"`{match[1]}` is a command of its own, so it is followed by a space like any other, and so is what comes "
        f"before `{closing}`.",
        (match[0],),
        (Fix(fixed, "with the spaces"),),
    )
