"""`git switch` to a tag, commit or remote branch, which is no branch of one's own."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("a branch is expected",)
MATCHES = (
    Case(
        "git switch v1",
        "fatal: a branch is expected, got tag 'v1'\nhint: If you want to detach HEAD at the commit, try again "
        "with the --detach option.",
        128,
        says="tag",
        fix="git switch --detach v1",
    ),
    Case(
        "git switch origin/dev",
        "fatal: a branch is expected, got remote branch 'origin/dev'",
        128,
        says="`origin/dev`",
        fix="git switch dev",
    ),
    Case(
        "git switch 1a2b3c4",
        "fatal: a branch is expected, got commit '1a2b3c4'",
        128,
        fix="git switch --detach 1a2b3c4",
    ),
)
IGNORES = (Case("git switch x", "fatal: invalid reference: x", 128),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"a branch is expected, got (?P<kind>[a-z ]+?) '(?P<name>[^']+)'", problem.text)
    if not match:
        return None
    name = match["name"]
    detach = Fix(problem.insert_after("switch", "--detach"), "looks at that state without a branch")
    own = name.partition("/")[2]
    fixes = (
        (Fix(problem.replace_word(name, own), "a branch of your own that follows it"), detach)
        if match["kind"] == "remote branch" and own
        else (detach,)
    )
    return Finding(
        f"`{name}` is a {match['kind']}, and git switch goes to branches of your own.",
        0.975,
        "On a tag or commit you can look around, but new commits there belong to no branch and are lost easily.",
        (match[0],),
        fixes,
    )
