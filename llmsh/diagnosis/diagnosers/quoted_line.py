"""A whole command in quotes: the shell took it for the name of one program."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("command not found", "not found", "no such file or directory")
MATCHES = (
    Case('"ls -l"', "bash: line 1: ls -l: command not found", 127, says="`ls -l`", fix="ls -l"),
    Case("sudo 'ls -l /root'", "sudo: ls -l /root: command not found", 1, fix="sudo ls -l /root"),
    Case("cmd='ls -l'; \"$cmd\"", "bash: line 1: ls -l: command not found", 127, says="`ls -l`"),
    Case("env 'ls -l'", "env: ‘ls -l’: No such file or directory", 127, fix="env ls -l"),
)
IGNORES = (
    Case("cat 'my file'", "cat: 'my file': No such file or directory", 1),
    Case("'xyzzy plugh'", "bash: line 1: xyzzy plugh: command not found", 127),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"(?m)^(?:\S*(?:bash|sh|zsh|sudo|env|nohup|timeout|nice|xargs)(?: line \d+)?(?:: line \d+)?(?:: \d+)?: )"
        r"(?:failed to run command )?[‘'\"]?(?P<line>(?P<program>[\w./+-]+) [^:’'\"\n]+?)[’'\"]?: "
        r"(?:(?:command )?not found|No such file or directory)$",
        problem.text,
    )
    if not match or not facts.has(match["program"]):
        return None
    line = match["line"]
    fixed = next(
        (
            problem.command.replace(form, line, 1)
            for form in (f'"{line}"', f"'{line}'")
            if form in problem.command and not re.search(r"[$`\\]", line)
        ),
        "",
    )
    return Finding(
        f"`{line}` was taken for the name of one program, because it stands in quotes.",
        0.96,
        "Quotes make one word of all that is in them. The program and each of its options have to be words of "
        "their own.",
        (match[0],),
        (Fix(fixed, "without the quotes around the whole"),) if fixed else (),
        () if fixed else ("keep a command in an array or a function, not in one variable",),
    )
