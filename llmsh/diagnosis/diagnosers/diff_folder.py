"""diff of a folder and a file looks for a file of the same name in the folder."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("diff: ", "cmp: ")
PROGRAMS = frozenset({"diff", "cmp", "colordiff", "sdiff"})
MATCHES = (
    Case(
        "diff docs notes.txt",
        "diff: docs/notes.txt: No such file or directory",
        2,
        (("docs/guide.md", "x"), ("notes.txt", "x")),
        says="`docs` is a folder",
        fix="ls docs",
    ),
    Case(
        "diff notes.txt docs/",
        "diff: docs/notes.txt: No such file or directory",
        2,
        (("docs/guide.md", "x"), ("notes.txt", "x")),
        says="`notes.txt`",
    ),
)
IGNORES = (Case("diff a.txt b.txt", "diff: b.txt: No such file or directory", 2, (("a.txt", "x"),)),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    argv = problem.argv_of(*PROGRAMS)
    match = re.search(r"(?m)^\w+: (?P<path>[^:\n]+): No such file or directory", problem.text)
    if not match:
        return None
    for folder in argv[1:]:
        inside = match["path"].removeprefix(folder.rstrip("/") + "/")
        if facts.is_dir(folder) and inside != match["path"] and not any(word == match["path"] for word in argv):
            return Finding(
                f"`{folder}` is a folder, and it holds no `{inside}` to compare with.",
                0.95,
                "Given a folder and a file, diff looks for a file of the same name in the folder. Two folders are "
                "compared as a whole with -r.",
                (f"{match['path']} does not exist",),
                (Fix(f"ls {quote_path(folder)}", "shows what is in the folder"),),
                ("name the file in it that is to be compared",),
            )
    return None
