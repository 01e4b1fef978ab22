"""`zip` found nothing to put into the archive."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.paths import meant_paths
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("zip error",)
PROGRAMS = frozenset({"zip"})
MATCHES = (
    Case(
        "zip -r a.zip none",
        "\tzip warning: name not matched: none\n\nzip error: Nothing to do! (try: zip -r a.zip . -i none)",
        12,
        says="`none`",
    ),
    Case("zip a.zip docs", "\tzip warning: name not matched: dosc\n\nzip error: Nothing to do! (a.zip)", 12),
)
IGNORES = (Case("unzip x", "unzip:  cannot find or open x, x.zip or x.ZIP.", 9),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if "Nothing to do" not in problem.text:
        return None
    match = re.search(r"name not matched: (?P<name>.+)", problem.text)
    name = match["name"].strip() if match else ""
    near = meant_paths(facts, name) if name else ()
    return Finding(
        f"zip found nothing to pack: there is no `{name}`." if name else "zip was not told what to pack.",
        0.93,
        "After the archive's name come the files and folders to pack; folders need -r.",
        (match[0],) if match else (),
        tuple(Fix(problem.replace_word(name, each), f"{each} is there") for each in near if problem.names(name)),
        ("add the files to pack; for a folder: zip -r",),
    )
