"""A server, a service or a database that does not let this user do it."""

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.typed import first_said

SIGNATURES = (
    "access denied",
    "accessdenied",
    "not authorized",
    "permission denied for",
    "authentication failed",
    "403 forbidden",
    "401 unauthorized",
    "permission_denied",
    "unauthorized",
)
MATCHES = (
    Case("psql -c 'select * from users'", "ERROR:  permission denied for table users", 1, says="`psql`"),
    Case("wget https://h/private", "Username/Password Authentication Failed.", 6, says="`wget`"),
    Case(
        "s3cmd put a s3://b/",
        "upload failed: An error occurred (AccessDenied) when calling the PutObject operation: no",
        1,
        says="`s3cmd`",
    ),
)
IGNORES = (
    Case("./app", "app: 3 users not authorized yet", 0),
    Case("cat a", "cat: a: Permission denied", 1),
)
SAID = late_pattern(
    r"(?i)\baccess ?denied\b|\bnot authori[sz]ed\b|permission denied for (?P<what>\w+ \S+)|authentication failed|"
    r"\b403 forbidden|\b401 unauthori[sz]ed|\bpermission_denied\b|^unauthori[sz]ed\b"
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if (said := first_said(problem, SAID)) is None:
        return None
    program, message, _ = said
    return Finding(
        f"`{program}` was refused: you lack the right for it, or you are not logged in there.",
        0.61,
        "The other side understood what was wanted and does not let this user do it. Rights of a service "
        "are given there, not on this machine: sudo does not help.",
        (message.strip()[:150],),
        (),
        (f"check as whom {program} logs in; then ask whoever looks after it for the right",),
    )
