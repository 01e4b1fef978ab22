"""Walking through earlier lines with the arrow keys, among those that begin with what was typed."""

from collections.abc import Iterator

from llmsh.core.ports import HistoryStore


class HistoryWalk:
    """One walk, from the typed text backwards; ends when the line is edited, accepted or dropped."""

    def __init__(self, history: HistoryStore, typed: str, *, prefix: str) -> None:
        self._older: Iterator[str] = history.commands()
        self._prefix = prefix
        self._seen = [typed]
        self._index = 0

    @property
    def shown(self) -> str:
        return self._seen[self._index]

    def back(self) -> str | None:
        """The next older line, None at the end."""
        if self._index + 1 == len(self._seen):
            older = next((line for line in self._older if line.startswith(self._prefix) and line != self.shown), None)
            if older is None:
                return None
            self._seen.append(older)
        self._index += 1
        return self.shown

    def forward(self) -> str | None:
        """The next newer line, the typed text last; None beyond it."""
        if self._index == 0:
            return None
        self._index -= 1
        return self.shown

    def oldest(self) -> str:
        while self.back() is not None:
            pass
        return self.shown

    def typed(self) -> str:
        self._index = 0
        return self.shown
