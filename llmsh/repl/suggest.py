"""The grey suggestion behind the cursor; a longer text keeps a suggestion that still fits."""

from collections.abc import Callable
from typing import Protocol

from prompt_toolkit.auto_suggest import AutoSuggest, Suggestion
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document


class Suggests(Protocol):
    def suggest(self, prefix: str, cwd: str) -> str | None:
        """A longer line that begins with `prefix`."""
        ...


class HistorySuggest(AutoSuggest):
    """Suggests what `lines` finds for the whole text in the current directory. begin: told that a new line begins."""

    def __init__(self, lines: Suggests, cwd: Callable[[], str], begin: Callable[[], None] = lambda: None) -> None:
        self._lines = lines
        self._cwd = cwd
        self._begin = begin
        self._last: str | None = None
        self._last_text = ""

    def forget(self) -> None:
        """A new line begins: newer lines may fit better now."""
        self._last, self._last_text = None, ""
        self._begin()

    def get_suggestion(self, buffer: Buffer, document: Document) -> Suggestion | None:
        text = document.text
        if not text.strip() or "\n" in text:
            return None
        # Typing on: the best line for a shorter prefix is the best for this one, if it still fits.
        is_longer = self._last_text and text.startswith(self._last_text)
        if not (is_longer and self._last is not None and self._last.startswith(text) and self._last != text):
            self._last = self._lines.suggest(text, self._cwd())
        self._last_text = text
        if self._last is None:
            return None
        # Only up to the line's end: the grey text stands on one line.
        return Suggestion(self._last[len(text) :].split("\n")[0])
