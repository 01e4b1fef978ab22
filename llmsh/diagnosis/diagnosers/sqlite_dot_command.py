"""A dot command that the SQLite shell does not have."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = ("unknown command or invalid arguments",)
MATCHES = (
    Case(
        "sqlite3 t.db .tabels",
        'Error: unknown command or invalid arguments:  "tabels". Enter ".help" for help',
        1,
        says="`.tabels`",
        fix="sqlite3 t.db .tables",
    ),
    Case(
        "sqlite3 t.db '.shwo'",
        'Error: unknown command or invalid arguments:  "shwo". Enter ".help" for help',
        1,
        says=".shwo",
        fix="sqlite3 t.db .show",
    ),
)
IGNORES = (Case("sqlite3 t.db 'selct'", 'Error: in prepare, near "selct": syntax error'),)
COMMANDS = (
    "archive backup bail binary cd changes databases dump echo eqp excel exit explain fullschema headers help import "
    "indexes limit lint load log mode nullvalue once open output parameter print prompt quit read recover restore save "
    "schema separator session shell show stats system tables timeout timer trace version width"
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r'unknown command or invalid arguments:\s+"(?P<word>\w+)"', problem.text)
    if not match:
        return None
    word = match["word"]
    meant = closest(word, COMMANDS.split(), limit=2, common=("tables", "schema", "quit"))
    typed = problem.names(f".{word}")
    return Finding(
        f"The SQLite shell has no command `.{word}`." + (f" Did you mean `.{meant[0]}`?" if meant else ""),
        0.97,
        "Words that begin with a dot are commands of the shell itself, not SQL.",
        (match[0],),
        tuple(Fix(problem.replace_text(f".{word}", f".{each}"), f".{each} exists") for each in meant if typed),
        () if meant and typed else ("see them all: sqlite3 :memory: .help",),
    )
