"""The grey suggestion behind the cursor, from the history; a longer text keeps a suggestion that still fits."""

from collections.abc import Callable

from prompt_toolkit.auto_suggest import AutoSuggest, Suggestion
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document

from llmsh.core.ports import HistoryStore


class HistorySuggest(AutoSuggest):
    """Suggests what HistoryStore.suggest finds for the whole text in the current directory."""

    def __init__(self, history: HistoryStore, cwd: Callable[[], str]) -> None:
        self._history = history
        self._cwd = cwd
        self._last: str | None = None
        self._last_text = ""

    def forget(self) -> None:
        """A new line begins: newer lines may fit better now."""
        self._last, self._last_text = None, ""

    def get_suggestion(self, buffer: Buffer, document: Document) -> Suggestion | None:
        text = document.text
        if not text.strip() or "\n" in text:
            return None
        # Typing on: the newest line with a shorter prefix is the newest with this one, if it still fits.
        is_longer = self._last_text and text.startswith(self._last_text)
        if not (is_longer and (self._last is None or (self._last.startswith(text) and self._last != text))):
            self._last = self._history.suggest(text, self._cwd())
        self._last_text = text
        if self._last is None:
            return None
        # Only up to the line's end: the grey text stands on one line.
        return Suggestion(self._last[len(text) :].split("\n")[0])
