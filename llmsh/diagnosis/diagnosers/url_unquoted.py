"""A web address without quotes: the shell cut it at `&` or read `?` and `*` as a pattern."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("command not found", "exit ", "no matches found", "syntax error near unexpected token", "[1]")
PROGRAMS = frozenset({"curl", "wget", "http", "open", "xdg-open", "yt-dlp", "lynx", "git", "aria2c"})
MATCHES = (
    Case(
        "curl http://h/?a=1&page=2&b",
        "[1] 4711\nbash: b: command not found",
        127,
        says="`&`",
        fix="curl 'http://h/?a=1&page=2&b'",
    ),
    Case(
        "wget https://h/get?id=(1)",
        "bash: syntax error near unexpected token `('",
        2,
        says="quotes",
        fix="wget 'https://h/get?id=(1)'",
    ),
)
IGNORES = (
    Case("curl 'http://h/?a=1&b=2'", "curl: (6) Could not resolve host: h", 6),
    Case("gti", "bash: gti: command not found", 127),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"(?<=\s)(?P<url>(?:https?|ftp)://[^\s'\"]*[&()<>;|][^\s'\"]*)", problem.command)
    if not match:
        return None
    sign = next(sign for sign in match["url"] if sign in "&()<>;|")
    return Finding(
        f"The address holds `{sign}` and stands without quotes, so the shell cut it there.",
        0.975,
        "For the shell & ends a command and sends it to the background, and ( ) ; | < > have a meaning too. "
        "Quotes take it away.",
        (f"`{sign}` in the address",),
        (Fix(problem.command.replace(match["url"], f"'{match['url']}'", 1), "the address in quotes"),),
    )
