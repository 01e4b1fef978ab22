"""An address was typed as if it were a command."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = ("://", "@", ".git:")
STATUSES = frozenset({127})
MATCHES = (
    Case(
        "https://github.com/ada/app.git",
        "bash: https://github.com/ada/app.git: No such file or directory",
        127,
        says="address",
        fix="git clone https://github.com/ada/app.git",
    ),
    Case(
        "https://example.org/a.tar.gz",
        "bash: https://example.org/a.tar.gz: No such file or directory",
        127,
        fix="curl -LO https://example.org/a.tar.gz",
    ),
    Case(
        "git@github.com:ada/app.git",
        "bash: git@github.com:ada/app.git: No such file or directory",
        127,
        fix="git clone git@github.com:ada/app.git",
    ),
    Case(
        "ada@server.example.org",
        "bash: ada@server.example.org: command not found",
        127,
        fix="ssh ada@server.example.org",
    ),
)
IGNORES = (
    Case("gti", "bash: gti: command not found", 127),
    Case("./run.sh", "bash: line 1: ./run.sh: No such file or directory", 127),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    word = problem.argv[0] if len(problem.argv) == 1 else ""
    web = re.fullmatch(r"(?:https?|ftp)://[^\s/]+(?P<path>/\S*)?", word)
    if word.endswith(".git") or (
        web and re.match(r"https?://(?:www\.)?(?:github|gitlab|codeberg|bitbucket)\.\w+/[^/]+/[^/]+/?$", word)
    ):
        fix = Fix(f"git clone {quote(word)}", "copies that repository to here")
    elif web and re.search(r"\.\w{1,5}$", web["path"] or ""):
        fix = Fix(f"curl -LO {quote(word)}", "fetches that file")
    elif web:
        fix = Fix(f"curl -L {quote(word)}", "shows that page as text")
    elif re.fullmatch(r"[\w.-]+@[\w.-]+", word):
        fix = Fix(f"ssh {quote(word)}", "logs in there")
    else:
        return None
    return Finding(
        "This is an address, and the shell wants a command first.",
        0.97,
        "The first word of a line is the program to run. What is to happen with the address has to be said.",
        (f"no program is called {word}",),
        (fix,),
    )
