"""A limit that was reached: of requests, connections, redirects or sizes."""

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.typed import first_said

SIGNATURES = (
    "limit exceeded",
    "too many",
    "maximum (",
    "quota exceeded",
    "limitexceeded",
    "bigger than 'max",
    "throttl",
    "rate exceeded",
)
MATCHES = (
    Case("curl -L http://h/", "curl: (47) Maximum (50) redirects followed", 47, says="limit"),
    Case(
        "psql -c x",
        "psql: error: connection to server failed: FATAL:  sorry, too many clients already",
        2,
        says="limit",
    ),
    Case(
        "aws ec2 x",
        "An error occurred (RequestLimitExceeded) when calling X: Request limit exceeded.",
        254,
        says="limit",
    ),
)
IGNORES = (Case("./app", "app: too many cooks", 0),)
SAID = late_pattern(
    r"(?i)\b(?P<what>[\w /-]{0,30}limit exceeded|too many (?:clients|connections|requests|users|sessions|"
    r"redirects|entries|keys)"
    r"(?: already)?|maximum \(\d+\) \w+|quota exceeded|bigger than 'max\w+' \w+|throttl\w+|rate exceeded)"
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if (said := first_said(problem, SAID)) is None:
        return None
    _program, message, match = said
    return Finding(
        f"A limit was reached: {match['what'].strip().lower()}.",
        0.61,
        "Whoever answers allows only so much at once, or in a time. The request itself may be right.",
        (message.strip()[:150],),
        (),
        ("wait and try again, ask for less at once, or have the limit raised",),
    )
