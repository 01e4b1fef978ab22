"""A branch that is in use by another worktree of the repository."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote, quote_path

SIGNATURES = ("is already checked out at", "is already used by worktree", "used by worktree at")
MATCHES = (
    Case(
        "git worktree add wt main",
        "fatal: 'main' is already checked out at '/srv/app'",
        128,
        says="/srv/app",
        fix="git worktree add -b main-2 wt main",
    ),
    Case(
        "git switch dev",
        "fatal: 'dev' is already used by worktree at '/srv/dev'",
        128,
        says="/srv/dev",
        fix="cd /srv/dev",
    ),
)
IGNORES = (Case("git branch -d x", "error: the branch 'x' is not fully merged", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"'(?P<name>[^']+)' is already (?:checked out|used by worktree) at '(?P<path>[^']+)'", problem.text
    )
    if not match:
        return None
    argv = problem.argv_of("git")
    fixes = [Fix(f"cd {quote_path(match['path'])}", "goes where it is")]
    if argv[1:3] == ("worktree", "add"):
        fixes.insert(
            0, Fix(problem.insert_after("add", f"-b {quote(match['name'] + '-2')}"), "a new branch from the same state")
        )
    return Finding(
        f"The branch `{match['name']}` is in use at {match['path']}.",
        0.975,
        "A repository can have several folders (worktrees), and a branch can be worked on in one of them at a time.",
        (match[0],),
        (*fixes, Fix("git worktree list", "shows which folder has which branch")),
    )
