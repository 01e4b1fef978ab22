"""An SQL statement names a table, column or function that PostgreSQL does not find."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("does not exist", "missing from-clause")
MATCHES = (
    Case(
        "psql -c 'select * from Users' shop",
        'ERROR:  relation "users" does not exist\nLINE 1: select * from Users\n                      ^',
        1,
        says="`users`",
        fix="psql shop -c '\\dt *.*'",
    ),
    Case(
        "psql shop -c 'select nam from users'",
        'ERROR:  column "nam" does not exist\nLINE 1: select nam from users\n               ^\nHINT:  '
        "Perhaps you meant "
        'to reference the column "users.name".',
        1,
        says="`nam`",
        fix="psql shop -c 'select name from users'",
    ),
    Case(
        "psql -f q.sql",
        "psql:q.sql:3: ERROR:  function nowx() does not exist\nHINT:  No function matches the given name and argument "
        "types.",
        3,
        says="nowx()",
    ),
)
IGNORES = (Case("psql", 'psql: error: FATAL:  role "ada" does not exist', 2),)
NAMED = late_pattern(
    r"ERROR:\s+(?P<kind>relation|column|function|type|schema|table|index|view|operator) "
    r'"?(?P<name>[^"\n]+?)"? does not exist'
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = NAMED.search(problem.text)
    if not match:
        return None
    kind, name = match["kind"].replace("relation", "table"), match["name"]
    hint = re.search(
        r'HINT:\s+Perhaps you meant to reference the (?:column|table) "(?:[\w.]+\.)?(?P<name>\w+)"', problem.text
    )
    fixes: tuple[Fix, ...] = ()
    if hint and re.search(rf"\b{re.escape(name)}\b", problem.command):
        changed = re.sub(rf"\b{re.escape(name)}\b", hint["name"], problem.command, count=1)
        fixes = (Fix(changed, f"`{hint['name']}` is there"),)
    elif problem.argv[:1] == ("psql",):
        database = next((word for word in problem.argv[1:] if re.fullmatch(r"\w+", word)), "")
        shows = "\\df" if kind == "function" else "\\dt *.*"
        fixes = (Fix(f"psql {database} -c '{shows}'".replace("  ", " "), f"lists every {kind} there is"),)
    place = re.search(r"psql:(?P<file>[^:\n]+):(?P<line>\d+): ERROR", problem.text)
    return Finding(
        f"The database has no {kind} `{name}`"
        + (f" ({place['file']} line {place['line']})" if place else "")
        + (f". Did you mean `{hint['name']}`?" if hint else "."),
        0.96,
        "Names without double quotes are read in small letters. It may also be in another database or schema, or not "
        "made yet.",
        (match[0],),
        fixes,
        () if fixes else ("see the tables with \\dt and their columns with \\d and the name",),
    )
