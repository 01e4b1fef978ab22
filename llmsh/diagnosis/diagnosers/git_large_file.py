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
    "is currently checked out",
    "hook declined",
    "shallow update not allowed",
    "refusing to update checked out branch",
    "failed to push some refs",
    "rpc failed",
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
    Case(
        "git push",
        " ! [remote rejected] main -> main (branch is currently checked out)\nerror: failed to push some refs to "
        "'../x'",
        says="checked out",
    ),
    Case(
        "git push",
        " ! [remote rejected] main -> main (shallow update not allowed)",
        says="part of the history",
        fix="git fetch --unshallow",
    ),
    Case(
        "git push",
        "error: RPC failed; HTTP 413 curl 22 The requested URL returned error: 413\nfatal: the remote end hung up "
        "unexpectedly",
        says="large",
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
    evidence = (refused[0].strip(),) if refused else (next((line for line in problem.lines if "RPC" in line), ""),)
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
    if "RPC failed" in text:
        return Finding(
            "The transfer broke off: what was sent is too large for the server, or the connection failed.",
            0.85,
            "HTTP 413 means too large. ssh has no such limit.",
            evidence,
            (),
            ("push in smaller portions, or use the ssh address of the repository",),
        )
    if not refused:
        return None
    if "shallow" in text:
        return Finding(
            "This clone has only a part of the history, and the server does not take that.",
            0.96,
            "It was cloned with --depth. The rest can be fetched.",
            evidence,
            (Fix("git fetch --unshallow", "gets the rest of the history"),),
        )
    if "checked out" in text:
        return Finding(
            "The branch is checked out in the repository that you push to.",
            0.96,
            "Its files would not fit its history any more. Push to a bare repository, or to another branch.",
            evidence,
            (),
            ("push to another branch, or make the target a bare repository",),
        )
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
