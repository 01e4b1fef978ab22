"""The address of a repository leads nowhere."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.paths import meant_paths
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("repository not found", "not found", "does not exist")
PROGRAMS = frozenset({"git"})
MATCHES = (
    Case(
        "git clone https://github.com/x/nope",
        "Cloning into 'nope'...\nremote: Repository not found.\nfatal: repository 'https://github.com/x/nope/' "
        "not found",
        128,
        says="https://github.com/x/nope",
    ),
    Case(
        "git clone /nonexistent/repo.git",
        "fatal: repository '/nonexistent/repo.git' does not exist",
        128,
        says="/nonexistent/repo.git",
    ),
    Case(
        "git push",
        "ERROR: Repository not found.\nfatal: Could not read from remote repository.",
        128,
        says="repository",
    ),
)
IGNORES = (Case("git branch -d x", "error: branch 'x' not found."),)

NAMED = late_pattern(r"repository '(?P<url>[^']+)' (?:not found|does not exist)")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    named = NAMED.search(problem.text)
    match = named or re.search(r"Repository not found", problem.text)
    if not match:
        return None
    url = (named["url"] if named else "").rstrip("/")
    local = url.startswith(("/", ".")) and url
    near = meant_paths(facts, url) if local else ()
    return Finding(
        f"There is no repository at {url}."
        if url
        else "The server knows no such repository, or does not show it to you.",
        0.94,
        "The address is misspelt, the repository has moved, or it is private and you are not logged in: servers "
        "say the same for all three.",
        (match[0],),
        tuple(Fix(problem.replace_word(url, each), f"{each} is there") for each in near)
        or (Fix("git remote -v", "shows the address in use"),)
        if not url or near
        else (),
        () if near else ("check the spelling of the address, and your login for private repositories",),
    )
