"""Things that wait for each other in a circle, so that no order is right."""

import re

from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("input contains a loop", "cycle in data", "circular dependency", "dependency cycle", "circular reference")
MATCHES = (
    Case("tsort pairs", "tsort: pairs: input contains a loop:\ntsort: a\ntsort: b\na\nb", 1, says="`a`"),
    Case(
        "make", "make: Circular a <- b dependency dropped.\nError: circular dependency: a -> b -> a", 2, says="circle"
    ),
)
IGNORES = (Case("ls loop", "ls: cannot access 'loop': Too many levels of symbolic links", 2),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    at = next(
        (number for number, line in enumerate(problem.lines) if any(each in line.lower() for each in SIGNATURES)), -1
    )
    if at < 0:
        return None
    members = re.findall(r"(?m)^tsort: (\S+)$", "\n".join(problem.lines[at + 1 :]))
    named = " and ".join(f"`{each}`" for each in members[:3])
    return Finding(
        f"{named} stand in a circle: each waits for the other."
        if named
        else "Some things wait for each other in a circle.",
        0.93,
        "Where one thing has to come before another and that before the first, there is no right order. One of the "
        "pairs has to go.",
        (problem.lines[at].strip()[:150],),
        (),
        ("take one of the pairs out that close the circle",),
    )
