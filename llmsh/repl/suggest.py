"""The grey suggestion behind the cursor; a longer text keeps a suggestion that still fits."""

import asyncio
from collections.abc import Callable
from typing import Protocol

from prompt_toolkit.auto_suggest import AutoSuggest, Suggestion
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document

from llmsh.core.ports import Continues


class Suggests(Protocol):
    def suggest(self, prefix: str, cwd: str) -> str | None:
        """A longer line that begins with `prefix`."""
        ...


class HistorySuggest(AutoSuggest):
    """Suggests what `lines` finds for the whole text in the current directory. begin: told that a new line begins.

    more: asked in a thread where `lines` finds nothing, until the next key; only for what `is_command` takes for one.
    """

    def __init__(
        self,
        lines: Suggests,
        cwd: Callable[[], str],
        begin: Callable[[], None] = lambda: None,
        *,
        more: Continues | None = None,
        is_command: Callable[[str], bool] = lambda text: True,
    ) -> None:
        self._lines = lines
        self._cwd = cwd
        self._begin = begin
        self._more = more
        self._is_command = is_command
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

    async def get_suggestion_async(self, buffer: Buffer, document: Document) -> Suggestion | None:
        found, text, more = self.get_suggestion(buffer, document), document.text, self._more
        # Of a program that is not yet whole, others know more.
        begun = text.lstrip()
        if found is not None or more is None or " " not in begun or "\n" in text or not document.is_cursor_at_the_end:
            return found
        if not self._is_command(text):
            return None

        def cancel(_: Buffer) -> None:
            more.cancel()

        buffer.on_text_changed += cancel
        try:
            said = await asyncio.get_running_loop().run_in_executor(None, more.ask, text)
        finally:
            buffer.on_text_changed -= cancel
        if not said or buffer.text != text:
            return None
        self._last, self._last_text = text + said, text
        return Suggestion(said)
