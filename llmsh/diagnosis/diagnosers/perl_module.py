"""A Perl module that is missing, or a mistake in a Perl program."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("can't locate", "syntax error at", "can't open perl script", "undefined subroutine")
PROGRAMS = frozenset({"perl", "make", "cpan"})
MATCHES = (
    Case(
        "perl -e 'use JSON::XS;'",
        "Can't locate JSON/XS.pm in @INC (you may need to install the JSON::XS module) (@INC contains: /etc/perl) "
        "at -e line 1.\nBEGIN failed--compilation aborted at -e line 1.",
        2,
        says="JSON::XS",
        fix="sudo apt install libjson-xs-perl",
    ),
    Case(
        "perl a.pl",
        "Undefined subroutine &main::sumup called at a.pl line 4.",
        255,
        says="`sumup`",
    ),
    Case(
        "perl a.pl",
        'syntax error at a.pl line 3, near "print"\nExecution of a.pl aborted due to compilation errors.',
        255,
        says="a.pl line 3",
    ),
)
IGNORES = (Case("python3 a.py", "ModuleNotFoundError: No module named 'x'"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if match := re.search(r"Can't locate (?P<path>[\w/]+)\.pm in @INC", problem.text):
        module = match["path"].replace("/", "::")
        package = f"lib{module.lower().replace('::', '-')}-perl"
        install = facts.install(package) if facts.manager == "apt" else ""
        return Finding(
            f"The Perl module {module} is not installed.",
            0.95,
            "Perl looks for modules in the folders of @INC.",
            (match[0],),
            (Fix(install, f"on this system {package} brings it, as a rule"),) if install else (),
            () if install else (f"install it: cpan {module}",),
        )
    if match := re.search(r'syntax error at (?P<file>\S+) line (?P<line>\d+), near "(?P<near>[^"]*)', problem.text):
        return Finding(
            f"{match['file']} line {match['line']}: Perl cannot read it near `{match['near'].strip()[:40]}`.",
            0.94,
            "Often a ; or a bracket is missing just before.",
            (match[0],),
            (),
            (f"look at {match['file']} line {match['line']}",),
        )
    if match := re.search(
        r"Undefined subroutine &(?:main::)?(?P<name>[\w:]+) called at (?P<at>\S+ line \d+)", problem.text
    ):
        return Finding(
            f"{match['at']}: Perl knows no function `{match['name']}`.",
            0.94,
            "The name is misspelt, the function is not written yet, or the module that brings it is not loaded.",
            (match[0],),
            (),
            (f"check the name {match['name']}, or load its module with use",),
        )
    return None
