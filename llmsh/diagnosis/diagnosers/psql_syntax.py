"""An SQL statement that PostgreSQL cannot read."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import show_place
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = ("syntax error at or near", "syntax error at end of input", "unterminated quoted string")
MATCHES = (
    Case(
        "psql -c 'selct 1'",
        'ERROR:  syntax error at or near "selct"\nLINE 1: selct 1\n        ^',
        1,
        says="`selct`",
        fix="psql -c 'select 1'",
    ),
    Case(
        "psql -c 'select * from users where'",
        "ERROR:  syntax error at end of input\nLINE 1: select * from users where\n                                  ^",
        1,
        says="ends",
    ),
    Case("psql -f q.sql", 'psql:q.sql:7: ERROR:  syntax error at or near ")"\nLINE 5: );', 3, says="q.sql line 7"),
)
IGNORES = (Case("psql -c 'select x'", 'ERROR:  column "x" does not exist', 1),)
WORDS = (
    "select from where insert into values update set delete create table drop alter group order by having join inner "
    "left right outer on limit offset distinct union and or not null primary key references default returning"
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r'syntax error at (?:or near "(?P<word>[^"\n]+)"|end of input)|unterminated quoted string', problem.text
    )
    if not match or "ERROR:" not in problem.text:
        return None
    place = re.search(r"psql:(?P<file>[^:\n]+):(?P<line>\d+): ERROR", problem.text)
    where = f" ({place['file']} line {place['line']})" if place else ""
    shown = show_place(facts, place["file"], place["line"]) if place else ()
    word = match["word"]
    if not word:
        what = "ends too early" if "end of input" in match[0] else "has a quote that is not closed"
        return Finding(
            f"The SQL statement {what}{where}.",
            0.96,
            "Something has to follow, or a bracket or quote is still open.",
            (match[0],),
            shown,
            ("write the rest of the statement",),
        )
    near = closest(word.lower(), WORDS.split(), limit=1) if word.isalpha() else ()
    typed = bool(near) and bool(re.search(rf"\b{re.escape(word)}\b", problem.command))
    return Finding(
        f"PostgreSQL cannot read the SQL at `{word}`{where}." + (f" Did you mean `{near[0]}`?" if near else ""),
        0.97 if near else 0.95,
        "The mistake is at this word or just before it: a comma too many or too few, a keyword misspelt, or text "
        "without single quotes.",
        (match[0],),
        (
            (Fix(re.sub(rf"\b{re.escape(word)}\b", near[0], problem.command, count=1), f"`{near[0]}` is SQL"),)
            if typed
            else ()
        )
        + shown,
        () if typed or shown else ("look at the word before the one that is named",),
    )
