"""A submodule that is missing or cannot be fetched."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "no submodule mapping found",
    "into submodule path",
    "no url found for submodule path",
    "not our ref",
    "unable to find current revision in submodule",
    "is not a registered submodule",
    "reference is not a tree",
)
MATCHES = (
    Case("git submodule update", "fatal: No url found for submodule path 'lib/x' in .gitmodules", 128, says="lib/x"),
    Case(
        "git submodule update",
        "fatal: remote error: upload-pack: not our ref 0123456789\nfatal: Fetched in submodule path 'lib/x', but "
        "it did not contain 0123456789.",
        128,
        says="lib/x",
        fix="git submodule sync --recursive && git submodule update --init --recursive",
    ),
)
IGNORES = (Case("git status", "fatal: not a git repository (or any of the parent directories): .git", 128),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"submodule path '(?P<path>[^']+)'", problem.text)
    path = match["path"] if match else "a submodule"
    if "not our ref" in problem.text or "did not contain" in problem.text or "not a tree" in problem.text:
        return Finding(
            f"The commit that this repository wants of {path} is not on its server.",
            0.93,
            "Its state here was never pushed to the server, or the address of the submodule has changed.",
            (match[0] if match else "not our ref",),
            (
                Fix(
                    "git submodule sync --recursive && git submodule update --init --recursive",
                    "takes the address from .gitmodules and tries again",
                ),
            ),
            ("if it fails again, the commit has to be pushed in the submodule",),
        )
    return Finding(
        f"git does not know where the submodule {path} comes from.",
        0.93,
        "The file .gitmodules lists submodules with their addresses; this one is missing there.",
        (match[0] if match else problem.lines[0],),
        (Fix("git submodule status", "lists the submodules"),),
        (f"add it to .gitmodules, or remove it: git rm --cached {path}",),
    )
