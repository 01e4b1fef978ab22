"""A debugger that finds no symbols, or a program it cannot run."""

import os
import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "no symbol table is loaded",
    "not in executable format",
    "no debugging symbols found",
    'no symbol "',
    "no executable file specified",
    "failed to start tool",
    'function "',
)
PROGRAMS = frozenset({"gdb", "lldb", "valgrind"})
MATCHES = (
    Case(
        "gdb -batch -ex 'list' ./a",
        '(No debugging symbols found in ./a)\nNo symbol table is loaded.  Use the "file" command.',
        1,
        says="-g",
    ),
    Case(
        "gdb run.sh",
        '"/w/run.sh": not in executable format: file format not recognized',
        1,
        says="run.sh",
        fix="gdb --args bash run.sh",
    ),
)
IGNORES = (Case("./a", "Segmentation fault", 139),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if match := re.search(r'"?(?P<path>[^"\n]+?)"?: not in executable format', problem.text):
        name = os.path.basename(match["path"])
        script = name.endswith(".sh")
        return Finding(
            f"{name} is no compiled program, which is what a debugger works on.",
            0.97,
            "A script is run by an interpreter; the debugger would have to start that.",
            (match[0],),
            (
                Fix(
                    f"gdb --args bash {quote_path(name)}",
                    "debugs bash with the script; for the script itself use bash -x",
                ),
            )
            if script
            else (Fix(f"file {quote_path(name)}", "says what it is"),),
        )
    if not re.search(r"No symbol table is loaded|No debugging symbols found", problem.text):
        return None
    return Finding(
        "The program was built without information for debuggers (-g).",
        0.965,
        "Without it names and lines of the source are not known.",
        ("No symbol table is loaded",),
        (),
        ("compile it again with -g -O0",),
    )
