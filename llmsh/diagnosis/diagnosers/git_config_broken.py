"""A git configuration that cannot be read, or a key without a section."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "bad config line",
    "does not contain a section",
    "bad config value",
    "bad numeric config value",
    "key does not contain variable name",
    "invalid key",
)
PROGRAMS = frozenset({"git"})
MATCHES = (
    Case("git status", "fatal: bad config line 6 in file .git/config", 128, says="line 6"),
    Case("git config foo bar", "error: key does not contain a section: foo", 2, says="`foo`"),
    Case(
        "git config --global name Ada",
        "error: key does not contain a section: name",
        2,
        says="`name`",
        fix="git config --global user.name Ada",
    ),
)
IGNORES = (Case("git status", "fatal: not a git repository (or any of the parent directories): .git", 128),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    line = re.search(r"bad config (?:line|value).*?(?P<line>\d+)? in file (?P<file>\S+)", problem.text)
    if line:
        number = re.search(r"line (\d+)", line[0])
        return Finding(
            f"The git configuration {line['file']} cannot be read" + (f" at line {number[1]}." if number else "."),
            0.97,
            "Its form is [section] and then name = value, one a line.",
            (line[0],),
            (Fix(f"sed -n '{number[1]}p' {quote_path(line['file'])}", "shows that line"),) if number else (),
            (f"correct the line in {line['file']}",),
        )
    key = re.search(
        r"does not contain (?:a section|variable name): (?P<key>\S+)|invalid key: (?P<other>\S+)", problem.text
    )
    if not key:
        return None
    name = key["key"] or key["other"]
    fixes = (Fix(problem.replace_word(name, f"user.{name}"), "its full name"),) if name in ("name", "email") else ()
    return Finding(
        f"`{name}` is no name of a setting: it lacks its section.",
        0.96,
        "Settings have two parts, such as user.name or core.editor.",
        (key[0],),
        fixes,
        () if fixes else ("see the settings: git config --list",),
    )
