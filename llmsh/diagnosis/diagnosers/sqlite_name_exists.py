"""An SQLite database has a table, index or column of that name already."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("already exists", "duplicate column name")
MATCHES = (
    Case(
        "sqlite3 t.db 'create table users(id int)'",
        "Error: in prepare, table users already exists\n  create table users(id int)\n               ^--- error here",
        says="`users`",
        fix="sqlite3 t.db 'create table if not exists users(id int)'",
    ),
    Case("sqlite3 t.db", "Parse error: duplicate column name: size", says="`size`"),
    Case(
        "python3 a.py",
        'Traceback (most recent call last):\n  File "{cwd}/a.py", line 2, in <module>\n    c.execute("create table '
        't(x)")\nsqlite3.OperationalError: table t already exists',
        says="`t`",
    ),
)
IGNORES = (
    Case("psql", 'ERROR:  relation "users" already exists'),
    Case("git branch a", "fatal: a branch named 'a' already exists"),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"(?:there is already a |(?:prepare, |Error: |OperationalError: |error: ))"
        r"(?P<kind>table|index|view|trigger) (?:named )?(?P<name>\w+)(?: already exists)?"
        r"|duplicate (?P<column>column) name: (?P<twice>\w+)",
        problem.text,
    )
    if not match:
        return None
    kind, name = match["kind"] or match["column"], match["name"] or match["twice"]
    changed = re.sub(rf"(?i)\b(create {kind}) (?!if )", r"\1 if not exists ", problem.command, count=1)
    fixes = (Fix(changed, "does nothing when it is there already"),) if changed != problem.command else ()
    return Finding(
        f"The database has a {kind} `{name}` already.",
        0.95,
        "Two things of one kind cannot have the same name. The old one stays as it was.",
        (match[0].strip(),),
        fixes,
        () if fixes else ("take another name, or remove the old one first if nothing in it is needed",),
    )
