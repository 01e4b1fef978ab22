"""An ssh connection that was closed before or after the login."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "connection closed by",
    "kex_exchange_identification",
    "no matching host key type",
    "no matching key exchange method",
    "no matching cipher",
    "unable to negotiate",
    "connection reset by",
)
MATCHES = (
    Case(
        "ssh h",
        "kex_exchange_identification: Connection closed by remote host\nConnection closed by 10.0.0.1 port 22",
        255,
        says="10.0.0.1",
    ),
    Case(
        "ssh old",
        "Unable to negotiate with 10.0.0.2 port 22: no matching host key type found. Their offer: ssh-rsa,ssh-dss",
        255,
        says="ssh-rsa",
        fix="ssh -o HostKeyAlgorithms=+ssh-rsa -o PubkeyAcceptedAlgorithms=+ssh-rsa old",
    ),
    Case(
        "ssh old",
        "Unable to negotiate with 10.0.0.2 port 22: no matching key exchange method found. Their offer: "
        "diffie-hellman-group1-sha1",
        255,
        fix="ssh -o KexAlgorithms=+diffie-hellman-group1-sha1 old",
    ),
)
IGNORES = (Case("ssh h", "ada@h: Permission denied (publickey).", 255),)
KINDS = {"host key type": "HostKeyAlgorithms", "key exchange method": "KexAlgorithms", "cipher": "Ciphers"}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"no matching (?P<kind>host key type|key exchange method|cipher) found\. Their offer: (?P<offer>[\w@.,-]+)",
        problem.text,
    )
    if match:
        offer = match["offer"].split(",")[0]
        options = f"-o {KINDS[match['kind']]}=+{offer}" + (
            f" -o PubkeyAcceptedAlgorithms=+{offer}" if offer == "ssh-rsa" else ""
        )
        program = next((name for name in ("ssh", "scp", "sftp") if name in problem.programs), "")
        return Finding(
            f"The server offers only old ways of encryption ({offer}), which ssh no longer uses by itself.",
            0.95,
            "They are known to be weak. They can be allowed for this one connection; better is a newer server.",
            (match[0],),
            (Fix(problem.insert_after(program, options), "allows it for this connection"),) if program else (),
            ("update the server",),
        )
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
