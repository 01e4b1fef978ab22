"""Two ends of ssh that have no method in common."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "unable to negotiate with",
    "no matching host key type",
    "no matching key exchange method",
    "no matching cipher",
    "no mutual signature algorithm",
    "no matching mac",
)
MATCHES = (
    Case(
        "ssh old",
        "Unable to negotiate with 10.0.0.5 port 22: no matching host key type found. Their offer: ssh-rsa,ssh-dss",
        255,
        says="ssh-rsa",
        fix="ssh -o HostKeyAlgorithms=+ssh-rsa -o PubkeyAcceptedAlgorithms=+ssh-rsa old",
    ),
    Case(
        "ssh old",
        "Unable to negotiate with 10.0.0.5 port 22: no matching key exchange method found. Their offer: "
        "diffie-hellman-group1-sha1",
        255,
        fix="ssh -o KexAlgorithms=+diffie-hellman-group1-sha1 old",
    ),
)
IGNORES = (Case("ssh h", "Permission denied (publickey).", 255),)
OPTIONS = {
    "host key type": "HostKeyAlgorithms",
    "key exchange method": "KexAlgorithms",
    "cipher": "Ciphers",
    "MAC": "MACs",
}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"no matching (?P<kind>host key type|key exchange method|cipher|MAC) found\. Their offer: (?P<offer>[\w@.,-]+)",
        problem.text,
    )
    if not match:
        return None
    offer = match["offer"].split(",")[0]
    option = f"-o {OPTIONS[match['kind']]}=+{offer}"
    if match["kind"] == "host key type":
        option += f" -o PubkeyAcceptedAlgorithms=+{offer}"
    program = next((name for name in ("ssh", "scp", "sftp") if problem.argv_of(name)), "")
    return Finding(
        f"The other machine is old: it offers only {match['offer']}, which ssh no longer takes by itself.",
        0.975,
        "Old methods are switched off because they can be broken. They can be allowed for one machine.",
        (match[0],),
        (Fix(problem.insert_after(program, option), "allows the old method this time"),) if program else (),
        ("better: update ssh on the other machine",),
    )
