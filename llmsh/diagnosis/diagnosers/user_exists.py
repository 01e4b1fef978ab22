"""A user or group that is there already was to be made."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = ("already exists",)
PROGRAMS = frozenset({"useradd", "adduser", "groupadd", "addgroup"})
MATCHES = (
    Case("useradd root", "useradd: user 'root' already exists", 9, says="root", fix="id root"),
    Case("sudo groupadd staff", "groupadd: group 'staff' already exists", 9, says="staff", fix="getent group staff"),
)
IGNORES = (Case("git branch main", "fatal: a branch named 'main' already exists", 128),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"(?P<kind>user|group) [`']?(?P<name>[\w.-]+)'? already exists", problem.text)
    if not match:
        return None
    look = f"id {quote(match['name'])}" if match["kind"] == "user" else f"getent group {quote(match['name'])}"
    return Finding(
        f"The {match['kind']} `{match['name']}` exists already.",
        0.96,
        f"There can be only one {match['kind']} of a name; nothing was changed.",
        (match[0],),
        (Fix(look, "shows it"),),
    )
