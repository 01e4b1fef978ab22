"""A value that printf cannot use for its format."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "invalid number",
    "expected a numeric value",
    "invalid format character",
    "missing format character",
    "invalid directive",
    "missing hex digit",
    "value not completely converted",
)
PROGRAMS = frozenset({"printf"})
MATCHES = (
    Case(
        "printf '%d\\n' twelve",
        "bash: line 1: printf: twelve: invalid number\n0",
        1,
        says="`twelve`",
        fix="printf '%s\\n' twelve",
    ),
    Case("printf '%d' 3.7", "bash: printf: 3.7: invalid number", 1, fix="printf '%f' 3.7"),
    Case("printf '%y' x", "bash: line 1: printf: `y': invalid format character", 1, says="`y`"),
    Case("printf '%d' x", "printf: ‘x’: expected a numeric value", 1, fix="printf '%s' x"),
)
IGNORES = (Case("printf", "printf: usage: printf [-v var] format [arguments]", 2),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if bad := re.search(r"[`'](?P<sign>.+?)': (?:invalid|missing) format character|invalid directive", problem.text):
        return Finding(
            f"printf knows no `{bad['sign'] or '%'}` after a percent sign.",
            0.96,
            "%s stands for text, %d for a whole number, %f for one with a point, %% for a percent sign.",
            (bad[0],),
            (),
            ("write %% where a percent sign is meant",),
        )
    match = re.search(
        r"printf: [‘'\"]?(?P<value>[^’'\":]+)[’'\"]?: (?:invalid number|expected a numeric|value not)", problem.text
    )
    if not match:
        return None
    value = match["value"]
    kind = "f" if re.fullmatch(r"-?\d+\.\d+", value) else "s"
    fixed = re.sub(r"%(-?\d*)[di]", rf"%\1{kind}", problem.command, count=1)
    return Finding(
        f"`{value}` is no whole number, and %d in the format wants one.",
        0.96,
        "%d takes whole numbers, %f numbers with a point, %s any text.",
        (match[0],),
        (Fix(fixed, f"%{kind} takes it"),) if fixed != problem.command else (),
        () if fixed != problem.command else ("give a number, or use %s",),
    )
