"""ninja: no build files here, or a target that does not exist."""

import os
import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("ninja: error",)
MATCHES = (
    Case(
        "ninja",
        "ninja: error: loading 'build.ninja': No such file or directory",
        1,
        (("build/build.ninja", "x"),),
        says="build.ninja",
        fix="ninja -C build",
    ),
    Case("ninja tset", "ninja: error: unknown target 'tset', did you mean 'test'?", 1, says="`tset`", fix="ninja test"),
    Case("ninja", "ninja: error: '../a.c', needed by 'a.o', missing and no known rule to make it", 1, says="../a.c"),
)
IGNORES = (Case("make", "make: *** No rule to make target 'x'.  Stop.", 2),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if "loading 'build.ninja'" in text:
        below = [path for path in facts.named("build.ninja", depth=2) if "/" in path]
        kind = (
            "cmake -G Ninja -B build && ninja -C build"
            if facts.exists("CMakeLists.txt")
            else "meson setup build && ninja -C build"
            if facts.exists("meson.build")
            else ""
        )
        fixes = (
            (Fix(problem.insert_after("ninja", f"-C {quote_path(os.path.dirname(below[0]))}"), f"{below[0]} is there"),)
            if below
            else (Fix(kind, "prepares the build first"),)
            if kind
            else ()
        )
        return Finding(
            "There is no build.ninja in this folder.",
            0.97,
            "CMake or Meson write it into a folder for the build; ninja has to be started there or told with -C.",
            ("no build.ninja here",),
            fixes,
            () if fixes else ("go to the folder of the build",),
        )
    if match := re.search(r"unknown target '(?P<name>[^']+)'(?:, did you mean '(?P<meant>[^']+)')?", text):
        return Finding(
            f"The build has no target `{match['name']}`."
            + (f" Did you mean `{match['meant']}`?" if match["meant"] else ""),
            0.975,
            "A target is something that can be built, such as a program or test.",
            (match[0],),
            (Fix(problem.replace_word(match["name"], match["meant"]), f"{match['meant']} is one"),)
            if match["meant"]
            else (Fix("ninja -t targets", "lists the targets"),),
        )
    match = re.search(r"'(?P<name>[^']+)', needed by '(?P<by>[^']+)', missing", text)
    if not match:
        return None
    return Finding(
        f"`{match['by']}` needs the file {match['name']}, which is not there.",
        0.96,
        "It was moved or deleted after the build was prepared, or its name is misspelt in the build's description.",
        (match[0],),
        (Fix(f"ls {quote_path(os.path.dirname(match['name']) or '.')}", "shows what is there"),),
        ("prepare the build again with cmake or meson",),
    )
