"""jest, vitest or mocha found no test."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("no tests found", "no test files found", "no test suite found", "error: no test files")
MATCHES = (
    Case(
        "npx jest",
        "No tests found, exiting with code 1\nRun with `--passWithNoTests` to exit with code 0\n  testMatch: "
        "**/__tests__/**/*.[jt]s?(x), **/?(*.)+(spec|test).[jt]s?(x) - 0 matches",
        1,
        says="no test",
    ),
    Case(
        "npx vitest run",
        "No test files found, exiting with code 1\n\ninclude: **/*.{test,spec}.?(c|m)[jt]s?(x)",
        1,
        says="no test",
    ),
    Case("npx mocha", 'Error: No test files found: "test"', 1, says="no test"),
)
IGNORES = (Case("pytest", "no tests ran in 0.0s", 5),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    said = re.search(r"No tests? (?:files |suite )?found[^\n]*", problem.text)
    if not said:
        return None
    return Finding(
        "The test runner found no test files.",
        0.96,
        "It takes files whose names fit a pattern, such as a.test.js or a.spec.ts, or those in a folder for tests.",
        (said[0],),
        (
            Fix(
                "git ls-files '*test*' '*spec*'"
                if facts.exists(".git")
                else "find . -path ./node_modules -prune -o -name '*test*' -print",
                "shows files that look like tests",
            ),
        ),
        ("name the files so, or set the pattern in the configuration",),
    )
