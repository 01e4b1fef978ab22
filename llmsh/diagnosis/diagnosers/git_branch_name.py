"""A name that git does not allow for a branch or tag."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "is not a valid branch name",
    "is not a valid tag name",
    "is not a valid ref name",
    "not a valid ref name",
    "invalid branch name",
    "cannot be used as a branch name",
)
MATCHES = (
    Case(
        'git switch -c "my feature"',
        "fatal: 'my feature' is not a valid branch name",
        128,
        says="`my feature`",
        fix="git switch -c my-feature",
    ),
    Case(
        "git branch feature..x",
        "fatal: 'feature..x' is not a valid branch name\nhint: See `man git check-ref-format`",
        128,
        fix="git branch feature-x",
    ),
    Case("git checkout -b -fix", "fatal: '-fix' is not a valid branch name", 128, fix="git checkout -b fix"),
    Case("git tag 'v 1'", "fatal: 'v 1' is not a valid tag name.", 128, fix="git tag v-1"),
)
IGNORES = (Case("git switch x", "fatal: invalid reference: x", 128),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"'(?P<name>[^'\n]+)' is not a valid (?:branch|tag|ref) name", problem.text)
    if not match:
        return None
    name = match["name"]
    plain = re.sub(r"[\s~^:?*\[\\\x00-\x1f]+|\.\.+|@\{|//+", "-", name).strip("-./").removesuffix(".lock")
    fixed = problem.replace_word(name, plain) if plain else ""
    return Finding(
        f"`{name}` cannot be the name of a branch or tag.",
        0.97,
        "Such names have no blanks, no ~ ^ : ? * [ \\ and no two dots in a row, and do not begin with a dash.",
        (match[0],),
        (Fix(fixed, "a name that git allows"),) if fixed and fixed != problem.command else (),
        () if fixed and fixed != problem.command else ("choose a name of letters, digits, - and /",),
    )
