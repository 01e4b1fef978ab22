"""Ctrl-R: a list of earlier lines that contain all the words typed, in any order; searched in a thread."""

import asyncio
from collections.abc import Callable, Sequence

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout import HSplit, Window
from prompt_toolkit.layout.controls import BufferControl, FormattedTextControl
from prompt_toolkit.layout.dimension import Dimension

from llmsh.core.ports import HistoryEntry, HistoryStore
from llmsh.repl.prompt import duration_text, short_cwd, status_name
from llmsh.syntax.quote import visible

ROWS = 10
FOUND_MAX = 100


class HistorySearch:
    """The query, what it found and which of it is chosen; `container` shows it under the line.

    on_change: something new is to be drawn.
    """

    def __init__(self, history: HistoryStore, on_change: Callable[[], None]) -> None:
        self._history = history
        self._on_change = on_change
        self.is_open = False
        self.found: Sequence[HistoryEntry] = ()
        self.chosen = 0
        self._found_for: str | None = None
        self.query = Buffer(multiline=False, on_text_changed=lambda _: self._search_later())
        self.query_control = BufferControl(self.query)
        self.container = HSplit(
            [
                Window(
                    self.query_control,
                    height=1,
                    get_line_prefix=lambda line, wrap: [("class:search.label", "history: ")],
                ),
                Window(
                    FormattedTextControl(self._rows),
                    height=lambda: Dimension(preferred=min(ROWS, max(1, len(self.found))), max=ROWS),
                    dont_extend_height=True,
                ),
            ]
        )

    def open(self, text: str) -> None:
        self.is_open = True
        self.found, self.chosen, self._found_for = (), 0, None
        self.query.set_document(self.query.document.__class__(text, len(text)), bypass_readonly=True)
        self._search_later()

    def close(self) -> None:
        self.is_open = False

    def move(self, by: int) -> None:
        """Choose the entry `by` places further down, at most the last."""
        self._search_now()
        self.chosen = max(0, min(len(self.found) - 1, self.chosen + by))

    def choice(self) -> str | None:
        """The command chosen, for exactly what is typed now."""
        self._search_now()
        return self.found[self.chosen].command if self.found else None

    def _search_now(self) -> None:
        if self._found_for != self.query.text:
            self._take(self.query.text, self._history.search(self.query.text, FOUND_MAX))

    def _search_later(self) -> None:
        if not self.is_open:
            return
        text = self.query.text
        loop = asyncio.get_running_loop()
        future = loop.run_in_executor(None, self._history.search, text, FOUND_MAX)
        future.add_done_callback(lambda done: self._take(text, done.result()))

    def _take(self, text: str, found: Sequence[HistoryEntry]) -> None:
        if self.is_open and text == self.query.text and text != self._found_for:
            self.found, self.chosen, self._found_for = found, 0, text
            self._on_change()

    def _rows(self) -> StyleAndTextTuples:
        if not self.found:
            return [("class:search.meta", "  nothing found" if self._found_for is not None else "  …")]
        first = max(0, min(self.chosen - ROWS // 2, len(self.found) - ROWS))
        fragments: StyleAndTextTuples = []
        for number, entry in enumerate(self.found[first : first + ROWS], start=first):
            is_chosen = number == self.chosen
            style = "class:search.chosen" if is_chosen else ""
            text = visible(entry.command.replace("\n", " ⏎ "))
            meta = [short_cwd(entry.cwd, "", 2, "…")] if entry.cwd else []
            if entry.status:
                meta.append(f"status {status_name(entry.status)}")
            if entry.duration_s and entry.duration_s >= 2:
                meta.append(duration_text(entry.duration_s))
            fragments.append((style, f"{'> ' if is_chosen else '  '}{text}"))
            fragments.append(("class:search.meta", f"  {visible(' '.join(meta))}\n"))
        return fragments
