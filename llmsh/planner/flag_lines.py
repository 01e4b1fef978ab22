"""Every word of a command with the line of its program's manual or --help that documents it."""

import re
from collections.abc import Sequence

from llmsh.planner.programs import BUILTINS, documentation
from llmsh.syntax.parse import parse

MAX_LINE_CHARS = 160
_NAME_LINE = re.compile(r"^NAME\s*\n\s+\S+.*?\s[-–—]+\s+(.+?)(?:\n\s*\n|\n[A-Z])", re.MULTILINE | re.DOTALL)


def explain_words(command: str) -> Sequence[tuple[str, str]]:
    """(word, meaning) for programs and options, in order; meaning is "" where no documentation was found."""
    found: list[tuple[str, str]] = []
    for simple in parse(command).commands():
        if simple.program is None:
            continue
        text = documentation(simple.program)
        found.append((simple.program, summary_of(simple.program, text)))
        for word in simple.words[1:]:
            flag = word.value
            if flag is None or not flag.startswith("-") or flag in ("-", "--"):
                continue
            found.extend(explain_flag(flag, text))
    return found


def summary_of(program: str, text: str) -> str:
    """What a program is, from the NAME section of its manual."""
    match = _NAME_LINE.search(text)
    if match:
        return _short(" ".join(match.group(1).split()))
    return "built into bash" if program in BUILTINS else ""


def explain_flag(flag: str, text: str) -> list[tuple[str, str]]:
    """The line for `flag`; combined short options (`-la`) are taken apart when the whole is not documented."""
    name = flag.partition("=")[0]
    line = line_of(name, text)
    if line or name.startswith("--") or len(name) <= 2:
        return [(flag, line)]
    parts = [(f"-{letter}", line_of(f"-{letter}", text)) for letter in name[1:] if letter.isalpha()]
    return parts if any(meaning for _, meaning in parts) else [(flag, "")]


def line_of(flag: str, text: str) -> str:
    """What follows `flag` where a line of `text` begins with it (alone or among its other names); "" without one."""
    entry = re.compile(rf"^\s*(?:-[\w-]+(?:[ =]\S+)?,?\s+)*{re.escape(flag)}(?![\w-])(?P<rest>.*)$", re.MULTILINE)
    for match in entry.finditer(text):
        parts = re.split(r"\s{2,}", match.group("rest").strip(), maxsplit=1)
        if len(parts) == 2:
            return _short(parts[1])
        following = [line.strip() for line in text[match.end() :].split("\n")[1:4]]
        described = " ".join(line for line in following if line)
        if described and not described.startswith("-"):
            return _short(described)
    return ""


def _short(text: str) -> str:
    sentence = text.partition(". ")[0]
    return sentence if len(sentence) <= MAX_LINE_CHARS else sentence[: MAX_LINE_CHARS - 1] + "…"
