"""Ctrl-R: a list of earlier lines that contain all the words typed, in any order; searched in a thread.

Keys switch filters by directory, status and host on and off; a line below the list shows them.
"""

import asyncio
import os
from collections.abc import Callable, Sequence

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout import HSplit, Window
from prompt_toolkit.layout.controls import BufferControl, FormattedTextControl
from prompt_toolkit.layout.dimension import Dimension

from llmsh.core.ports import EVERYTHING, HistoryEntry, HistoryFilter, HistoryStore
from llmsh.repl.prompt import duration_text, short_cwd, status_name
from llmsh.syntax.quote import visible

ROWS = 10
FOUND_MAX = 100
PLACES = ("anywhere", "this directory", "this directory and below")
STATUSES = ("", "ok", "failed")


class HistorySearch:
    """The query, what it found and which of it is chosen; `container` shows it under the line.

    on_change: something new is to be drawn. cwd: the directory whose commands come first.
    """

    def __init__(
        self, history: HistoryStore, on_change: Callable[[], None], cwd: Callable[[], str] = lambda: ""
    ) -> None:
        self._history = history
        self._cwd = cwd
        self._place = 0
        self._status = 0
        self._is_this_host = False
        self._on_change = on_change
        self.is_open = False
        self.found: Sequence[HistoryEntry] = ()
        self.chosen = 0
        self._found_for: tuple[str, HistoryFilter] | None = None
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
                Window(FormattedTextControl(self._filters), height=1, dont_extend_height=True),
            ]
        )

    def open(self, text: str) -> None:
        self.is_open = True
        self.found, self.chosen, self._found_for = (), 0, None
        self._place, self._status, self._is_this_host = 0, 0, False
        self.query.set_document(self.query.document.__class__(text, len(text)), bypass_readonly=True)
        self._search_later()

    def close(self) -> None:
        self.is_open = False

    def next_place(self) -> None:
        """Anywhere, this directory, this directory and below."""
        self._place = (self._place + 1) % len(PLACES)
        self._search_later()

    def next_status(self) -> None:
        """Any status, those that went well, those that failed."""
        self._status = (self._status + 1) % len(STATUSES)
        self._search_later()

    def next_host(self) -> None:
        self._is_this_host = not self._is_this_host
        self._search_later()

    @property
    def where(self) -> HistoryFilter:
        """What an entry must be, as the filters stand now."""
        if not (self._place or self._status or self._is_this_host):
            return EVERYTHING
        return HistoryFilter(
            cwd=self._cwd() if self._place else "",
            below=self._place == 2,
            status=STATUSES[self._status],
            host=os.uname().nodename if self._is_this_host else "",
        )

    def move(self, by: int) -> None:
        """Choose the entry `by` places further down, at most the last."""
        self._search_now()
        self.chosen = max(0, min(len(self.found) - 1, self.chosen + by))

    def choice(self) -> str | None:
        """The command chosen, for exactly what is typed now."""
        self._search_now()
        return self.found[self.chosen].command if self.found else None

    def _search_now(self) -> None:
        asked = (self.query.text, self.where)
        if self._found_for != asked:
            self._take(asked, self._history.search(asked[0], FOUND_MAX, asked[1], self._cwd()))

    def _search_later(self) -> None:
        if not self.is_open:
            return
        asked = (self.query.text, self.where)
        loop = asyncio.get_running_loop()
        future = loop.run_in_executor(None, self._history.search, asked[0], FOUND_MAX, asked[1], self._cwd())
        future.add_done_callback(lambda done: self._take(asked, done.result()))

    def _take(self, asked: tuple[str, HistoryFilter], found: Sequence[HistoryEntry]) -> None:
        if self.is_open and asked == (self.query.text, self.where) and asked != self._found_for:
            self.found, self.chosen, self._found_for = found, 0, asked
            self._on_change()

    def _filters(self) -> StyleAndTextTuples:
        """Each filter with its key; one that is on stands out."""
        parts = (
            ("Ctrl-D", PLACES[self._place], self._place > 0),
            ("Ctrl-F", f"status {STATUSES[self._status]}" if self._status else "any status", self._status > 0),
            ("Ctrl-O", "this host" if self._is_this_host else "any host", self._is_this_host),
        )
        fragments: StyleAndTextTuples = []
        for key, state, is_on in parts:
            fragments.append(("class:search.meta", f"  {key} "))
            fragments.append(("class:search.label" if is_on else "class:search.meta", state))
        return fragments

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
