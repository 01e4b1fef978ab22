"""An assignment that bash takes for a program: with spaces around `=`, or to a name with signs in it."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("command not found", "not found")
STATUSES = frozenset({127, 1})
MATCHES = (
    Case("name = value", "bash: line 1: name: command not found", 127, says="`name`", fix="name=value"),
    Case("my-var=5", "bash: line 1: my-var=5: command not found", 127, says="`my-var`", fix="my_var=5"),
    Case("x =5", "bash: line 1: x: command not found", 127, fix="x=5"),
    Case("x= 5", "bash: line 1: 5: command not found", 127, fix="x=5"),
)
IGNORES = (
    Case("gti status", "bash: gti: command not found", 127),
    Case("FOO=1 gti status", "bash: gti: command not found", 127),
)
SPACED = late_pattern(r"^(?P<name>[A-Za-z_]\w*) *= *(?P<value>[^\s=]\S*)$")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    command = problem.command.strip()
    signs = re.match(r"(?P<name>[A-Za-z_][\w.-]*[.-][\w.-]*)=", command)
    if signs and re.search(rf": {re.escape(signs['name'])}=[^\n]*: command not found", problem.text):
        allowed = re.sub(r"[.-]", "_", signs["name"])
        return Finding(
            f"`{signs['name']}` is not a name that a variable can have.",
            0.95,
            "A variable's name has letters, digits and _ only, and does not begin with a digit.",
            (f"`{signs['name']}` holds other signs",),
            (Fix(command.replace(signs["name"], allowed, 1), "a name that is allowed"),),
        )
    match = SPACED.match(command)
    if not match:
        return None
    name, value = match["name"], match["value"]
    if f"{name}: command not found" not in problem.text and f"{value}: command not found" not in problem.text:
        return None
    return Finding(
        f"The assignment to `{name}` is written so that bash reads a program's name.",
        0.97,
        "In the shell an assignment has no spaces around `=`. With them bash looks for a program instead.",
        (f"`{command}` is not an assignment",),
        (Fix(f"{name}={value}", "the assignment as bash reads it"),),
    )
