"""Node ran out of the memory that it allows itself."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("javascript heap out of memory", "reached heap limit", "mark-compacts near heap limit")
MATCHES = (
    Case(
        "npm run build",
        "<--- Last few GCs --->\nFATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
        134,
        says="memory",
        fix="NODE_OPTIONS=--max-old-space-size=4096 npm run build",
    ),
    Case(
        "node big.js",
        "FATAL ERROR: Ineffective mark-compacts near heap limit Allocation failed - JavaScript heap out of memory",
        134,
        fix="NODE_OPTIONS=--max-old-space-size=4096 node big.js",
    ),
    Case(
        "node --max-old-space-size=20 big.js",
        "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
        134,
        fix="node --max-old-space-size=4096 big.js",
    ),
)
IGNORES = (Case("java A", "java.lang.OutOfMemoryError: Java heap space", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    # An option on the line counts more than the variable.
    given = re.search(r"--max[-_]old[-_]space[-_]size=\d+", problem.command)
    fixed = (
        problem.replace_text(given[0], "--max-old-space-size=4096")
        if given
        else f"NODE_OPTIONS=--max-old-space-size=4096 {problem.command}"
    )
    return Finding(
        "Node used up the memory that it allows itself.",
        0.975,
        "Its limit is lower than the memory of the machine and can be raised. If it grows without end, something "
        "is kept that should be let go.",
        (next(line.strip() for line in problem.lines if "heap" in line.lower())[:160],),
        (Fix(fixed, "allows 4 GB"),),
    )
