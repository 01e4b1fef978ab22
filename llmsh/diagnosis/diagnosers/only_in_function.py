"""`local`, `return`, `break` or `continue` where it has no meaning."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("can only be used in a function", "from a function or sourced script", "only meaningful in a")
MATCHES = (
    Case("local x=1", "bash: line 1: local: can only be used in a function", says="local", fix="x=1"),
    Case("return 1", "bash: line 1: return: can only `return' from a function or sourced script", 2, says="return"),
    Case("break", "bash: line 1: break: only meaningful in a `for', `while', or `until' loop", 0, says="break"),
)
IGNORES = (Case("exit abc", "bash: line 1: exit: abc: numeric argument required", 2),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"(?P<word>local|return|break|continue): (?:can only|only meaningful)", problem.text)
    if not match:
        return None
    word = match["word"]
    fixes: tuple[Fix, ...] = ()
    if word == "local" and re.match(r"local \w+=", problem.command):
        fixes = (Fix(problem.command.replace("local ", "", 1), "an ordinary variable"),)
    where = (
        "in a function" if word == "local" else "in a function or a sourced script" if word == "return" else "in a loop"
    )
    return Finding(
        f"`{word}` works only {where}.",
        0.97,
        f"Outside of that there is nothing to {'belong to' if word == 'local' else 'leave'}.",
        (match[0],),
        fixes,
        () if fixes else ("to end a script, use exit" if word == "return" else f"put it {where}",),
    )
