"""The server did not accept who you are."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "permission denied (publickey",
    "authentication failed",
    "could not read username",
    "could not read password",
    "support for password authentication was removed",
    "invalid username or password",
    "invalid username or token",
    "terminal prompts disabled",
    "the requested url returned error: 403",
    "the requested url returned error: 401",
    "write access to repository not granted",
    "permission to",
)
PROGRAMS = frozenset({"git"})
MATCHES = (
    Case(
        "git push",
        "git@github.com: Permission denied (publickey).\nfatal: Could not read from remote repository.\n\nPlease "
        "make sure you have the correct access rights\nand the repository exists.",
        128,
        says="github.com",
    ),
    Case(
        "git push",
        "remote: Support for password authentication was removed on August 13, 2021.\nfatal: Authentication failed "
        "for 'https://github.com/x/y.git/'",
        128,
        says="github.com",
    ),
    Case(
        "git clone https://github.com/x/y",
        "fatal: could not read Username for 'https://github.com': terminal prompts disabled",
        128,
        says="github.com",
    ),
    Case(
        "git push",
        "remote: Permission to x/y.git denied to ada.\nfatal: unable to access 'https://github.com/x/y.git/': The "
        "requested URL returned error: 403",
        128,
        says="ada",
    ),
)
IGNORES = (
    Case("ssh h", "user@h: Permission denied (publickey,password).", 255),
    Case("cat /etc/shadow", "cat: /etc/shadow: Permission denied"),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    key = re.search(r"(?P<who>[\w.-]+@[\w.-]+): Permission denied \(publickey", text)
    if key:
        keys = [name for name in facts.listing("~/.ssh") if name.endswith(".pub")]
        return Finding(
            f"{key['who'].partition('@')[2]} does not know your ssh key.",
            0.95,
            "ssh proves who you are with a key; the public half has to be in your account on the server.",
            (key[0], f"public keys here: {', '.join(keys)}" if keys else "there is no public key in ~/.ssh"),
            (Fix(f"ssh -T {key['who']}", "shows whom the server takes you for"),)
            if keys
            else (Fix("ssh-keygen -t ed25519", "makes a key"),),
            (
                "add the public key (~/.ssh/id_ed25519.pub) to your account on the server",
                "if the key has a passphrase: ssh-add",
            ),
        )
    denied = re.search(r"Permission to (?P<repo>\S+) denied to (?P<user>[\w-]+)", text)
    if denied:
        return Finding(
            f"The account {denied['user']} may not write to {denied['repo']}.",
            0.96,
            "The server knows you, but this account has no right to push there.",
            (denied[0],),
            (),
            ("ask for the right, or push to a fork of your own", "if it is the wrong account, change the stored login"),
        )
    host = re.search(r"(?:for|access) '(?P<url>https?://(?P<host>[^/'@]+@)?(?P<name>[^/'\s]+))", text)
    if not host and "Authentication failed" not in text:
        return None
    name = host["name"] if host else "The server"
    return Finding(
        f"{name} did not accept the login.",
        0.93,
        "Many servers take no passwords for git any more: they want an access token in its place, or an ssh key.",
        (
            next(
                (line for line in problem.lines if re.search(r"(?i)authentication|username|password|403|401", line)), ""
            ),
        ),
        (Fix("git remote -v", "shows which address is used"),),
        (
            "make an access token in your account and give it as the password",
            "or use ssh: git remote set-url origin, and the ssh address",
        ),
    )
