"""The place in a source that an error names: a command that shows it, or that mends one word there and runs again."""

import os
import re
import shlex
import sys

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Finding
from llmsh.diagnosis.problem import Problem, quote_path

# Programs whose bare name is a whole command; others need operands to be run again.
COMPLETE = frozenset({"make", "ninja", "gradle", "./gradlew", "pytest", "./configure", "bazel"})
AROUND = 2


def shown_path(facts: Facts, path: str) -> str:
    """`path` as the user would write it: relative when it is below the directory."""
    here = str(facts.resolve("."))
    return os.path.relpath(path, here) if path.startswith(here.rstrip("/") + "/") else path


def show_place(facts: Facts, path: str, line: int | str) -> tuple[Fix, ...]:
    """A fix that prints the lines around `line`; () when the file is not there."""
    if not facts.is_file(path):
        return ()
    number = int(line)
    return (
        Fix(f"sed -n '{max(1, number - AROUND)},{number + AROUND}p' {quote_path(shown_path(facts, path))}", "shows it"),
    )


def stopped_at(
    facts: Facts, place: tuple[str, str], said: tuple[str, str], evidence: str, confidence: float
) -> Finding:
    """A program that stopped at a line of a source. place: file and line. said: what, and the idea behind it."""
    file, line = place
    plain, idea = said
    fixes = show_place(facts, file, line)
    return Finding(
        f"{file} line {line}: {plain}.",
        confidence,
        idea,
        (evidence[:160],),
        fixes,
        () if fixes else (f"look at line {line}",),
    )


def then(problem: Problem, first: str) -> str:
    """`first`, and after it the failed command where that is known in full."""
    command = problem.command.strip()
    return f"{first} && {command}" if " " in command or command in COMPLETE else first


def edit_word(problem: Problem, facts: Facts, path: str, line: int | str, words: tuple[str, str]) -> tuple[Fix, ...]:
    """A fix that replaces the first of `words` by the second in one line, and runs the command again.

    () unless the line holds that word: what cannot be seen is not changed.
    """
    old, new = words
    if not re.search(rf"(?<!\w){re.escape(old)}(?!\w)", _line(facts, path, int(line))) or not re.fullmatch(
        r"[\w.:-]+", old + new
    ):
        return ()
    pattern = rf"\b{re.escape(old)}\b" if re.fullmatch(r"\w+", old) else re.escape(old)
    return edit_line(problem, facts, path, f"{int(line)}s/{pattern}/{new}/", f"writes `{new}` for `{old}` there")


def _line(facts: Facts, path: str, number: int) -> str:
    lines = facts.read(path).splitlines()
    return lines[number - 1] if 0 < number <= len(lines) else ""


def edit_line(problem: Problem, facts: Facts, path: str, script: str, why: str) -> tuple[Fix, ...]:
    """A fix that runs the sed `script` on the file, and the command again; () when the file is not there."""
    # BSD's sed reads -i, \b and i otherwise.
    if sys.platform == "darwin" or not facts.is_file(path):
        return ()
    command = f"sed -i {shlex.quote(script)} {quote_path(shown_path(facts, path))}"
    return (Fix(then(problem, command), why),)


LIBRARY = late_pattern(
    r"/lib(?:64)?/python|site-packages|dist-packages|^<|/importlib/|\.pyenv/versions|node_modules|^node:|/rustc/|"
    r"\.cargo/registry"
)


def own_frame(frames: list[tuple[str, str]]) -> tuple[str, str]:
    """The last of the (file, line) pairs that is in the user's own code; the last of all when none is."""
    own = [frame for frame in frames if not LIBRARY.search(frame[0])]
    return (own or frames or [("", "0")])[-1]
