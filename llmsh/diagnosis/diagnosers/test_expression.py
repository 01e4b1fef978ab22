"""A `[ … ]` or `test` with an empty variable, a missing space, or words where numbers belong."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "unary operator expected",
    "binary operator expected",
    "too many arguments",
    "integer expression expected",
    "missing `]'",
    "conditional binary operator",
    "unexpected argument",
    "missing ]",
    "unexpected operator",
    "integer expected",
)
MATCHES = (
    Case("[ $x = a ]", "bash: line 1: [: =: unary operator expected", 2, says="empty", fix='[ "$x" = a ]'),
    Case(
        "[ $x = a ] && echo y",
        "bash: line 1: [: too many arguments",
        2,
        says="several words",
        fix='[ "$x" = a ] && echo y',
    ),
    Case("[ -f notes.txt", "bash: line 1: [: missing `]'", 2, says="`]`", fix="[ -f notes.txt ]"),
    Case("[ 1 == 1]", "bash: line 1: [: missing `]'", 2, says="space", fix="[ 1 == 1 ]"),
    Case("[ 1 -eq a ]", "bash: line 1: [: a: integer expression expected", 2, says="`a`", fix="[ 1 = a ]"),
    Case("[ a = b c ]", "bash: line 1: [: too many arguments", 2, says="words"),
    Case("[ x -foo y ]", "bash: line 1: [: -foo: binary operator expected", 2, says="-foo"),
    Case("[ a -gt ]", "bash: line 1: [: a: unary operator expected", 2),
    Case("test a == b", "sh: 1: test: a: unexpected operator", 2, says="=="),
    Case("[ 5 => 3 ]", "bash: line 1: [: 5: unary operator expected", 2, says="redirection", fix="[ 5 -ge 3 ]"),
    Case("[ $n >= 3 ]", "bash: line 1: [: 2: unary operator expected", 2, fix="[ $n -ge 3 ]"),
)
IGNORES = (
    Case("cd a b", "bash: line 1: cd: too many arguments"),
    Case("[1 = 1]", "bash: line 1: [1: command not found", 127),
)
NAMED = late_pattern(
    r"(?:\[\[?|test): (?:(?P<word>[^:\n]+): )?(?P<what>unary operator expected|binary operator expected|too many "
    r"arguments|integer expression expected|integer expected|missing [`']?\]'?|unexpected operator)|unexpected "
    r"argument [`'].*' to conditional binary operator"
)
UNQUOTED = late_pattern(r"(?<![\"'\w$])(\$\{?\w+\}?)(?![\"'\w])")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = NAMED.search(problem.text)
    if not match:
        return None
    command, what, word = problem.command, match["what"] or "unexpected argument", match["word"] or ""
    bracket = re.search(r"\[ .*?(?= \]|$)", command)
    inner = bracket[0] if bracket else command
    quoted = UNQUOTED.sub(r'"\1"', inner)
    fixed, step = "", ""
    if "missing" in what:
        close = re.sub(r"(?<=[^\s\]])\](?=\s*(?:;|&|\||$))", " ]", command, count=1)
        fixed = close if close != command else f"{command} ]"
        summary = "`]` needs a space before it." if close != command else "The test has no closing `]`."
    elif "integer" in what:
        fixed = re.sub(r" -eq ", " = ", command, count=1) if " -eq " in command else ""
        fixed = fixed or (re.sub(r" -ne ", " != ", command, count=1) if " -ne " in command else "")
        summary, step = (
            f"`{word}` is not a number, and -eq, -lt, -gt and the like compare numbers.",
            "compare texts with = and !=",
        )
    elif arrow := re.search(r"\s(=>|>=)\s", inner):
        fixed = command.replace(arrow[1], "-ge", 1)
        summary = f"`[` has no `{arrow[1]}`: bash reads the `>` in it as a redirection into a file."
    elif quoted != inner and ("too many" in what or "operator" in what):
        fixed = command.replace(inner, quoted, 1)
        name = UNQUOTED.search(inner)
        variable = name[1] if name else "a variable"
        summary = (
            f"`{variable}` holds several words here, so the test got too many."
            if "too many" in what
            else f"`{variable}` is empty here, so the test lost a word."
        )
    elif "unexpected operator" in what and "==" in command:
        fixed = command.replace("==", "=", 1)
        summary = "`==` is bash's; this sh knows only `=`."
    elif "too many" in what:
        summary, step = (
            "There are too many words between `[` and `]`.",
            'put quotes around texts with spaces, and around variables: "$x"',
        )
    else:
        summary, step = (
            f"The test stumbled over `{word}`: {what}." if word else f"The test is not complete: {what}.",
            "a test is: value, operator, value, with spaces between",
        )
    return Finding(
        summary,
        0.94,
        "`[` is a command: it sees words after the shell has replaced variables. In double quotes a variable stays "
        "one word, even when it is empty.",
        (match[0],),
        (Fix(fixed, "as the test reads it"),) if fixed and fixed != command else (),
        () if fixed else (step or "see: help test",),
    )
