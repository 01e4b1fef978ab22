"""Two operands in each other's place: a file where the pattern, the script, the user or the archive belongs."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote, quote_path

SIGNATURES = ("no such file or directory", "can't read", "sed: -e expression", "invalid user", "invalid group")
PROGRAMS = frozenset({"grep", "egrep", "fgrep", "sed", "gsed", "chown", "chgrp", "tar"})
_NOTES = (("notes.txt", "one\n"),)
MATCHES = (
    Case(
        "grep notes.txt one", "grep: one: No such file or directory", 2, _NOTES, says="order", fix="grep one notes.txt"
    ),
    Case(
        "grep -n notes.txt 'two words'",
        "grep: two words: No such file or directory",
        2,
        _NOTES,
        fix="grep -n 'two words' notes.txt",
    ),
    Case(
        "sed -i notes.txt 's/one/two/'",
        "sed: -e expression #1, char 2: extra characters after command",
        1,
        _NOTES,
        says="script",
        fix="sed -i s/one/two/ notes.txt",
    ),
    Case(
        "sed notes.txt s/a/b/g",
        "sed: -e expression #1, char 2: extra characters after command",
        1,
        _NOTES,
        fix="sed s/a/b/g notes.txt",
    ),
    Case("chown notes.txt root", "chown: invalid user: 'notes.txt'", 1, _NOTES, fix="chown root notes.txt"),
    Case(
        "tar -czf docs docs.tar.gz",
        "tar: docs.tar.gz: Cannot stat: No such file or directory\ntar (child): docs: Cannot open: Is a directory",
        2,
        (("docs/", ""),),
        says="archive",
        fix="tar -czf docs.tar.gz docs",
    ),
)
IGNORES = (
    Case("grep one none.txt", "grep: none.txt: No such file or directory", 2, _NOTES),
    Case("sed s/a/b/ none", "sed: can't read none: No such file or directory", 2),
    Case("chown nobodyx notes.txt", "chown: invalid user: 'nobodyx'", 1, _NOTES),
    Case("tar -xf docs.tar", "tar: docs.tar: Cannot open: No such file or directory", 2),
)
SED_SCRIPT = re.compile(r"[sy](?P<mark>[/|,#:@]).*(?P=mark).*(?P=mark)[gipI0-9]*|/.*/[dp]|\d+[dpq]")
ARCHIVE = re.compile(r"\.(?:tar(?:\.\w+)?|tgz|tbz2?|txz|tzst)$")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    argv = problem.argv
    if len(problem.segments) != 1 or len(argv) < 3 or argv[0] not in PROGRAMS:
        return None
    operands = [word for word in argv[1:] if not word.startswith("-")]
    if argv[0] == "tar" and argv[1][:1] != "-":
        operands = operands[1:]
    if len(operands) != 2:
        return None
    first, second = operands
    if not facts.exists(first) or facts.exists(second):
        return None
    what = _belongs_first(problem, second)
    if not what:
        return None
    return Finding(
        f"`{first}` and `{second}` are in the wrong order: {what} comes first.",
        0.97,
        "What a word means depends on its place in the line. Here each of the two stands where the other belongs.",
        (f"`{first}` is {'a folder' if facts.is_dir(first) else 'a file'} here, and there is no `{second}`",),
        (Fix(_swapped(problem, first, second), f"{what} first"),),
    )


def _belongs_first(problem: Problem, second: str) -> str:
    """What `second` is, where the program takes that first; "" where the order is right."""
    program, text = problem.argv[0], problem.text
    if program in ("sed", "gsed"):
        return "the script" if SED_SCRIPT.fullmatch(second) else ""
    if program in ("chown", "chgrp"):
        named = re.search(r"invalid (?:user|group): [‘'`]([^’']+)", text)
        is_owner = re.fullmatch(r"[a-z_][\w.-]*(?::[\w.-]*)?|:[\w.-]+", second)
        return "the owner" if named and named[1] == problem.argv[-2] and is_owner else ""
    if program == "tar":
        makes = re.match(r"-?\w*c", problem.argv[1])
        return "the archive" if makes and ARCHIVE.search(second) else ""
    is_named = re.search(rf"grep: {re.escape(second)}: No such file", text)
    return "the pattern" if is_named and not re.search(r"\.\w{1,4}$|/", second) else ""


def _swapped(problem: Problem, first: str, second: str) -> str:
    """The command with the two words in each other's place, quoted where they have to be."""
    words = list(problem.argv)
    at, other = words.index(first), len(words) - 1 - words[::-1].index(second)
    words[at], words[other] = second, first
    return " ".join(quote_path(word) if word == first else quote(word) for word in words)
