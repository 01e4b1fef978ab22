"""A calculation that expr cannot read, often because the shell changed a sign."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "expr: syntax error",
    "expr: non-integer argument",
    "expr: non-numeric argument",
    "expr: not a decimal number",
    "expr: division by zero",
    "expr: missing",
)
MATCHES = (
    Case("expr 5 / 0", "expr: division by zero", 2, says="zero"),
    Case("expr 2 * 3", "expr: syntax error: unexpected argument ‘data.csv’", 2, says="`*`", fix="echo $((2 * 3))"),
    Case("expr 5 +", "expr: syntax error: missing argument after ‘+’", 2, says="after"),
    Case("expr a + 1", "expr: non-integer argument", 2, says="whole numbers"),
    Case("expr 2.5 + 1", "expr: not a decimal number: '2.5'", 2, says="whole numbers"),
)
IGNORES = (Case("expr 1 - 1", "0", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if "expr: " not in problem.text:
        return None
    line = next((line for line in problem.lines if "expr: " in line), "")
    inner = re.match(r"\s*expr (?P<sum>[\w\s*+/%()-]+)$", problem.command)
    fix = (
        (Fix(f"echo $(({inner['sum'].strip()}))", "the shell's own arithmetic, where * is safe"),)
        if inner and "missing" not in line
        else ()
    )
    if "*" in problem.command and "syntax" in line and "\\*" not in problem.command:
        return Finding(
            "The shell replaced `*` by the names of the files here before expr saw it.",
            0.97,
            "A bare * is a pattern for file names. It has to be written \\* or '*', or the shell can do the sum "
            "itself.",
            (line,),
            fix,
            () if fix else ("write \\* instead of *",),
        )
    if "division by zero" in line:
        return Finding(
            "expr was to divide by zero.",
            0.96,
            "No number is the result of that. One of the values is 0, perhaps because a variable is empty or not set.",
            (line,),
            (),
            ("see what the values are before dividing",),
        )
    if "non-" in line or "decimal" in line:
        return Finding(
            "expr reckons with whole numbers only.",
            0.96,
            "Letters and numbers with a point are not numbers to it. For those take bc or awk.",
            (line,),
            fix if re.search(r"[A-Za-z]", problem.command[4:]) else (),
            ("for example: awk 'BEGIN { print 2.5 + 1 }'",),
        )
    return Finding(
        "The calculation for expr is not complete"
        + (": something is missing after a sign." if "after" in line else "."),
        0.95,
        "expr wants each number and each sign as a word of its own, with spaces between.",
        (line,),
        fix,
        () if fix else ("complete it, like: expr 5 + 1",),
    )
