"""PostgreSQL does not run on this machine: its socket is not there."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.projects import start_service

SIGNATURES = (".s.pgsql",)
MATCHES = (
    Case(
        "psql -l",
        'psql: error: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: No such file or '
        "directory\n\tIs the server running locally and accepting connections on that socket?",
        2,
        says="not running",
        fix="sudo systemctl start postgresql",
    ),
    Case(
        "createdb shop",
        'createdb: error: connection to server on socket "/tmp/.s.PGSQL.5433" failed: No such file or directory',
        1,
        says="5433",
    ),
)
IGNORES = (
    Case(
        "psql",
        'psql: error: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: FATAL:  role "ada" '
        "does not exist",
        2,
    ),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r'(?P<path>/[^"\s]*/\.s\.PGSQL\.(?P<port>\d+))"?\??.*(?:No such file|refused)', problem.text)
    # After -h a path names the folder of the socket on this machine.
    if not match or re.search(r"-h ?[^/\s]", problem.command):
        return None
    start = start_service(facts, "postgresql")
    return Finding(
        f"PostgreSQL is not running here: there is no server at port {match['port']}.",
        0.96,
        "psql is only the client. It looks for the server in a file called a socket, which the server makes when it "
        "starts.",
        (f"{match['path']} does not exist" if not facts.exists(match["path"]) else match[0],),
        (Fix(start, "starts the server"),) if start else (),
        ("if the database is on another machine or in a container, name it with -h",),
    )
