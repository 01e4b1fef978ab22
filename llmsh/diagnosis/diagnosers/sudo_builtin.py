"""sudo was given a command that is part of the shell, or an alias or function of the user's."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

BUILTINS = (
    "cd",
    "source",
    "export",
    "alias",
    "unset",
    "ulimit",
    "umask",
    "history",
    "type",
    "pushd",
    "popd",
    "set",
    "exec",
    "read",
    "ll",
    "la",
)
SIGNATURES = tuple(f"sudo: {name}: command not found" for name in BUILTINS)
MATCHES = (
    Case("sudo cd /root", "sudo: cd: command not found", 1, says="`cd`", fix="sudo -i"),
    Case("sudo ll /root", "sudo: ll: command not found", 1, fix="sudo ls -l /root"),
    Case("sudo source env.sh", "sudo: source: command not found", 1, says="`source`"),
)
IGNORES = (Case("sudo gerp x f", "sudo: gerp: command not found", 1),)
ALIASES = {"ll": "ls -l", "la": "ls -A"}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"sudo: (?P<name>\w+): command not found", problem.text)
    if not match or match["name"] not in BUILTINS:
        return None
    name = match["name"]
    if name in ALIASES:
        return Finding(
            f"`{name}` is an abbreviation of your own shell, which sudo does not know.",
            0.96,
            "sudo runs programs. Aliases and functions live in your shell and are not seen by it.",
            (match[0],),
            (Fix(problem.replace_text(name, ALIASES[name]), "the command that it stands for"),),
        )
    fixes = (Fix("sudo -i", "opens a shell as root, in which cd works; leave it with exit"),) if name == "cd" else ()
    return Finding(
        f"`{name}` is part of the shell and no program, so sudo cannot run it.",
        0.97,
        "sudo starts a program with other rights. What the shell does to itself, such as changing the folder, cannot "
        "be done from outside.",
        (match[0],),
        fixes,
        () if fixes else (f"leave sudo away: {name} only changes your own shell", "or open a root shell: sudo -i"),
    )
