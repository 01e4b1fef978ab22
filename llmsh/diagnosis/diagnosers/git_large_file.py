"""A push that the server refused because of its rules: a file too large, a protected branch, a hook."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "exceeds github's file size limit",
    "large files detected",
    "pre-receive hook declined",
    "protected branch",
    "push declined",
    "remote rejected",
    "hook declined",
    "failed to push some refs",
)
PROGRAMS = frozenset({"git"})
MATCHES = (
    Case(
        "git push",
        "remote: error: File data/big.bin is 120.00 MB; this exceeds GitHub's file size limit of 100.00 MB\n ! "
        "[remote rejected] main -> main (pre-receive hook declined)\nerror: failed to push some refs to 'h:x'",
        says="data/big.bin",
    ),
    Case(
        "git push origin main",
        "remote: error: GH006: Protected branch update failed for refs/heads/main.\n ! [remote rejected] main -> "
        "main (protected branch hook declined)",
        says="protected",
    ),
)
IGNORES = (
    Case("git push", " ! [rejected]        main -> main (fetch first)\nerror: failed to push some refs to 'h:x'"),
    Case("git push origin x", "error: src refspec x does not match any\nerror: failed to push some refs to 'y'"),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    big = re.search(r"File (?P<file>\S+) is (?P<size>[\d.]+ \w+)", text)
    refused = re.search(r"\[remote rejected\] (?P<what>.+)", text)
    evidence = (refused[0].strip(),) if refused else ()
    if big:
        return Finding(
            f"The file {big['file']} ({big['size']}) is larger than the server allows.",
            0.97,
            "It is part of a commit, so deleting it now is not enough: it has to leave the history, or go to Git LFS.",
            (big[0],),
            (Fix("git log --oneline --stat -3", "shows in which commit it came"),),
            (
                f"if it is in the last commit: git rm --cached {big['file']} and git commit --amend",
                "for files of this size use Git LFS",
            ),
        )
    if not refused:
        return None
    if "rotected branch" in text:
        return Finding(
            "The branch is protected: nobody may push to it directly.",
            0.96,
            "Changes come in through a merge or pull request. Push to a branch of your own and open one.",
            evidence,
            (Fix("git push origin HEAD:my-work", "pushes to a branch called my-work"),),
            ("then open a pull request",),
        )
    return Finding(
        "A check on the server refused the push.",
        0.9,
        "The server runs its own rules before it takes commits; what it said is in the lines that begin with remote:.",
        (*evidence, *[line for line in problem.lines if line.startswith("remote: ") and line[8:].strip()][:2]),
        (),
        ("read the lines that begin with remote:",),
    )
