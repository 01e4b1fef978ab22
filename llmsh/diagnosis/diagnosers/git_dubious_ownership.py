"""A repository that belongs to another user."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("detected dubious ownership", "unsafe repository")
MATCHES = (
    Case(
        "git status",
        "fatal: detected dubious ownership in repository at '/srv/x'\nTo add an exception for this directory, "
        "call:\n\n\tgit config --global --add safe.directory /srv/x",
        128,
        says="/srv/x",
        fix="git config --global --add safe.directory /srv/x",
    ),
)
IGNORES = (Case("git status", "fatal: not a git repository (or any of the parent directories): .git", 128),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"(?:repository at '|unsafe repository \(')(?P<path>[^'\n]+)", problem.text)
    if not match:
        return None
    path = match["path"]
    owner = facts.owner(path)
    return Finding(
        f"The repository {path} belongs to another user, so git does not trust it.",
        0.97,
        "A repository can hold settings that run programs. git works in one that is not yours only when you say "
        "that you trust it.",
        (f"{path} belongs to {owner}; you are {facts.user}" if owner else match[0],),
        (Fix(f"git config --global --add safe.directory {quote_path(path)}", "says that you trust it"),),
        ("if it should be yours, change its owner with chown -R",),
    )
