"""`git clean` without -f."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("refusing to clean",)
MATCHES = (
    Case(
        "git clean",
        "fatal: clean.requireForce defaults to true and neither -i, -n, nor -f given; refusing to clean",
        128,
        says="-n",
        fix="git clean -n",
    ),
    Case(
        "git clean -d",
        "fatal: clean.requireForce is true and -f not given: refusing to clean",
        128,
        fix="git clean -n -d",
    ),
)
IGNORES = (Case("git clean -n", "Would remove x", 0),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    return Finding(
        "git clean deletes files for good, so it wants -n (show only) or -f (do it).",
        0.97,
        "It removes files that are not in the history; they cannot be brought back. Look first.",
        (problem.lines[0],),
        (
            Fix(problem.insert_after("clean", "-n"), "shows what would go"),
            Fix(problem.insert_after("clean", "-f"), "deletes it"),
        ),
    )
