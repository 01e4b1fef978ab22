"""No MySQL server can be reached."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.projects import start_service

SIGNATURES = ("error 2002", "error 2003")
MATCHES = (
    Case(
        "mysql",
        "ERROR 2002 (HY000): Can't connect to local MySQL server through socket '/var/run/mysqld/mysqld.sock' (2)",
        1,
        says="not running",
        fix="sudo systemctl start mysql",
    ),
    Case(
        "mysql -h 10.0.0.5",
        "ERROR 2003 (HY000): Can't connect to MySQL server on '10.0.0.5:3306' (111)",
        1,
        says="10.0.0.5:3306",
    ),
    Case(
        "mariadb",
        "ERROR 2002 (HY000): Can't connect to local server through socket '/run/mysqld/mysqld.sock' (2)",
        1,
        fix="sudo systemctl start mariadb",
    ),
)
IGNORES = (Case("mysql", "ERROR 1045 (28000): Access denied for user 'a'@'localhost' (using password: NO)"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"Can't connect to (?:local )?(?:MySQL |MariaDB )?server "
        r"(?:through socket|on) '(?P<where>[^']+)' \(\"?(?P<errno>\d+)",
        problem.text,
    )
    if not match:
        return None
    where = match["where"]
    if not where.startswith("/"):
        return Finding(
            f"No MySQL server answers at {where}.",
            0.95,
            "The server there is not started, listens only to its own machine, or a firewall is between.",
            (match[0],),
            (),
            ("check host and port", "on the server: see bind-address in its settings"),
        )
    maria = "mariadb" in problem.command or (facts.has("mariadbd") and not facts.has("mysqld"))
    start = start_service(facts, "mariadb" if maria else "mysql", "mysql")
    return Finding(
        "The MySQL server is not running here, or its socket is elsewhere.",
        0.95,
        "mysql is only the client. The server makes the socket file when it starts, and the client found none.",
        (f"{where} does not exist" if not facts.exists(where) else match[0],),
        (Fix(start, "starts the server"),) if start else (),
        ("for a server in a container or elsewhere, give its address: -h 127.0.0.1",),
    )
