"""Two test files of one name in folders that are no packages."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("import file mismatch",)
MATCHES = (
    Case(
        "pytest",
        "import file mismatch:\nimported module 'test_a' has this __file__ attribute:\n  /w/one/test_a.py\nwhich "
        "is not the same as the test file we want to collect:\n  /w/two/test_a.py\nHINT: remove __pycache__ / "
        ".pyc files",
        2,
        says="test_a",
    ),
)
IGNORES = (Case("pytest", "ImportError while importing test module '/w/test_a.py'.", 2),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"imported module '(?P<name>[\w.]+)' has this __file__ attribute:\s+(?P<one>\S+)\s+which is not the same "
        r"as the test file we want to collect:\s+(?P<two>\S+)",
        problem.text,
    )
    if not match:
        return None
    return Finding(
        f"There are two test files called {match['name']}, and Python can hold only one module of that name.",
        0.97,
        "In folders without __init__.py a test file is known by its bare name. Old files in __pycache__ have the "
        "same effect.",
        (match["one"], match["two"]),
        (Fix("find . -name __pycache__ -type d -prune -exec rm -r {} +", "clears what Python keeps of earlier runs"),),
        ("give the files different names, or put an __init__.py into each folder",),
    )
