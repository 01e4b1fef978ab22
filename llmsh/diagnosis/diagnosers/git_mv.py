"""`git mv` of a file that git does not know, or to a place that is taken."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.paths import meant_paths
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "bad source",
    "not under version control",
    "destination exists",
    "source directory is empty",
    "destination directory does not exist",
)
PROGRAMS = frozenset({"git"})
MATCHES = (
    Case(
        "git mv nots.txt b.txt",
        "fatal: bad source, source=nots.txt, destination=b.txt",
        128,
        (("notes.txt", "x"),),
        says="nots.txt",
        fix="git mv notes.txt b.txt",
    ),
    Case(
        "git mv data.csv c.csv",
        "fatal: not under version control, source=data.csv, destination=c.csv",
        128,
        (("data.csv", "x"),),
        says="data.csv",
        fix="mv data.csv c.csv",
    ),
    Case("git mv a b", "fatal: destination exists, source=a, destination=b", 128, says="`b`", fix="git mv -f a b"),
)
IGNORES = (Case("git mv", "usage: git mv [<options>] <source>... <destination>", 129),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"(?P<what>bad source|not under version control|destination exists|destination directory does not "
        r"exist), source=(?P<source>[^,\n]+), destination=(?P<to>[^,\n]+)",
        problem.text,
    )
    if not match:
        return None
    source, to = match["source"], match["to"]
    fixes: tuple[Fix, ...]
    if match["what"] == "bad source":
        near = meant_paths(facts, source)
        fixes = tuple(
            Fix(problem.replace_word(source, each), f"{each} is there") for each in near if problem.names(source)
        )
        summary = f"There is no `{source}` to move."
    elif match["what"] == "not under version control":
        fixes = (
            Fix(problem.command.replace("git mv", "mv", 1), "moves it without git"),
            Fix(f"git add {quote_path(source)} && {problem.command}", "lets git know it first"),
        )
        summary = f"git does not know `{source}`, so it cannot move it."
    elif match["what"] == "destination exists":
        fixes = (Fix(problem.insert_after("mv", "-f"), "replaces what is there"),)
        summary = f"`{to}` exists already, and git mv does not overwrite it."
    else:
        parent = to.rstrip("/").rpartition("/")[0] or to
        fixes = (Fix(f"mkdir -p {quote_path(parent)} && {problem.command}", "makes the folder first"),)
        summary = f"The folder for `{to}` does not exist."
    return Finding(
        summary,
        0.975,
        "git mv moves files that are under its control; others are moved with mv and added.",
        (match[0],),
        fixes,
        () if fixes else ("see the names: git ls-files",),
    )
