"""A word on the screen while something is awaited, and nothing of it left behind."""

import threading
from types import TracebackType
from typing import Self

from llmsh.repl.first_prompt import write_all
from llmsh.repl.typed import is_dumb

PATIENCE_S = 0.3  # what comes sooner needs no word


class Progress:
    """Use as a context manager: `text` shows when the block takes longer than `patience_s`, and goes when it ends."""

    def __init__(self, text: str, *, fd: int = 1, patience_s: float = PATIENCE_S) -> None:
        self._text = text
        self._fd = fd
        self._lock = threading.Lock()
        self._is_over = self._is_shown = False
        self._timer = threading.Timer(patience_s, self._show)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._timer.cancel()
        with self._lock:
            self._is_over = True
            if self._is_shown:
                write_all(self._fd, self._leave())

    def say(self, text: str) -> None:
        """Show `text` from now on."""
        with self._lock:
            if text != self._text and self._is_shown and not self._is_over:
                write_all(self._fd, self._leave() + self._drawn(text))
            self._text = text

    def _show(self) -> None:
        with self._lock:
            if not self._is_over:
                self._is_shown = True
                write_all(self._fd, self._drawn(self._text))

    @staticmethod
    def _drawn(text: str) -> bytes:
        return (text if is_dumb() else f"\x1b[2m{text}\x1b[22m").encode()

    @staticmethod
    def _leave() -> bytes:
        return b"\r\n" if is_dumb() else b"\r\x1b[K"
