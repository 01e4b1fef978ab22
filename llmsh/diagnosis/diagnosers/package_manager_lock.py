"""pacman, dnf, apk, zypper or brew is held by another run, or by one that crashed."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "unable to lock database",
    "another app is currently holding",
    "waiting for process with pid",
    "system management is locked",
    "another active homebrew",
    "is another process running",
    "failed to init transaction",
    "unable to obtain lock",
    "existing lock",
    "already locked",
)
PROGRAMS = frozenset({"pacman", "yay", "dnf", "yum", "zypper", "apk", "brew", "snap", "rpm"})
MATCHES = (
    Case(
        "sudo pacman -Syu",
        "error: failed to init transaction (unable to lock database)\nerror: could not lock database: File "
        "exists\n  if you're sure a package manager is not already\n  running, you can remove /var/lib/pacman/db.lck",
        1,
        says="another run",
    ),
    Case(
        "zypper in x",
        "System management is locked by the application with pid 4711 (zypper).\nClose this application before "
        "trying again.",
        7,
        says="4711",
        fix="ps -p 4711 -o pid,etime,args",
    ),
    Case(
        "brew upgrade", "Error: Another active Homebrew update process is already in progress.", 1, says="another run"
    ),
)
IGNORES = (
    Case(
        "sudo apt install x", "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 4711 (apt)", 100
    ),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    said = re.search(
        r"(?i)unable to lock database|system management is locked[^\n]*|another active homebrew[^\n]*|waiting "
        r"for process with pid[^\n]*|another app is currently holding[^\n]*|unable to obtain lock[^\n]*|existing "
        r"lock[^\n]*",
        problem.text,
    )
    if not said:
        return None
    pid = re.search(r"pid:? (?P<pid>\d+)", problem.text)
    program = next((word for word in ("pacman", "dnf", "yum", "zypper", "apk", "brew") if problem.argv_of(word)), "")
    left = "/var/lib/pacman/db.lck" if "pacman" in problem.text and facts.exists("/var/lib/pacman/db.lck") else ""
    fixes = [
        Fix(
            f"ps -p {pid['pid']} -o pid,etime,args" if pid else f"pgrep -a {program or 'packagekit'}",
            "shows who holds it",
        )
    ]
    return Finding(
        f"The package manager is held by another run{' (process ' + pid['pid'] + ')' if pid else ''}.",
        0.965,
        "Only one at a time may change packages. Often an update runs in the background; wait for it.",
        (said[0], *((f"{left} is there",) if left else ())),
        tuple(fixes),
        ("if no such program runs any more, a crashed one left the lock; its message says which file",),
    )
