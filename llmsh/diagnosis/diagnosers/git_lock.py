"""A lock that another git, or one that crashed, left behind."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("another git process seems to be running", "index.lock")
MATCHES = (
    Case(
        "git add .",
        "fatal: Unable to create '{cwd}/.git/index.lock': File exists.\n\nAnother git process seems to be running "
        "in this repository, e.g.\nan editor opened by 'git commit'.",
        128,
        setup="git init -q . && touch .git/index.lock",
        says="index.lock",
        fix="pgrep -a git",
    ),
)
IGNORES = (Case("mkdir x", "mkdir: cannot create directory ‘x’: File exists"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"'(?P<path>[^'\n]+\.lock)': File exists", problem.text)
    if not match:
        return None
    path = match["path"]
    return Finding(
        f"Another git is at work in this repository, or one crashed and left its lock ({path.rpartition('/')[2]}).",
        0.95,
        "git puts up a lock while it changes something. Remove it only when no git and no editor with a commit "
        "message is open.",
        (f"{path} is there" if facts.exists(path) else match[0],),
        (
            Fix("pgrep -a git", "shows whether a git is running"),
            Fix(f"rm {quote_path(path)}", "removes the lock; only when none is running"),
        ),
    )
