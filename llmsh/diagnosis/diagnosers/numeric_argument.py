"""A shell builtin that wants a number."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "numeric argument required",
    "arguments must be process or job ids",
    "invalid signal specification",
    "loop count out of range",
    "shift count",
    "can't shift that many",
)
MATCHES = (
    Case("exit abc", "bash: line 1: exit: abc: numeric argument required", 2, says="`abc`"),
    Case(
        "kill firefox",
        "bash: line 1: kill: firefox: arguments must be process or job IDs",
        says="`firefox`",
        fix="pkill firefox",
    ),
    Case("kill -FOO 1", "bash: line 1: kill: FOO: invalid signal specification", says="FOO"),
    Case("kill -TREM 42", "bash: line 1: kill: TREM: invalid signal specification", fix="kill -TERM 42"),
)
IGNORES = (Case("kill 999999", "bash: line 1: kill: (999999) - No such process"),)
SIGNALS = (
    "HUP",
    "INT",
    "QUIT",
    "KILL",
    "TERM",
    "STOP",
    "CONT",
    "USR1",
    "USR2",
    "TSTP",
    "ABRT",
    "SEGV",
    "PIPE",
    "ALRM",
    "CHLD",
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"(?P<program>\w+): [`']?(?P<word>[^:\s'`]+)'?: (?P<what>numeric argument required|arguments must be "
        r"process or job IDs|invalid signal specification)",
        problem.text,
    )
    if not match:
        return None
    word = match["word"]
    fixes: tuple[Fix, ...] = ()
    if match["what"].startswith("arguments"):
        summary = f"kill wants the number of a process, and `{word}` is a name."
        if re.fullmatch(r"[\w.-]+", word):
            fixes = (
                Fix(re.sub(r"\bkill\b", "pkill", problem.command, count=1), "pkill takes names"),
                Fix(f"pgrep -a {quote(word)}", "shows which processes have that name"),
            )
    elif match["what"].startswith("invalid signal"):
        summary = f"There is no signal called `{word}`."
        near = closest(word.upper().removeprefix("SIG"), SIGNALS, limit=1)
        fixes = (
            (Fix(problem.command.replace(f"-{word}", f"-{near[0]}", 1), f"the signal {near[0]}"),)
            if near
            else (Fix("kill -l", "lists the signals"),)
        )
    else:
        summary = f"`{match['program']}` wants a number, and `{word}` is none."
    return Finding(
        summary,
        0.95,
        "Processes and exit statuses are known by numbers.",
        (match[0],),
        fixes,
        () if fixes else ("give a number",),
    )
