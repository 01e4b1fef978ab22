"""The very first prompt: plain escapes on the screen while the shell and the editor are still being loaded.

Imports next to nothing, so that it can be drawn before everything else: the prompt that this directory had last
time is remembered, shown at once, and replaced by the real one, which is nearly always the same.
"""

import os

from llmsh.repl.fragments import Fragments, plain, to_ansi, width

KEPT = 50  # directories whose first prompt is remembered


class FirstPrompt:
    """A prompt on the screen without an editor behind it. cache: where the last ones are remembered, "" for nowhere.

    Whatever else writes to the terminal while it stands there calls erase() first; the editor does, too.
    """

    def __init__(self, cache: str = "", fd: int = 1) -> None:
        self._cache = cache
        self._fd = fd
        self._shown: tuple[str, int] | None = None
        self._rows_above = 0

    @property
    def is_drawn(self) -> bool:
        return self._shown is not None

    def draw_remembered(self, cwd: str, columns: int) -> bool:
        """Show what `cwd` had last time in a terminal as wide; False when nothing is known."""
        for kept_cwd, kept_columns, rows_above, text in self._remembered():
            if kept_cwd == cwd and kept_columns == str(columns) and rows_above.isdigit():
                self._put(text, columns, int(rows_above))
                return True
        return False

    def draw(self, fragments: Fragments, cwd: str, columns: int, *, has_colour: bool = True) -> None:
        """Show the real prompt, unless exactly it stands there already, and remember it."""
        text = to_ansi(fragments, has_colour=has_colour).replace("\n", "\r\n")
        if self._shown == (text, columns):
            return
        rows = rows_above(plain(fragments), columns)
        self.erase()
        self._put(text, columns, rows)
        self._remember(cwd, columns, rows, text)

    def erase(self) -> None:
        """Back to where the prompt began, nothing left of it."""
        if self._shown is not None:
            self._shown = None
            up = f"\x1b[{self._rows_above}A" if self._rows_above else ""
            write_all(self._fd, f"\r{up}\x1b[J".encode())

    def _put(self, text: str, columns: int, rows: int) -> None:
        self._shown = (text, columns)
        self._rows_above = rows
        write_all(self._fd, (unfinished_line(columns) + text).encode("utf-8", "replace"))

    def _remembered(self) -> list[tuple[str, ...]]:
        """Directory, columns, rows above and text of each, newest first."""
        try:
            with open(self._cache, encoding="utf-8", errors="surrogateescape", newline="") as file:
                fields = file.read(1 << 20).split("\0")
        except OSError:
            return []
        return [tuple(fields[start : start + 4]) for start in range(0, len(fields) - 3, 4)]

    def _remember(self, cwd: str, columns: int, rows: int, text: str) -> None:
        if not self._cache:
            return
        entry = (cwd, str(columns), str(rows), text)
        others = [kept for kept in self._remembered() if kept[:2] != entry[:2]]
        content = "".join("\0".join(kept) + "\0" for kept in [entry, *others[: KEPT - 1]])
        beside = f"{self._cache}.{os.getpid()}"
        try:
            os.makedirs(os.path.dirname(self._cache), mode=0o700, exist_ok=True)
            with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(content.encode("utf-8", "surrogateescape"))
            os.replace(beside, self._cache)
        except OSError:
            return  # the next start draws it a little later


def unfinished_line(columns: int) -> str:
    """Moves to a fresh line, with a mark after output that did not end in a newline; nothing shows otherwise.

    The mark and the blanks fill exactly one line: from column 0 they stay on it and are erased, from any other
    column they wrap. Source: zsh's PROMPT_SP.
    """
    return f"\x1b[7m%\x1b[0m{' ' * (columns - 1)}\r\x1b[J"


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
