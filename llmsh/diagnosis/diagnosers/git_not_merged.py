"""A branch with commits that are nowhere else was to be deleted."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = ("is not fully merged",)
MATCHES = (
    Case(
        "git branch -d other",
        "error: The branch 'other' is not fully merged.\nIf you are sure you want to delete it, run 'git branch -D "
        "other'.",
        says="`other`",
        fix="git log --oneline HEAD..other",
    ),
)
IGNORES = (Case("git branch -d x", "error: branch 'x' not found."),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"branch '(?P<name>[^']+)' is not fully merged", problem.text)
    if not match:
        return None
    name = match["name"]
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
