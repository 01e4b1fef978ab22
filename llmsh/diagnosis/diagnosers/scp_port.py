"""scp and ssh want the port with different letters."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("no such file or directory", "bad port", "cannot resolve", "could not resolve hostname")
PROGRAMS = frozenset({"scp", "ssh", "sftp", "ssh-copy-id", "rsync"})
MATCHES = (
    Case(
        "scp -p 2222 a h:",
        'scp: stat local "2222": No such file or directory',
        1,
        (("a", "x"),),
        says="-P",
        fix="scp -P 2222 a h:",
    ),
    Case(
        "ssh ada@h:2222",
        "ssh: Could not resolve hostname h:2222: Name or service not known",
        255,
        says="port",
        fix="ssh -p 2222 ada@h",
    ),
    Case("ssh -P 2222 h", "ssh: Could not resolve hostname 2222: Name or service not known", 255, fix="ssh -p 2222 h"),
)
IGNORES = (
    Case("scp nofile h:", 'scp: stat local "nofile": No such file or directory', 1),
    Case("ssh nosuch", "ssh: Could not resolve hostname nosuch: Name or service not known", 255),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    command = problem.command
    if match := re.search(r"\b(?P<program>scp|sftp)\b(?P<between>.*?\s)-p (?P<port>\d+)(?=\s)", command):
        if match["port"] not in problem.text:
            return None
        fixed = command.replace(f"-p {match['port']}", f"-P {match['port']}", 1)
        return Finding(
            f"{match['program']} takes the port with a large letter: -P {match['port']}.",
            0.975,
            "Its small -p keeps times and modes, so the number was taken for a file.",
            (f"-p {match['port']}",),
            (Fix(fixed, "the port as this program reads it"),),
        )
    if match := re.search(r"\bssh\b(?P<between>.*?\s)-P (?P<port>\d+)(?=\s)", command):
        return Finding(
            f"ssh takes the port with a small letter: -p {match['port']}.",
            0.975,
            "Only scp and sftp write it large.",
            (f"-P {match['port']}",),
            (Fix(command.replace(f"-P {match['port']}", f"-p {match['port']}", 1), "the port as ssh reads it"),),
        )
    match = re.search(r"\bssh(?P<between>\s(?:.*\s)?)(?P<host>[\w.@-]+):(?P<port>\d+)(?=\s|$)", command)
    if not match or f"{match['port']}" not in problem.text:
        return None
    host = f"{match['host']}:{match['port']}"
    return Finding(
        f"ssh took `{host}` for the name of the machine; the port is given with -p.",
        0.975,
        "Web addresses have the port behind a colon; ssh has an option for it.",
        (f"`{host}`",),
        (
            Fix(
                command.replace(host, match["host"], 1).replace("ssh ", f"ssh -p {match['port']} ", 1),
                "the port as an option",
            ),
        ),
    )
