"""A push or pull from no branch at all (detached HEAD)."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("you are not currently on a branch", "head detached", "detached head")
MATCHES = (
    Case(
        "git push",
        "fatal: You are not currently on a branch.\nTo push the history leading to the current (detached "
        "HEAD)\nstate now, use\n\n    git push origin HEAD:<name-of-remote-branch>",
        128,
        says="no branch",
        fix="git switch -c my-work",
    ),
    Case(
        "git pull",
        "You are not currently on a branch.\nPlease specify which branch you want to merge with.",
        1,
        fix="git branch -a --contains HEAD",
    ),
)
IGNORES = (Case("git checkout v1", "Note: switching to 'v1'.\n\nYou are in 'detached HEAD' state.", 0),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if problem.status == 0 or "not currently on a branch" not in problem.text:
        return None
    look = Fix("git branch -a --contains HEAD", "shows which branches hold this commit")
    keep = Fix("git switch -c my-work", "makes a branch called my-work out of what is here")
    return Finding(
        "You are on no branch (detached HEAD), so git does not know where this belongs.",
        0.96,
        "A commit or tag was checked out directly. Commits made now hang in the air until a branch holds them.",
        ("detached HEAD",),
        (keep, look) if "push" in problem.command else (look, keep),
    )
