"""Redis takes no writes now: a replica, a failed save, or memory is full."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "misconf redis is configured",
    "readonly you can't write",
    "oom command not allowed",
    "loading redis is loading",
)
MATCHES = (
    Case(
        "redis-cli set a 1",
        "(error) READONLY You can't write against a read only replica.",
        0,
        says="replica",
        fix="redis-cli info replication",
    ),
    Case(
        "redis-cli set a 1",
        "(error) MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist to disk.",
        0,
        says="disk",
    ),
    Case("redis-cli set a 1", "(error) OOM command not allowed when used memory > 'maxmemory'.", 0, says="memory"),
)
IGNORES = (Case("redis-cli ping", "(error) NOAUTH Authentication required.", 0),)
KINDS = (
    (
        "READONLY You",
        "This Redis server is a replica, which may only be read.",
        "info replication",
        "names the server that takes writes",
    ),
    (
        "MISCONF",
        "Redis cannot save its data to disk, so it takes no writes.",
        "info persistence",
        "shows when and why saving failed",
    ),
    ("OOM command", "Redis has used all the memory it is allowed to.", "info memory", "shows what is used and allowed"),
    ("LOADING", "Redis is still reading its data after the start.", "info persistence", "shows how far it is"),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    for sign, summary, question, why in KINDS:
        if sign in problem.text:
            return Finding(
                summary,
                0.96,
                "The command itself is right; the server is in a state in which it refuses it.",
                (next(line.strip() for line in problem.lines if sign in line)[:160],),
                (Fix(f"redis-cli {question}", why),),
            )
    return None
