"""A quote in the input of xargs, which reads quotes as its own."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("unmatched single quote", "unmatched double quote", "unterminated quote")
PROGRAMS = frozenset({"xargs"})
MATCHES = (
    Case(
        "find . -name '*.txt' | xargs ls",
        "xargs: unmatched single quote; by default quotes are special to xargs unless you use the -0 option",
        fix="find . -name '*.txt' -print0 | xargs -0 ls",
    ),
    Case(
        "ls | xargs rm",
        "xargs: unmatched double quote; by default quotes are special to xargs unless you use the -0 option",
        fix="ls | xargs -d '\\n' rm",
    ),
    Case("ls | xargs rm", "xargs: unterminated quote", says="quote"),
)
IGNORES = (Case("echo a | xargs nope", "xargs: nope: No such file or directory", 127),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if problem.argv[:1] == ("find",) and "-print0" not in problem.command:
        fixed = re.sub(r"\s*\|\s*xargs\b", " -print0 | xargs -0", problem.command, count=1)
        why = "names are separated by a zero byte, which no name can hold"
    else:
        fixed, why = problem.insert_after("xargs", "-d '\\n'"), "each line is one name"
    return Finding(
        "A name in the input of xargs holds a quote, and xargs takes it for a sign of its own.",
        0.95,
        "xargs splits its input at spaces and reads quotes. With file names it is safer to separate them by zero "
        "bytes or lines.",
        (problem.lines[0],),
        (Fix(fixed, why),) if fixed != problem.command else (),
        ("use find -print0 with xargs -0",),
    )
