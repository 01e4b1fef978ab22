"""MySQL finds no database, table or column of that name."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("error 1049", "error 1146", "error 1054", "unknown database")
MATCHES = (
    Case("mysql shp", "ERROR 1049 (42000): Unknown database 'shp'", 1, says="`shp`", fix="mysql -e 'show databases'"),
    Case(
        "mysql shop -e 'select * from usrs'",
        "ERROR 1146 (42S02) at line 1: Table 'shop.usrs' doesn't exist",
        1,
        says="`shop.usrs`",
        fix="mysql -e 'show tables from shop'",
    ),
    Case(
        "mysql shop -e 'select nam from users'",
        "ERROR 1054 (42S22) at line 1: Unknown column 'nam' in 'field list'",
        1,
        says="`nam`",
    ),
)
IGNORES = (Case("mysql", "ERROR 1045 (28000): Access denied for user 'a'@'localhost' (using password: NO)"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"Unknown database '(?P<base>[\w.-]+)'|Table '(?P<table>[\w.-]+)' doesn't exist|"
        r"Unknown column '(?P<column>[\w.]+)'",
        problem.text,
    )
    if not match:
        return None
    # The options that say where the server is and who asks, for the question that lists what is there.
    login = re.match(r"\S+((?:\s+(?:-[uhP]\s?\S+|-p(?=\s|$)))*)", problem.command)
    client = "mysql" + (login[1] if login and problem.argv[:1] == ("mysql",) else "")
    if match["base"]:
        kind, name, question = "database", match["base"], "show databases"
    elif match["table"]:
        kind, name = "table", match["table"]
        question = f"show tables from {name.rpartition('.')[0]}"
    else:
        kind, name, question = "column", match["column"], ""
    return Finding(
        f"MySQL has no {kind} `{name}`.",
        0.96,
        "The name is misspelt, or it is in another database. On Linux large and small letters count in the names of "
        "tables.",
        (match[0],),
        (Fix(f"{client} -e '{question}'", f"lists every {kind} there is"),) if question else (),
        () if question else ("see the columns: describe and the name of the table",),
    )
