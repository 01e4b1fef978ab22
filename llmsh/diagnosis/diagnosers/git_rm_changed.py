"""`git rm` of a file whose changes would be lost."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "changes staged in the index",
    "local modifications",
    "has staged content different",
    "use --cached to keep the file",
)
PROGRAMS = frozenset({"git"})
MATCHES = (
    Case(
        "git rm notes.txt",
        "error: the following file has changes staged in the index:\n    notes.txt\n(use --cached to keep the "
        "file, or -f to force removal)",
        1,
        says="notes.txt",
        fix="git rm --cached notes.txt",
    ),
    Case(
        "git rm a b",
        "error: the following files have local modifications:\n    a\n    b\n(use --cached to keep the file, or "
        "-f to force removal)",
        1,
        says="changes",
        fix="git rm --cached a b",
    ),
)
IGNORES = (Case("git rm x", "fatal: pathspec 'x' did not match any files", 128),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"following files? (?:have|has) (?P<what>[^:\n]+):\n\s+(?P<name>[^\n]+)", problem.text)
    if not match:
        return None
    return Finding(
        f"{match['name'].strip()} has changes that no commit holds, and git rm would delete them.",
        0.975,
        "--cached takes the file out of git and leaves it on the disk; -f deletes it together with its changes.",
        (match["what"],),
        (
            Fix(problem.insert_after("rm", "--cached"), "git forgets it, the file stays"),
            Fix(f"git diff HEAD -- {quote_path(match['name'].strip())}", "shows the changes"),
        ),
    )
