"""The inner shell's own PS1 and PS2 as the prompt: asked of bash, escapes turned into styled text."""

import re

from llmsh.core.errors import SessionError
from llmsh.core.late_pattern import late_pattern
from llmsh.core.ports import Session
from llmsh.repl.fragments import ZERO_WIDTH, Fragments
from llmsh.repl.questions import question

_QUERY = r"""\builtin printf '%s\0%s\0' "${PS1@P}" "${PS2@P}" """
_ESCAPE = late_pattern(
    r"\x1b\[([0-9;:]*)m"  # colours and attributes
    r"|(\x1b\][^\x07\x1b]*(?:\x07|\x1b\\))"  # operating system commands: titles, marks
    r"|(\x1b\[[0-?]*[ -/]*[@-~]|\x1b[@-Z\\^_`-~]|\x1b[()][0-9A-B])"  # other sequences
)
_DROPPED = late_pattern(r"[\x00-\x09\x0b-\x1a\x1c-\x1f\x7f]")
_BASIC = """
black red green yellow blue magenta cyan gray
brightblack brightred brightgreen brightyellow brightblue brightmagenta brightcyan white
"""


def read_ps1(session: Session) -> tuple[Fragments, Fragments] | None:
    """PS1 and PS2 as bash would draw them now; None when the shell does not answer."""
    try:
        values = session.query(question("prompts", session, _QUERY)).split(b"\0")
    except SessionError:
        return None
    if len(values) != 3:
        return None
    first, second = (parse_prompt(value.decode("utf-8", "replace")) for value in values[:2])
    return first, second


def parse_prompt(text: str) -> Fragments:
    r"""Escapes to styles. Readline's \001 and \002 (\[ and \]) are dropped: what has no width is known by itself.

    Not covered: cursor movement inside a prompt; it goes to the terminal, but its effect is not followed.
    """
    fragments: Fragments = []
    pen = _Pen()
    position = 0

    def put(part: str) -> None:
        clean = _DROPPED.sub("", part.replace("\x1b", ""))
        if clean:
            fragments.append((pen.style(), clean))

    for match in _ESCAPE.finditer(text):
        put(text[position : match.start()])
        position = match.end()
        if match[1] is not None:
            pen.apply(match[1])
        else:
            fragments.append((ZERO_WIDTH, match[2] or match[3]))
    put(text[position:])
    return fragments


class _Pen:
    """The colours and attributes that SGR sequences have set so far."""

    def __init__(self) -> None:
        self._attributes: set[str] = set()
        self._foreground = self._background = ""

    def style(self) -> str:
        return " ".join(part for part in (*sorted(self._attributes), self._foreground, self._background) if part)

    def apply(self, codes: str) -> None:
        numbers = [int(code) if code.isdigit() else 0 for code in re.split("[;:]", codes)]
        index = 0
        while index < len(numbers):
            code = numbers[index]
            if code in {38, 48}:
                index += self._extended(code, numbers[index + 1 : index + 5])
            else:
                self._simple(code)
            index += 1

    def _simple(self, code: int) -> None:
        on = {1: "bold", 2: "dim", 3: "italic", 4: "underline", 7: "reverse", 9: "strike"}
        off = {22: {"bold", "dim"}, 23: {"italic"}, 24: {"underline"}, 27: {"reverse"}, 29: {"strike"}}
        names = _BASIC.split()
        if code == 0:
            self.__init__()  # type: ignore[misc]  # a reset is a new pen
        elif code in on:
            self._attributes.add(on[code])
        elif code in off:
            self._attributes -= off[code]
        elif code == 39:
            self._foreground = ""
        elif code == 49:
            self._background = ""
        elif 30 <= code <= 37 or 90 <= code <= 97:
            self._foreground = f"fg:ansi{names[code - 30 if code < 90 else code - 82]}"
        elif 40 <= code <= 47 or 100 <= code <= 107:
            self._background = f"bg:ansi{names[code - 40 if code < 100 else code - 92]}"

    def _extended(self, code: int, rest: list[int]) -> int:
        """A colour from the 256 or from RGB; return how many numbers it took."""
        if rest[:1] == [5] and len(rest) >= 2:
            colour, used = _palette(rest[1]), 2
        elif rest[:1] == [2] and len(rest) >= 4:
            colour, used = "#{:02x}{:02x}{:02x}".format(*(min(255, part) for part in rest[1:4])), 4
        else:
            return len(rest)
        if code == 38:
            self._foreground = f"fg:{colour}"
        else:
            self._background = f"bg:{colour}"
        return used


def _palette(number: int) -> str:
    """The colour `number` of the xterm palette."""
    if number < 16:
        return f"ansi{_BASIC.split()[number]}"
    if number >= 232:
        grey = 8 + 10 * (min(number, 255) - 232)
        return f"#{grey:02x}{grey:02x}{grey:02x}"
    number -= 16
    red, green, blue = number // 36, number // 6 % 6, number % 6
    return "#{:02x}{:02x}{:02x}".format(*(0 if part == 0 else 55 + 40 * part for part in (red, green, blue)))
