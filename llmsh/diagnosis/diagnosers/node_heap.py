"""Node ran out of the memory that it allows itself."""

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
)
IGNORES = (Case("java A", "java.lang.OutOfMemoryError: Java heap space", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    return Finding(
        "Node used up the memory that it allows itself.",
        0.975,
        "Its limit is lower than the memory of the machine and can be raised. If it grows without end, something "
        "is kept that should be let go.",
        (next(line.strip() for line in problem.lines if "heap" in line.lower())[:160],),
        (Fix(f"NODE_OPTIONS=--max-old-space-size=4096 {problem.command}", "allows 4 GB"),),
    )
