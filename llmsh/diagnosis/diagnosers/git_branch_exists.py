"""A branch, tag or remote of that name exists already."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote, quote_path

SIGNATURES = ("already exists",)
PROGRAMS = frozenset({"git"})
MATCHES = (
    Case(
        "git branch main",
        "fatal: a branch named 'main' already exists",
        128,
        says="branch `main`",
        fix="git switch main",
    ),
    Case("git checkout -b feature", "fatal: A branch named 'feature' already exists.", 128, fix="git switch feature"),
    Case("git tag v1", "fatal: tag 'v1' already exists", 128, says="tag `v1`", fix="git show v1"),
    Case(
        "git remote add origin git@h:x.git",
        "error: remote origin already exists.",
        3,
        says="remote `origin`",
        fix="git remote set-url origin git@h:x.git",
    ),
    Case(
        "git clone https://h/cl.git cl",
        "fatal: destination path 'cl' already exists and is not an empty directory.",
        128,
        says="`cl`",
        setup="git init -q cl",
        fix="cd cl && git pull",
    ),
    Case(
        "git clone https://h/cl.git",
        "fatal: destination path 'cl' already exists and is not an empty directory.",
        128,
        (("cl/x", ""),),
        says="`cl`",
    ),
)
IGNORES = (Case("useradd root", "useradd: user 'root' already exists", 9),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"[Aa] branch named '(?P<branch>[^']+)' already|tag '(?P<tag>[^']+)' already|remote (?P<remote>\S+) already|"
        r"destination path '(?P<path>[^']+)' already",
        problem.text,
    )
    if not match:
        return None
    argv = problem.argv_of("git")
    fixes: tuple[Fix, ...]
    if branch := match["branch"]:
        summary, fixes = (
            f"There is a branch `{branch}` already.",
            (Fix(f"git switch {quote(branch)}", "goes to that branch"),),
        )
    elif tag := match["tag"]:
        summary, fixes = f"There is a tag `{tag}` already.", (Fix(f"git show {quote(tag)}", "shows what it marks"),)
    elif remote := match["remote"]:
        url = argv[-1] if len(argv) == 5 else ""
        summary = f"There is a remote `{remote}` already."
        fixes = (Fix(f"git remote set-url {quote(remote)} {quote(url)}", "gives it the new address"),) if url else ()
        fixes += (Fix("git remote -v", "shows the addresses"),)
    else:
        path = match["path"]
        summary = f"The folder `{path}` exists and is not empty, so nothing was cloned."
        fixes = (
            (Fix(f"cd {quote_path(path)} && git pull", "it is a clone already: brings it up to date"),)
            if facts.exists(f"{path}/.git")
            else (Fix(f"ls -A {quote_path(path)}", "shows what is in it"),)
        )
    return Finding(
        summary, 0.96, "Names are unique: use the one that is there, or choose another name.", (match[0],), fixes
    )
