"""An alias with spaces around `=` or without quotes."""

import shlex

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("alias:",)
MATCHES = (
    Case(
        "alias ll = 'ls -l'",
        "bash: alias: ll: not found\nbash: alias: =: not found",
        1,
        says="spaces",
        fix="alias ll='ls -l'",
    ),
    Case("alias gs=git status", "bash: alias: status: not found", 1, says="quotes", fix="alias gs='git status'"),
    Case(
        "alias ll ='ls -l'", "-bash: alias: ll: not found\n-bash: alias: =ls -l: not found", 1, fix="alias ll='ls -l'"
    ),
)
IGNORES = (
    Case("alias nosuch", "bash: alias: nosuch: not found", 1),
    Case("unalias x", "bash: unalias: x: not found", 1),
)
FORM = late_pattern(r"^\s*alias\s+(?P<name>[\w.+-]+)\s*=\s*(?P<value>\S.*)$")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = FORM.match(problem.command)
    if not match or "not found" not in problem.text:
        return None
    value = match["value"].strip()
    quoted = value if value[0] in "'\"" else shlex.quote(value)
    spaced = f"{match['name']}={value}" not in problem.command
    fixed = f"alias {match['name']}={quoted}"
    if fixed == problem.command.strip():
        return None
    return Finding(
        "An alias takes no spaces around `=`." if spaced else "What an alias stands for has to be in quotes.",
        0.96,
        "bash cuts the line at spaces and takes each piece for the name of an alias to show.",
        (next(line for line in problem.lines if "alias:" in line),),
        (Fix(fixed, "sets the alias"),),
    )
