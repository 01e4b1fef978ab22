"""`tar` was told to make and to unpack at once."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("you may not specify more than one", "can't specify both", "only one of")
MATCHES = (
    Case(
        "tar czxf a.tgz docs",
        "tar: You may not specify more than one '-Acdtrux', '--delete' or  '--test-label' option",
        2,
        (("docs/", ""),),
        says="only one",
        fix="tar czf a.tgz docs",
    ),
    Case(
        "tar -xczf a.tgz",
        "tar: You may not specify more than one '-Acdtrux' option",
        2,
        (("a.tgz", ""),),
        fix="tar -xzf a.tgz",
    ),
    Case("tar -cxf a.tar d", "tar: Can't specify both -x and -c", 1, (("d/", ""),), fix="tar -cf a.tar d"),
)
IGNORES = (Case("tar f a", "tar: You must specify one of the '-Acdtrux' options", 2),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    argv = problem.argv_of("tar", "bsdtar")
    if len(argv) < 2 or not re.search(r"(?i)more than one|both -\w and", problem.text):
        return None
    letters = argv[1]
    modes = [letter for letter in letters if letter in "cxtruAd"]
    archive = argv[2] if len(argv) > 2 else ""
    keep = (
        "c"
        if len(argv) > 3 and not facts.exists(archive)
        else "x"
        if facts.exists(archive)
        else modes[0]
        if modes
        else "x"
    )
    if keep not in modes:
        keep = modes[0] if modes else ""
    fixed = "".join(letter for letter in letters if letter not in modes or letter == keep)
    return Finding(
        f"tar takes only one of the letters {', '.join(modes)}: they say what to do.",
        0.96,
        "c makes an archive, x unpacks one, t lists what is in it. The other letters go along with any of them.",
        (problem.lines[0],),
        (
            Fix(
                problem.replace_text(letters, fixed),
                {"c": "makes the archive", "x": "unpacks it", "t": "lists it"}.get(keep, "one of them"),
            ),
        )
        if keep
        else (),
        () if keep else ("take one of c, x and t",),
    )
