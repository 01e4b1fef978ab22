"""apt or dpkg is held by another run, or lacks root's rights."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "could not get lock",
    "unable to acquire the dpkg frontend lock",
    "unable to lock directory",
    "dpkg frontend lock",
    "could not open lock file",
    "is another process using it",
    "waiting for cache lock",
)
MATCHES = (
    Case(
        "apt install vim",
        "E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\nE: Unable to "
        "acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?",
        100,
        says="root",
        fix="sudo apt install vim",
    ),
    Case(
        "sudo apt install vim",
        "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 4711 (unattended-upgr)\nE: "
        "Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), is another process using it?",
        100,
        says="unattended-upgr",
        fix="ps -f -p 4711",
    ),
    Case(
        "apt update",
        "E: Could not open lock file /var/lib/apt/lists/lock - open (13: Permission denied)\nE: Unable to lock "
        "directory /var/lib/apt/lists/",
        100,
        fix="sudo apt update",
    ),
)
IGNORES = (Case("apt install x", "E: Unable to locate package x", 100),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if "Permission denied" in problem.text or "are you root" in problem.text:
        root = facts.as_root(problem.command) if problem.command else ""
        return Finding(
            "Installing and updating packages needs root's rights.",
            0.97,
            "Packages belong to the whole system, so only the administrator may change them; sudo lends those rights.",
            ("the lock may not be opened",),
            (Fix(root, "the same with root's rights"),) if root else (),
            ("use sudo",),
        )
    held = re.search(r"held by process (?P<pid>\d+)(?: \((?P<name>[^)]+)\))?", problem.text)
    who = f"{held['name'] or 'process'} ({held['pid']})" if held else "another run of apt or dpkg"
    return Finding(
        f"The package system is in use by {who}.",
        0.96,
        "Only one program at a time may change packages; often it is the automatic update. Wait until it ends; do "
        "not remove the lock by hand.",
        (held[0] if held else "the lock is held",),
        (Fix(f"ps -f -p {held['pid']}", "shows what it does"),)
        if held
        else (Fix("ps -ef | grep -E 'apt|dpkg'", "shows who it may be"),),
        ("wait a few minutes and try again",),
    )
