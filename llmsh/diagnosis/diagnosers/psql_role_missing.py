"""PostgreSQL has no role (user) of the name that was used."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("does not exist",)
MATCHES = (
    Case(
        "psql",
        'psql: error: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: FATAL:  role "ada" '
        "does not exist",
        2,
        says="`ada`",
        fix="sudo -u postgres createuser --createdb ada",
    ),
    Case(
        "dropuser bob",
        'dropuser: error: removal of role "bob" failed: ERROR:  role "bob" does not exist',
        1,
        says="bob",
    ),
)
IGNORES = (Case("psql shop", 'psql: error: FATAL:  database "shop" does not exist', 2),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r'(?P<level>FATAL|ERROR):\s+role "(?P<role>[\w.-]+)" does not exist', problem.text)
    if not match:
        return None
    role = match["role"]
    login = match["level"] == "FATAL"
    fixes = (
        Fix(f"sudo -u postgres createuser --createdb {role}", "makes the role, with the right to make databases"),
        Fix("sudo -u postgres psql", "enters as the administrator of the database"),
    )
    return Finding(
        f"PostgreSQL has no user `{role}`.",
        0.97,
        "PostgreSQL keeps its own list of users, called roles. Without -U it takes your name on this machine.",
        (match[0],),
        fixes if login and facts.has("sudo") else (Fix("psql -c '\\du' postgres", "lists the roles there are"),),
    )
