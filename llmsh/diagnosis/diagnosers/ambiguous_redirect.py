"""A redirection to a name that is empty or became several words."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("ambiguous redirect",)
MATCHES = (
    Case("echo x > $f", "bash: line 1: $f: ambiguous redirect", says="`$f`", fix='echo x > "$f"'),
    Case("echo x >> *.txt", "bash: *.txt: ambiguous redirect", says="`*.txt`"),
)
IGNORES = (Case("echo x > none/y", "bash: line 1: none/y: No such file or directory"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"(?P<word>[^\s:]+): ambiguous redirect", problem.text)
    if not match:
        return None
    word = match["word"]
    fixed = problem.command.replace(word, f'"{word}"', 1) if word.startswith("$") else ""
    return Finding(
        f"`{word}` is empty or stands for several names, and a redirection needs exactly one.",
        0.95,
        "After > comes one file name. A variable that is empty or holds spaces is not one; in double quotes it "
        "stays one word.",
        (match[0],),
        (Fix(fixed, "one word, whatever it holds"),) if fixed and fixed != problem.command else (),
        (f"see what it stands for: echo {word}",),
    )
