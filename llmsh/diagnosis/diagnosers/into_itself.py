"""A folder was to be moved or copied into itself."""

import re

from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "to a subdirectory of itself",
    "cannot copy a directory, ",
    "into itself",
    "are the same file",
    "input file is output file",
)
MATCHES = (
    Case(
        "mv src src/inner",
        "mv: cannot move 'src' to a subdirectory of itself, 'src/inner'",
        1,
        (("src/", ""),),
        says="`src`",
    ),
    Case("cp -r . backup", "cp: cannot copy a directory, '.', into itself, 'backup'", says="`.`"),
    Case("cp a a", "cp: 'a' and 'a' are the same file", says="same"),
    Case("cat a >> a", "cat: a: input file is output file", says="`a`"),
)
IGNORES = (Case("mv a b", "mv: cannot stat 'a': No such file or directory"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"[‘'](?P<path>[^’']+)[’'](?: to a subdirectory of itself|, into itself| and .* are the same file)|: "
        r"(?P<cat>[^\s:]+): input file is output",
        problem.text,
    )
    if not match:
        return None
    path = match["path"] or match["cat"]
    same = "same file" in match[0] or "input file" in match[0]
    return Finding(
        f"`{path}` is source and target at once: they are the same file."
        if same
        else f"`{path}` cannot be put inside itself.",
        0.95,
        "Source and target have to be two different places. A folder cannot become a part of itself, and a file "
        "cannot be read and "
        "written at once.",
        (match[0].strip(),),
        (),
        ("name a target outside of the source",),
    )
