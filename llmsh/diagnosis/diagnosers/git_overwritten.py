"""Local changes that a git command would overwrite."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "would be overwritten by",
    "you have unstaged changes",
    "contains uncommitted changes",
    "your index contains uncommitted changes",
    "local changes to the following files",
    "untracked working tree files would be",
)
MATCHES = (
    Case(
        "git checkout other",
        "error: Your local changes to the following files would be overwritten by checkout:\n\tnotes.txt\nPlease "
        "commit your changes or stash them before you switch branches.\nAborting",
        says="`notes.txt`",
        fix="git stash && git checkout other && git stash pop",
    ),
    Case(
        "git pull",
        "error: Your local changes to the following files would be overwritten by merge:\n\ta.c\n\tb.c\nPlease "
        "commit your changes or stash them before you merge.\nAborting",
        fix="git stash && git pull && git stash pop",
    ),
    Case(
        "git rebase main",
        "error: cannot rebase: You have unstaged changes.\nerror: Please commit or stash them.",
        fix="git rebase --autostash main",
    ),
    Case(
        "git checkout other",
        "error: The following untracked working tree files would be overwritten by checkout:\n\tnew.txt\nPlease "
        "move or remove them before you switch branches.\nAborting",
        says="`new.txt`",
    ),
    Case(
        "git stash pop",
        "error: Your local changes to the following files would be overwritten by merge:\n\ta\nPlease commit your "
        "changes or stash them before you merge.\nAborting\nThe stash entry is kept in case you need it again.",
        says="`a`",
        fix="git diff",
    ),
)
IGNORES = (
    Case(
        "git merge x",
        "CONFLICT (content): Merge conflict in a\nAutomatic merge failed; fix conflicts and then commit the result.",
    ),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    # A status that follows has lines such as "<tab>modified:   a.c".
    files = re.findall(r"^\t(?!(?:modified|new file|deleted|renamed|both \w+): )(\S.*)$", problem.text, re.MULTILINE)
    named = ", ".join(f"`{file}`" for file in files[:3]) or "some files"
    argv = problem.argv_of("git")
    if "untracked working tree" in problem.text:
        return Finding(
            f"{named} would be overwritten, and git does not have {'it' if len(files) == 1 else 'them'} in its "
            "history.",
            0.96,
            "These files are new here and exist on the other side too. What is in yours would be lost.",
            tuple(f"{file} is not tracked" for file in files[:3]),
            (Fix("git stash --include-untracked", "puts them aside, to be brought back with git stash pop"),),
            ("or move the files away, or commit them",),
        )
    if "stash" in argv:
        fixes: tuple[Fix, ...] = (Fix("git diff", "shows the changes that are in the way"),)
    elif "rebase" in argv:
        fixes = (Fix(problem.insert_after("rebase", "--autostash"), "puts the changes aside and brings them back"),)
    elif problem.command and not re.search(r"[|;&]", problem.command):
        fixes = (
            Fix(
                f"git stash && {problem.command} && git stash pop",
                "puts the changes aside, and brings them back after it",
            ),
        )
    else:
        fixes = (Fix("git stash", "puts the changes aside"),)
    return Finding(
        f"Your changes to {named} are not committed and would be overwritten."
        if files
        else "You have changes that are not committed, and this needs a clean state.",
        0.96,
        "git does not throw away work. Commit the changes, or put them aside with git stash.",
        tuple(f"{file} is changed" for file in files[:3]) or ("there are changes that are not committed",),
        fixes,
        ("or commit them first: git commit -a",),
    )
