"""A repository inside a repository, without a commit."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("does not have a commit checked out", "adding embedded git repository")
MATCHES = (
    Case(
        "git add inner",
        "error: 'inner/' does not have a commit checked out\nfatal: adding files failed",
        128,
        says="`inner`",
    ),
)
IGNORES = (Case("git add x", "fatal: pathspec 'x' did not match any files", 128),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"'(?P<path>[^']+?)/?' does not have a commit|embedded git repository: (?P<other>\S+)", problem.text
    )
    if not match:
        return None
    path = match["path"] or match["other"]
    return Finding(
        f"`{path}` is a git repository of its own, and has no commit yet.",
        0.96,
        "A repository inside another is kept as a pointer to one of its commits, and there is none. Probably git "
        "init was run one folder too deep.",
        (f"{path}/.git is there" if facts.exists(f"{path}/.git") else match[0],),
        (Fix(f"ls -A {quote_path(path)}", "shows what is in it"),),
        (f"if it should be a plain folder, remove {path}/.git; if not, commit inside it first",),
    )
