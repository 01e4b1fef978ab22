"""MySQL's and MariaDB's command line: no server, access denied, unknown database."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "access denied for user",
    "can't connect to local mysql server",
    "can't connect to mysql server",
    "unknown database",
    "can't connect to local server",
    "you have an error in your sql syntax",
    "can't connect to server on",
)
MATCHES = (
    Case(
        "mysql",
        "ERROR 1045 (28000): Access denied for user 'ada'@'localhost' (using password: NO)",
        1,
        says="ada",
        fix="mysql -p",
    ),
    Case(
        "mysql -u root",
        "ERROR 1698 (28000): Access denied for user 'root'@'localhost'",
        1,
        says="root",
        fix="sudo mysql -u root",
    ),
    Case(
        "mysql",
        "ERROR 2002 (HY000): Can't connect to local MySQL server through socket '/run/mysqld/mysqld.sock' (2)",
        1,
        says="not running",
    ),
    Case("mysql shp", "ERROR 1049 (42000): Unknown database 'shp'", 1, says="shp", fix="mysql -e 'show databases'"),
    Case(
        "mysql -e 'selec 1'",
        "ERROR 1064 (42000) at line 1: You have an error in your SQL syntax; check the manual that corresponds to "
        "your MySQL server version for the right syntax to use near 'selec 1' at line 1",
        1,
        says="selec 1",
    ),
)
IGNORES = (Case("psql", 'FATAL:  role "ada" does not exist', 2),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    sudo = "" if facts.is_root else "sudo "
    if match := re.search(
        r"Access denied for user '(?P<user>[^']*)'@'(?P<host>[^']*)'(?: \(using password: (?P<given>\w+)\))?", text
    ):
        fixes: tuple[Fix, ...] = ()
        if match["user"] == "root" and "1698" in text:
            fixes = (Fix(f"{sudo}{problem.command}", "root of the database is root of the system here"),)
        elif match["given"] == "NO" and "mysql" in problem.programs:
            fixes = (Fix(problem.insert_after("mysql", "-p"), "asks for the password"),)
        return Finding(
            f"The database does not let `{match['user']}` in from {match['host']}.",
            0.95,
            "The user, the password or the host it may come from is not right. Its users are not those of the system.",
            (match[0],),
            fixes,
            () if fixes else ("check user and password",),
        )
    if re.search(r"Can't connect to (?:local )?(?:MySQL )?server", text):
        start = f"{sudo}systemctl start mysql" if facts.has("systemctl") else ""
        return Finding(
            "The database server is not running here, or not where it was looked for.",
            0.94,
            "mysql is only the client; a server has to be started first, or named with -h.",
            (next(line for line in problem.lines if "connect" in line)[:160],),
            (Fix(start, "starts the server (mariadb on some systems)"),) if start else (),
            ("start the server, or name it with -h",),
        )
    if match := re.search(r"Unknown database '(?P<name>[^']+)'", text):
        return Finding(
            f"There is no database `{match['name']}`.",
            0.96,
            "Names count letter by letter, on Linux large and small letters too.",
            (match[0],),
            (Fix("mysql -e 'show databases'", "lists them"),),
        )
    if match := re.search(r"right syntax to use near '(?P<near>[^']*)'", text):
        return Finding(
            f"The SQL has a mistake near `{match['near'][:60]}`.",
            0.94,
            "The mistake is at this place or just before it.",
            (match[0][:160],),
            (),
            ("check the statement",),
        )
    return None
