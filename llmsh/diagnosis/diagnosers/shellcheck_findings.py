"""shellcheck found something in a script: the first finding, with its place."""

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import show_place
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("for more information:", "sc2086", "wiki")
PROGRAMS = frozenset({"shellcheck"})
MATCHES = (
    Case(
        "shellcheck a.sh",
        "\nIn a.sh line 2:\nrm $1/*\n   ^-- SC2086 (info): Double quote to prevent globbing and word splitting.\n\n"
        "For more information:\n  https://www.shellcheck.net/wiki/SC2086 -- Double quote to prevent globbing ...",
        1,
        (("a.sh", "#!/bin/bash\nrm $1/*\n"),),
        says="a.sh line 2",
        fix="sed -n '1,4p' a.sh",
    ),
)
IGNORES = (Case("bash a.sh", "a.sh: line 2: rm: missing operand", 1),)
SAID = late_pattern(
    r"In (?P<file>\S+) line (?P<line>\d+):\n.*\n\s*\^-*\^? ?(?:-- )?(?P<code>SC\d+) \((?P<level>\w+)\): (?P<what>.+)"
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = SAID.search(problem.text)
    if not match:
        return None
    return Finding(
        f"{match['file']} line {match['line']}: {match['what'][:100].rstrip('.')} ({match['code']}).",
        0.94,
        "shellcheck reads a script without running it. Status 1 says only that it found something.",
        (match[0].splitlines()[-1].strip()[:150],),
        show_place(facts, match["file"], match["line"]),
        (f"read why: https://www.shellcheck.net/wiki/{match['code']}",),
    )
