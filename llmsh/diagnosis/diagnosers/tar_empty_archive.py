"""`tar c` without anything to put into the archive."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("refusing to create an empty archive", "no files or directories specified")
MATCHES = (
    Case(
        "tar czf a.tgz",
        "tar: Cowardly refusing to create an empty archive\nTry 'tar --help' or 'tar --usage' for more information.",
        2,
        says="nothing",
    ),
    Case(
        "tar czf docs",
        "tar: Cowardly refusing to create an empty archive",
        2,
        (("docs/a", "x"),),
        says="docs",
        fix="tar czf docs.tar.gz docs",
    ),
)
IGNORES = (Case("tar xf x", "tar: x: Cannot open: No such file or directory", 2),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    argv = problem.argv_of("tar", "bsdtar")
    name = argv[-1] if len(argv) > 2 else ""
    fixes: tuple[Fix, ...] = ()
    if name and facts.exists(name):
        # The archive's name is missing, so tar took the folder for it.
        fixes = (
            Fix(
                problem.replace_text(name, f"{quote_path(name.rstrip('/') + '.tar.gz')} {quote_path(name)}"),
                "names the archive first",
            ),
        )
    return Finding(
        f"tar took `{name}` for the archive's name, and nothing is left to put into it."
        if fixes
        else "tar was told to make an archive of nothing.",
        0.95,
        "After the options come the archive's name and then the files and folders to put into it.",
        (problem.lines[0],),
        fixes,
        () if fixes else ("add the files or folders at the end of the command",),
    )
