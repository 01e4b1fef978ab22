"""A git command that found no tag, note or commit to work with."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "no names found, cannot describe",
    "no tags can describe",
    "does not have any commits yet",
    "bad default revision",
    "no note found",
    "bad object",
    "object file is empty",
    "loose object",
)
PROGRAMS = frozenset({"git"})
MATCHES = (
    Case("git describe", "fatal: No names found, cannot describe anything.", 128, says="tag", fix="git fetch --tags"),
    Case(
        "git log",
        "fatal: your current branch 'main' does not have any commits yet",
        128,
        says="`main`",
        fix="git status",
    ),
    Case("git log", "fatal: bad object HEAD", 128, says="damaged", fix="git fsck --full"),
)
IGNORES = (Case("git tag v1", "fatal: tag 'v1' already exists", 128),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if "commits yet" in text or "default revision" in text:
        branch = re.search(r"branch '([^']+)'", text)
        return Finding(
            f"The branch `{branch[1] if branch else 'here'}` has no commit yet, so there is no history.",
            0.97,
            "The history begins with the first commit.",
            (problem.lines[0],),
            (Fix("git status", "shows what could be committed"),),
        )
    if "bad object" in text or "loose object" in text or "object file" in text:
        return Finding(
            "The repository is damaged: an object of its history is missing or empty.",
            0.92,
            "That happens when the machine stopped while git wrote, or when files in .git were removed. A clone "
            "elsewhere still has them.",
            (problem.lines[0],),
            (Fix("git fsck --full", "shows what is damaged"),),
            ("save your files, clone the repository again, and copy them in",),
        )
    if "note" in text:
        return None
    return Finding(
        "There is no tag that git could name this commit by.",
        0.95,
        "git describe counts from the nearest tag. Tags are not always fetched with a clone.",
        (problem.lines[0],),
        (Fix("git fetch --tags", "gets the tags from the server"),),
        ("or use: git rev-parse --short HEAD",),
    )
