"""Meson cannot set up a project."""

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import show_place
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("meson.build", "neither directory contains a build file", "no build directory")
PROGRAMS = frozenset({"meson", "ninja", "make"})
MATCHES = (
    Case("meson setup build", "ERROR: Neither directory contains a build file meson.build.", 1, says="meson.build"),
    Case(
        "meson setup build",
        'Project name: x\n\nmeson.build:2:0: ERROR: Unknown function "exe".\n\nA full log can be found at /w/l.txt',
        1,
        (("meson.build", "project('x', 'c')\nexe('x', 'a.c')\n"),),
        says="meson.build line 2",
        fix="sed -n '1,4p' meson.build",
    ),
)
IGNORES = (Case("meson setup build", 'meson.build:2:0: ERROR: Dependency "foo" not found, tried pkgconfig', 1),)
SAID = late_pattern(r"(?m)^(?P<file>\S*meson\.build):(?P<line>\d+):\d+: ERROR: (?P<what>(?!Dependency ).+)$")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if "Neither directory contains a build file" in problem.text:
        return Finding(
            "There is no meson.build, neither here nor in the other folder.",
            0.96,
            "Meson reads from it what is to be built. It stands at the top of the project.",
            ("no meson.build",),
            (Fix("ls", "shows what is here"),),
            ("go to the folder of the project",),
        )
    match = SAID.search(problem.text)
    if not match:
        return None
    place = show_place(facts, match["file"], match["line"])
    return Finding(
        f"{match['file']} line {match['line']}: {match['what'][:110].rstrip('.')}.",
        0.93,
        "Meson stopped at this line of the description of the project.",
        (match[0][:150],),
        place,
        () if place else (f"look at line {match['line']}",),
    )
