"""A script for bash that was run by sh, which knows less."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "[[: not found",
    "source: not found",
    "declare: not found",
    "shopt: not found",
    "let: not found",
    "pushd: not found",
    "popd: not found",
    "function: not found",
    "local: not in a function",
    'syntax error: "(" unexpected',
    "syntax error: redirection unexpected",
    "bad for loop variable",
    "typeset: not found",
    "select: not found",
    "mapfile: not found",
    "readarray: not found",
    "syntax error: bad for loop variable",
    "illegal option -o pipefail",
    "<(: not found",
    "set: illegal option",
    "syntax error: bad function name",
)
MATCHES = (
    Case("sh a.sh", "a.sh: 3: [[: not found", 127, says="`[[`", fix="bash a.sh"),
    Case("sh -c 'source x'", "sh: 1: source: not found", 127, fix="bash -c 'source x'"),
    Case("sh a.sh", 'a.sh: 1: Syntax error: "(" unexpected', 2, (("a.sh", "a=(1 2)\n"),), fix="bash a.sh"),
    Case(
        "./a.sh",
        "./a.sh: 2: declare: not found",
        127,
        (("a.sh", "#!/bin/sh\ndeclare -A m\n"),),
        says="`declare`",
        fix="bash ./a.sh",
    ),
    Case("sh a.sh", "a.sh: 1: set: Illegal option -o pipefail", 2, fix="bash a.sh"),
    Case("dash x.sh", "x.sh: 4: Syntax error: Bad for loop variable", 2, fix="bash x.sh"),
    Case(
        "sh -c 'do-it() { date; }; do-it'",
        "sh: 1: Syntax error: Bad function name",
        2,
        says="bash",
        fix="bash -c 'do-it() { date; }; do-it'",
    ),
)
IGNORES = (
    Case("bash a.sh", "a.sh: line 3: [[: not found", 127),
    Case("sh -c 'gti'", "sh: 1: gti: not found", 127),
)
SAID = late_pattern(
    r"^(?P<who>\S*?): (?P<line>\d+): (?P<what>\[\[|source|declare|shopt|let|pushd|popd|function|typeset|select|"
    r"mapfile|readarray)?"
    r"(?:: not found|: ?Syntax error: (?:\"\(\" unexpected|[Rr]edirection unexpected|[Bb]ad for loop variable)|"
    r"Syntax error: (?:\"\(\"|[Rr]edirection|[Bb]ad (?:for|function)).*|set: Illegal option.*)",
    re.MULTILINE,
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = SAID.search(problem.text)
    program = problem.argv[0] if problem.argv else ""
    if not match or program.rpartition("/")[2] == "bash":
        return None
    what = f"`{match['what']}`" if match["what"] else "a form"
    shell = problem.argv[0].rpartition("/")[2] if problem.argv else ""
    fixes: tuple[Fix, ...] = ()
    if shell in ("sh", "dash", "ash"):
        fixes = (Fix(problem.replace_text(program, "bash"), "bash knows it"),)
    elif facts.is_file(program):
        fixes = (
            Fix(f"bash {problem.command.strip()}", "runs the script with bash"),
            Fix(
                f"sed -i '1s|^#!.*|#!/usr/bin/env bash|' {quote_path(program)}",
                "names bash in its first line, for good",
            ),
        )
    return Finding(
        f"{what[0].upper() + what[1:]} of bash was read by sh, a smaller shell that does not know it.",
        0.965,
        "Many systems have a small and fast shell as sh. Scripts written for bash have to be run by bash.",
        (match[0],),
        fixes,
        () if fixes else ("begin the script with #!/usr/bin/env bash",),
    )
