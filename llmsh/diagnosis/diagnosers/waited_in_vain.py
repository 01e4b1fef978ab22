"""A command that waited for something to happen, which did not come in its time."""

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.typed import first_said

SIGNATURES = ("timed out waiting", "timeout reached", "timeout was exceeded", "timeout exceeded", "deadline exceeded")
MATCHES = (
    Case(
        "kubectl rollout status deploy/web --timeout=30s",
        "Waiting for rollout to finish: 1 out of 3 new replicas have been updated...\n"
        "error: timed out waiting for the condition",
        1,
        says="in time",
    ),
    Case("helm install web ./c --wait", "Error: INSTALLATION FAILED: context deadline exceeded", 1, says="in time"),
)
IGNORES = (Case("curl http://h/", "curl: (28) Connection timed out after 5000 milliseconds", 28),)
SAID = late_pattern(r"(?i)timed out waiting|timeout (?:was )?(?:reached|exceeded)|deadline exceeded")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if (said := first_said(problem, SAID)) is None:
        return None
    program, message, _ = said
    return Finding(
        f"`{program}` waited for something that did not happen in time.",
        0.6,
        "The command itself was understood and begun. What it waits for is slow, stuck or failing, and "
        "that says "
        "why in its own log or status.",
        (message.strip()[:150],),
        (),
        ("look at the state of what it waits for; a longer time helps only where it is merely slow",),
    )
