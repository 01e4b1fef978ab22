"""A file name with spaces that was not quoted, so that it became several words."""

import re
import shlex

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("no such file or directory", "cannot stat", "is not a directory", "too many arguments")
MATCHES = (
    Case(
        "cat my file.txt",
        "cat: my: No such file or directory\ncat: file.txt: No such file or directory",
        1,
        (("my file.txt", "x"),),
        says="`my file.txt`",
        fix="cat 'my file.txt'",
    ),
    Case(
        "cp Annual Report.pdf docs",
        "cp: cannot stat 'Annual': No such file or directory\ncp: cannot stat 'Report.pdf': No such file or directory",
        1,
        (("Annual Report.pdf", "x"), ("docs/", "")),
        fix="cp 'Annual Report.pdf' docs",
    ),
    Case("cd My Documents", "bash: cd: too many arguments", 1, (("My Documents/", ""),), fix="cd 'My Documents'"),
    Case(
        "rm a b c.txt",
        "rm: cannot remove 'a': No such file or directory\nrm: cannot remove 'b': No such file or directory\nrm: "
        "cannot remove 'c.txt': No such file or directory",
        1,
        (("a b c.txt", "x"),),
        fix="rm 'a b c.txt'",
    ),
)
IGNORES = (
    Case("cat my file.txt", "cat: my: No such file or directory\ncat: file.txt: No such file or directory"),
    Case("cat 'my fil.txt'", "cat: 'my fil.txt': No such file or directory", 1, (("my file.txt", "x"),)),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    for words in problem.segments:
        for start in range(1, len(words) - 1):
            for end in range(len(words), start + 1, -1):
                name = " ".join(words[start:end])
                if " " not in words[start] and facts.exists(name):
                    typed = re.sub(r"\\? +", r"\\s+", re.escape(name))
                    quoted = shlex.quote(name).replace("\\", r"\\")
                    fixed = re.sub(rf"(?<!\S){typed}(?!\S)", quoted, problem.command, count=1)
                    return _finding(name, fixed) if fixed != problem.command else None
    return None


def _finding(name: str, fixed: str) -> Finding:
    return Finding(
        f"`{name}` has spaces in its name, and without quotes the shell reads several names.",
        0.97,
        "The shell cuts a line into words at its spaces. Quotes, or \\ before each space, keep a name together.",
        (f"{name} is in this folder",),
        (Fix(fixed, "the name in quotes"),),
    )
