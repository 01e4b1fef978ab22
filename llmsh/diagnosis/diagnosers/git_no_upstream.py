"""A branch that is not connected with one on a server."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = ("has no upstream branch", "no tracking information", "no upstream configured")
MATCHES = (
    Case(
        "git push",
        "fatal: The current branch feature has no upstream branch.\nTo push the current branch and set the remote "
        "as upstream, use\n\n    git push --set-upstream origin feature",
        128,
        says="`feature`",
        fix="git push --set-upstream origin feature",
    ),
    Case(
        "git pull",
        "There is no tracking information for the current branch.\nPlease specify which branch you want to merge "
        "with.\n\n    git branch --set-upstream-to=origin/<branch> main",
        setup="git init -q -b main . && git commit -q --allow-empty -m x && git remote add origin x && git "
        "update-ref refs/remotes/origin/main HEAD",
        says="`main`",
        fix="git branch --set-upstream-to=origin/main && git pull",
    ),
    Case(
        "git pull",
        "There is no tracking information for the current branch.",
        setup="git init -q -b main . && git commit -q --allow-empty -m x",
        says="no remote",
    ),
)
IGNORES = (Case("git push", "fatal: No configured push destination.", 128),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    named = re.search(r"current branch (?P<name>\S+) has no upstream", problem.text)
    branch = named["name"] if named else facts.branch
    offered = re.search(
        r"git push --set-upstream (?P<remote>[\w./-]+) (?P<branch>[\w./-]+)$", problem.text, re.MULTILINE
    )
    remote = offered["remote"] if offered else next(iter(facts.remotes), "")
    argv = problem.argv_of("git")
    explanation = (
        "A local branch can be tied to one on the server; then git push and git pull know where to go "
        "without being told."
    )
    if not remote:
        return Finding(
            "This repository has no remote, so there is nowhere to pull from or push to.",
            0.95,
            "A remote is the address of the same repository elsewhere.",
            ("git remote lists none",),
            (),
            ("add its address: git remote add origin, and the address",),
        )
    fixes: list[Fix] = []
    if branch and "push" in argv:
        fixes.append(Fix(f"git push --set-upstream {quote(remote)} {quote(branch)}", "pushes it and remembers where"))
    elif branch and f"{remote}/{branch}" in facts.branches:
        fixes.append(
            Fix(
                f"git branch --set-upstream-to={quote(remote)}/{quote(branch)} && {problem.command}",
                f"ties it to {remote}/{branch}",
            )
        )
    elif branch:
        fixes.append(Fix(f"git pull {quote(remote)} {quote(branch)}", f"pulls from {remote} by name"))
    return Finding(
        f"The branch `{branch or 'here'}` has no upstream: it is not tied to a branch on a server.",
        0.96,
        explanation,
        (named[0] if named else "no tracking information",),
        tuple(fixes),
        () if fixes else ("name the remote and the branch",),
    )
