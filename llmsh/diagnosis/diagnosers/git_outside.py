"""A path outside of the repository."""

import re

from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("is outside repository",)
MATCHES = (
    Case(
        "git add /etc/passwd",
        "fatal: /etc/passwd: '/etc/passwd' is outside repository at '/home/ada/x'",
        128,
        says="/etc/passwd",
    ),
)
IGNORES = (Case("git add x", "fatal: pathspec 'x' did not match any files", 128),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"'(?P<path>[^']+)' is outside repository(?: at '(?P<root>[^']+)')?", problem.text)
    if not match:
        return None
    return Finding(
        f"`{match['path']}` is outside of this repository{f' ({match[2]})' if match['root'] else ''}.",
        0.97,
        "git keeps only what is inside the repository's own folder.",
        (match[0],),
        (),
        ("copy the file into the repository, or name a file inside it",),
    )
