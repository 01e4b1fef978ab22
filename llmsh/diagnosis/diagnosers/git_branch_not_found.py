"""A branch, tag or remote to delete or change that is not there."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "not found",
    "no such remote",
    "is not a valid reference",
    "is not a working tree",
    "no branch named",
    "upstream branch",
)
PROGRAMS = frozenset({"git"})
MATCHES = (
    Case(
        "git branch -d fature",
        "error: branch 'fature' not found.",
        setup="git init -q -b main . && git commit -q --allow-empty -m x && git branch feature",
        says="`fature`",
        fix="git branch -d feature",
    ),
    Case("git tag -d nope", "error: tag 'nope' not found.", says="tag `nope`", fix="git tag"),
    Case(
        "git remote remove orign",
        "error: No such remote: 'orign'",
        2,
        setup="git init -q . && git remote add origin x",
        says="`orign`",
        fix="git remote remove origin",
    ),
    Case("git stash drop 3", "error: refs/stash@{3} is not a valid reference", says="stash", fix="git stash list"),
    Case(
        "git branch -u origin/mian",
        "fatal: the requested upstream branch 'origin/mian' does not exist",
        128,
        says="origin/mian",
    ),
)
IGNORES = (
    Case("git clone https://h/x", "remote: Repository not found.\nfatal: repository 'https://h/x/' not found", 128),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"error: (?P<kind>branch|tag) '(?P<name>[^']+)' not found|[Nn]o such remote:? '?(?P<remote>[\w.-]+)"
        r"|refs/(?P<stash>stash@\{\d+\}) is not|'(?P<tree>[^']+)' is not a "
        r"working tree|upstream branch '(?P<up>[^']+)' does not exist",
        problem.text,
    )
    if not match:
        return None
    if match["stash"]:
        return Finding(
            f"There is no entry {match['stash']} on the stash.",
            0.96,
            "The stash is counted from 0; the newest is stash@{0}.",
            (match[0],),
            (Fix("git stash list", "lists what is put aside"),),
        )
    if match["tree"]:
        return Finding(
            f"`{match['tree']}` is not a working tree of this repository.",
            0.96,
            "A repository can have further folders, each with another branch checked out.",
            (match[0],),
            (Fix("git worktree list", "lists them"),),
        )
    name = match["name"] or match["remote"] or match["up"]
    kind = match["kind"] or ("remote" if match["remote"] else "branch")
    known = (
        facts.remotes
        if kind == "remote"
        else facts.branches
        if kind == "branch"
        else facts.git("for-each-ref", "--format=%(refname:short)", "refs/tags")
    )
    meant = closest(name, known, limit=2)
    look = {"remote": "git remote -v", "branch": "git branch -a", "tag": "git tag"}[kind]
    return Finding(
        f"There is no {kind} `{name}` here." + (f" Did you mean `{meant[0]}`?" if meant else ""),
        0.95,
        f"The name has to be one of those that git lists with {look}.",
        (match[0],),
        (
            *(Fix(problem.replace_word(name, each), f"the {kind} {each} exists") for each in meant),
            Fix(look, f"lists the {kind}s" if kind != "branch" else "lists the branches"),
        ),
    )
