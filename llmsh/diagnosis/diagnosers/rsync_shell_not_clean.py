"""A start-up file of the other machine that prints text, which breaks scp, sftp and rsync."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import first_error
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = (
    "received message too long",
    "is your shell clean",
    "protocol version mismatch",
    "ensure the remote shell produces no output",
)
MATCHES = (
    Case(
        "scp a h:",
        "scp: Received message too long 1416652901\nscp: Ensure the remote shell produces no output for "
        "non-interactive sessions.",
        255,
        says="prints text",
        fix="ssh h true",
    ),
    Case(
        "rsync -a a h:",
        "protocol version mismatch -- is your shell clean?\n(see the rsync manpage for an explanation)\nrsync "
        "error: protocol incompatibility (code 2) at compat.c(622) [sender=3.2.7]",
        2,
        fix="ssh h true",
    ),
)
IGNORES = (Case("scp a h:", "h: Permission denied (publickey).", 255),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    argv = problem.argv_of("scp", "rsync", "sftp")
    host = next((match["host"] for word in argv[1:] if (match := re.match(r"(?P<host>[\w.@-]+):", word))), "")
    return Finding(
        "A start-up file on the other machine prints text, and the transfer took it for data.",
        0.97,
        "Lines such as echo in ~/.bashrc run for scp and rsync too. They belong behind a test whether the shell "
        "is interactive.",
        (first_error(problem.lines)[:160],),
        (Fix(f"ssh {quote(host)} true", "must print nothing; what it prints is the text"),) if host else (),
        ("over there, put such lines behind: [[ $- == *i* ]] || return",),
    )
