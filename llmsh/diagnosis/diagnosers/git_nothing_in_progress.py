"""`--continue` or `--abort` with nothing to continue."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "no rebase in progress",
    "no merge to abort",
    "no merge in progress",
    "no cherry-pick or revert in progress",
    "no stash entries found",
    "no cherry-pick in progress",
    "you need to start by",
)
MATCHES = (
    Case("git rebase --continue", "fatal: No rebase in progress?", 128, says="rebase", fix="git status"),
    Case("git merge --abort", "fatal: There is no merge to abort (MERGE_HEAD missing).", 128, says="merge"),
    Case(
        "git cherry-pick --continue",
        "error: no cherry-pick or revert in progress\nfatal: cherry-pick failed",
        128,
        says="cherry-pick",
    ),
    Case("git stash pop", "No stash entries found.", says="stash", fix="git stash list"),
    Case("git bisect good", 'You need to start by "git bisect start"', says="bisect", fix="git bisect start"),
)
IGNORES = (Case("git rebase x", "fatal: invalid upstream 'x'", 128),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if "stash entries" in problem.text:
        return Finding(
            "The stash is empty: nothing was put aside.",
            0.97,
            "git stash puts changes aside; each is taken back once with git stash pop.",
            ("No stash entries found",),
            (Fix("git stash list", "lists what is put aside"), Fix("git reflog", "shows what was done lately")),
        )
    if "bisect" in problem.text:
        return Finding(
            "No bisect has been started.",
            0.97,
            "A bisect searches the commit that broke something; it begins with git bisect start.",
            (problem.lines[0],),
            (Fix("git bisect start", "begins one"),),
        )
    what = next(word for word in ("rebase", "cherry-pick", "merge") if word in problem.text)
    return Finding(
        f"There is no {what} in progress: it is finished, or was never begun.",
        0.97,
        f"--continue and --abort go on with a {what} that stopped, or take it back.",
        (problem.lines[0],),
        (Fix("git status", "shows the state"), Fix("git reflog", "shows what was done lately")),
    )
