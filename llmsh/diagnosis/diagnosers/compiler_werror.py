"""A warning that -Werror makes an error."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import show_place
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("-werror", "all warnings being treated as errors")
MATCHES = (
    Case(
        "gcc -Wall -Werror a.c",
        "a.c: In function ‘main’:\na.c:1:16: error: unused variable ‘x’ [-Werror=unused-variable]\n    1 | int "
        "main(){int x; return 0;}\n      |                ^\ncc1: all warnings being treated as errors",
        1,
        (("a.c", "int main(){int x; return 0;}\n"),),
        says="unused variable",
        fix="gcc -Wall -Werror -Wno-error=unused-variable a.c",
    ),
    Case(
        "clang -Werror b.c",
        "b.c:2:7: error: unused variable 'y' [-Werror,-Wunused-variable]",
        1,
        says="b.c line 2",
        fix="clang -Werror -Wno-error=unused-variable b.c",
    ),
)
IGNORES = (Case("gcc a.c", "a.c:1:5: error: ‘x’ undeclared", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"(?P<file>[\w./+-]+):(?P<line>\d+):(?:\d+:)? error: (?P<what>[^\n\[]+?) \[-Werror(?:=|,-W)(?P<name>[\w=+-]+)",
        problem.text,
    )
    if not match:
        return None
    file, line = match["file"], match["line"]
    argv = problem.argv_of("gcc", "g++", "cc", "c++", "clang", "clang++")
    last = next((word for word in reversed(argv) if word.startswith("-Werror")), "")
    softer = (
        (
            Fix(
                problem.insert_after(last, f"-Wno-error={match['name'].partition('=')[0]}"),
                "lets this kind stay a warning",
            ),
        )
        if last
        else ()
    )
    return Finding(
        f"{file} line {line}: {match['what']} — a warning that -Werror turns into an error.",
        0.97,
        "The compiler could go on, but it was told to stop at warnings. They often point at real mistakes.",
        (match[0].strip()[:160],),
        (*softer, *show_place(facts, file, line)),
        () if softer or facts.is_file(file) else ("mend that line, or leave -Werror out of CFLAGS",),
    )
