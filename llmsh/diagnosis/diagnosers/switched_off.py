"""A part of a service that is not switched on."""

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.typed import first_said

SIGNATURES = (
    "is disabled",
    "not enabled",
    "has been disabled",
    "is turned off",
    "disabled by",
)
MATCHES = (
    Case(
        "gcloud run services list",
        "ERROR: (gcloud.run) Cloud Run Admin API has not been used in project 1 before or it is disabled. Enable it",
        1,
        says="switched on",
    ),
    Case("./ctl start", "ctl: remote access is not enabled", 1, says="switched on"),
)
IGNORES = (Case("./ctl", "ctl: logging is disabled", 0),)
SAID = late_pattern(
    r"(?i)(?:is|has been|it is) (?:currently )?(?:disabled|not enabled|turned off)|\bnot enabled\b|"
    r"disabled by (?:default|the)"
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if (said := first_said(problem, SAID)) is None:
        return None
    program, message, _ = said
    return Finding(
        f"Something that `{program}` needs is not switched on.",
        0.63,
        "It is there, but somebody has to enable it first; the message most often says where.",
        (message.strip()[:150],),
        (),
        ("enable it where the message says, then try again",),
    )
