"""A hook of the repository stopped the commit or push."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("hook", "hooks", "husky", "pre-commit", "pre-push", "commit-msg")
STATUSES = frozenset({1})
PROGRAMS = frozenset({"git"})
MATCHES = (
    Case("git commit -m x", "husky - pre-commit hook exited with code 1 (error)", 1, says="pre-commit"),
    Case(
        "git commit -m x",
        "trim trailing whitespace.................................................Failed\n- hook id: "
        "trailing-whitespace\n- exit code: 1\n- files were modified by this hook",
        1,
        says="trailing-whitespace",
        fix="git add -u && git commit -m x",
    ),
    Case("git push", "error: failed to push some refs\nhook pre-push failed", 1, says="pre-push"),
)
IGNORES = (
    Case("git push", "remote: error: hook declined\n ! [remote rejected] main -> main (pre-receive hook declined)", 1),
    Case("git commit -m x", "nothing to commit, working tree clean", 1),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if "remote rejected" in problem.text or "remote:" in problem.text:
        return None
    named = re.search(
        r"(?P<name>pre-commit|commit-msg|pre-push|prepare-commit-msg|pre-rebase|post-merge)", problem.text
    )
    if not problem.argv_of("git") and not re.search(r"(?i)hook (?:exited|failed|id:)|husky -", problem.text):
        return None
    one = re.search(r"^- hook id: (?P<id>\S+)", problem.text, re.MULTILINE)
    if not one and not re.search(r"(?i)hook|husky", problem.text):
        return None
    changed = "modified by this hook" in problem.text
    argv = problem.argv_of("git")
    again = (
        (Fix(f"git add -u && {problem.command}", "takes in what the hook changed, and tries again"),)
        if changed and argv
        else ()
    )
    what = one["id"] if one else named["name"] if named else ""
    return Finding(
        f"A check of this repository refused it: {what or 'a hook'}.",
        0.95,
        "A repository can have hooks: programs that git runs before a commit or push and that may say no. Their "
        "output says what they want.",
        (next((line.strip() for line in problem.lines if re.search(r"(?i)hook|husky|failed", line)), ""),),
        again,
        (
            "mend what the check names, then try again",
            "only if the check itself is wrong: the option --no-verify leaves it out",
        ),
    )
