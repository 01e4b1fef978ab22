"""A date that date cannot read."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("invalid date", "illegal time format", "failed conversion of")
MATCHES = (
    Case("date -d nonsense", "date: invalid date ‘nonsense’", says="nonsense"),
    Case("date -d '32 Jan'", "date: invalid date ‘32 Jan’", says="32 Jan"),
    Case("touch -d '31 foo' a", "touch: invalid date format ‘31 foo’", says="31 foo"),
    Case("date YYYY", "date: invalid date ‘YYYY’", says="YYYY", fix="date +%Y"),
    Case("date %H:%M", "date: invalid date ‘%H:%M’", fix="date +%H:%M"),
    Case(
        "date -d yesterday",
        "date: illegal time format\nusage: date [-jnRu] [-I[date|hours|minutes|seconds|ns]] [-f input_fmt]",
        1,
        says="date",
        fix="date -v-1d",
    ),
)
IGNORES = (Case("date +%Y x", "date: extra operand ‘x’"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"invalid date (?:format )?[‘'`](?P<a>[^’'\n]*)|illegal time format", problem.text)
    if not match:
        return None
    text = match["a"] or ""
    fixes: tuple[Fix, ...] = ()
    if "illegal" in match[0]:
        if "-d yesterday" in problem.command:
            fixes = (Fix(problem.command.replace("-d yesterday", "-v-1d", 1), "the BSD way to say it"),)
        return Finding(
            "This date (BSD, macOS) does not know -d with words.",
            0.85,
            "GNU date reads dates in words with -d; the BSD one shifts the time with -v, for example -v-1d for "
            "yesterday.",
            (match[0],),
            fixes,
            ("shift with -v: date -v-1d",),
        )
    if text.startswith("%"):
        fixes = (Fix(problem.replace_text(text, f"+{text}"), "a + before the format"),)
    elif text in ("YYYY", "yyyy"):
        fixes = (Fix(problem.replace_text(text, "+%Y"), "the year"),)
    return Finding(
        f"`{text}` is not a date that it can read.",
        0.93,
        "Dates are read like 2026-03-31, 'last monday' or '3 days ago'. A format to print begins with +, for "
        "example date +%Y-%m-%d.",
        (match[0],),
        fixes,
        () if fixes else ("write the date as 2026-03-31, or '2026-03-31 14:00'",),
    )
