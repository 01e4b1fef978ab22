"""The first error of gfortran or of the assembler, with its place."""

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import show_place
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("error: ", "assembler messages:")
PROGRAMS = frozenset({"gfortran", "flang", "f77", "f95", "as", "gcc", "g++", "cc", "make", "nasm"})
MATCHES = (
    Case(
        "gfortran a.f",
        "a.f:3:8:\n\n    3 |         x9 = 1\n      |               1\nError: Symbol ‘x9’ at (1) has no IMPLICIT type",
        1,
        (("a.f", "\tprogram a\n\timplicit none\n\tx9 = 1\n\tend\n"),),
        says="a.f line 3",
        fix="sed -n '1,5p' a.f",
    ),
    Case(
        "gcc -c a.s", "a.s: Assembler messages:\na.s:1: Error: no such instruction: `movq1 %rax'", 1, says="a.s line 1"
    ),
)
IGNORES = (Case("gcc a.c", "a.c:1:2: error: unknown type name ‘foo’", 1),)
FORTRAN = late_pattern(r"(?m)^(?P<file>\S+\.[fF]\w*):(?P<line>\d+):\d+:\n(?:.*\n){1,5}?(?:Fatal )?Error: (?P<what>.+)$")
ASSEMBLER = late_pattern(r"(?m)^(?P<file>\S+\.(?:s|S|asm)):(?P<line>\d+): (?:Error|error): (?P<what>.+)$")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = FORTRAN.search(problem.text) or ASSEMBLER.search(problem.text)
    if not match:
        return None
    what = match["what"].replace(" at (1)", "").replace("‘", "`").replace("’", "`")[:100].rstrip(".")
    if "has no IMPLICIT type" in what:
        name = what.partition("`")[2].partition("`")[0]
        what = f"`{name}` is not declared"
    return Finding(
        f"{match['file']} line {match['line']}: {what}.",
        0.93,
        "This is the first error; those after it often follow from it. Correct it first.",
        (match["what"][:150],),
        show_place(facts, match["file"], match["line"]),
        (f"correct line {match['line']}",),
    )
