"""A package whose content is not what the lock file says."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "do not match the hashes",
    "hashes are required",
    "hash mismatch",
    "eintegrity",
    "integrity checksum failed",
)
PROGRAMS = frozenset({"pip", "pip3", "python3", "python", "uv", "poetry", "pipenv", "npm", "yarn", "pnpm"})
MATCHES = (
    Case(
        "pip install -r requirements.txt",
        "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated the "
        "package versions, please update the hashes.\n    flask==3.0 from https://x:\n        Expected sha256 "
        "aa\n             Got        bb",
        1,
        says="hashes",
        fix="pip install --no-cache-dir -r requirements.txt",
    ),
    Case(
        "npm ci",
        "npm error code EINTEGRITY\nnpm error sha512-aa integrity checksum failed when using sha512: wanted "
        "sha512-aa but got sha512-bb. (100 bytes)",
        1,
        says="hashes",
        fix="npm cache verify && npm ci",
    ),
)
IGNORES = (Case("pip install x", "ERROR: No matching distribution found for x", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if not re.search(r"(?i)do not match the hashes|hash mismatch|EINTEGRITY|integrity checksum failed", problem.text):
        return None
    npm = "npm" in problem.text
    fixed = f"npm cache verify && {problem.command}" if npm else problem.insert_after("install", "--no-cache-dir")
    return Finding(
        "A package is not what the lock file's hashes say.",
        0.965,
        "A hash is a fingerprint. A half download in the cache gives this; so does a package that was changed on "
        "the server, which would be a warning.",
        (next(line.strip()[:160] for line in problem.lines if re.search(r"(?i)hash|integrity", line)),),
        (Fix(fixed, "fetches it anew instead of from the cache"),) if fixed != problem.command else (),
        ("if it stays so, find out who changed the package before you trust it",),
    )
