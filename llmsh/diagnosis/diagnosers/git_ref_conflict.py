"""A branch name that is a folder for others, or would need a folder where a branch is."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = (
    "cannot create 'refs",
    "cannot lock ref",
    "refs/heads",
    "there is a non-empty directory",
    "unable to resolve reference",
)
PROGRAMS = frozenset({"git"})
MATCHES = (
    Case(
        "git branch main/fix",
        "fatal: cannot lock ref 'refs/heads/main/fix': 'refs/heads/main' exists; cannot create 'refs/heads/main/fix'",
        128,
        says="`main`",
        fix="git branch main-fix",
    ),
    Case(
        "git switch -c feature",
        "fatal: cannot lock ref 'refs/heads/feature': 'refs/heads/feature/login' exists; cannot create "
        "'refs/heads/feature'",
        128,
        says="`feature/login`",
    ),
    Case(
        "git fetch",
        "error: cannot lock ref 'refs/remotes/origin/a/b': 'refs/remotes/origin/a' exists; cannot create "
        "'refs/remotes/origin/a/b'",
        1,
        says="`origin/a`",
        fix="git remote prune origin && git fetch",
    ),
)
IGNORES = (Case("git branch x", "fatal: A branch named 'x' already exists.", 128),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"'refs/(?P<kind>heads|remotes|tags)/(?P<old>[^']+)' exists; cannot create 'refs/\w+/(?P<new>[^']+)'",
        problem.text,
    )
    if not match:
        return None
    old, new = match["old"], match["new"]
    if match["kind"] == "remotes":
        fixes = (
            Fix(
                f"git remote prune {quote(old.partition('/')[0])} && {problem.command}",
                "drops what is gone on the server, then tries again",
            ),
        )
    else:
        other = new.replace("/", "-") if new.startswith(old) else f"{new}-new"
        fixed = problem.replace_word(new, other)
        fixes = (
            (Fix(fixed, "a name beside it"),)
            if fixed != problem.command
            else (Fix("git branch --all", "lists the branches"),)
        )
    return Finding(
        f"`{new}` cannot be made as long as `{old}` exists.",
        0.975,
        "git keeps branches like files: `a/b` lies in a folder `a`, and a name cannot be a branch and a folder "
        "at once.",
        (match[0],),
        fixes,
    )
