"""A manual page that is not here."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = ("no manual entry for", "nothing appropriate", "what manual page do you want")
MATCHES = (
    Case("man gti", "No manual entry for gti", 16, says="`gti`", fix="man git"),
    Case("man nosuchpage", "No manual entry for nosuchpage", 16, says="`nosuchpage`"),
    Case("man cd", "No manual entry for cd", 16, says="bash", fix="help cd"),
    Case("man 3 prnitf", "No manual entry for prnitf in section 3", 16, says="prnitf"),
)
IGNORES = (Case("gti", "bash: gti: command not found", 127),)
_BUILTINS = (
    "alias bg bind builtin caller cd command compgen complete declare dirs disown echo enable eval exec "
    "exit export false fc fg getopts hash help history jobs kill let local logout mapfile popd printf pushd pwd "
    "read readonly return set shift shopt source suspend test times trap true type ulimit umask unalias unset wait"
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"No manual entry for (?P<name>[\w.+-]+)", problem.text)
    if not match:
        return None
    name = match["name"]
    if name in _BUILTINS.split():
        return Finding(
            f"`{name}` is a part of bash itself, so it has no page of its own.",
            0.96,
            "The shell explains its own commands with help.",
            (match[0],),
            (Fix(f"help {name}", "explains it"),),
        )
    near = closest(name, facts.programs, limit=1) if name not in facts.programs else ()
    fixes = [Fix(problem.replace_word(name, each), f"{each} is installed here") for each in near]
    if name in facts.programs:
        fixes.append(Fix(f"{name} --help", "most programs explain themselves"))
    return Finding(
        f"There is no manual page for `{name}` here.",
        0.94,
        "Pages come with the program, sometimes in a package of their own, and small systems leave them out.",
        (match[0],),
        tuple(fixes),
        () if fixes else (f"search by a word: apropos {name}",),
    )
