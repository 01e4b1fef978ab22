"""Two parts whose versions do not go together."""

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.typed import first_said

SIGNATURES = (
    "version mismatch",
    "incompatible version",
    "server version:",
    "unsupported version",
    "requires version",
    "version is too",
)
MATCHES = (
    Case(
        "pg_dump mydb",
        "pg_dump: error: server version: 16.1; pg_dump version: 14.10\npg_dump: error: aborting because of "
        "server version mismatch",
        1,
        says="version",
    ),
    Case("./load a.db", "load: unsupported version 7 of the file format", 1, says="version"),
)
IGNORES = (Case("./app", "app: server version: 3", 0),)
SAID = late_pattern(
    r"(?i)version mismatch|incompatible version|unsupported version|requires version|server version: \S+; |"
    r"version is too (?:old|new)"
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if (said := first_said(problem, SAID)) is None:
        return None
    program, message, _ = said
    return Finding(
        f"`{program}` and what it works with have versions that do not go together.",
        0.61,
        "One of them is older than the other and does not know its newer form.",
        (message.strip()[:150],),
        (),
        (f"compare the versions, and use a {program} that is as new as the other part",),
    )
