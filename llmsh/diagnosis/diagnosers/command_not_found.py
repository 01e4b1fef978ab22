"""The shell found no program of that name: a typo, or a program that is not installed."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = ("not found", "unknown command")
STATUSES: frozenset[int] = frozenset()
MATCHES = (
    Case("gti status", "bash: gti: command not found", 127, says="gti", fix="git status"),
    Case("sl", "bash: line 1: sl: command not found", 127, fix="ls"),
    Case("sudo gerp x f", "sudo: gerp: command not found", 1, fix="sudo grep x f"),
)
IGNORES = (
    Case("cat x", "cat: x: No such file or directory"),
    Case("curl -f http://h/x", "curl: (22) The requested URL returned error: 404 Not Found", 22),
)
NAMED = re.compile(
    r"^(?:\S*(?:bash|sh|zsh|sudo|env|nohup|time)(?:: line \d+)?(?:: \d+)?: )?[‘'\"]?(?P<name>[^\s:'’\"]+)[’'\"]?: (?:command )?not found$"
    r"|(?:command not found|[Uu]nknown command): ?(?P<after>\S+)",
    re.MULTILINE,
)
COMMON = (
    "ls",
    "cd",
    "git",
    "grep",
    "python3",
    "cat",
    "vim",
    "make",
    "docker",
    "sudo",
    "ssh",
    "find",
    "npm",
    "pip",
)
BUILTINS = (
    "cd",
    "echo",
    "exit",
    "export",
    "alias",
    "history",
    "source",
    "type",
    "unset",
    "jobs",
    "pushd",
    "popd",
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = NAMED.search(problem.text)
    if not match:
        return None
    name = match.group("name") or match.group("after")
    if "/" in name or name not in problem.command:
        return None
    meant = closest(name, facts.programs | set(BUILTINS), common=COMMON)
    fixes = tuple(Fix(problem.replace_word(name, word), f"`{word}` is installed here") for word in meant)
    return Finding(
        f"There is no program called `{name}` here." + (f" Did you mean `{meant[0]}`?" if meant else ""),
        0.95 if meant else 0.6,
        "The shell looks for programs in the folders that PATH names; none of them has one of this name. "
        "It is misspelt, or it is not installed.",
        (f"no `{name}` in PATH",),
        fixes,
        () if meant else (f"find out which package brings `{name}`",),
    )
