"""bc, dc or at could not read what they were given."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import first_error
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "(standard_in)",
    "parse error: bad token",
    "garbled time",
    "bc: syntax error",
    "divide by zero",
    "math error",
    "refusing to create job destined in the past",
)
PROGRAMS = frozenset({"bc", "dc", "at", "batch", "echo"})
MATCHES = (
    Case("echo '2 + * 3' | bc", "(standard_in) 1: syntax error", 1, says="calculation"),
    Case("echo '1/0' | bc", "Runtime error (func=(main), adr=3): Divide by zero", 1, says="zero"),
    Case("at tomorow", "syntax error. Last token seen: t\nGarbled time", 1, says="tomorow", fix="at tomorrow"),
    Case("at 10:00 yesterday", "at: refusing to create job destined in the past", 1, says="past"),
)
IGNORES = (Case("echo $((1/0))", 'bash: line 1: 1/0: division by 0 (error token is "0")', 1),)
TIMES = ("now", "noon", "midnight", "teatime", "tomorrow", "today")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if "Garbled time" in text:
        words = [word for word in problem.argv_of("at", "batch")[1:] if word.isalpha()]
        pairs = [(word, near[0]) for word in words if (near := closest(word, TIMES, limit=1))]
        return Finding(
            f"at cannot read the time `{' '.join(problem.argv_of('at', 'batch')[1:])}`.",
            0.97,
            "It takes: 14:30, noon, tomorrow, now + 2 hours, 10:00 Jul 31.",
            ("Garbled time",),
            tuple(Fix(problem.replace_word(old, new), f"`{new}` is understood") for old, new in pairs[:1]),
            () if pairs else ("write it like: at now + 1 hour",),
        )
    if "in the past" in text:
        return Finding(
            "That time is past already.",
            0.97,
            "at runs a command once, later.",
            ("job destined in the past",),
            (),
            ("give a time to come",),
        )
    if re.search(r"(?i)divide by zero", text):
        return Finding(
            "The calculation divides by zero.",
            0.96,
            "There is no result for that.",
            (first_error(problem.lines)[:160],),
            (),
            ("check the number below the line",),
        )
    match = re.search(r"\(standard_in\) (?P<line>\d+): (?:syntax|parse) error|bad token", text)
    if not match:
        return None
    return Finding(
        f"The calculation for bc cannot be read{' (line ' + match['line'] + ')' if match['line'] else ''}.",
        0.96,
        "bc takes + - * / ^ and brackets, a point for decimals, and no commas or units.",
        (match[0],),
        (),
        ("write it like: echo 'scale=2; 10/3' | bc",),
    )
