"""A program that printed how it is used, because what it was given was not complete."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("usage:",)
STATUSES = frozenset({1, 2, 64, 129, 255})
MATCHES = (
    Case("grep", "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.", 2, says="grep"),
    Case(
        "kill -9",
        "kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]",
        2,
        says="kill",
    ),
    Case(
        "scp",
        "usage: scp [-346ABCOpqRrsTv] [-c cipher] [-D sftp_server_path] [-F ssh_config] source ... target",
        1,
        says="its form",
    ),
)
IGNORES = (
    Case("cat --nope", "cat: unrecognized option '--nope'\nUsage: cat [OPTION]... [FILE]...", 1),
    Case("cp a", "cp: missing destination file operand after 'a'\nTry 'cp --help' for more information.", 1),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    # The same text is what --help prints when all is well.
    if not problem.status:
        return None
    lines = [line.strip() for line in problem.lines if line.strip()]
    match = re.match(r"(?:\S+: )?[Uu]sage: (?P<form>.+)", lines[0]) if lines else None
    if not match:
        return None
    program = next((name for name in problem.programs if re.search(rf"\b{re.escape(name)}\b", lines[0])), "")
    if problem.command and not program:
        return None
    bare = len(problem.argv) < 3
    return Finding(
        f"`{program or match['form'].split(maxsplit=1)[0]}` was not given what it needs, and shows its form.",
        0.8,
        "Words in [ ] may be left out, the others are needed; ... means that there can be several."
        if bare
        else "The words that were given do not fit this form. Options come before names in many programs.",
        (lines[0][:160],),
        (Fix(f"{program} --help", "shows what each word means"),) if program and facts.options(program) else (),
        ()
        if program and facts.options(program)
        else (f"see: man {program}" if program else "give it what is missing",),
    )
