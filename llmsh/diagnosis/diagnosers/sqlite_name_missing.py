"""An SQLite database has no table or column of that name."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path
from llmsh.diagnosis.projects import sqlite_names
from llmsh.diagnosis.similar import closest

SIGNATURES = ("no such table", "no such column", "no such function", "has no column named")
MATCHES = (
    Case(
        "sqlite3 t.db 'select * from user'",
        "Error: in prepare, no such table: user",
        1,
        setup="python3 -c \"import sqlite3 as s; s.connect('t.db').execute('create table users(id int, name text)')\"",
        says="`users`",
        fix="sqlite3 t.db 'select * from users'",
    ),
    Case(
        "sqlite3 t.db 'select nam from users'",
        "Error: in prepare, no such column: nam\n  select nam from users\n         ^--- error here",
        1,
        setup="python3 -c \"import sqlite3 as s; s.connect('t.db').execute('create table users(id int, name text)')\"",
        says="`name`",
        fix="sqlite3 t.db 'select name from users'",
    ),
    Case(
        "sqlite3 x.db 'select 1 from t'",
        "Error: in prepare, no such table: t",
        1,
        says="`t`",
        fix="sqlite3 x.db .tables",
    ),
    Case(
        "python3 a.py",
        'Traceback (most recent call last):\n  File "{cwd}/a.py", line 3, in <module>\n    c.execute("select * from '
        'users")\nsqlite3.OperationalError: no such table: users',
        1,
        says="`users`",
    ),
)
IGNORES = (Case("sqlite3 t.db 'selct 1'", 'Error: in prepare, near "selct": syntax error'),)
NAMED = late_pattern(
    r"no such (?P<kind>table|column|function): (?:\w+\.)?(?P<name>\w+)|table \w+ has no column named (?P<col>\w+)"
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = NAMED.search(problem.text)
    if not match:
        return None
    kind, name = match["kind"] or "column", match["name"] or match["col"]
    argv = problem.argv_of("sqlite3")
    file = next((word for word in argv[1:] if not word.startswith("-")), "")
    tables = sqlite_names(facts, file) if file else {}
    known = tables if kind == "table" else [column for columns in tables.values() for column in columns]
    meant = closest(name, known, limit=1) if kind != "function" else ()
    fixes: tuple[Fix, ...] = ()
    if meant:
        changed = re.sub(rf"\b{re.escape(name)}\b", meant[0], problem.command, count=1)
        fixes = (Fix(changed, f"the {kind} `{meant[0]}` is there"),)
    elif file:
        fixes = (
            Fix(f"sqlite3 {quote_path(file)} {'.tables' if kind == 'table' else '.schema'}", "shows what is in it"),
        )
    empty = bool(file) and facts.is_file(file) and not facts.read_bytes(file, 16)
    return Finding(
        f"The database has no {kind} `{name}`" + (f". Did you mean `{meant[0]}`?" if meant else "."),
        0.96,
        "The file is empty: SQLite makes a new one when the name of the file is wrong."
        if empty
        else "The name is misspelt, or the file is not the database that you mean: SQLite makes a new, empty one "
        "when the "
        "name is wrong.",
        (f"{file} holds {', '.join(tables)[:80]}" if tables else match[0],),
        fixes,
        () if fixes else ("check which file the program opens, and whether its tables have been made",),
    )
