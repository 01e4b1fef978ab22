"""The server behind a remote does not answer."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "could not read from remote repository",
    "unable to access",
    "unable to connect to",
)
PROGRAMS = frozenset({"git"})
MATCHES = (
    Case(
        "git fetch",
        "fatal: Could not read from remote repository.\n\nPlease make sure you have the correct access rights\nand "
        "the repository exists.",
        128,
        says="remote",
        fix="git remote -v",
    ),
)
IGNORES = (Case("git status", "fatal: not a git repository (or any of the parent directories): .git", 128),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    return Finding(
        "The remote repository could not be read.",
        0.6,
        "Its address is wrong, the server does not answer, or it does not let you in. The lines before say which.",
        ("Could not read from remote repository",),
        (Fix("git remote -v", "shows the address in use"),),
    )
