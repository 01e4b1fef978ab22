"""A Makefile with spaces where a tab belongs, or another mistake in its form."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "missing separator",
    "missing 'endif'",
    "missing `endif'",
    "commands commence before first target",
    "recipe commences before first target",
    "unterminated call to function",
    "unterminated variable reference",
    "multiple target patterns",
    "extraneous",
    "references itself (eventually)",
    "***",
)
MATCHES = (
    Case(
        "make",
        "Makefile:2: *** missing separator.  Stop.",
        2,
        (("Makefile", "all:\n    echo hi\n"),),
        says="line 2",
        fix="sed -i '2s/^ */\\t/' Makefile && make",
    ),
    Case(
        "make",
        "Makefile:1: *** VERSION is not set.  Stop.",
        2,
        (("Makefile", "$(error VERSION is not set)\n"),),
        says="VERSION",
    ),
    Case("make", "Makefile:1: *** Recursive variable 'X' references itself (eventually).  Stop.", 2, says="`X`"),
    Case(
        "make", "Makefile:4: *** missing 'endif'.  Stop.", 2, (("Makefile", "ifdef X\nall:\n\ttrue\n"),), says="endif"
    ),
)
IGNORES = (Case("make", "make: *** No rule to make target 'x'.  Stop.", 2),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"^(?P<file>[^\s:]+):(?P<line>\d+): \*\*\* (?P<what>[^.]+)", problem.text, re.MULTILINE)
    if not match:
        return None
    file, line = match["file"], int(match["line"])
    lines = facts.read(file).split("\n")
    source = lines[line - 1] if line <= len(lines) else ""
    if "missing separator" in match["what"]:
        spaces = source.startswith(" ")
        fixes = (
            (
                Fix(
                    f"sed -i '{line}s/^ */\\t/' {quote_path(file)} && {problem.command}",
                    "puts a tab there, then makes it",
                ),
            )
            if spaces and problem.command
            else (Fix(f"sed -n '{line}p' {quote_path(file)} | cat -A", "shows the line with its tabs"),)
        )
        return Finding(
            f"{file} line {line} begins with spaces, and a command in a Makefile begins with a tab."
            if spaces
            else f"make cannot read {file} line {line}.",
            0.96 if spaces else 0.88,
            "A line with a command has to begin with a tab, not with spaces. Many editors put spaces in.",
            (source.strip() or match[0],),
            fixes,
        )
    place = (Fix(f"sed -n '{max(1, line - 3)},{line}p' {quote_path(file)}", "shows the place"),)
    if itself := re.search(r"Recursive variable ['`](?P<name>[^']+)' references itself", match["what"]):
        return Finding(
            f"{file} line {line}: the variable `{itself['name']}` is made of itself.",
            0.96,
            "= is worked out anew at each use, so this never ends. := works it out once, and += adds to it.",
            (match[0],),
            place,
            (f"write {itself['name']} := or {itself['name']} +=",),
        )
    if "$(error" in source:
        return Finding(
            f"{file} line {line} stops make by itself: {match['what'].strip()}.",
            0.95,
            "The author wrote $(error …) there for a case that cannot work. Its text says what is wrong.",
            (match[0],),
            place,
            ("a variable can be given on the line: make NAME=value",),
        )
    if match["what"].startswith(("No rule", "[")):
        return None
    return Finding(
        f"{file} line {line}: {match['what'].strip()}.",
        0.93,
        "The Makefile is not complete: each ifdef or ifeq needs its endif, and each ( its ).",
        (match[0],),
        place,
    )
