"""PostgreSQL's command line: no server, role, database, password, table."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = (
    "psql: error",
    "psql: fatal",
    "peer authentication failed",
    "password authentication failed",
    "does not exist",
    "role",
    "could not connect to server",
    "createdb: error",
    "pg_dump: error",
    "syntax error at or near",
)
PROGRAMS = frozenset({"psql", "createdb", "dropdb", "pg_dump", "pg_restore", "createuser"})
MATCHES = (
    Case(
        "psql",
        'psql: error: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: No such file or '
        "directory\n\tIs the server running locally and accepting connections on that socket?",
        2,
        says="not running",
        fix="sudo systemctl start postgresql && psql",
    ),
    Case(
        "psql",
        'psql: error: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: FATAL:  role '
        '"ada" does not exist',
        2,
        says="`ada`",
        fix="sudo -u postgres createuser ada",
    ),
    Case(
        "psql",
        'psql: error: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: FATAL:  database '
        '"ada" does not exist',
        2,
        says="`ada`",
        fix="createdb ada",
    ),
    Case(
        "psql -U postgres",
        'psql: error: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: FATAL:  Peer '
        'authentication failed for user "postgres"',
        2,
        says="postgres",
        fix="sudo -u postgres psql",
    ),
    Case(
        "psql -h localhost -U ada",
        'psql: error: connection to server at "localhost" (127.0.0.1), port 5432 failed: FATAL:  password '
        'authentication failed for user "ada"',
        2,
        says="ada",
    ),
    Case("psql -c 'selec 1'", 'ERROR:  syntax error at or near "selec"\nLINE 1: selec 1\n        ^', 1, says="selec"),
    Case(
        "psql -c 'select * from nope'",
        'ERROR:  relation "nope" does not exist\nLINE 1: select * from nope',
        1,
        says="nope",
    ),
)
IGNORES = (
    Case(
        "psql -h localhost -p 1",
        'psql: error: connection to server at "localhost" (127.0.0.1), port 1 failed: Connection refused',
        2,
    ),
    Case("psql --nosuch", "psql: unrecognized option '--nosuch'"),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    sudo = "" if facts.is_root else "sudo "
    if "accepting connections on that socket" in text or 'PGSQL.5432" failed: No such file' in text:
        start = f"{sudo}systemctl start postgresql" if facts.has("systemctl") else f"{sudo}service postgresql start"
        return Finding(
            "The PostgreSQL server is not running on this machine.",
            0.95,
            "psql is only the client; a server has to be started first, here or on another machine (-h).",
            ("its socket is not there",),
            (Fix(f"{start} && {problem.command}", "starts the server"),),
            ("for a server elsewhere: psql -h and its name",),
        )
    if match := re.search(r'role "(?P<name>[^"]+)" does not exist', text):
        return Finding(
            f"PostgreSQL knows no user `{match['name']}`.",
            0.96,
            "Its users (roles) are not those of the system; they have to be made. Without -U it takes your own name.",
            (match[0],),
            (
                Fix(f"sudo -u postgres createuser {quote(match['name'])}", "makes the user"),
                Fix("sudo -u postgres psql", "connects as the administrator postgres"),
            ),
        )
    if match := re.search(r'database "(?P<name>[^"]+)" does not exist', text):
        return Finding(
            f"There is no database `{match['name']}`.",
            0.96,
            "Without a name psql takes a database called like the user.",
            (match[0],),
            (Fix(f"createdb {quote(match['name'])}", "makes it"), Fix("psql -l", "lists the databases")),
        )
    if match := re.search(r'Peer authentication failed for user "(?P<name>[^"]+)"', text):
        command = problem.command if "-U" not in problem.command else re.sub(r"\s-U ?\S+", "", problem.command, count=1)
        return Finding(
            f"To connect as `{match['name']}` here, you have to be the system's user {match['name']}.",
            0.96,
            "On this machine PostgreSQL takes the name of the system's user for granted (peer) and asks for no "
            "password.",
            (match[0],),
            (Fix(f"sudo -u {quote(match['name'])} {command}", "runs it as that user"),),
            ("or connect with a password: -h localhost",),
        )
    if match := re.search(r'password authentication failed for user "(?P<name>[^"]+)"', text):
        return Finding(
            f"The password for the database user {match['name']} is wrong.",
            0.95,
            "The password is the one in PostgreSQL, not that of the system.",
            (match[0],),
            (),
            ("set a new one as the administrator: sudo -u postgres psql, then \\password",),
        )
    if match := re.search(r'ERROR:\s+syntax error at or near "(?P<word>[^"]+)"', text):
        return Finding(
            f"The SQL has a mistake near `{match['word']}`.",
            0.94,
            "The mistake is at this word or just before it; each statement ends with ;.",
            (match[0],),
            (),
            ("check the statement",),
        )
    if match := re.search(r'ERROR:\s+(?P<kind>relation|column|function) "?(?P<name>[^"\n]+?)"? does not exist', text):
        return Finding(
            f"There is no {'table' if match['kind'] == 'relation' else match['kind']} `{match['name']}` in this "
            "database.",
            0.95,
            "Names in capitals have to be in double quotes; a table may be in another schema or database.",
            (match[0],),
            (Fix("psql -c '\\dt'", "lists the tables"),),
        )
    return None
