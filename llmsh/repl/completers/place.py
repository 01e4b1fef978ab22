"""Where the cursor stands: which word of which command, how it is quoted, what of it is already typed."""

import re
from dataclasses import dataclass

from llmsh.repl.shell_text import read_shell_text

_SENTINEL = "\x01"
_VARIABLE = re.compile(r"\$\{?([A-Za-z_]\w*)?\Z")


@dataclass(frozen=True, slots=True)
class Place:
    """The word that the cursor ends.

    role: command, argument, target, assignment … raw: the word as typed so far; value: without its quoting, None
    when an expansion is in it. quote: the quote open at the cursor, or "". words: the raw words of its simple
    command before it. line: the text of that command up to the cursor. variable: the beginning of a variable's
    name when one is being typed, else None.
    """

    role: str
    raw: str
    value: str | None
    quote: str
    words: tuple[str, ...]
    line: str
    variable: str | None = None


def find_place(text: str) -> Place:
    """The place at the end of `text`."""
    read = read_shell_text(text + _SENTINEL)
    at_cursor = [word for word in read.words if word.start <= len(text) < word.end]
    if not at_cursor:
        return Place("argument", "", "", "", (), text)
    word = at_cursor[-1]
    raw = text[word.start :]
    # The value before the cursor: what the sentinel took part in is not known to the scanner as typed.
    value = word.value.removesuffix(_SENTINEL) if word.value is not None else None
    siblings = [
        other
        for other in read.words
        if other.command == word.command and other.role in {"command", "argument"} and other.end <= word.start
    ]
    start = siblings[0].start if siblings else word.start
    variable = None if word.open_quote == "'" else _VARIABLE.search(raw)
    return Place(
        role=word.role,
        raw=raw,
        value=value,
        quote=word.open_quote,
        words=tuple(text[other.start : other.end] for other in siblings),
        line=text[start:],
        variable=None if variable is None or _is_escaped(raw, variable.start()) else variable[1] or "",
    )


def _is_escaped(text: str, position: int) -> bool:
    return position > 0 and text[position - 1] == "\\"


def split_at_breaks(raw: str, breaks: str) -> list[str]:
    """`raw` cut at runs of unquoted break characters, the runs kept, as bash fills COMP_WORDS."""
    special = re.escape("".join(char for char in breaks if char not in " \t\n\"'"))
    if not special:
        return [raw]
    pattern = rf"[{special}]+|(?:\\.|'[^']*'?|\"(?:\\.|[^\"\\])*\"?|[^{special}\\'\"])+|\\"
    return re.findall(pattern, raw, re.DOTALL) or [raw]
