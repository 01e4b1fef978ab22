"""A version for pip written with one `=`, or unquoted signs that the shell takes."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("= is not a valid operator", "invalid requirement", "expected end or semicolon")
PROGRAMS = frozenset({"pip", "pip3", "python3", "python", "uv"})
MATCHES = (
    Case(
        "pip install requests=2.31",
        "ERROR: Invalid requirement: 'requests=2.31': Expected end or semicolon (after name and no valid version "
        "specifier)\n    requests=2.31\n            ^\nHint: = is not a valid operator. Did you mean == ?",
        1,
        says="==",
        fix="pip install requests==2.31",
    ),
    Case(
        "pip install 'flask =3'",
        "ERROR: Invalid requirement: 'flask =3'\nHint: = is not a valid operator. Did you mean == ?",
        1,
        says="==",
    ),
    Case(
        "pip install numpy@1.26",
        "ERROR: Invalid requirement: 'numpy@1.26': Invalid URL",
        1,
        fix="pip install numpy==1.26",
    ),
)
IGNORES = (Case("pip install nosuch", "ERROR: No matching distribution found for nosuch", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"Invalid requirement: ['\"](?P<name>[A-Za-z0-9._-]+(?:\[[\w,-]*\])?)\s*(?P<sign>=|@|"
        r":)\s*(?P<version>v?[\d.]+\w*)['\"]",
        problem.text,
    )
    if not match:
        return None
    wrong = re.search(
        rf"{re.escape(match['name'])}\s*{re.escape(match['sign'])}\s*{re.escape(match['version'])}", problem.command
    )
    right = f"{match['name']}=={match['version'].lstrip('v')}"
    fixes = (Fix(problem.command.replace(wrong[0], right, 1), "the version as pip reads it"),) if wrong else ()
    return Finding(
        f"pip wants a version as `{right}`, with two signs of equality.",
        0.975,
        "One version is ==, at least one is >=. The last needs quotes, or the shell writes into a file.",
        (match[0],),
        fixes,
        () if fixes else (f"write {right}",),
    )
