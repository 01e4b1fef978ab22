"""Two sides that each wait for what the other one holds."""

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.typed import first_said

SIGNATURES = (
    "deadlock",
    "lock wait timeout",
)
MATCHES = (
    Case("psql -f move.sql", "psql:move.sql:3: ERROR:  deadlock detected", 3, says="wait for each other"),
    Case(
        "mysql -e x",
        "ERROR 1205 (HY000) at line 1: Lock wait timeout exceeded; try restarting transaction",
        1,
        says="wait",
    ),
)
IGNORES = (Case("go run a.go", "fatal error: all goroutines are asleep - deadlock!", 2),)
SAID = late_pattern(r"(?i)\bdeadlock (?:detected|found)|lock wait timeout")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if (said := first_said(problem, SAID)) is None:
        return None
    _program, message, _ = said
    return Finding(
        "Two sides wait for each other's locks, so one of them was broken off.",
        0.62,
        "Each holds something that the other one needs next. What was broken off has changed nothing "
        "and can be run "
        "again.",
        (message.strip()[:150],),
        (),
        ("run it again; where it comes often, let all take their locks in the same order",),
    )
