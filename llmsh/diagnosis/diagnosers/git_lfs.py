"""git lfs is not installed, or a file's content is not there."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("git-lfs", "smudge filter lfs", "git lfs", "filter-process")
PROGRAMS = frozenset({"git"})
MATCHES = (
    Case(
        "git clone https://h/x.git",
        "git-lfs filter-process: git-lfs: command not found\nfatal: the remote end hung up "
        "unexpectedly\nwarning: Clone succeeded, but checkout failed.",
        128,
        says="git lfs",
        fix="sudo apt install git-lfs",
    ),
    Case(
        "git pull",
        "Error downloading object: a.bin (1a2b): Smudge error\nerror: external filter 'git-lfs filter-process' "
        "failed\nfatal: a.bin: smudge filter lfs failed",
        128,
        says="a.bin",
    ),
)
IGNORES = (Case("git log", "fatal: not a git repository", 128),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if re.search(r"git-lfs: (?:command )?not found|git-lfs.*No such file", problem.text):
        install = facts.install("git-lfs")
        return Finding(
            "This repository wants git lfs, which is not installed.",
            0.975,
            "git lfs keeps large files outside of the history. It is an addition to git with a package of its own.",
            (next(line for line in problem.lines if "lfs" in line),),
            (Fix(install, "installs it; then: git lfs install"),) if install else (),
            ("after it: git lfs install, then git lfs pull",),
        )
    match = re.search(r"(?P<path>\S+): smudge filter lfs failed", problem.text)
    if not match:
        return None
    return Finding(
        f"The content of {match['path']} could not be fetched from the store for large files.",
        0.96,
        "git holds only a note for such files. Their content comes from a second server, which said no or does "
        "not have it.",
        (match[0],),
        (Fix("GIT_LFS_SKIP_SMUDGE=1 git pull && git lfs pull", "takes the notes first, then tries the contents"),)
        if problem.argv_of("git")[1:2] == ("pull",)
        else (),
        ("check your rights on the server, and its quota",),
    )
