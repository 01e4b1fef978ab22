"""The server did not accept the ssh key or password."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = (
    "permission denied (",
    "no more authentication methods",
    "no supported authentication methods",
    "permission denied, please try again",
)
MATCHES = (
    Case("ssh ada@web1", "ada@web1: Permission denied (publickey).", 255, says="ada@web1"),
    Case(
        "scp a.txt ada@web1:",
        "ada@web1: Permission denied (publickey,password).\nscp: Connection closed",
        255,
        says="ada@web1",
    ),
)
IGNORES = (
    Case(
        "git push", "git@github.com: Permission denied (publickey).\nfatal: Could not read from remote repository.", 128
    ),
    Case("cat /etc/shadow", "cat: /etc/shadow: Permission denied"),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if "fatal: Could not read" in problem.text:
        return None
    match = re.search(r"(?P<who>[\w.-]+@[\w.-]+): Permission denied \((?P<ways>[\w,-]+)\)", problem.text)
    if not match:
        return None
    keys = [name for name in facts.listing("~/.ssh") if name.endswith(".pub")]
    password = "password" in match["ways"]
    copy: tuple[Fix, ...] = ()
    if password and keys:
        copy = (Fix(f"ssh-copy-id {quote(match['who'])}", "puts your public key there; asks for the password"),)
    return Finding(
        f"{match['who']} did not let you in: none of your keys"
        + (" and passwords" if password else "")
        + " was accepted.",
        0.94,
        "The user name may be another one there, or your public key is not in its list (~/.ssh/authorized_keys).",
        (match[0], f"public keys here: {', '.join(keys)}" if keys else "there is no public key in ~/.ssh"),
        copy,
        ("check the user name before the @", "see which keys are offered: ssh -v"),
    )
