"""The editor under a pipe for keys and a screen of plain text."""

import contextlib
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from typing import TextIO

from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from llmsh.core.ports import EVERYTHING, HistoryEntry, HistoryFilter
from llmsh.repl.edit_text import NoHistory
from llmsh.repl.editor import EditorParts, LineEditor
from llmsh.repl.typed import Typed


class Lines(NoHistory):
    """A history of given lines, newest last."""

    def __init__(self, *lines: str) -> None:
        self.lines = list(lines)

    def commands(self) -> Iterator[str]:
        return iter(tuple(reversed(self.lines)))

    def suggest(self, prefix: str, cwd: str) -> str | None:
        return next((line for line in self.commands() if line.startswith(prefix) and line != prefix), None)

    def search(self, text: str, limit: int, where: HistoryFilter = EVERYTHING, near: str = "") -> list[HistoryEntry]:
        words = text.split()
        return [HistoryEntry(line, 0.0) for line in self.commands() if all(word in line for word in words)][:limit]


class Driver:
    """One editor; `type` feeds keys and reads a line with them."""

    def __init__(self, parts: EditorParts, keys: PipeInput, stdout: TextIO, columns: int, rows: int) -> None:
        self.stdout = stdout
        output = Vt100_Output(self.stdout, lambda: Size(rows=rows, columns=columns), term="xterm", enable_cpr=False)
        self.editor = LineEditor(parts, source=keys, sink=output)
        self._keys = keys

    def type(self, keys: str, *, default: str = "") -> Typed:
        self._keys.send_text(keys)
        return self.editor.read(lambda: [("bold", "$ ")], default=default)

    def send(self, keys: str) -> None:
        self._keys.send_text(keys)

    @property
    def screen(self) -> str:
        """Everything written so far, escapes and all."""
        self.stdout.flush()
        with open(self.stdout.fileno(), encoding="utf-8", newline="", closefd=False) as written:
            written.seek(0)
            return written.read()


@contextlib.contextmanager
def driving(
    parts: EditorParts | None = None, *, columns: int = 80, rows: int = 24, **changes: object
) -> Iterator[Driver]:
    parts = replace(parts or EditorParts(Lines()), **changes)  # type: ignore[arg-type]
    # A real file: the editor writes some things past the text layer.
    with create_pipe_input() as keys, tempfile.TemporaryFile("w+", encoding="utf-8", newline="") as stdout:
        driver = Driver(parts, keys, stdout, columns, rows)
        try:
            yield driver
        finally:
            driver.editor.close()
