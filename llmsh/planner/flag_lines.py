"""Every word of a command with the line of its program's manual or --help that documents it."""

import re
from collections.abc import Sequence

from llmsh.core.command import SimpleCommand
from llmsh.planner.programs import BUILTINS, documentation
from llmsh.syntax.parse import parse
from llmsh.syntax.unwrap.unwrap import unwrap

MAX_LINE_CHARS = 160
_WITH_SUBCOMMANDS = frozenset({"git", "docker", "podman", "npm", "pip", "cargo", "systemctl", "kubectl"})
_NAME = r"-[\w<-][\w>-]*(?:\[\S*\])?"
# What may follow an option in the line of its entry: its value, and its other names. Prose goes on in words.
_ONLY_NAMES = re.compile(rf"^(?:[ =]?[^\s,-]\S*)?(?: ;)?(?:,? {_NAME}\S*(?: [^\s-]\S*)?)*$")
_NAME_LINE = re.compile(r"^NAME\s*\n\s+\S+.*?\s[-–—]+\s+(.+?)(?:\n\s*\n|\n[A-Z])", re.MULTILINE | re.DOTALL)


def explain_words(command: str) -> Sequence[tuple[str, str]]:
    """(word, meaning) for programs and options, in order; meaning is "" where no documentation was found."""
    found: list[tuple[str, str]] = []
    for simple in parse(command).commands():
        if simple.program is not None:
            found += _explain(simple, simple.program)
    return found


def _explain(simple: SimpleCommand, program: str) -> list[tuple[str, str]]:
    """The words of one command; what it runs in turn (`find -exec du -h`, `xargs rm`) is read by its own manual."""
    own = text = documentation(program)
    found = [(program, summary_of(program, text))]
    scripts = [part.script for part in unwrap(simple) if part.script is not None]
    inner = {run.program for script in scripts for run in script.commands() if run.program}
    for at, word in enumerate(simple.words[1:]):
        value = word.value
        if value and value in inner and value != program:
            text = documentation(value)
            found.append((value, summary_of(value, text)))
        elif at == 0 and value and (page := _subcommand_page(program, value)):
            own = text = page
            found.append((f"{program} {value}", summary_of(value, text)))
        elif value in (";", "+"):
            text = own
        elif value and value.startswith("-") and value not in ("-", "--"):
            found += explain_flag(value, text)
    return found


def _subcommand_page(program: str, word: str) -> str:
    """The manual of `git log`, `docker run` and the like; "" where there is none."""
    return documentation(f"{program}-{word}") if program in _WITH_SUBCOMMANDS and word.isalpha() else ""


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
    if not line and name[1:].isdigit():
        return []  # a value: `-mtime -2`
    if line or name.startswith("--") or len(name) <= 2:
        return [(flag, line)]
    parts = [(f"-{letter}", line_of(f"-{letter}", text)) for letter in name[1:] if letter.isalnum()]
    parts = [(part, meaning) for part, meaning in parts if meaning or part[1:].isalpha()]
    return parts if any(meaning for _, meaning in parts) else [(flag, "")]


def line_of(flag: str, text: str) -> str:
    """What `text` says of `flag`: the entry that begins with it, alone or among its other names; "" without one.

    A wrapped description may begin a line with an option too: entries are those that are indented least.
    """
    entry = re.compile(
        rf"^(?P<indent>[ \t]*)(?:{_NAME}(?:[ =]\S+)?,?[ \t]+)*{re.escape(flag)}(?![\w-])(?:\[\S*\])?(?P<rest>.*)$",
        re.MULTILINE,
    )
    found: list[tuple[bool, int, str]] = []
    for match in entry.finditer(text):
        indent = len(match["indent"].expandtabs())
        named, _, said = (match["rest"] + "  ").partition("  ")
        if re.match(r" [A-Z][a-z]+;? ", match["rest"]) and not _ONLY_NAMES.match(named):
            named, said = "", match["rest"]  # a name as wide as its column: one blank before its description
        described = f"{said.strip()} {_paragraph(text[match.end() + 1 :], indent)}".strip()
        if described:
            found.append((not _ONLY_NAMES.match(named), indent, described))
    return _short(min(found, key=lambda entry: entry[:2])[2]) if found else ""


def _paragraph(text: str, indent: int) -> str:
    """The lines at the start of `text` that stand deeper than `indent`, up to a blank one or the next entry."""
    lines: list[str] = []
    for line in text.removeprefix("\n").split("\n")[:4]:
        words = line.strip()
        depth = len(line.expandtabs()) - len(line.expandtabs().lstrip())
        if not words or depth <= indent or (words.startswith("-") and not lines):
            break
        lines.append(words)
    return " ".join(lines)


def _short(text: str) -> str:
    joined = re.sub(r"\u2010 (?=[a-z])", "", " ".join(text.split()))
    sentence = joined.partition(". ")[0].removeprefix("True; ").rstrip(":")
    return sentence if len(sentence) <= MAX_LINE_CHARS else sentence[: MAX_LINE_CHARS - 1] + "…"
