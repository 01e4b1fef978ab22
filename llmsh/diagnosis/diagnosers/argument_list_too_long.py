"""More arguments than the kernel hands to one program."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("argument list too long",)
MATCHES = (
    Case(
        "rm *.log",
        "bash: line 1: /usr/bin/rm: Argument list too long",
        126,
        says="rm",
        fix="printf '%s\\0' *.log | xargs -0 rm --",
    ),
    Case("ls $(seq 1 400000)", "bash: line 1: /usr/bin/ls: Argument list too long", 126, says="ls"),
)
IGNORES = (Case("touch a", "touch: cannot touch 'a': File name too long"),)
SIMPLE = late_pattern(r"^(?P<program>\w+)(?P<options>(?: -[\w-]+)*) (?P<pattern>[^\s;|&<>$`'\"]*[*?][^\s;|&<>$`'\"]*)$")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    named = re.search(r"(\S+): Argument list too long", problem.text)
    program = named[1].rpartition("/")[2] if named else "the program"
    match = SIMPLE.match(problem.command)
    fixes: tuple[Fix, ...] = ()
    if match and match["program"] in ("rm", "ls", "chmod", "cat", "wc", "grep", "touch"):
        fixes = (
            Fix(
                f"printf '%s\\0' {match['pattern']} | xargs -0 {match['program']}{match['options']} --",
                "hands the names over in portions",
            ),
        )
    return Finding(
        f"The shell made more arguments than one call of {program} can take.",
        0.95,
        "The pattern was replaced by so many names that they do not fit into one command. xargs or find can hand "
        "them over in portions.",
        ("Argument list too long",),
        fixes,
        () if fixes else (f"let find do it: find . -name 'pattern' -exec {program} {{}} +",),
    )
