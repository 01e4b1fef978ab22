"""A branch with commits that are nowhere else was to be deleted."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = ("is not fully merged", "used by worktree at", "cannot delete branch", "checked out at")
MATCHES = (
    Case(
        "git branch -d other",
        "error: The branch 'other' is not fully merged.\nIf you are sure you want to delete it, run 'git branch -D "
        "other'.",
        says="`other`",
        fix="git log --oneline HEAD..other",
    ),
    Case(
        "git branch -d main",
        "error: Cannot delete branch 'main' checked out at '/r'",
        setup="git init -q -b main . && git commit -q --allow-empty -m x && git branch dev",
        says="`main`",
        fix="git switch dev && git branch -d main",
    ),
    Case(
        "git worktree add ../w main",
        "Preparing worktree (checking out 'main')\nfatal: 'main' is already checked out at '/r'",
        128,
        says="`main`",
        fix="git worktree list",
    ),
)
IGNORES = (Case("git branch -d x", "error: branch 'x' not found."),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"branch '(?P<a>[^']+)' is not fully merged|[Cc]annot delete branch '(?P<b>[^']+)'|'(?P<c>[^']+)' is "
        r"already (?:checked out|used)",
        problem.text,
    )
    if not match:
        return None
    if name := match["a"]:
        return Finding(
            f"The branch `{name}` has commits that are in no other branch you merged.",
            0.96,
            "Deleting it would make those commits hard to find again, so git asks for -D. Look at them first.",
            (match[0],),
            (
                Fix(f"git log --oneline HEAD..{quote(name)}", "shows what would be lost"),
                Fix(problem.replace_text("-d", "-D"), "deletes it all the same"),
            ),
        )
    if name := match["b"]:
        other = next((each for each in facts.branches if each != name and "/" not in each), "")
        return Finding(
            f"`{name}` is the branch that is checked out, so it cannot be deleted.",
            0.96,
            "One has to stand on another branch first.",
            (match[0],),
            (Fix(f"git switch {quote(other)} && {problem.command}", f"goes to {other} first"),) if other else (),
            ("go to another branch first: git switch",),
        )
    return Finding(
        f"`{match['c']}` is checked out in another folder of this repository.",
        0.96,
        "A branch can be checked out in one working tree only.",
        (match[0],),
        (Fix("git worktree list", "shows where"),),
    )
