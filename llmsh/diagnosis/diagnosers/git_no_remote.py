"""A remote that does not exist here, or none at all."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "does not appear to be a git repository",
    "no configured push destination",
    "no remote configured",
    "no remote repository specified",
    "no such remote",
)
MATCHES = (
    Case(
        "git push origin main",
        "fatal: 'origin' does not appear to be a git repository\nfatal: Could not read from remote "
        "repository.\n\nPlease make sure you have the correct access rights\nand the repository exists.",
        128,
        setup="git init -q .",
        says="`origin`",
        fix="",
    ),
    Case(
        "git push orign main",
        "fatal: 'orign' does not appear to be a git repository\nfatal: Could not read from remote repository.",
        128,
        setup="git init -q . && git remote add origin x",
        fix="git push origin main",
    ),
    Case(
        "git push",
        "fatal: No configured push destination.\nEither specify the URL from the command-line or configure a "
        "remote repository using\n\n    git remote add <name> <url>",
        128,
        setup="git init -q .",
        says="no remote",
    ),
    Case(
        "git fetch",
        "fatal: No remote repository specified.  Please, specify either a URL or a\nremote name from which new "
        "revisions should be fetched.",
        128,
        says="no remote",
    ),
)
IGNORES = (Case("git status", "fatal: not a git repository (or any of the parent directories): .git", 128),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"'(?P<name>[^']+)' does not appear to be a git repository|(?P<none>No configured push destination|No "
        r"remote configured|No remote repository specified)",
        problem.text,
    )
    if not match:
        return None
    name = match["name"] or ""
    meant = closest(name, facts.remotes, limit=1) if name else ()
    fixes = tuple(Fix(problem.replace_word(name, each), f"the remote {each} exists") for each in meant)
    known = f"remotes here: {', '.join(facts.remotes)}" if facts.remotes else "no remote is configured here"
    summary = (
        f"There is no remote called `{name}` in this repository."
        if name
        else "This repository has no remote: there is nowhere to send to or fetch from."
    )
    return Finding(
        summary,
        0.95,
        "A remote is a name for the address of this repository elsewhere, usually origin. It is set once with git "
        "remote add.",
        (match[0], known),
        fixes,
        ()
        if fixes
        else ("add it: git remote add origin, and the address of the repository", "see the remotes: git remote -v"),
    )
