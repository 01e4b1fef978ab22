"""Another program writes to the SQLite database at this moment."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("database is locked", "database table is locked")
MATCHES = (
    Case(
        "sqlite3 t.db 'delete from a'",
        "Error: stepping, database is locked (5)",
        5,
        says="t.db",
        fix="sqlite3 -cmd '.timeout 5000' t.db 'delete from a'",
    ),
    Case("python3 a.py", "sqlite3.OperationalError: database is locked", 1, says="locked"),
)
IGNORES = (Case("sqlite3 t.db .tables", "Error: file is not a database"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if "is locked" not in problem.text:
        return None
    argv = problem.argv_of("sqlite3")
    file = next((word for word in argv[1:] if not word.startswith("-")), "")
    fixes: list[Fix] = []
    if file:
        fixes.append(
            Fix(problem.replace_text("sqlite3", "sqlite3 -cmd '.timeout 5000'"), "waits up to five seconds for it")
        )
        if facts.has("lsof"):
            fixes.append(Fix(f"lsof {quote_path(file)}", "shows which program has it open"))
    left = next((name for name in (f"{file}-journal", f"{file}-wal") if file and facts.exists(name)), "")
    return Finding(
        f"The database {file} is locked: another program writes to it now."
        if file
        else "The database is locked: another program writes to it now.",
        0.96,
        "SQLite lets one program write at a time. A program that hangs, or an open transaction, keeps the others out.",
        (f"{left} is there" if left else "database is locked",),
        tuple(fixes),
        ("wait and try again, or close the other program", "in Python: sqlite3.connect(path, timeout=30)"),
    )
