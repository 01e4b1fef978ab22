"""A program that refuses to run as root."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "as root is extremely dangerous",
    "as root is not allowed",
    "do not run this as root",
    "should not be run as root",
    "cannot be run as root",
    "must not be run as root",
    "don't run this as root",
    "running as root without --no-sandbox",
    "refusing to run as root",
    "running as root is not",
    "as root user",
    "avoid running yay as root",
    "not be executed as root",
    "please do not run",
    "initdb: error: cannot be run as root",
)
MATCHES = (
    Case(
        "sudo brew install x",
        "Error: Running Homebrew as root is extremely dangerous and no longer supported.",
        1,
        says="root",
        fix="brew install x",
    ),
    Case(
        "sudo makepkg -si",
        "==> ERROR: Running makepkg as root is not allowed as it can cause permanent,\ncatastrophic damage to "
        "your system.",
        10,
        fix="makepkg -si",
    ),
    Case(
        "chromium",
        "[0101/1:ERROR:zygote_host_impl_linux.cc] Running as root without --no-sandbox is not supported.",
        1,
        says="root",
    ),
    Case(
        "initdb -D db",
        'initdb: error: cannot be run as root\ninitdb: hint: Please log in (using, e.g., "su") as the '
        "(unprivileged) user that will own the server process.",
        1,
        fix="sudo -u postgres initdb -D db",
    ),
)
IGNORES = (Case("apt install x", "E: Could not open lock file - open (13: Permission denied)\nE: are you root?", 100),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    said = re.search(r"(?i)[^\n]*\b(?:as|by) root\b[^\n]*", problem.text)
    if not said:
        return None
    plain = re.sub(r"^\s*(?:sudo|doas)\s+(?:-\w+\s+)*", "", problem.command)
    fixes: tuple[Fix, ...] = ()
    if plain != problem.command:
        fixes = (Fix(plain, "the same as yourself"),)
    elif problem.argv[:1] in (("initdb",), ("postgres",), ("pg_ctl",)):
        fixes = (Fix(f"sudo -u postgres {problem.command}", "runs it as the user of the database"),)
    return Finding(
        "This program refuses to run as root.",
        0.965,
        "As root a mistake could damage the whole system, or files would belong to the wrong user. It needs no "
        "such rights.",
        (said[0].strip()[:160],),
        fixes,
        () if fixes else ("log in as an ordinary user and run it there",),
    )
