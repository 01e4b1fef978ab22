"""A commit or tag that could not be signed."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "gpg failed to sign",
    "failed to sign the data",
    "secret key not available",
    "no secret key",
    "no pinentry",
    "couldn't load public key",
    "inappropriate ioctl for device",
)
PROGRAMS = frozenset({"git", "gpg"})
MATCHES = (
    Case(
        "git commit -S -m x",
        "error: gpg failed to sign the data\nfatal: failed to write commit object",
        128,
        says="sign",
        fix="gpg --list-secret-keys",
    ),
    Case(
        "git commit -m x",
        "error: gpg failed to sign the data:\n[GNUPG:] BEGIN_SIGNING\ngpg: signing failed: Inappropriate ioctl for "
        "device",
        128,
        fix="export GPG_TTY=$(tty)",
    ),
)
IGNORES = (Case("stty", "stty: 'standard input': Inappropriate ioctl for device"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if "sign" not in problem.text:
        return None
    tty = "ioctl" in problem.text or "pinentry" in problem.text
    fixes = (Fix("export GPG_TTY=$(tty)", "tells gpg on which terminal to ask for the passphrase"),) if tty else ()
    return Finding(
        "The commit could not be signed: gpg has no key for you, or could not ask for its passphrase.",
        0.94,
        "Signing needs your secret key and its passphrase. Without a terminal to ask on, gpg gives up.",
        ("gpg failed to sign the data",),
        (
            *fixes,
            Fix("gpg --list-secret-keys", "lists the keys you have"),
            *(
                (Fix(problem.insert_after("commit", "--no-gpg-sign"), "commits without a signature"),)
                if "commit" in problem.command
                else ()
            ),
        ),
    )
