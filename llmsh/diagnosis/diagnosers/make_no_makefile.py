"""make found nothing to do: no Makefile here."""

import os

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("no targets specified and no makefile found", "no makefile found", "*** no targets")
MATCHES = (
    Case("make", "make: *** No targets specified and no makefile found.  Stop.", 2, says="no Makefile", fix="ls"),
    Case(
        "make",
        "make: *** No targets specified and no makefile found.  Stop.",
        2,
        (("CMakeLists.txt", "x"),),
        says="CMake",
        fix="cmake -B build && cmake --build build",
    ),
    Case(
        "make",
        "make: *** No targets specified and no makefile found.  Stop.",
        2,
        (("configure", "#!/bin/sh\n"),),
        fix="./configure && make",
    ),
    Case(
        "make",
        "make: *** No targets specified and no makefile found.  Stop.",
        2,
        (("src/Makefile", "all:\n"),),
        says="`src`",
        fix="make -C src",
    ),
)
IGNORES = (Case("make x", "make: *** No rule to make target 'x'.  Stop.", 2),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    evidence = ("no Makefile in this folder",)
    explanation = "make reads its rules from a file called Makefile in the folder where it is started."
    if facts.exists("CMakeLists.txt"):
        return Finding(
            "There is no Makefile here, but a CMakeLists.txt: this project is built with CMake.",
            0.96,
            "CMake writes the build files first; then the project can be built.",
            evidence,
            (Fix("cmake -B build && cmake --build build", "builds it in the folder build"),),
        )
    for script, command in (
        ("configure", "./configure && make"),
        ("autogen.sh", "./autogen.sh && make"),
        ("meson.build", "meson setup build && ninja -C build"),
        ("Cargo.toml", "cargo build"),
        ("package.json", "npm install && npm run build"),
        ("pyproject.toml", "python3 -m pip install ."),
    ):
        if facts.exists(script):
            return Finding(
                f"There is no Makefile here, but a {script}: the project is built with that.",
                0.95,
                explanation,
                (*evidence, f"{script} is there"),
                (Fix(command, f"the usual way with {script}"),),
            )
    found = [path for path in facts.named("Makefile") if os.path.dirname(path)] + (
        ["../Makefile"] if facts.exists("../Makefile") else []
    )
    if found:
        folder = os.path.dirname(found[0])
        return Finding(
            f"There is no Makefile here, but one in `{folder}`.",
            0.95,
            explanation,
            evidence,
            (Fix(f"{problem.command or 'make'} -C {quote_path(folder)}", "makes it there"),),
        )
    return Finding(
        "There is no Makefile in this folder.",
        0.96,
        explanation,
        evidence,
        (Fix("ls", "shows what is here"),),
        ("go to the folder of the project",),
    )
