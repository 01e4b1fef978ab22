"""The branch that is in use cannot be deleted."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = (
    "cannot delete branch",
    "cannot delete the branch",
    "cannot force update the branch",
    "cannot force update the current branch",
)
MATCHES = (
    Case("git branch -d main", "error: Cannot delete branch 'main' checked out at '/srv/app'", 1, says="`main`"),
    Case(
        "git branch -D work",
        "error: cannot delete branch 'work' used by worktree at '/srv/app'",
        1,
        setup="git init -q -b main .; git commit -q --allow-empty -m x; git switch -qc work",
        says="in use",
        fix="git switch main && git branch -D work",
    ),
)
IGNORES = (Case("git branch -d x", "error: the branch 'x' is not fully merged", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"(?i)cannot (?:delete|force update) (?:the )?(?:current )?branch '(?P<name>[^']+)'(?: (?:checked out|"
        r"used by worktree) at '(?P<path>[^']+)')?",
        problem.text,
    )
    if not match:
        return None
    name = match["name"]
    others = [each for each in facts.branches if each != name and each.partition("/")[0] not in facts.remotes]
    base = next((each for each in ("main", "master", "develop") if each in others), others[0] if others else "")
    return Finding(
        f"The branch `{name}` is in use: you are on it, so it cannot be deleted.",
        0.975,
        "Go to another branch first, then this one can go.",
        (match[0],),
        (Fix(f"git switch {quote(base)} && {problem.command}", f"goes to {base} first"),) if base else (),
        () if base else ("make another branch first: git switch -c and a name",),
    )
