"""A merge, rebase, cherry-pick or stash that stopped at changes to the same lines."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "automatic merge failed",
    "merge conflict in",
    "could not apply",
    "after resolving the conflicts",
    "resolve all conflicts manually",
)
MATCHES = (
    Case(
        "git merge other",
        "Auto-merging notes.txt\nCONFLICT (content): Merge conflict in notes.txt\nAutomatic merge failed; fix "
        "conflicts and then commit the result.",
        says="`notes.txt`",
        fix="git diff",
    ),
    Case(
        "git rebase other",
        "Auto-merging notes.txt\nCONFLICT (content): Merge conflict in notes.txt\nerror: could not apply "
        "d7da720... main\nhint: Resolve all conflicts manually, mark them as resolved with",
        says="`notes.txt`",
    ),
    Case(
        "git stash pop",
        "Auto-merging a.c\nCONFLICT (content): Merge conflict in a.c\nThe stash entry is kept in case you need it "
        "again.",
        says="`a.c`",
    ),
    Case(
        "git cherry-pick x",
        "CONFLICT (modify/delete): a.c deleted in HEAD and modified in 91e4330 (x).\nerror: could not apply "
        "91e4330... x\nhint: After resolving the conflicts, mark them with",
        says="`a.c`",
    ),
)
IGNORES = (
    Case("git merge other", "error: Your local changes to the following files would be overwritten by merge:\n\ta", 1),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if "not possible because you have unmerged" in problem.text:
        return None
    files = list(
        dict.fromkeys(
            re.findall(
                r"(?:Merge conflict in|CONFLICT \([^)]+\):) (\S+?)(?: deleted| renamed|$)", problem.text, re.MULTILINE
            )
        )
    )
    files = [file for file in files if file != "Merge"]
    command = problem.argv_of("git")[1:2]
    action = (
        command[0]
        if command and command[0] in ("merge", "rebase", "cherry-pick", "revert")
        else "rebase"
        if "rebase" in problem.text
        else "merge"
    )
    stash = "stash entry" in problem.text
    finish = "git stash drop" if stash else "git commit" if action == "merge" else f"git {action} --continue"
    abort = () if stash else (Fix(f"git {action} --abort", "goes back to how it was before"),)
    named = ", ".join(f"`{file}`" for file in files[:3]) or "some files"
    return Finding(
        f"Both sides changed the same lines of {named}, and git cannot decide which to keep.",
        0.96,
        "In the files the places are marked with <<<<<<< and >>>>>>>. Edit them to what is right, then tell git.",
        tuple(f"conflict in {file}" for file in files[:3]),
        (Fix("git diff", "shows the places"), *abort),
        ("edit the marked places, then: git add and the files", f"then finish: {finish}"),
    )
