"""Letters of options behind the one that takes a value: `tar -cfz`, where `z` is read as the archive's name."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("cannot stat: no such file", "cannot open: no such file", "not found in archive", "cowardly refusing")
PROGRAMS = frozenset({"tar", "bsdtar"})
MATCHES = (
    Case(
        "tar -cfz out.tar.gz docs",
        "tar: out.tar.gz: Cannot stat: No such file or directory\ntar: Exiting with failure status due to previous "
        "errors",
        2,
        (("docs/", ""), ("z", "x")),
        says="`f`",
        fix="tar -czf out.tar.gz docs",
    ),
    Case(
        "tar -xfvz a.tar.gz",
        "tar: vz: Cannot open: No such file or directory\ntar: Error is not recoverable: exiting now",
        2,
        (("a.tar.gz", "x"),),
        fix="tar -xvzf a.tar.gz",
    ),
    Case(
        "tar -tfj a.tar.bz2",
        "tar: j: Cannot open: No such file or directory",
        2,
        (("a.tar.bz2", "x"),),
        fix="tar -tjf a.tar.bz2",
    ),
)
IGNORES = (
    Case("tar xfz a.tgz", "tar: a.tgz: Cannot open: No such file or directory", 2),
    Case("tar -xf z", "tar: z: Cannot open: No such file or directory", 2),
)
CLUSTER = re.compile(r"-(?P<before>[a-zA-Z]*)f(?P<after>[cxtruzjJvpkahZwmO]+)")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    argv = problem.argv_of("tar", "bsdtar")
    match = next((found for word in argv[1:] if (found := CLUSTER.fullmatch(word))), None)
    if match is None:
        return None
    after = match["after"]
    return Finding(
        f"`f` takes what follows it for the name of the archive, and in `{match[0]}` that is `{after}`.",
        0.975,
        "Letters after one dash can stand together, but one that takes a value has to be the last of them.",
        (f"`{after}` was read as the archive",),
        (Fix(problem.replace_word(match[0], f"-{match['before']}{after}f"), "with f as the last letter"),),
    )
