"""An SQL statement that SQLite cannot read."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = ("syntax error", "incomplete input", "unrecognized token")
MATCHES = (
    Case(
        "sqlite3 t.db 'selct * from users'",
        'Error: in prepare, near "selct": syntax error\n  selct * from users\n  ^--- error here',
        1,
        says="`selct`",
        fix="sqlite3 t.db 'select * from users'",
    ),
    Case("sqlite3 t.db 'select count(*'", "Error: in prepare, incomplete input", 1, says="ends"),
    Case(
        "python3 a.py",
        'Traceback (most recent call last):\n  File "{cwd}/a.py", line 2, in <module>\n    c.execute("select from")\n'
        'sqlite3.OperationalError: near "from": syntax error',
        1,
        says="`from`",
    ),
)
IGNORES = (
    Case("bash a.sh", "a.sh: line 3: syntax error near unexpected token `fi'", 2),
    Case("sqlite3 t.db .tables", "Error: file is not a database"),
)
WORDS = "select insert update delete create drop alter pragma from where values into order group limit set table"


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r'near "(?P<word>[^"\n]+)": syntax error|'
        r"(?:prepare, |Error: |OperationalError: |error: )(?P<end>incomplete input)"
        r'|unrecognized token: "(?P<token>[^"\n]+)',
        problem.text,
    )
    if not match:
        return None
    if match["end"]:
        return Finding(
            "The SQL statement ends too early: a bracket, a quote or a part is missing.",
            0.95,
            "SQLite read to the end and still waited for more.",
            (match[0],),
            (),
            ("close every bracket and quote",),
        )
    word = match["word"] or match["token"]
    meant = (
        closest(word.lower(), WORDS.split(), limit=1) if word.isalpha() and word.lower() not in WORDS.split() else ()
    )
    typed = meant and word in problem.command
    return Finding(
        f"SQLite cannot read the SQL at `{word}`." + (f" Did you mean `{meant[0]}`?" if meant else ""),
        0.95,
        "The mistake is at this word or just before it. Text stands in single quotes, names without any.",
        (match[0],),
        (Fix(problem.command.replace(word, meant[0], 1), f"`{meant[0]}` is SQL"),) if typed else (),
        () if typed else ("look at the word before the one that is named",),
    )
