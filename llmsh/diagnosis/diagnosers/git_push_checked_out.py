"""A push into a repository that has a working tree with that branch."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "refusing to update checked out branch",
    "refusing to fetch into branch",
    "refusing to fetch into current branch",
    "denycurrentbranch",
)
MATCHES = (
    Case(
        "git push origin main",
        "remote: error: refusing to update checked out branch: refs/heads/main\nremote: error: By default, "
        "updating the current branch in a non-bare repository\n ! [remote rejected] main -> main (branch is "
        "currently checked out)",
        1,
        says="`main`",
    ),
    Case(
        "git fetch origin main:main",
        "fatal: refusing to fetch into branch 'refs/heads/main' checked out at '/w'",
        128,
        says="`main`",
        fix="git pull origin main",
    ),
)
IGNORES = (Case("git push", " ! [rejected]        main -> main (fetch first)", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"refusing to (?P<what>update checked out branch|fetch into (?:current )?branch):? "
        r"'?(?:refs/heads/)?(?P<name>[^\s']+)",
        problem.text,
    )
    if not match:
        return None
    if match["what"].startswith("fetch"):
        return Finding(
            f"You are on `{match['name']}`, and fetch does not change the branch you are on.",
            0.975,
            "git pull does what is meant here: it fetches and brings your branch up to date.",
            (match[0],),
            (Fix(re.sub(r"\bfetch\b(.*?)(\S+):\S+", r"pull\1\2", problem.command, count=1), "fetches and joins"),),
        )
    return Finding(
        f"The other repository has `{match['name']}` open in a working folder, so it takes no push to it.",
        0.975,
        "A push would change the branch under the feet of whoever works there. A server's repository is made "
        "with --bare.",
        (match[0],),
        (
            Fix(
                problem.command.replace(match["name"], f"{match['name']}:incoming-{match['name']}", 1),
                "pushes to another branch over there",
            ),
        )
        if problem.names(match["name"])
        else (),
        ("over there: git switch to another branch, or make the repository bare",),
    )
