"""./configure that is missing, or stopped."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "./configure: no such file",
    "configure: error",
    "c compiler cannot create executables",
    "no acceptable c compiler",
    "config.log",
    "possibly undefined macro",
    "autoreconf:",
    "aclocal: not found",
    "automake: command not found",
    "./configure: not found",
)
MATCHES = (
    Case(
        "./configure",
        "bash: line 1: ./configure: No such file or directory",
        127,
        (("configure.ac", "x"),),
        says="configure.ac",
        fix="autoreconf -i && ./configure",
    ),
    Case(
        "./configure && make",
        "bash: line 1: ./configure: No such file or directory",
        127,
        (("CMakeLists.txt", "x"),),
        says="CMake",
        fix="cmake -B build && cmake --build build",
    ),
    Case(
        "./configure",
        "checking for gcc... no\nconfigure: error: no acceptable C compiler found in $PATH\nSee `config.log' for "
        "more details",
        1,
        says="compiler",
        fix="sudo apt install build-essential && ./configure",
    ),
    Case(
        "./configure",
        "configure: error: C compiler cannot create executables\nSee `config.log' for more details",
        77,
        says="compiler",
    ),
    Case("./configure", "configure: error: libfoo is required", 1, says="libfoo is required"),
)
IGNORES = (Case("./run.sh", "bash: line 1: ./run.sh: No such file or directory", 127),)
OTHERS = (
    ("autogen.sh", "./autogen.sh has to be run first", "./autogen.sh && ./configure"),
    ("configure.ac", "configure.ac is what it is made from", "autoreconf -i && ./configure"),
    ("CMakeLists.txt", "the project uses CMake instead", "cmake -B build && cmake --build build"),
    ("meson.build", "the project uses Meson instead", "meson setup build && ninja -C build"),
    ("Makefile", "the project has a Makefile already", "make"),
    ("Cargo.toml", "it is a Rust project", "cargo build"),
    ("pyproject.toml", "it is a Python project", "python3 -m pip install ."),
    ("package.json", "it is a Node project", "npm install"),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if re.search(r"\./configure: (?:No such file|not found)", text):
        file, why, command = next((other for other in OTHERS if facts.exists(other[0])), ("", "", ""))
        if not file:
            return None
        return Finding(
            f"There is no script configure here; {why}.",
            0.975,
            "Projects are built in different ways, and the files at their top show which one it is.",
            (f"{file} is in this folder",),
            (Fix(command, "the way that fits this project"),),
        )
    if re.search(r"no acceptable C compiler|C compiler cannot create executables", text):
        install = facts.install(
            {"apt": "build-essential", "dnf": "gcc", "pacman": "base-devel", "apk": "build-base"}.get(facts.manager, "")
        )
        none = "no acceptable" in text
        return Finding(
            "No C compiler is installed." if none else "The C compiler does not work here.",
            0.97,
            "Programs in C have to be translated for this machine, and the tool for it is missing or broken.",
            (next(line.strip() for line in problem.lines if "compiler" in line and "error" in line),),
            (Fix(f"{install} && {problem.command}", "installs it and tries again"),)
            if install and none
            else (Fix("tail -40 config.log", "shows what the compiler said"),),
        )
    match = re.search(r"configure: error: (?P<what>[^\n]+)", text)
    if not match or "No package '" in text:
        return None
    return Finding(
        f"configure stopped: {match['what'][:150].rstrip('.')}.",
        0.93,
        "It checks what this machine offers before building, and something that is needed was not found.",
        (match[0][:160],),
        (Fix("grep -n -A5 'error' config.log", "shows the details"),) if facts.exists("config.log") else (),
        ("install what is named; for building, take its -dev or -devel package",),
    )
