"""Options or values that a Python program of one's own does not take."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = ("invalid choice", "invalid int value", "invalid float value", "not allowed with argument")
MATCHES = (
    Case(
        "python3 a.py --kind c",
        "usage: a.py [-h] [--kind {apple,pear}]\na.py: error: argument --kind: invalid choice: 'aple' (choose from "
        "'apple', 'pear')",
        2,
        says="aple",
    ),
    Case(
        "python3 a.py --kind aple",
        "usage: a.py [-h] [--kind {apple,pear}]\na.py: error: argument --kind: invalid choice: 'aple' (choose from "
        "'apple', 'pear')",
        2,
        fix="python3 a.py --kind apple",
    ),
    Case(
        "python3 -m http.server abc",
        "usage: server.py [-h] [--cgi] [-b ADDRESS] [-d DIRECTORY] [-p VERSION] [port]\nserver.py: error: argument "
        "port: invalid int value: 'abc'",
        2,
        says="abc",
    ),
)
IGNORES = (Case("python3 a.py", "a.py: error: unrecognized arguments: --verbos", 2),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"argument (?P<arg>[^:]+): invalid (?:choice: '?(?P<choice>[^'\s(]+)'?.*?(?:\(choose from "
        r"(?P<from>[^)]+)\))?|(?P<kind>int|float) value: '(?P<value>[^']*)')$",
        problem.text,
        re.MULTILINE,
    )
    if not match:
        return None
    if match["choice"]:
        choices = re.findall(r"[\w.-]+", match["from"] or "")
        near = closest(match["choice"], choices, limit=1)
        return Finding(
            f"`{match['choice']}` is not a value that {match['arg']} takes."
            + (f" Did you mean `{near[0]}`?" if near else ""),
            0.96,
            f"It takes one of: {', '.join(choices[:8])}.",
            (match[0],),
            tuple(
                Fix(problem.replace_word(match["choice"], each), f"{each} is allowed")
                for each in near
                if problem.names(match["choice"])
            ),
            (f"choose from: {', '.join(choices[:8])}",),
        )
    return Finding(
        f"{match['arg']} must be a number, and `{match['value']}` is none.",
        0.96,
        "The program wants a whole number there." if match["kind"] == "int" else "The program wants a number there.",
        (match[0],),
        (),
        ("give a number",),
    )
