"""A mistake in the way a Python file is written."""

import os
import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("syntaxerror", "indentationerror", "taberror")
MATCHES = (
    Case(
        "python3 a.py",
        '  File "{cwd}/a.py", line 1\n    print "hi"\n    ^^^^^^^^^^\nSyntaxError: Missing parentheses in call to '
        "'print'. Did you mean print(...)?",
        1,
        says="a.py line 1",
    ),
    Case(
        "python3 a.py",
        '  File "{cwd}/a.py", line 3\n    y=2\nIndentationError: unexpected indent',
        1,
        says="a.py line 3",
    ),
    Case(
        "python3 a.py",
        '  File "{cwd}/a.py", line 1\n    print("a"\n         ^\nSyntaxError: \'(\' was never closed',
        1,
        says="never closed",
    ),
    Case(
        "python a.py",
        '  File "a.py", line 3\n    y=2\nTabError: inconsistent use of tabs and spaces in indentation',
        1,
        says="tabs",
    ),
)
IGNORES = (
    Case(
        "node a.js",
        "[eval]:1\nlet a = \n\nSyntaxError: Unexpected end of input\n    at makeContextifyScript "
        "(node:internal/vm:185:14)",
    ),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r'File "(?P<file>[^"]+)", line (?P<line>\d+)\n(?:.*\n){0,3}?(?P<kind>SyntaxError|IndentationError|'
        r"TabError): (?P<what>.+)",
        problem.text,
    )
    if not match:
        return None
    file = os.path.relpath(match["file"], facts.resolve(".")) if match["file"].startswith("/") else match["file"]
    file = match["file"] if file.startswith("..") else file
    kind, what = match["kind"], match["what"].rstrip(".")
    explanation = {
        "IndentationError": "In Python the spaces at the start of a line say what belongs together; here they do "
        "not fit the line before.",
        "TabError": "Tabs and spaces are mixed at the start of lines. Use only one of them, usually four spaces.",
    }.get(kind, "Python could not read the line; often the cause is a bracket or quote left open in the line before.")
    if "print" in what:
        explanation = "This is written for Python 2. In Python 3 print needs parentheses: print(…)."
    source = next((line.strip() for line in match[0].split("\n")[1:2]), "")
    shown = f"sed -n '{max(1, int(match['line']) - 2)},{int(match['line']) + 1}p' {quote_path(file)}"
    return Finding(
        f"{file} line {match['line']}: {what[:100]}.",
        0.96,
        explanation,
        (source,) if source else (),
        (Fix(shown, "shows the place"),) if not match["file"].startswith("<") else (),
        (f"correct line {match['line']}, or the one before it",),
    )
