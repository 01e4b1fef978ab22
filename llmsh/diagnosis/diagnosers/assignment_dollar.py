"""A variable that is set with `$` before its name."""

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (": =", "=: command not found")
STATUSES = frozenset({127})
MATCHES = (
    Case(
        '$name="ada lovelace"',
        "bash: line 1: =ada lovelace: command not found",
        127,
        says="`name`",
        fix='name="ada lovelace"',
    ),
    Case("$PATH=/bin", "bash: =/bin: command not found", 127, fix="PATH=/bin"),
    Case("$x = 5", "bash: =: command not found", 127, fix="x=5"),
)
IGNORES = (Case("gti $x=5", "bash: gti: command not found", 127), Case("x=5 gti", "bash: gti: command not found", 127))
FORM = late_pattern(r"^\s*\$\{?(?P<name>[A-Za-z_]\w*)\}? ?= ?(?P<value>[^=].*|)$")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = FORM.match(problem.command)
    if not match or "=" not in problem.text:
        return None
    return Finding(
        f"To set the variable `{match['name']}`, its name stands without `$`.",
        0.975,
        "`$name` is replaced by what the variable holds, so bash saw an empty word or an old value before `=`.",
        (f"the line begins with ${match['name']}",),
        (Fix(f"{match['name']}={match['value']}", "sets the variable"),),
    )
