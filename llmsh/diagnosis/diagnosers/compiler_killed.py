"""The compiler itself was killed or stopped with a fault."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.packages import package_of
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "internal compiler error",
    "killed signal terminated program",
    "clang: error: unable to execute command: killed",
    "program cc1plus",
    "cannot execute ‘",
    "cannot execute '",
    "virtual memory exhausted",
)
MATCHES = (
    Case(
        "make -j8",
        "c++: fatal error: Killed signal terminated program cc1plus\ncompilation terminated.\nmake: *** "
        "[Makefile:5: a.o] Error 1",
        2,
        says="memory",
        fix="make -j1",
    ),
    Case("gcc a.c", "a.c:3:1: internal compiler error: Segmentation fault", 1, says="fault"),
    Case(
        "g++ a.cpp",
        "g++: fatal error: cannot execute ‘cc1plus’: execvp: No such file or directory",
        1,
        says="C++",
        fix="sudo apt install g++",
    ),
)
IGNORES = (Case("make", "make: *** [Makefile:2: a.o] Error 1", 2),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if missing := re.search(r"cannot execute ['‘](?P<name>cc1\w*)['’]", text):
        plus = missing["name"] == "cc1plus"
        install = facts.install(package_of("g++" if plus else "gcc", facts.manager))
        return Finding(
            f"The compiler for {'C++' if plus else 'C'} is only half installed: its part {missing['name']} is missing.",
            0.97,
            "gcc calls a program of its own for each language; each comes in a package.",
            (missing[0],),
            (Fix(install, "installs it"),) if install else (),
            () if install else ("install the compiler's package again",),
        )
    if re.search(r"Killed|virtual memory exhausted", text):
        fixed = re.sub(r"-j ?\d*", "-j1", problem.command, count=1) if re.search(r"\s-j", problem.command) else ""
        return Finding(
            "The compiler was killed because memory ran out.",
            0.965,
            "Several compilers at once need much memory, C++ most of all. Fewer at a time get through.",
            (next(line.strip() for line in problem.lines if re.search("Killed|exhausted", line))[:160],),
            (Fix(fixed, "one at a time"),) if fixed else (Fix("free -h", "shows how much memory there is"),),
        )
    if "internal compiler error" not in text:
        return None
    return Finding(
        "The compiler itself has a fault and stopped.",
        0.96,
        "The mistake is in the compiler, not in your code; often one place in the code sets it off.",
        (next(line.strip() for line in problem.lines if "internal compiler error" in line)[:160],),
        (),
        ("try another version of it, or less optimisation (-O1)", "report it to its makers with that file"),
    )
