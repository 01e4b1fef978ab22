"""comm or join was given lines that are not in order."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("is not in sorted order", "is not sorted", "input is not in sorted order")
MATCHES = (
    Case(
        "comm a.txt b.txt",
        "comm: file 1 is not in sorted order\ncomm: input is not in sorted order",
        1,
        says="sorted",
        fix="comm <(sort a.txt) <(sort b.txt)",
    ),
    Case(
        "join a b",
        "join: b:2: is not sorted: a 4\njoin: input is not in sorted order",
        1,
        fix="join <(sort a) <(sort b)",
    ),
)
IGNORES = (Case("comm a b", "comm: a: No such file or directory", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    argv = problem.argv_of("comm", "join")
    files = [word for word in argv[1:] if word[:1] not in ("-", "<")]
    if not argv or not re.search(r"not (?:in )?sorted", problem.text):
        return None
    fixes: tuple[Fix, ...] = ()
    if len(files) == 2 and "<(" not in problem.command and len(problem.segments) == 1:
        command = problem.command
        for name in files:
            command = command.replace(f" {name}", f" <(sort {quote_path(name)})", 1)
        fixes = (Fix(command, "sorts both on the way"),)
    return Finding(
        f"{argv[0]} compares line by line and needs both files sorted.",
        0.96,
        "It walks through both files at once, so the lines have to come in the same order.",
        (next(line for line in problem.lines if "sorted" in line),),
        fixes,
        () if fixes else (f"sort both first, as in <(sort {files[0] if files else 'a.txt'})",),
    )
