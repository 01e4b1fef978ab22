"""The last texts with their outcomes, bounded in number and bytes."""

from collections import deque
from collections.abc import Sequence

from llmsh.core.ports import Outcome

MAX_TEXTS = 64


class RecentTexts:
    """Keeps what was run last: at most `limit_bytes` of texts and output, and always the newest."""

    def __init__(self, limit_bytes: int) -> None:
        self._limit_bytes = limit_bytes
        self._kept: deque[tuple[str, Outcome]] = deque()
        self._kept_bytes = 0

    @property
    def last_text(self) -> str:
        return self._kept[-1][0] if self._kept else ""

    def add(self, text: str, outcome: Outcome) -> None:
        self._kept.append((text, outcome))
        self._kept_bytes += len(text) + len(outcome.output)
        while len(self._kept) > 1 and (self._kept_bytes > self._limit_bytes or len(self._kept) > MAX_TEXTS):
            old_text, old = self._kept.popleft()
            self._kept_bytes -= len(old_text) + len(old.output)

    def all(self) -> Sequence[tuple[str, Outcome]]:
        """Oldest first."""
        return tuple(self._kept)
