"""PostgreSQL has no database of that name."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("does not exist",)
MATCHES = (
    Case(
        "psql shop",
        'psql: error: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: FATAL:  database '
        '"shop" does not exist',
        2,
        says="`shop`",
        fix="psql -l",
    ),
    Case(
        "psql",
        'psql: error: FATAL:  database "ada" does not exist',
        2,
        says="`ada`",
        fix="psql -d postgres",
    ),
)
IGNORES = (Case("psql", 'psql: error: FATAL:  role "ada" does not exist', 2),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r'(?:FATAL|ERROR):\s+database "(?P<name>[\w.-]+)" does not exist', problem.text)
    if not match:
        return None
    name = match["name"]
    typed = name in problem.command
    create = Fix(f"createdb {name}", "makes it, empty")
    first = (
        Fix("psql -l", "lists the databases there are")
        if typed
        else Fix("psql -d postgres", "enters the one that always exists")
    )
    return Finding(
        f"There is no database `{name}` on this PostgreSQL server.",
        0.97,
        "The name is misspelt, or the database has not been made yet."
        if typed
        else "Without a name psql takes your own user name as that of the database.",
        (match[0],),
        (first, create),
    )
