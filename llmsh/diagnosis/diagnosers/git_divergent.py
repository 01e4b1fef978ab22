"""Two histories that both went on, and no rule for joining them."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "need to specify how to reconcile",
    "not possible to fast-forward",
    "diverging branches can't be fast-forwarded",
)
MATCHES = (
    Case(
        "git pull",
        "hint: You have divergent branches and need to specify how to reconcile them.\nhint: You can do so by "
        "running one of the following commands sometime before\nhint: your next pull:\nfatal: Need to specify how "
        "to reconcile divergent branches.",
        128,
        says="both",
        fix="git pull --rebase",
    ),
    Case("git pull --ff-only", "fatal: Not possible to fast-forward, aborting.", 128, fix="git pull --rebase"),
    Case("git merge --ff-only main", "fatal: Not possible to fast-forward, aborting.", 128, fix="git merge main"),
)
IGNORES = (Case("git push", " ! [rejected]        main -> main (non-fast-forward)"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    without = re.sub(r"\s--ff-only\b", "", problem.command)
    if "merge" in problem.argv_of("git"):
        fixes: tuple[Fix, ...] = (Fix(without, "makes a merge commit"),)
    else:
        fixes = (
            Fix(without.replace("pull", "pull --rebase", 1), "puts your commits on top of theirs"),
            Fix(without.replace("pull", "pull --no-rebase", 1), "joins both with a merge commit"),
        )
    return Finding(
        "Your branch and the other one both have new commits, and git was not told how to join them.",
        0.97,
        "Rebase puts your commits after the others, in one line; merge keeps both lines and joins them. git config "
        "pull.rebase chooses once for all.",
        (problem.lines[0],),
        fixes if problem.command else (),
    )
