"""A package with native parts could not be built."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("gyp err!", "node-gyp", "npm error gyp")
MATCHES = (
    Case(
        "npm install",
        "npm error gyp ERR! find Python \nnpm error gyp ERR! find Python Python is not set from command line or "
        "npm configuration\nnpm error gyp ERR! stack Error: Could not find any Python installation to use",
        1,
        says="Python",
        fix="sudo apt install python3",
    ),
    Case(
        "npm install",
        "gyp ERR! build error\ngyp ERR! stack Error: not found: make",
        1,
        says="make",
        fix="sudo apt install build-essential",
    ),
    Case(
        "npm install sharp",
        "npm error gyp ERR! build error \nnpm error gyp ERR! stack Error: `make` failed with exit code: 2",
        1,
        says="built",
    ),
)
IGNORES = (Case("npm install x", "npm error code E404", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if "gyp" not in problem.text:
        return None
    python = "find Python" in problem.text or "any Python installation" in problem.text
    tool = re.search(
        r"not found: (?P<name>make|g\+\+|gcc|cc)|(?P<name2>make|g\+\+): (?:command )?not found", problem.text
    )
    missing = "Python" if python else (tool["name"] or tool["name2"]) if tool else ""
    packages = {"apt": "build-essential", "dnf": "gcc-c++ make", "pacman": "base-devel", "apk": "build-base python3"}
    install = facts.install("python3" if python else packages.get(facts.manager, "")) if missing else ""
    return Finding(
        f"A package has parts in C++ that could not be built here{': ' + missing + ' is missing' if missing else ''}.",
        0.965,
        "There is no ready-made build of it for this Node or system, so npm builds it with Python, make and a "
        "compiler.",
        (next(line.strip()[:160] for line in problem.lines if re.search(r"gyp (?:ERR!|error)|gyp", line)),),
        (Fix(install, "brings what is missing"),) if install else (),
        ()
        if install
        else (
            "read the first error of the compiler above",
            "a newer version of the package may come ready-made for your Node",
        ),
    )
