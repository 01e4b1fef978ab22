"""An ssh connection that was closed before or after the login."""

import re

from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "connection closed by",
    "kex_exchange_identification",
    "connection reset by",
)
MATCHES = (
    Case(
        "ssh h",
        "kex_exchange_identification: Connection closed by remote host\nConnection closed by 10.0.0.1 port 22",
        255,
        says="10.0.0.1",
    ),
)
IGNORES = (Case("ssh h", "ada@h: Permission denied (publickey).", 255),)
KINDS = {"host key type": "HostKeyAlgorithms", "key exchange method": "KexAlgorithms", "cipher": "Ciphers"}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    closed = re.search(r"Connection (?:closed|reset) by (?:remote host|(?P<host>[\w.:-]+) port \d+)", problem.text)
    if not closed or "Permission denied" in problem.text:
        return None
    host = re.search(r"by (?P<host>[\d.]+|[\w.-]+\.[\w.-]+) port", problem.text)
    return Finding(
        f"{host['host'] if host else 'The server'} closed the connection before the login.",
        0.85,
        "The server limits connections, blocks this address, or its ssh service has a problem.",
        (closed[0],),
        (),
        ("wait a minute and try again; too many attempts are blocked for a while", "see what happens: ssh -v"),
    )
