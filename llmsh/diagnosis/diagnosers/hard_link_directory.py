"""A hard link to a folder."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("hard link not allowed for directory",)
MATCHES = (
    Case(
        "ln src hard",
        "ln: src: hard link not allowed for directory",
        1,
        (("src/", ""),),
        says="`src`",
        fix="ln -s src hard",
    ),
)
IGNORES = (Case("ln a b", "ln: failed to create hard link 'b': File exists"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"ln: [‘'\"]?(?P<path>[^‘’'\":]+)[’'\"]?: hard link not allowed", problem.text)
    return Finding(
        f"`{match['path'] if match else 'it'}` is a folder, and folders cannot have hard links.",
        0.97,
        "A symbolic link (ln -s) works for folders: it notes the path.",
        ("hard link not allowed for directory",),
        (Fix(problem.insert_after("ln", "-s"), "a symbolic link instead"),),
    )
