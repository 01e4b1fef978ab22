"""`type FILE` shows a file on Windows; here it tells what a command is."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("type:",)
MATCHES = (
    Case("type notes.txt", "bash: line 1: type: notes.txt: not found", 1, (("notes.txt", "x"),), fix="cat notes.txt"),
    Case("type docs/a.md", "bash: type: docs/a.md: not found", 1, (("docs/a.md", "x"),), fix="cat docs/a.md"),
)
IGNORES = (Case("type gti", "bash: line 1: type: gti: not found", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    argv = problem.argv_of("type")
    files = [word for word in argv[1:] if facts.is_file(word)]
    if not files or "not found" not in problem.text:
        return None
    return Finding(
        f"`type` tells what a command is; `{files[0]}` is a file.",
        0.96,
        "On Windows type shows a text. Here cat does that, and type says which program a name stands for.",
        (f"{files[0]} is a file in this folder",),
        (Fix(problem.replace_text("type", "cat"), "shows the text of the file"),),
    )
