"""sqlite3: a table that is not there, a locked or foreign file, a mistake in the SQL."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "no such table",
    "no such column",
    "database is locked",
    "file is not a database",
    "unique constraint failed",
    "attempt to write a readonly database",
    "parse error near",
    "syntax error",
    "values were supplied",
    "disk image is malformed",
)
PROGRAMS = frozenset({"sqlite3", "python3", "python", "sqlite"})
MATCHES = (
    Case(
        "sqlite3 x.db 'select * from nosuch'",
        "Error: in prepare, no such table: nosuch",
        1,
        says="nosuch",
        fix="sqlite3 x.db .tables",
    ),
    Case(
        "sqlite3 x.db 'selec 1'",
        'Error: in prepare, near "selec": syntax error\n  selec 1\n  ^--- error here',
        1,
        says="selec",
    ),
    Case(
        "sqlite3 notes.txt 'select * from x'",
        "Error: in prepare, file is not a database (26)",
        26,
        says="notes.txt",
        fix="file notes.txt",
    ),
    Case("sqlite3 x.db 'insert into a values(1)'", "Error: stepping, database is locked (5)", 5, says="locked"),
    Case(
        "sqlite3 x.db 'insert into a values(1)'", "Error: stepping, UNIQUE constraint failed: a.b (19)", 19, says="a.b"
    ),
    Case("python3 a.py", "sqlite3.OperationalError: database is locked", 1, says="locked"),
)
IGNORES = (
    Case("sqlite3 none/x.db 'select 1'", 'Error: unable to open database "none/x.db": unable to open database file'),
    Case("bash x", "x: line 1: syntax error near unexpected token `)'", 2),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    argv = problem.argv_of("sqlite3", "sqlite")
    file = next((word for word in argv[1:] if not word.startswith("-")), "")
    if match := re.search(r"no such (?P<kind>table|column): (?P<name>[\w.]+)", text):
        fix = (
            (
                Fix(
                    f"sqlite3 {quote_path(file)} .tables"
                    if match["kind"] == "table"
                    else f"sqlite3 {quote_path(file)} .schema",
                    "shows what is in the database",
                ),
            )
            if file
            else ()
        )
        return Finding(
            f"There is no {match['kind']} `{match['name']}` in {file or 'the database'}.",
            0.95,
            "sqlite3 makes an empty database when the file is not there, so a slip in the file's name shows up "
            "like this.",
            (match[0],),
            fix,
            () if fix else ("check the name of the file and of the table",),
        )
    if "not a database" in text:
        return Finding(
            f"`{file or 'The file'}` is no SQLite database.",
            0.96,
            "It is another kind of file, or an encrypted or damaged one.",
            ("file is not a database",),
            (Fix(f"file {quote_path(file)}", "tells what kind of file it is"),) if file else (),
            ("check the file",),
        )
    if "database is locked" in text:
        return Finding(
            f"The database {file} is locked: another program is writing to it.".replace("  ", " "),
            0.95,
            "Only one program at a time may write. It is free again when the other one is done or ended.",
            ("database is locked",),
            (Fix(f"lsof {quote_path(file)}", "shows who has it open"),) if file and facts.exists(file) else (),
            ("wait, or end the other program",),
        )
    if match := re.search(
        r"(?P<kind>UNIQUE|NOT NULL|FOREIGN KEY|CHECK) constraint failed(?:: (?P<name>[\w., ]+\w))?", text
    ):
        return Finding(
            f"A rule of the table forbids this: {match['kind']} {match['name'] or ''}".strip() + ".",
            0.94,
            "UNIQUE: the value is there already; NOT NULL: a value is missing; FOREIGN KEY: what it points to is "
            "missing.",
            (match[0],),
            (),
            ("change the value, or the rule",),
        )
    if "readonly database" in text:
        return Finding(
            "The database may not be written to.",
            0.93,
            "The file, or the folder it is in, belongs to somebody else or is read-only.",
            ("attempt to write a readonly database",),
            (Fix(f"ls -l {quote_path(file)}", "shows who owns it"),) if file else (),
            ("check the rights on the file and its folder",),
        )
    if match := re.search(r'near "(?P<word>[^"]+)": syntax error', text):
        return Finding(
            f"The SQL has a mistake near `{match['word']}`.",
            0.95,
            "The mistake is at this word or just before it.",
            (match[0],),
            (),
            ("check the statement",),
        )
    return None
