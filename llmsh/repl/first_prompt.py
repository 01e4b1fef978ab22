"""The very first prompt, drawn with plain escapes while the editor's library is still being imported."""

import os

from llmsh.repl.fragments import Fragments, plain, to_ansi, width


class FirstPrompt:
    """A prompt on the screen without an editor behind it; the editor takes its place with `erase`."""

    def __init__(self, fd: int = 1) -> None:
        self._fd = fd
        self._rows_above = 0
        self._is_drawn = False

    def draw(self, fragments: Fragments, columns: int, *, before: str = "", has_colour: bool = True) -> None:
        """Show the prompt. before: escapes that go out ahead of it."""
        text = to_ansi(fragments, has_colour=has_colour).replace("\n", "\r\n")
        self._rows_above = rows_above(plain(fragments), columns)
        self._is_drawn = True
        write_all(self._fd, (before + text).encode("utf-8", "replace"))

    def erase(self) -> None:
        """Back to where the prompt began, nothing left of it."""
        if self._is_drawn:
            up = f"\x1b[{self._rows_above}A" if self._rows_above else ""
            write_all(self._fd, f"\r{up}\x1b[J".encode())
            self._is_drawn = False


def rows_above(text: str, columns: int) -> int:
    """How many rows the cursor stands below the first one after `text` was written."""
    lines = text.split("\n")
    return len(lines) - 1 + sum(max(0, width(line) - 1) // columns for line in lines)


def write_all(fd: int, data: bytes) -> None:
    """Write all of `data`; a terminal that is gone is no fault here."""
    while data:
        try:
            data = data[os.write(fd, data) :]
        except BlockingIOError:
            continue
        except OSError:
            return
