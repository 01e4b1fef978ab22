"""A git command in the middle of a conflict or an unfinished rebase."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "you have unmerged files",
    "resolve your current index first",
    "needs merge",
    "you have not concluded your merge",
    "already a rebase-merge directory",
    "rebase in progress",
    "cherry-pick is in progress",
    "merging is not possible",
    "you must edit all merge conflicts",
    "unfinished cherry-pick",
    "your local changes would be overwritten by cherry-pick",
)
MATCHES = (
    Case(
        "git commit -m x",
        "error: Committing is not possible because you have unmerged files.\nhint: Fix them up in the work tree, "
        "and then use 'git add/rm <file>'\nfatal: Exiting because of an unresolved conflict.\nU\tnotes.txt",
        128,
        says="conflict",
    ),
    Case(
        "git checkout other",
        "error: you need to resolve your current index first\nnotes.txt: needs merge",
        says="`notes.txt`",
    ),
    Case(
        "git rebase other",
        "fatal: It seems that there is already a rebase-merge directory, and\nI wonder if you are in the middle of "
        "another rebase.",
        128,
        says="rebase",
        fix="git status",
    ),
    Case(
        "git pull",
        "error: You have not concluded your merge (MERGE_HEAD exists).\nhint: Please, commit your changes before "
        "merging.\nfatal: Exiting because of unfinished merge.",
        128,
        says="merge",
        fix="git status",
    ),
)
IGNORES = (
    Case(
        "git merge x",
        "CONFLICT (content): Merge conflict in a\nAutomatic merge failed; fix conflicts and then commit the result.",
    ),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if not re.search(
        r"needs merge|unmerged files|resolve your current index|not concluded your merge|already a rebase"
        r"|is in progress|edit all merge conflicts|unfinished",
        text,
    ):
        return None
    git = next(iter(facts.git("rev-parse", "--git-dir")), ".git")
    action = (
        "rebase"
        if "rebase" in text or facts.exists(f"{git}/rebase-merge")
        else "cherry-pick"
        if "cherry-pick" in text.lower() or facts.exists(f"{git}/CHERRY_PICK_HEAD")
        else "merge"
    )
    files = re.findall(
        r"^(?:U\t)?(\S+?)(?:: needs merge)?$",
        "\n".join(line for line in problem.lines if line.startswith("U\t") or line.endswith(": needs merge")),
        re.MULTILINE,
    )
    files = list(dict.fromkeys([*files, *(line.split("\t")[-1] for line in facts.git("ls-files", "-u"))]))
    finish = "git commit" if action == "merge" else f"git {action} --continue"
    named = f" with a conflict in {', '.join(f'`{file}`' for file in files[:3])}" if files else ""
    return Finding(
        f"An earlier {action} is not finished{named}.",
        0.96,
        "git stopped in the middle and waits. Finish it or go back to before it; then this command works.",
        tuple(f"{file} is in conflict" for file in files[:3]) or (f"a {action} is in progress",),
        (Fix("git status", "shows what is left to do"), Fix(f"git {action} --abort", "goes back to how it was before")),
        ("edit the conflicts, git add the files", f"then: {finish}"),
    )
