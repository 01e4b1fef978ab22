"""pytest found no test at all."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("collected 0 items", "no tests ran")
STATUSES = frozenset({5})
MATCHES = (
    Case(
        "pytest",
        "collected 0 items\n\n============ no tests ran in 0.00s ============",
        5,
        (("tests/check_a.py", "def test_a(): pass\n"),),
        says="no test",
    ),
    Case(
        "pytest -k nosuch",
        "collected 4 items / 4 deselected / 0 selected\n\n====== 4 deselected in 0.01s ======\nno tests ran",
        5,
        says="-k",
    ),
    Case("python3 -m pytest", "collected 0 items\n\nno tests ran in 0.01s", 5, (("test/a.py", ""),), says="no test"),
)
IGNORES = (Case("pytest tets", "ERROR: file or directory not found: tets\n\nno tests ran in 0.00s", 4),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    chosen = re.search(r"\s(?P<option>-k|-m)\s", problem.command.replace("-m pytest", ""))
    if "deselected" in problem.text or chosen:
        option = chosen["option"] if chosen else "-k"
        return Finding(
            f"There are tests, but the choice with {option} leaves none of them.",
            0.96,
            "-k chooses by parts of names, -m by marks. Both are expressions such as 'fast and not network'.",
            (next(line.strip(" =") for line in problem.lines if "no tests ran" in line or "selected" in line),),
            (Fix("python3 -m pytest --collect-only -q", "lists the tests there are"),),
        )
    return Finding(
        "pytest found no test here.",
        0.96,
        "It looks in files called test_*.py or *_test.py, for functions called test_*. Other names are passed over.",
        ("no tests ran",),
        (Fix("find . -name '*.py' -path '*test*'", "shows files that look like tests"),),
        ("give the folder of the tests, or name files and functions test_*",),
    )
