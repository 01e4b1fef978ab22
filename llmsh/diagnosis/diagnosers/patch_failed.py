"""A patch that does not fit the file."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "patch does not apply",
    "hunk failed",
    "hunks failed",
    "only garbage was found in the patch input",
    "no valid patches in input",
    "reversed (or previously applied) patch detected",
    "malformed patch",
    "corrupt patch",
    "can't find file to patch",
)
MATCHES = (
    Case(
        "git apply p",
        "error: patch failed: notes.txt:1\nerror: notes.txt: patch does not apply",
        1,
        (("p", ""),),
        says="notes.txt",
        fix="git apply --3way p",
    ),
    Case("patch -p1 < p", "patch: **** Only garbage was found in the patch input.", 2, says="no patch"),
    Case(
        "patch -p0 < p",
        "can't find file to patch at input line 3\nPerhaps you used the wrong -p or --strip option?\nThe text "
        "leading up to this was:",
        1,
        fix="patch -p1 < p",
    ),
    Case(
        "patch -p1 < p",
        "patching file a.c\nReversed (or previously applied) patch detected!  Assume -R? [n]",
        1,
        says="already",
    ),
    Case("git apply p", 'error: No valid patches in input (allow with "--allow-empty")', 128, says="no patch"),
)
IGNORES = (Case("git apply none", "error: can't open patch 'none': No such file or directory", 128),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    command = problem.command
    fixes: tuple[Fix, ...] = ()
    if "garbage" in text or "No valid patches" in text or "alformed patch" in text or "corrupt patch" in text:
        summary, step = (
            "What was given is no patch, or a damaged one.",
            "look at it: a patch has lines that begin with ---, +++ and @@",
        )
    elif "can't find file" in text:
        summary, step = (
            "The names in the patch do not fit this folder.",
            "try -p1, or go to the folder that the patch was made in",
        )
        if "-p0" in command:
            fixes = (Fix(command.replace("-p0", "-p1", 1), "takes the first folder off the names"),)
        elif "-p1" in command:
            fixes = (Fix(command.replace("-p1", "-p0", 1), "takes the names as they are"),)
    elif "previously applied" in text:
        summary, step = "The patch seems to be in the files already.", "nothing has to be done, or take it back with -R"
    else:
        named = re.search(r"error: (?P<file>[^:\n]+): patch does not apply|saving rejects to file (?P<rej>\S+)", text)
        where = (named["file"] or named["rej"]) if named else "the file"
        summary, step = (
            f"The patch does not fit `{where}`: the lines around the change are different there.",
            "get the version that the patch was made for, or make the change by hand",
        )
        if problem.argv[:2] == ("git", "apply"):
            fixes = (Fix(problem.insert_after("apply", "--3way"), "merges what fits and marks the rest"),)
    return Finding(
        summary,
        0.92,
        "A patch describes changes together with the lines around them; those must be found in the file.",
        (next((line for line in problem.lines if line.strip()), ""),),
        fixes,
        (step,),
    )
