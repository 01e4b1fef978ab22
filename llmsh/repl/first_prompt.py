"""The very first prompt: plain escapes on the screen while the shell and the editor are still being loaded.

Imports next to nothing, so that it can be drawn before everything else: the prompt that this directory had last
time is remembered, shown at once, and replaced by the real one, which is nearly always the same.
"""

import os

from llmsh.core.launched import launched
from llmsh.repl.fragments import Fragments, plain, to_ansi, width

KEPT = 50  # directories whose first prompt is remembered
PLACE = "\x01"  # where a prompt's shape has its directory


class FirstPrompt:
    """A prompt on the screen without an editor behind it. cache: where the last ones are remembered, "" for nowhere.

    Whatever else writes to the terminal while it stands there calls erase() first. takes_over: the launcher may
    have drawn it already.
    """

    def __init__(self, cache: str = "", fd: int = 1, *, takes_over: bool = False) -> None:
        self._cache = cache
        self._fd = fd
        self._shown: tuple[str, int] | None = None
        self._rows_above = 0
        self._kept = ("", "")
        if takes_over and launched().columns:
            self._shown = (launched().text, launched().columns)
            self._rows_above = launched().rows_above

    @property
    def is_drawn(self) -> bool:
        return self._shown is not None

    def draw_remembered(self, cwd: str, columns: int) -> bool:
        """Show what `cwd` had last time in a terminal as wide; False when nothing is known."""
        for kept_cwd, kept_terminal, rows_above, text in self._remembered():
            if kept_cwd == cwd and kept_terminal == _terminal(columns) and rows_above.isdigit():
                self._put(text, columns, int(rows_above))
                return True
        return False

    def draw(self, fragments: Fragments, cwd: str, columns: int, *, has_colour: bool = True, shape: str = "") -> None:
        """Show the real prompt, unless exactly it stands there already, and remember it; shape: see `remember`."""
        text = _written(fragments, has_colour)
        # What comes next may be the end of us: first remember. The launcher may have guessed what it was not told.
        self.remember(fragments, cwd, columns, has_colour=has_colour, shape=shape)
        if self._shown == (text, columns):
            return
        self.erase()
        self._put(text, columns, rows_above(plain(fragments), columns))

    def remember(
        self, fragments: Fragments, cwd: str, columns: int, *, has_colour: bool = True, shape: str = ""
    ) -> None:
        """Keep the prompt for the next start in `cwd`.

        shape: "ROWS/PARTS" and, after a NUL, the text for a directory that is not known yet: PLACE stands where
        its last PARTS components go (launcher/first_prompt.h).
        """
        text = _written(fragments, has_colour)
        if not self._cache or (text, cwd) == self._kept:
            return
        self._kept = (text, cwd)
        entry = (cwd, _terminal(columns), str(rows_above(plain(fragments), columns)), text)
        shape_entry = ("", _terminal(columns), *shape.split("\0", 1)) if "\0" in shape else None
        kept = self._remembered()
        if entry in kept and shape_entry in (None, *kept):
            return
        others = [other for other in kept if other[:2] not in (entry[:2], ("", _terminal(columns)))]
        entries = [*([shape_entry] if shape_entry else []), entry, *others[: KEPT - 1]]
        self._store("".join("\0".join(fields) + "\0" for fields in entries))

    def erase(self) -> None:
        """Back to where the prompt began, nothing left of it."""
        self._go_back("\x1b[J")

    def hand_over(self) -> None:
        """Back to where the prompt began, for an editor that draws over it."""
        self._go_back("")

    def _go_back(self, then: str) -> None:
        if self._shown is not None:
            self._shown = None
            up = f"\x1b[{self._rows_above}A" if self._rows_above else ""
            write_all(self._fd, f"\r{up}{then}".encode())

    def _put(self, text: str, columns: int, rows: int) -> None:
        self._shown = (text, columns)
        self._rows_above = rows
        write_all(self._fd, (unfinished_line(columns) + text).encode("utf-8", "replace"))

    def _remembered(self) -> list[tuple[str, ...]]:
        """Directory, terminal, rows above and text of each, newest first."""
        try:
            fd = os.open(self._cache, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
            with open(fd, encoding="utf-8", errors="surrogateescape", newline="") as file:
                fields = file.read(1 << 18).split("\0")
        except OSError:
            return []
        return [tuple(fields[start : start + 4]) for start in range(0, len(fields) - 3, 4)]

    def _store(self, content: str) -> None:
        beside = f"{self._cache}.{os.getpid()}"
        try:
            os.makedirs(os.path.dirname(self._cache), mode=0o700, exist_ok=True)
            with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(content.encode("utf-8", "surrogateescape"))
            os.replace(beside, self._cache)
        except OSError:
            # The next start draws it a little later.
            try:
                os.unlink(beside)
            except OSError:
                return


def has_unicode() -> bool:
    """Whether the terminal's character set is UTF-8, as the locale variables say."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG", "")
    return "utf-8" in locale.lower() or "utf8" in locale.lower()


def _terminal(columns: int) -> str:
    """What a remembered prompt depends on: width, NO_COLOR, UTF-8."""
    return f"{columns}:{int(bool(os.environ.get('NO_COLOR')))}:{int(has_unicode())}"


def _written(fragments: Fragments, has_colour: bool) -> str:
    return to_ansi(fragments, has_colour=has_colour).replace("\n", "\r\n")


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
