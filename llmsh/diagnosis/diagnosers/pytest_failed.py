"""Tests that failed under pytest: the first one, its place and reason."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.paths import meant_paths
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = (
    "short test summary info",
    "file or directory not found",
    "no tests ran",
    "deselected",
    "error collecting",
)
PROGRAMS = frozenset({"pytest", "py.test", "python3", "python", "tox", "make", "nox", "uv", "poetry", "coverage"})
MATCHES = (
    Case(
        "pytest",
        "=================================== FAILURES "
        "===================================\n____________________________________ test_a "
        "____________________________________\n\n    def test_a():\n>       assert 1 == 2\nE       assert 1 == "
        "2\n\ntest_x.py:2: AssertionError\n=========================== short test summary info "
        "============================\nFAILED test_x.py::test_a - assert 1 == 2\n1 failed in 1.06s",
        1,
        says="test_x.py::test_a",
        fix="pytest test_x.py::test_a",
    ),
    Case(
        "pytest none.py",
        "============================ no tests ran in 0.95s =============================\nERROR: file or "
        "directory not found: none.py",
        4,
        (("nine.py", ""),),
        says="none.py",
    ),
    Case(
        "pytest -k nothing",
        "collected 1 item / 1 deselected / 0 selected\n\n============================ 1 deselected in 0.70s "
        "=============================",
        5,
        says="no test",
    ),
)
IGNORES = (
    Case("pytest", "=== 3 passed in 0.1s ===", 0),
    Case(
        "pytest",
        "___ ERROR collecting test_x.py ___\nE   ModuleNotFoundError: No module named 'requests'\n=== short test "
        "summary info ===\nERROR test_x.py",
        2,
    ),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if match := re.search(r"ERROR: file or directory not found: (?P<path>\S+)", text):
        near = meant_paths(facts, match["path"])
        return Finding(
            f"pytest finds no `{match['path']}`." + (f" Did you mean `{near[0]}`?" if near else ""),
            0.95,
            "Its words are files or folders with tests.",
            (match[0],),
            tuple(Fix(problem.replace_word(match["path"], each), f"{each} is there") for each in near),
            () if near else ("see the tests: pytest --collect-only -q",),
        )
    if problem.status == 5:
        return Finding(
            "pytest ran no test: none is here, or the choice (-k, -m) fits none.",
            0.95,
            "Tests are functions called test_… in files called test_….py.",
            ("no tests were selected",),
            (Fix("pytest --collect-only -q", "lists the tests it finds"),),
        )
    if "No module named" in text:
        return None
    failed = re.search(r"^(?:FAILED|ERROR) (?P<test>\S+?)(?: - (?P<why>.+))?$", text, re.MULTILINE)
    if not failed or problem.status == 0:
        return None
    count = re.search(r"(?P<failed>\d+) failed", text)
    fixture = re.search(r"fixture '(?P<name>\w+)' not found", text)
    place = re.search(r"^(?P<file>[^\s:]+\.py):(?P<line>\d+): (?:\w+)?(?:Error|Exception|$)", text, re.MULTILINE)
    why = (
        f"the fixture `{fixture['name']}` does not exist" if fixture else (failed["why"] or "").strip().rstrip(".")[:90]
    )
    more = f" ({count['failed']} failed in all)" if count and int(count["failed"]) > 1 else ""
    test = failed["test"]
    fixes = (
        (
            Fix(
                f"{'pytest' if 'pytest' in problem.programs or not problem.command else 'python3 -m pytest'} "
                f"{quote(test)}",
                "runs only this test",
            ),
        )
        if re.fullmatch(r"[\w./:\[\]-]+", test)
        else ()
    )
    return Finding(
        f"The test {test} failed{': ' + why if why else ''}{more}."[:195],
        0.85,
        "The line with > is where the test stopped, and the lines with E say what was expected and what came.",
        (f"it stopped at {place['file']} line {place['line']}",) if place else (failed[0][:160],),
        fixes,
        (f"look at {place['file']} line {place['line']}",) if place else (),
    )
