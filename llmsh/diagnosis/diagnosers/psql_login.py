"""PostgreSQL refuses the log-in: wrong password, peer authentication, or no rule for this host."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "peer authentication failed",
    "password authentication failed",
    "no pg_hba.conf entry",
    "no password supplied",
    "ident authentication failed",
)
MATCHES = (
    Case(
        "psql -U postgres",
        'psql: error: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: FATAL:  Peer '
        'authentication failed for user "postgres"',
        2,
        says="`postgres`",
        fix="sudo -u postgres psql",
    ),
    Case(
        "psql -h localhost -U ada shop",
        'psql: error: connection to server at "localhost" (127.0.0.1), port 5432 failed: FATAL:  password '
        'authentication failed for user "ada"',
        2,
        says="password",
    ),
    Case(
        "psql -h db1 shop",
        'psql: error: connection to server at "db1" (10.0.0.5), port 5432 failed: FATAL:  no pg_hba.conf entry for '
        'host "10.0.0.9", user "ada", database "shop", no encryption',
        2,
        says="10.0.0.9",
    ),
    Case("psql -h localhost", "psql: error: fe_sendauth: no password supplied", 2, says="password"),
)
IGNORES = (Case("psql", 'psql: error: FATAL:  role "ada" does not exist', 2),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if match := re.search(r'(?:Peer|Ident) authentication failed for user "(?P<user>[\w.-]+)"', text):
        user = match["user"]
        rest = re.sub(r"\s+(?:-U\s*|--username[= ])\S+", "", problem.command) or "psql"
        known = user in facts.users or user == "postgres"
        return Finding(
            f"PostgreSQL lets `{user}` in without a password only when your user on this machine is {user} too.",
            0.97,
            "This is called peer authentication: over the local socket the server trusts the system's user names.",
            (match[0],),
            (Fix(f"sudo -u {user} {rest}", f"runs it as the system's user {user}"),)
            if known and rest.startswith("psql")
            else (Fix(f"{problem.command} -h localhost", "goes over the network, where a password counts"),),
        )
    if match := re.search(r'no pg_hba\.conf entry for host "(?P<host>[^"]+)", user "(?P<user>[^"]+)"', text):
        encrypt = "no encryption" in text and "sslmode" not in problem.command
        return Finding(
            f"The server has no rule that lets {match['user']} in from {match['host']}.",
            0.97,
            "The file pg_hba.conf on the server says who may come from where. This address, user and database are "
            "not in it.",
            (match[0],),
            (Fix(f"PGSSLMODE=require {problem.command}", "tries it with encryption, which a rule may ask for"),)
            if encrypt and problem.command
            else (),
            ("add a line for this address to pg_hba.conf on the server and reload it",),
        )
    if "no password supplied" in text or "password authentication failed" in text:
        who = re.search(r'failed for user "(?P<user>[^"]+)"', text)
        name = who["user"] if who else facts.user
        return Finding(
            f"The password for the database user {name} is wrong."
            if who
            else "PostgreSQL asks for a password and got none.",
            0.96,
            "It is the password of the role in the database, not that of this machine. It can also come from "
            "PGPASSWORD or the file ~/.pgpass.",
            (who[0] if who else "no password supplied",),
            (),
            (f"set a new one as the administrator: sudo -u postgres psql, then \\password {name}",),
        )
    return None
