"""A function or variable that is defined in two files."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote, quote_path

SIGNATURES = ("multiple definition of", "duplicate symbol", "first defined here")
MATCHES = (
    Case(
        "gcc a.c b.c",
        "/usr/bin/ld: /tmp/ccB.o:(.data+0x0): multiple definition of `v'; /tmp/ccA.o:(.data+0x0): first defined "
        "here\ncollect2: error: ld returned 1 exit status",
        1,
        (("a.c", "int v=1;\n"), ("b.c", "int v=2;\n")),
        says="`v`",
        fix="grep -n -w v a.c b.c",
    ),
    Case(
        "clang a.c b.c", "duplicate symbol '_f' in:\n    /tmp/a.o\n    /tmp/b.o\nld: 1 duplicate symbol", 1, says="`f`"
    ),
)
IGNORES = (Case("gcc a.c", "/usr/bin/ld: /tmp/a.o: undefined reference to `f'", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"multiple definition of [`‘'](?P<name>[^'’]+)|duplicate symbol '_?(?P<mac>[^']+)'", problem.text)
    if not match:
        return None
    name = match["name"] or match["mac"]
    files = [
        word
        for words in problem.segments
        for word in words
        if word.endswith((".c", ".cc", ".cpp", ".h")) and facts.is_file(word)
    ]
    fixes = (
        (Fix(f"grep -n -w {quote(name)} {' '.join(map(quote_path, files))}", "shows where it stands"),)
        if files and re.fullmatch(r"\w+", name)
        else ()
    )
    return Finding(
        f"`{name}` is defined more than once.",
        0.97,
        "A function or variable may have its body in one file only. In a header it is declared: extern for "
        "variables, no body for functions. A file may also be given twice.",
        (match[0],),
        fixes,
        () if fixes else ("keep one definition, and declare it with extern in a header",),
    )
