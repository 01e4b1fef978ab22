"""An SQLite database whose folder is not there or may not be written."""

import os
import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("unable to open database",)
MATCHES = (
    Case(
        "sqlite3 data/x.db .tables",
        'Error: unable to open database "data/x.db": unable to open database file',
        1,
        says="`data`",
        fix="mkdir -p data && sqlite3 data/x.db .tables",
    ),
    Case("python3 a.py", "sqlite3.OperationalError: unable to open database file", 1, says="folder"),
)
IGNORES = (Case("sqlite3 t.db .tables", "Error: file is not a database"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r'unable to open database(?: file)?:? "(?P<path>[^"\n]+)"', problem.text)
    path = match["path"] if match else next((word for word in problem.argv_of("sqlite3")[1:] if word[:1] != "-"), "")
    folder = os.path.dirname(path)
    if folder and not facts.is_dir(folder):
        return Finding(
            f"The folder `{folder}` for the database does not exist.",
            0.96,
            "SQLite makes a new file when there is none, but not the folder around it.",
            (f"there is no {folder}",),
            (Fix(f"mkdir -p {quote_path(folder)} && {problem.command}", "makes the folder, then runs it"),),
        )
    if path:
        seen = f"{path} belongs to {facts.owner(path)} with mode {facts.mode(path)}" if facts.exists(path) else ""
        return Finding(
            f"You may not open or make the database `{path}`.",
            0.93,
            "SQLite needs the right to write to the file and to its folder, where it puts a journal.",
            (seen or f"unable to open {path}",),
            (Fix(f"ls -ld {quote_path(folder or '.')} {quote_path(path)}", "shows owner and rights"),),
        )
    return Finding(
        "The database file cannot be opened: its folder is missing or not writable.",
        0.93,
        "The path is taken from the folder in which the program was started, and SQLite makes no folders.",
        ("unable to open database file",),
        (),
        ("check the path that the program opens, and make its folder",),
    )
