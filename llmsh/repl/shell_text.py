"""A tolerant reading of bash text as it is being typed: pieces to colour, words to complete; never fails.

It is not a parser: what it cannot know it calls plain text. One pass, linear, a few ms for 10 kB.
Source: bash manual, Shell Syntax.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from llmsh.core.late_pattern import late_pattern
from llmsh.repl.command_state import KEYWORDS, CommandState, Word

_BLANK = late_pattern(r"(?:[ \t]|\\\n)+")
_COMMENT = late_pattern(r"#[^\n]*")
_REDIRECT = late_pattern(r"(?:\d+|\{\w+\})?(?:<<<|<<-|<<|<>|<&|>>|>\||>&|&>>|&>|<(?!\()|>(?!\())")
_CONTROL = late_pattern(r";;&|;;|;&|&&|\|\||\|&|[;|&]")
_ASSIGNMENT = late_pattern(r"[A-Za-z_]\w*(?:\[[^\]\s]*\])?\+?=")
_BARE = late_pattern(r"[^\s;&|<>()'\"`$\\]+")
_VARIABLE = late_pattern(r"\$(?:\w+|[@*#?$!-])")
_DOUBLE_PLAIN = late_pattern(r'[^"$`\\]+')
_BACKTICK_PLAIN = late_pattern(r"[^`\\]+")


class Piece(NamedTuple):
    """A span to colour. kind: comment, operator, redirect, keyword, string, variable, escape, assignment,
    heredoc, or word (then `word` is its index)."""

    kind: str
    start: int
    end: int
    word: int = -1


@dataclass(slots=True)
class ShellText:
    """Pieces cover everything but blanks, in order; words are in order of their start."""

    text: str
    pieces: list[Piece] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)


def read_shell_text(text: str) -> ShellText:
    """Read `text`, complete or not."""
    scanner = _Scanner(text)
    scanner.read_list("")
    return ShellText(text, sorted(scanner.pieces, key=lambda piece: piece.start), scanner.words)


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.pieces: list[Piece] = []
        self.words: list[Word] = []
        self.commands = 0
        self.heredocs: list[tuple[str, bool]] = []
        self.stops: list[str] = []

    def emit(self, kind: str, end: int, word: int = -1) -> None:
        if end > self.position:
            self.pieces.append(Piece(kind, self.position, end, word))
        self.position = end

    def read_list(self, stop: str) -> None:
        """Read commands up to the closing `stop`, which is consumed, or to the end."""
        text, state = self.text, CommandState(self.next_command())
        self.stops.append(stop)
        while self.position < len(text):
            blank = _BLANK.match(text, self.position)
            if blank:
                self.position = blank.end()
                continue
            char = text[self.position]
            if stop and char == stop:
                self.emit("operator", self.position + 1)
                break
            if char == "\n":
                self.position += 1
                self.read_heredocs()
                state.next(self.next_command())
            elif char == "#":
                self.emit("comment", _end(_COMMENT, text, self.position))
            elif not self.read_operator(state):
                self.read_word(state)
        self.stops.pop()

    def next_command(self) -> int:
        self.commands += 1
        return self.commands

    def read_operator(self, state: "CommandState") -> bool:
        text, start = self.text, self.position
        redirect = _REDIRECT.match(text, start)
        if redirect and not state.in_test:
            operator = redirect[0].lstrip("0123456789")
            state.target = "heredoc" if operator in {"<<", "<<-"} else "target"
            state.strip_tabs = operator == "<<-"
            self.emit("redirect", redirect.end())
            return True
        control = _CONTROL.match(text, start)
        if control:
            self.emit("operator", control.end())
            if not state.in_test and not state.in_pattern:
                state.next(self.next_command(), after_clause=control[0].startswith(";;"))
            return True
        char = text[start]
        if char == "(":
            if text.startswith("((", start) and state.expects_command:
                end = text.find("))", start)
                self.emit("operator", len(text) if end < 0 else end + 2)
                state.expects_command = False
            elif state.in_test or state.in_pattern:
                self.emit("operator", start + 1)
            else:
                self.emit("operator", start + 1)
                self.read_list(")")
                state.expects_command = True
            return True
        if char == ")":
            self.emit("operator", start + 1)
            if not state.in_test:
                state.in_pattern = False
                state.expects_command = True
                state.command = self.next_command()
            return True
        return False

    def read_word(self, state: "CommandState") -> None:
        text, start = self.text, self.position
        role = state.role()
        if role == "command":
            keyword = _BARE.match(text, start)
            if keyword and keyword[0] in KEYWORDS and _ends_word(text, keyword.end()):
                self.emit("keyword", keyword.end())
                state.keyword(keyword[0])
                return
            assigned = _ASSIGNMENT.match(text, start)
            if assigned:
                self.read_assignment(assigned.end(), state)
                return
        elif role == "argument" and state.wants_in and _is_word(text, start, "in"):
            self.emit("keyword", start + 2)
            state.found_in()
            return
        elif role == "pattern" and state.in_pattern and _is_word(text, start, "esac"):
            self.emit("keyword", start + 4)
            state.keyword("esac")
            return
        elif state.in_test and _is_word(text, start, "]]"):
            self.emit("keyword", start + 2)
            state.in_test = False
            return
        word = self.read_parts(role, state.command)
        if word.end == start:  # a character nothing above knows: take it, so that reading always advances
            self.emit("operator", start + 1)
            return
        if state.target == "heredoc" and word.value is not None:
            self.heredocs.append((word.value, state.strip_tabs))
        state.word(word)

    def read_assignment(self, name_end: int, state: "CommandState") -> None:
        word = Word(self.position, name_end, "assignment", state.command)
        self.words.append(word)
        self.emit("assignment", name_end)
        if self.text.startswith("(", name_end):
            self.emit("operator", name_end + 1)
            while self.position < len(self.text) and self.text[self.position] != ")":
                before = self.position
                blank = re.compile(r"\s+").match(self.text, before)
                if blank:
                    self.position = blank.end()
                elif self.read_parts("argument", state.command).end == before:
                    self.emit("operator", before + 1)
            self.emit("operator", min(self.position + 1, len(self.text)))
        else:
            value = self.read_parts("assignment", state.command)
            word.open_quote = value.open_quote
        word.end = self.position

    def read_parts(self, role: str, command: int) -> Word:
        """Read the parts of one word from here on; an empty word where none begins."""
        text, start = self.text, self.position
        word = Word(start, start, role, command)
        index = len(self.words)
        self.words.append(word)
        value: list[str] | None = []
        while self.position < len(text):
            char = text[self.position]
            bare = _BARE.match(text, self.position)
            part: str | None
            if bare:
                part = bare[0]
                self.emit("word", bare.end(), index)
            elif char == "\\":
                part = text[self.position + 1 : self.position + 2].replace("\n", "")
                self.emit("escape", min(self.position + 2, len(text)), index)
            elif char == "'":
                part = self.read_single(word, 1, index)
            elif char == '"':
                part = self.read_double(word, index)
            elif char == "$":
                part = self.read_dollar(word, index)
            elif char == "`" and self.stops[-1] != "`":
                self.read_backtick()
                part = None
            elif text.startswith(("<(", ">("), self.position):
                part = None
                self.emit("operator", self.position + 2)
                self.read_list(")")
            else:
                break
            value = None if value is None or part is None else [*value, part]
            if word.open_quote:
                break
        word.end = self.position
        word.value = None if value is None else "".join(value)
        if word.end == start:
            del self.words[index]
        return word

    def read_single(self, word: Word, opening: int, index: int) -> str:
        """A quoted part without expansions; `opening` characters before its text ($' has two)."""
        start = self.position + opening
        end = self.text.find("'", start)
        while opening == 2 and end > 0 and _is_escaped(self.text, end):
            end = self.text.find("'", end + 1)
        word.open_quote = "'" if end < 0 else ""
        end = len(self.text) if end < 0 else end
        self.emit("string", min(end + 1, len(self.text)), index)
        return self.text[start:end]

    def read_double(self, word: Word, index: int) -> str | None:
        text = self.text
        value: str | None = ""
        self.emit("string", self.position + 1, index)
        while self.position < len(text):
            char = text[self.position]
            plain = _DOUBLE_PLAIN.match(text, self.position)
            part: str | None
            if plain:
                part = plain[0]
                self.emit("string", plain.end(), index)
            elif char == '"':
                self.emit("string", self.position + 1, index)
                return value
            elif char == "\\":
                following = text[self.position + 1 : self.position + 2]
                part = following if following in '"$`\\' else "" if following == "\n" else "\\" + following
                self.emit("escape", min(self.position + 2, len(text)), index)
            elif char == "`":
                self.read_backtick()
                part = None
            else:
                part = self.read_dollar(word, index, quoted=True)
            value = None if value is None or part is None else value + part
        word.open_quote = '"'
        return value

    def read_dollar(self, word: Word, index: int, *, quoted: bool = False) -> str | None:
        """A part that begins with `$`; the text of $'…' and of a lone dollar, else None."""
        text, start = self.text, self.position
        if text.startswith("$((", start):
            end = text.find("))", start)
            self.emit("variable", len(text) if end < 0 else end + 2, index)
        elif text.startswith("$(", start):
            self.emit("operator", start + 2)
            self.read_list(")")
        elif text.startswith("${", start):
            end = _closing_brace(text, start + 2)
            self.emit("variable", end, index)
        elif text.startswith("$'", start) and not quoted:
            return self.read_single(word, 2, index)
        else:
            variable = _VARIABLE.match(text, start)
            if variable is None:
                self.emit("word", start + 1, index)
                return "$"
            self.emit("variable", variable.end(), index)
        return None

    def read_backtick(self) -> None:
        """An old-style substitution: its text is read as commands when no backslash makes that unsure."""
        start = self.position
        plain = _BACKTICK_PLAIN.match(self.text, start + 1)
        end = plain.end() if plain else start + 1
        if self.text[end : end + 1] == "\\":
            end = self.text.find("`", end)
            self.emit("string", len(self.text) if end < 0 else end + 1)
            return
        self.emit("operator", start + 1)
        self.read_list("`")

    def read_heredocs(self) -> None:
        """The bodies of the here-documents whose operators were on the line that just ended."""
        for delimiter, strip_tabs in self.heredocs:
            while self.position < len(self.text):
                end = self.text.find("\n", self.position)
                end = len(self.text) if end < 0 else end
                line = self.text[self.position : end]
                is_last = (line.lstrip("\t") if strip_tabs else line) == delimiter
                self.emit("redirect" if is_last else "heredoc", end)
                self.position = min(end + 1, len(self.text))
                if is_last:
                    break
        self.heredocs.clear()


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position + 1


def _ends_word(text: str, position: int) -> bool:
    return position >= len(text) or text[position] in " \t\n;&|()<>"


def _is_word(text: str, position: int, word: str) -> bool:
    return text.startswith(word, position) and _ends_word(text, position + len(word))


def _is_escaped(text: str, position: int) -> bool:
    count = 0
    while position - count > 0 and text[position - count - 1] == "\\":
        count += 1
    return count % 2 == 1


def _closing_brace(text: str, position: int) -> int:
    """The end of a `${…}` whose text starts at `position`, nested ones counted; the end of text when open."""
    depth = 1
    for match in re.compile(r"\\.|\$?\{|\}", re.DOTALL).finditer(text, position):
        depth += {"{": 1, "${": 1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return match.end()
    return len(text)
