"""A file that is not in the archive under that name."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("not found in archive", "filename not matched")
MATCHES = (
    Case(
        "tar xf a.tar nothere",
        "tar: nothere: Not found in archive\ntar: Exiting with failure status due to previous errors",
        2,
        (),
        "echo > b; tar cf a.tar b",
        says="`nothere`",
        fix="tar tf a.tar",
    ),
    Case(
        "unzip a.zip nothere",
        "Archive:  a.zip\ncaution: filename not matched:  nothere",
        11,
        (),
        "echo > a.zip",
        says="`nothere`",
        fix="unzip -l a.zip",
    ),
    Case(
        "unzip *.zip",
        "Archive:  a.zip\ncaution: filename not matched:  b.zip",
        11,
        (("a.zip", ""), ("b.zip", "")),
        fix='for f in *.zip; do unzip "$f"; done',
    ),
)
IGNORES = (Case("tar xf x", "tar: x: Cannot open: No such file or directory", 2),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"tar: (?P<a>.+?): Not found in archive|filename not matched: +(?P<b>\S+)", problem.text)
    if not match:
        return None
    name = match["a"] or match["b"]
    argv = problem.argv_of("tar", "unzip", "bsdtar")
    if argv[:1] == ("unzip",) and argv[1:] == ("*.zip",):
        return Finding(
            "The shell made several names of *.zip, and unzip took all but the first for files inside it.",
            0.96,
            "unzip opens one archive; further names are what to take out of it. A loop opens one after the other.",
            (match[0],),
            (Fix('for f in *.zip; do unzip "$f"; done', "unpacks each of them"),),
        )
    archive = next((word for word in argv[1:] if facts.is_file(word)), "")
    look = f"unzip -l {quote_path(archive)}" if argv[:1] == ("unzip",) else f"tar tf {quote_path(archive)}"
    return Finding(
        f"There is no `{name}` in the archive{f' {archive}' if archive else ''}.",
        0.95,
        "Names in an archive are written with their folders, and have to be given exactly so.",
        (match[0],),
        (Fix(look, "lists the names inside"),) if archive else (),
        () if archive else ("list the names inside first",),
    )
