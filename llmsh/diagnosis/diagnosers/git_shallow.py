"""A repository with only a part of the history, where the rest is needed."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("shallow update not allowed", "shallow", "no merge base")
PROGRAMS = frozenset({"git"})
MATCHES = (
    Case(
        "git push new main",
        " ! [remote rejected] main -> main (shallow update not allowed)",
        1,
        says="history",
        fix="git fetch --unshallow && git push new main",
    ),
    Case("git fetch", "fatal: error processing shallow info: 4", 128, says="history"),
)
IGNORES = (Case("git log", "fatal: your current branch 'main' does not have any commits yet", 128),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"shallow update not allowed|error (?:in object|processing shallow)[^\n]*|attempt to (?:fetch|clone) "
        r"from a shallow[^\n]*",
        problem.text,
    )
    if not match:
        return None
    return Finding(
        "This clone holds only a part of the history, and the whole is needed here.",
        0.97,
        "It was cloned with --depth. Fetching the rest makes it a full repository.",
        (match[0],),
        (Fix(f"git fetch --unshallow && {problem.command}", "fetches the rest of the history, then tries again"),),
    )
