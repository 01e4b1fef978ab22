"""A commit message of several words without quotes: git takes the words after the first for paths."""

import re
import shlex

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("did not match any file", "with -a does not make sense")
PROGRAMS = frozenset({"git"})
MATCHES = (
    Case(
        "git commit -m fix the bug",
        "error: pathspec 'the' did not match any file(s) known to git\nerror: pathspec 'bug' did not match any "
        "file(s) known to git",
        1,
        says="quotes",
        fix="git commit -m 'fix the bug'",
    ),
    Case(
        "git commit -am update notes",
        "error: pathspec 'notes' did not match any file(s) known to git.",
        1,
        fix="git commit -am 'update notes'",
    ),
    Case(
        "git commit -am fix the bug",
        "fatal: paths 'the ...' with -a does not make sense",
        128,
        says="quotes",
        fix="git commit -am 'fix the bug'",
    ),
    Case(
        "git commit -m it's done && git push",
        "error: pathspec 'done' did not match any file(s) known to git",
        1,
        says="quotes",
        fix=None,
    ),
    Case(
        "git tag -a v1 -m first release",
        "fatal: Failed to resolve 'release' as a valid ref.\nerror: pathspec 'release' did not match any file",
        128,
        says="quotes",
        fix="git tag -a v1 -m 'first release'",
    ),
)
IGNORES = (
    Case("git commit -m 'one' none.txt", "error: pathspec 'none.txt' did not match any file(s) known to git", 1),
)
FLAG = late_pattern(
    r"(?<=\s)(?P<flag>-[a-zA-Z]*m|--message(?:=|\s))\s*(?P<words>[^\s\"'-][^\"|&;]*?)(?P<rest>\s+--?\w.*|\s*[|&;].*|)$"
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    missing = re.findall(r"pathspec '([^']+)' did not match|paths '([^']+?) ?\.\.\.' with -a", problem.text)
    missing = ["".join(each) for each in missing]
    match = FLAG.search(problem.command)
    if not match or " " not in match["words"].strip():
        return None
    words = match["words"].split()
    if not missing or missing[-1] not in words[1:] or any(facts.exists(word) for word in words[1:]):
        return None
    quoted = shlex.quote(" ".join(words))
    fixed = f"{problem.command[: match.start('words')]}{quoted}{match['rest']}"
    return Finding(
        "The message has several words and no quotes, so git took the later words for files.",
        0.975,
        "An option takes one word as its value. Quotes make one word of several.",
        (f"`{missing[0]}` is no file here",),
        (Fix(fixed, "the message in quotes"),),
    )
