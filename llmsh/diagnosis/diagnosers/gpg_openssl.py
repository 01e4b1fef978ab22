"""gpg or openssl could not read a file or find a key."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "no valid openpgp data found",
    "skipped: no",
    "decryption failed: no secret key",
    "can't check signature: no public key",
    "could not read certificate",
    "unable to load certificate",
    "unable to load private key",
    "could not open file or uri",
    "bad decrypt",
    "no start line",
)
MATCHES = (
    Case(
        "gpg -d notes.txt",
        "gpg: no valid OpenPGP data found.\ngpg: decrypt_message failed: Unknown system error",
        2,
        (("notes.txt", "x"),),
        says="notes.txt",
    ),
    Case(
        "gpg -d a.gpg",
        "gpg: encrypted with RSA key, ID 0123456789ABCDEF\ngpg: decryption failed: No secret key",
        2,
        says="secret key",
        fix="gpg --list-secret-keys",
    ),
    Case("gpg --verify a.sig", "gpg: Can't check signature: No public key", 2, says="public key"),
    Case(
        "gpg -e -r nobody@x notes.txt",
        "gpg: nobody@x: skipped: No public key\ngpg: notes.txt: encryption failed: No public key",
        2,
        says="nobody@x",
        fix="gpg --list-keys",
    ),
    Case(
        "openssl x509 -in notes.txt -text",
        "Could not read certificate from notes.txt\nUnable to load certificate",
        1,
        (("notes.txt", "x"),),
        says="notes.txt",
        fix="head -2 notes.txt",
    ),
)
IGNORES = (Case("git commit -S", "error: gpg failed to sign the data\nfatal: failed to write commit object", 128),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    file = next((word for segment in problem.segments for word in segment[1:] if facts.is_file(word)), "")
    if match := re.search(r"gpg: (?P<who>\S+): skipped: No", text):
        return Finding(
            f"There is no public key of {match['who']} here, so nothing can be encrypted for them.",
            0.95,
            "To encrypt for somebody you need their public key.",
            (match[0],),
            (Fix("gpg --list-keys", "lists the keys you have"),),
            ("ask them for their key and import it: gpg --import",),
        )
    if "No secret key" in text:
        return Finding(
            "The secret key that this was encrypted for is not on this machine.",
            0.95,
            "Only the owner of the secret key can read it.",
            ("No secret key",),
            (Fix("gpg --list-secret-keys", "lists the secret keys here"),),
        )
    if "No public key" in text:
        return Finding(
            "The public key of whoever signed this is not here, so the signature cannot be checked.",
            0.95,
            "Import the key from a source that you trust, then check again.",
            ("No public key",),
            (Fix("gpg --list-keys", "lists the keys you have"),),
            ("import the key: gpg --import",),
        )
    if "OpenPGP data" in text:
        return Finding(
            f"`{file or 'The file'}` holds nothing that gpg encrypted or signed.",
            0.94,
            "Perhaps it is another file, or plain text.",
            ("no valid OpenPGP data found",),
            (Fix(f"file {quote_path(file)}", "tells what kind of file it is"),) if file else (),
            ("check the file",),
        )
    if match := re.search(
        r"(?i)could not read (?P<kind>certificate|private key|key) from (?P<name>\S+)|unable to load "
        r"(?P<other>certificate|private key)|no start line",
        text,
    ):
        kind = match["kind"] or match["other"] or "certificate or key"
        if "No such file" in text:
            return None
        return Finding(
            f"`{file or match['name'] or 'The file'}` holds no {kind} that openssl can read.",
            0.93,
            "It expects a text with BEGIN and END lines (PEM). Another form (DER, PKCS#12) has to be named with "
            "-inform.",
            (match[0],),
            (Fix(f"head -2 {quote_path(file)}", "shows how it begins"),) if file else (),
            ("check the file and its form",),
        )
    return None
