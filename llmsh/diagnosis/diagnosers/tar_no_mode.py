"""`tar` without c, x or t."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("you must specify one of the",)
PROGRAMS = frozenset({"tar"})
MATCHES = (
    Case(
        "tar notes.tar",
        "tar: You must specify one of the '-Acdtrux', '--delete' or '--test-label' options",
        2,
        (("notes.tar", "x"),),
        says="tar",
        fix="tar xf notes.tar",
    ),
    Case("tar", "tar: You must specify one of the '-Acdtrux', '--delete' or '--test-label' options", 2),
)
IGNORES = (Case("tar czf a.tgz", "tar: Cowardly refusing to create an empty archive", 2),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    argv = problem.argv_of("tar")
    archive = argv[-1] if len(argv) == 2 and facts.is_file(argv[-1]) else ""
    fixes = (
        (
            Fix(f"tar xf {quote_path(archive)}", "unpacks it"),
            Fix(f"tar tf {quote_path(archive)}", "lists what is in it"),
        )
        if archive
        else ()
    )
    return Finding(
        "tar was not told whether to make, unpack or list an archive.",
        0.96,
        "The first option says it: c creates, x unpacks, t lists; f is followed by the archive's name.",
        (problem.lines[0],),
        fixes,
        ()
        if fixes
        else (
            "unpack: tar xf, and the archive's name",
            "create: tar czf, the archive's name, then the files",
        ),
    )
