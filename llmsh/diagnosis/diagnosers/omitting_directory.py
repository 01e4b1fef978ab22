"""`cp` was given a folder without -r."""

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("omitting directory",)
PROGRAMS = frozenset({"cp", "install"})
MATCHES = (
    Case(
        "cp src docs2",
        "cp: -r not specified; omitting directory 'src'",
        1,
        (("src/a", "x"),),
        says="`src`",
        fix="cp -r src docs2",
    ),
    Case(
        "sudo cp -v a b c/",
        "cp: -r not specified; omitting directory 'b'",
        1,
        (("b/", ""), ("a", ""), ("c/", "")),
        fix="sudo cp -r -v a b c/",
    ),
    Case("cp src docs2", "cp: omitting directory `src'", 1, (("src/a", "x"),), fix="cp -r src docs2"),
)
IGNORES = (Case("cp -r a b", "cp: cannot stat 'a': No such file or directory"),)
NAMED = late_pattern(r"omitting directory [‘'`](?P<path>[^’'`]+)")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = NAMED.search(problem.text)
    if not match:
        return None
    return Finding(
        f"`{match['path']}` is a folder, and cp copies folders only with -r.",
        0.98,
        "-r (recursive) means: the folder and everything in it. Without it cp leaves folders out.",
        (match[0],),
        (Fix(problem.insert_after("cp", "-r"), "copies the folder with what is in it"),),
        () if problem.command else ("add -r to the cp command",),
    )
