"""An SQLite database that may only be read."""

import os

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("attempt to write a readonly database",)
MATCHES = (
    Case(
        "sqlite3 t.db 'insert into a values(1)'",
        "Error: stepping, attempt to write a readonly database (8)",
        8,
        (("t.db", ""),),
        "chmod 444 t.db",
        says="`t.db`",
        fix="chmod u+w t.db && sqlite3 t.db 'insert into a values(1)'",
    ),
    Case("python3 a.py", "sqlite3.OperationalError: attempt to write a readonly database", 1, says="read"),
)
IGNORES = (Case("sqlite3 t.db 'insert into a values(1)'", "Error: database is locked", 5),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    file = next((word for word in problem.argv_of("sqlite3")[1:] if word[:1] != "-"), "")
    found = facts.stat(file) if file else None
    seen = f"{file} belongs to {facts.owner(file)} with mode {facts.mode(file)}" if found else ""
    fixes: tuple[Fix, ...] = ()
    if found and not found.st_mode & 0o200:
        fixes = (Fix(f"chmod u+w {quote_path(file)} && {problem.command}", "gives the owner the right to write"),)
    elif found:
        fixes = (
            Fix(f"ls -ld {quote_path(os.path.dirname(file) or '.')} {quote_path(file)}", "shows owner and rights"),
        )
    return Finding(
        f"The database{f' `{file}`' if file else ''} may only be read.",
        0.96,
        "To write, SQLite needs the right to write to the file and also to the folder it is in.",
        (seen or "attempt to write a readonly database",),
        fixes,
        () if fixes else ("give the user who runs the program the right to write to the file and its folder",),
    )
