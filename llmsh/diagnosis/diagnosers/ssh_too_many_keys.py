"""ssh offered so many keys that the server gave up."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = (
    "too many authentication failures",
    "no identities found",
)
MATCHES = (
    Case(
        "ssh h",
        "Received disconnect from 10.0.0.5 port 22:2: Too many authentication failures\nDisconnected from "
        "10.0.0.5 port 22",
        255,
        says="keys",
        fix="ssh -o IdentitiesOnly=yes h",
    ),
    Case(
        "ssh-copy-id h",
        "/usr/bin/ssh-copy-id: ERROR: No identities found",
        1,
        says="no key",
        fix="ssh-keygen -t ed25519 && ssh-copy-id h",
    ),
)
IGNORES = (Case("ssh h", "user@h: Permission denied (publickey,password).", 255),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if "Too many authentication failures" in text:
        program = next((name for name in ("ssh", "scp", "sftp") if problem.argv_of(name)), "ssh")
        return Finding(
            "ssh offered more keys than the server takes before it was the turn of the right one.",
            0.97,
            "Each key that is tried counts as a failure. IdentitiesOnly leaves those of the agent out.",
            ("Too many authentication failures",),
            (Fix(problem.insert_after(program, "-o IdentitiesOnly=yes"), "offers only the keys that are named"),),
            ("name the right key with -i",),
        )
    if "No identities found" in text:
        keys = [name for name in facts.listing("~/.ssh") if name.startswith("id_") and name.endswith(".pub")]
        return Finding(
            "You have no key that could be copied." if not keys else "ssh-copy-id did not find your key by itself.",
            0.97,
            "A key is a pair of files: one stays secret here, the other (.pub) goes to the server.",
            ("no key in ~/.ssh" if not keys else f"~/.ssh/{keys[0]} is there",),
            (Fix(problem.insert_after("ssh-copy-id", f"-i ~/.ssh/{quote(keys[0])}"), "names the key"),)
            if keys
            else (Fix(f"ssh-keygen -t ed25519 && {problem.command}", "makes a pair first"),),
        )
    return None
