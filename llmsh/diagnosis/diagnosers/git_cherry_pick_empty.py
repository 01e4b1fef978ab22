"""A cherry-pick or rebase step that changes nothing."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("is now empty", "nothing to commit, working tree clean", "the previous cherry-pick")
PROGRAMS = frozenset({"git"})
MATCHES = (
    Case(
        "git cherry-pick abc1234",
        "On branch main\nThe previous cherry-pick is now empty, possibly due to conflict resolution.\nIf you "
        "wish to commit it anyway, use:\n\n    git commit --allow-empty\n\nOtherwise, please use 'git "
        "cherry-pick --skip'",
        1,
        says="changes nothing",
        fix="git cherry-pick --skip",
    ),
)
IGNORES = (Case("git commit -m x", "nothing to commit, working tree clean", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"The previous (?P<what>cherry-pick|revert) is now empty", problem.text)
    if not match:
        return None
    return Finding(
        f"The {match['what']} changes nothing: what it brings is here already.",
        0.975,
        "The same change came in before, perhaps by another way. The step can be left out.",
        (match[0],),
        (
            Fix(f"git {match['what']} --skip", "leaves this commit out"),
            Fix("git commit --allow-empty", "keeps it as an empty commit"),
        ),
    )
