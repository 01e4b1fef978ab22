"""A mistake in an awk program."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "awk: line",
    "awk: cmd. line",
    "missing } near end of file",
    "extra '}'",
    "runaway string constant",
    "awk: syntax error",
    "nonterminated character class",
    "unterminated string",
    "regular expression compile failed",
)
PROGRAMS = frozenset({"awk", "gawk", "mawk"})
MATCHES = (
    Case(
        "awk '{print $1' notes.txt",
        "awk: line 2: missing } near end of file",
        2,
        says="`}`",
        fix="awk '{print $1}' notes.txt",
    ),
    Case(
        "awk '{print $1}}' notes.txt",
        "awk: line 1: extra '}'\nawk: line 1: syntax error at or near end of line",
        2,
        says="`}`",
    ),
    Case(
        'awk "{print $1}" notes.txt',
        "awk: cmd. line:1: {print }\nawk: cmd. line:1:        ^ syntax error",
        2,
        says="single quotes",
        fix="awk '{print $1}' notes.txt",
    ),
    Case("awk '{print $1 notes.txt'", "awk: line 1: syntax error at or near end of line", 2, says="awk"),
    Case("awk '{print \"a: $1}' f", 'awk: line 1: runaway string constant "a: $1} ...', 2, says="closing quote"),
)
IGNORES = (
    Case("awk '{print}' none", "awk: cannot open none (No such file or directory)", 2),
    Case("awk -F", "awk: option -F lacks argument", 2),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    argv = problem.argv_of("awk", "gawk", "mawk")
    script = next((word for word in argv[1:] if "{" in word or "(" in word or word.startswith("/")), "")
    line = next((each for each in problem.lines if "awk: " in each), problem.lines[0] if problem.lines else "")
    fixes: tuple[Fix, ...] = ()
    double = re.search(r'"(\{[^"\']*\$[0-9N][^"\']*\})"', problem.command)
    opened, closed = script.count("{"), script.count("}")
    if double:
        summary = (
            "The awk program is in double quotes, so the shell replaced $1 before awk saw it; it needs single quotes."
        )
        fixes = (Fix(problem.command.replace(double[0], f"'{double[1]}'", 1), "single quotes keep the shell out"),)
    elif opened > closed:
        summary = f"A `}}` is missing in the awk program `{script}`."
        fixed = problem.replace_word(script, script + "}" * (opened - closed)) if script else problem.command
        fixes = (Fix(fixed, "with the closing brace"),) if fixed != problem.command else ()
    elif closed > opened:
        summary = f"A `}}` is too many in the awk program `{script}`."
    elif broken := re.search(
        r"regular expression compile failed \((?P<why>[^)\n]+\)?'?)\)\n(?P<pattern>\S+)", problem.text
    ):
        summary = f"The pattern `{broken['pattern']}` in the awk program is not a valid regular expression."
    elif named := re.search(r"function [`']?(?P<name>\w+)[`']? (?:not|never) defined", problem.text):
        summary = f"awk has no function `{named['name']}`."
    elif "division by zero" in problem.text:
        summary = "The awk program divides a number by zero."
    elif re.search("unterminated string|runaway string", problem.text):
        summary = f"A text in the awk program `{script}` has no closing quote."
    elif unmatched := re.search(r"Unmatched (?P<sign>[(\[{]).*?: (?P<pattern>\S+)", problem.text):
        summary = (
            f"The pattern `{unmatched['pattern']}` in the awk program has a `{unmatched['sign']}` without its partner."
        )
    elif said := re.search(r"(?:error|fatal): (?P<what>.+)", problem.text):
        summary = f"awk stopped: {said['what'][:100].rstrip('.')}."
    else:
        summary = "awk cannot read its program."
    return Finding(
        summary,
        0.93,
        "An awk program is written as 'pattern { what to do }' in single quotes; each brace, bracket and quote "
        "needs its partner.",
        (line.strip(),),
        fixes,
        () if fixes else ("put the program in single quotes and check its braces",),
    )
