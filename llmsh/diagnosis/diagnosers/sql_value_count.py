"""An insert with more or fewer values than the table has columns."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = (
    "values were supplied",
    "values for",
    "more target columns than expressions",
    "more expressions than target columns",
    "column count doesn't match value count",
)
MATCHES = (
    Case(
        "sqlite3 s.db 'insert into t values (1)'",
        "Error: in prepare, table t has 2 columns but 1 values were supplied",
        1,
        says="2 columns",
        fix="sqlite3 s.db '.schema t'",
    ),
    Case("sqlite3 s.db", "Parse error: 3 values for 2 columns", 1, says="2 columns"),
    Case(
        "psql -f a.sql", "psql:a.sql:1: ERROR:  INSERT has more target columns than expressions", 3, says="fewer values"
    ),
    Case("mysql x", "ERROR 1136 (21S01) at line 1: Column count doesn't match value count at row 1", 1, says="columns"),
)
IGNORES = (Case("psql", 'ERROR:  column "x" does not exist', 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"table (?P<table>\w+) has (?P<columns>\d+) columns but (?P<values>\d+) values were supplied"
        r"|(?P<given>\d+) values for (?P<named>\d+) columns"
        r"|INSERT has more (?P<more>target columns|expressions) than \w+"
        r"|Column count doesn't match value count",
        problem.text,
    )
    if not match:
        return None
    columns, values = match["columns"] or match["named"], match["values"] or match["given"]
    if columns:
        summary = f"The insert gives {values} values for {columns} columns."
    elif match["more"]:
        summary = f"The insert gives {'fewer' if 'target' in match['more'] else 'more'} values than it names columns."
    else:
        summary = "The insert gives another number of values than there are columns."
    argv = problem.argv_of("sqlite3")
    base = next((word for word in argv[1:] if not word.startswith("-")), "")
    schema = f"sqlite3 {quote(base)} '.schema {match['table']}'" if base and match["table"] else ""
    return Finding(
        summary,
        0.95,
        "Each value goes into one column, in order. Name the columns that you fill, and the others keep their default.",
        (match[0],),
        (Fix(schema, "shows the columns of the table"),) if schema else (),
        ("name the columns: insert into t(a, b) values (1, 2)",),
    )
