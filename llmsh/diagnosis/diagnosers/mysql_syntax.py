"""An SQL statement that MySQL cannot read."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import show_place
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = ("error 1064", "you have an error in your sql syntax")
MATCHES = (
    Case(
        "mysql -e 'selct 1'",
        "ERROR 1064 (42000) at line 1: You have an error in your SQL syntax; check the manual that corresponds to "
        "your "
        "MySQL server version for the right syntax to use near 'selct 1' at line 1",
        1,
        says="`selct 1`",
        fix="mysql -e 'select 1'",
    ),
    Case(
        "mysql shop < dump.sql",
        "ERROR 1064 (42000) at line 12: You have an error in your SQL syntax; check the manual that "
        "corresponds to your "
        "MySQL server version for the right syntax to use near ')' at line 4",
        1,
        (("dump.sql", "x\n" * 20),),
        says="line 12",
        fix="sed -n '10,14p' dump.sql",
    ),
)
IGNORES = (Case("mysql shp", "ERROR 1049 (42000): Unknown database 'shp'", 1),)
WORDS = "select insert update delete create drop alter show describe from where values into order group limit set"


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"(?:at line (?P<line>\d+): )?You have an error in your SQL syntax.*?near '(?P<near>.*?)' at line", problem.text
    )
    if not match:
        return None
    near = match["near"]
    word = near.split(" ")[0]
    meant = closest(word.lower(), WORDS.split(), limit=1) if word.isalpha() else ()
    typed = meant and word in problem.command
    file = re.search(r"<\s*(?P<path>\S+)", problem.command)
    fixes: tuple[Fix, ...] = (Fix(problem.command.replace(word, meant[0], 1), f"`{meant[0]}` is SQL"),) if typed else ()
    if file and match["line"]:
        fixes += show_place(facts, file["path"], match["line"])
    return Finding(
        f"MySQL cannot read the SQL at `{near[:60] or 'its end'}`"
        + (f" (line {match['line']})." if match["line"] else ".")
        + (f" Did you mean `{meant[0]}`?" if meant else ""),
        0.96,
        "The mistake is just before the text that is shown: a comma, a bracket, a quote or a misspelt keyword.",
        ("ERROR 1064",),
        fixes,
        () if fixes else ("look at what stands just before that text",),
    )
