"""TERM names a terminal that this machine does not know."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "unknown terminal type",
    "unknown terminal",
    "term environment variable not set",
    "terminal entry not found in terminfo",
    "error opening terminal",
    "terminals database is inaccessible",
    "missing or unsuitable terminal",
    "open terminal failed",
)
MATCHES = (
    Case("clear", "'xterm-kitty': unknown terminal type.", says="xterm-kitty", fix="export TERM=xterm-256color"),
    Case("clear", "TERM environment variable not set.", says="TERM", fix="export TERM=xterm-256color"),
    Case("nano a", "Error opening terminal: alacritty.", says="alacritty"),
    Case("tmux", "open terminal failed: missing or unsuitable terminal: foot", says="foot"),
)
IGNORES = (Case("tput nosuch", "tput: unknown terminfo capability 'nosuch'", 4),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"'(?P<a>[\w.+-]+)': unknown terminal|unknown terminal \"(?P<b>[^\"]+)\"|opening terminal: (?P<c>[\w+-]+)|"
        r"unsuitable terminal: (?P<d>[\w+-]+)|(?P<none>TERM environment variable not set|terminfo|database is "
        r"inaccessible)",
        problem.text,
    )
    if not match:
        return None
    name = match["a"] or match["b"] or match["c"] or match["d"]
    return Finding(
        f"This machine does not know the terminal type `{name}` (TERM)."
        if name
        else "TERM is not set or not known, so programs do not know how to draw.",
        0.95,
        "TERM tells programs which signs the terminal understands. A type that almost every terminal can do is "
        "xterm-256color.",
        (match[0],),
        (Fix("export TERM=xterm-256color", "a type that is known everywhere"),),
    )
