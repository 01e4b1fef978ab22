"""Tests that CTest ran and that failed, by name."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("the following tests failed",)
MATCHES = (
    Case(
        "ctest --test-dir build",
        "50% tests passed, 1 tests failed out of 2\n\nThe following tests FAILED:\n\t  1 - bad (Failed)\nErrors "
        "while running "
        "CTest",
        8,
        says="`bad`",
        fix="ctest --test-dir build --rerun-failed --output-on-failure",
    ),
)
IGNORES = (Case("ctest", "100% tests passed, 0 tests failed out of 2", 0),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    failed = re.findall(r"^\s*\d+ - (\S.*?) \((\w[^)]*)\)$", problem.text, re.MULTILINE)
    if not failed or "The following tests FAILED" not in problem.text:
        return None
    name, why = failed[0]
    more = f" and {len(failed) - 1} more" if len(failed) > 1 else ""
    again = f"{problem.command} --rerun-failed --output-on-failure" if problem.argv_of("ctest") else ""
    return Finding(
        f"The test `{name}`{more} failed" + (" because it took too long." if why == "Timeout" else "."),
        0.93,
        "CTest only counts; what the test itself said is in its log.",
        (f"{name} ({why})",),
        (Fix(again, "runs the failed ones again and shows what they print"),) if again else (),
        () if again else ("see build/Testing/Temporary/LastTest.log",),
    )
