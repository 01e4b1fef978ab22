"""Colours for the typed line: commands that exist or not, strings, variables, operators, options, paths."""

import os
import time
from collections.abc import Callable, Hashable
from functools import partial

from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.lexers import Lexer

from llmsh.repl.command_state import Word
from llmsh.repl.fragments import Fragments
from llmsh.repl.shell_text import ShellText, read_shell_text

LONGEST = 50_000  # characters; longer texts stay without colour
SLOW_S = 0.02


class PathCheck:
    """Whether a word names something that exists; remembered until the next line, given up where it is slow.

    Not covered: a file system that hangs on the first look.
    """

    def __init__(self, cwd: Callable[[], str]) -> None:
        self._cwd = cwd
        self._known: dict[str, bool] = {}
        self._is_slow = False

    def forget(self) -> None:
        self._known.clear()
        self._is_slow = False

    def __call__(self, word: str) -> bool:
        if word not in self._known:
            self._known[word] = self._look(word)
        return self._known[word]

    def _look(self, word: str) -> bool:
        if self._is_slow or "\0" in word:
            return False
        started = time.monotonic()
        exists = os.path.lexists(os.path.join(self._cwd(), os.path.expanduser(word)))
        self._is_slow = time.monotonic() - started > SLOW_S
        return exists


class Highlighter(Lexer):
    """is_command: whether a first word would run something. is_request: set by the editor, whether the line as it
    stands goes to the planner; plain language has no shell colours."""

    def __init__(self, *, is_command: Callable[[str], bool], path_exists: Callable[[str], bool]) -> None:
        self._is_command = is_command
        self._path_exists = path_exists
        self.is_request: Callable[[], bool] = lambda: False

    def lex_document(self, document: Document) -> Callable[[int], StyleAndTextTuples]:
        lines = self.colour(document.text)
        return partial(_line, lines)

    def invalidation_hash(self) -> Hashable:
        return self.is_request()

    def colour(self, text: str) -> list[Fragments]:
        """The styled fragments of each line of `text`."""
        if len(text) > LONGEST:
            return [[("", line)] for line in text.split("\n")]
        if self.is_request():
            return [[("class:request", line)] for line in text.split("\n")]
        read = read_shell_text(text)
        looks = [self._look(text, word) for word in read.words]
        return _lines(read, looks)

    def _look(self, text: str, word: Word) -> str:
        """The style of the plain parts of `word`."""
        raw = text[word.start : word.end]
        if word.role == "command":
            if word.value is None:
                return "class:command"
            return "class:command" if self._is_command(word.value) else "class:unknown"
        if word.role == "argument" and raw.startswith("-") and len(raw) > 1:
            return "class:option"
        if word.role in {"argument", "target"} and word.value and self._is_path(raw, word.value):
            return "class:path"
        return ""

    def _is_path(self, raw: str, value: str) -> bool:
        # A quoted tilde is a plain character; a pattern is not a name.
        if raw.startswith("~") or not value.startswith("~"):
            return not any(char in raw for char in "*?[{") and self._path_exists(value)
        return False


def _line(lines: list[Fragments], number: int) -> StyleAndTextTuples:
    return [*lines[number]] if number < len(lines) else []


def _lines(read: ShellText, looks: list[str]) -> list[Fragments]:
    """The pieces, and the blanks between them, cut at line ends."""
    lines: list[Fragments] = [[]]

    def put(style: str, text: str) -> None:
        for number, part in enumerate(text.split("\n")):
            if number:
                lines.append([])
            if part:
                lines[-1].append((style, part))

    position = 0
    for piece in read.pieces:
        if piece.start > position:
            put("", read.text[position : piece.start])
        style = looks[piece.word] if piece.kind == "word" and piece.word >= 0 else f"class:{piece.kind}"
        if piece.kind == "string" and piece.word >= 0 and looks[piece.word] == "class:path":
            style = "class:string class:path"
        put(style, read.text[max(position, piece.start) : piece.end])
        position = max(position, piece.end)
    put("", read.text[position:])
    return lines
