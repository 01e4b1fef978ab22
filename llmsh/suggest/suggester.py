"""What the line being typed most likely becomes: what usually follows, what was run before, words just used."""

from collections.abc import Sequence

from llmsh.core.ports import HistoryStore
from llmsh.suggest.echoes import LINES, ending
from llmsh.suggest.sequels import Sequels

# Entries that what follows what is learned from: tens of milliseconds, in a thread behind the first prompt.
LEARNED = 3_000


class LineSuggester:
    """Suggests whole lines for a prefix; from memory alone but for the first key of a line.

    First what followed lines like the last one more than once, then the newest line that begins so, of this directory
    before others, then the line with its last word ended by a word of the last commands.
    """

    def __init__(self, history: HistoryStore) -> None:
        self._history = history
        self._sequels: Sequels | None = None
        self._recent: Sequence[str] = ()
        self._is_stale = True
        # What no line of the history begins with; nor does any with more of it.
        self._barren = ("\0", "")

    def learn(self) -> None:
        """Learn from the history what follows what; until then only the history itself is looked at."""
        entries = [entry.command for entry in self._history.recent(LEARNED)]
        sequels = Sequels(reversed(entries))
        self._recent, self._sequels = entries[:LINES], sequels

    def begin(self) -> None:
        """A new line begins: others may have been run since the last one."""
        self._is_stale = True
        self._barren = ("\0", "")

    def suggest(self, prefix: str, cwd: str) -> str | None:
        """A longer line that begins with `prefix`, or None."""
        if not prefix.strip():
            return None
        self._look()
        likely = self._sequels.likely(prefix) if self._sequels is not None else None
        known = likely or self._known(prefix, cwd)
        if known is not None:
            return known
        more = ending(prefix, self._recent)
        return prefix + more if more else None

    def _known(self, prefix: str, cwd: str) -> str | None:
        barren, where = self._barren
        if prefix.startswith(barren) and cwd == where:
            return None
        known = self._history.suggest(prefix, cwd)
        if known is None:
            self._barren = (prefix, cwd)
        return known

    def _look(self) -> None:
        """Notice what was run since the last time; secrets are masked in what the store gives."""
        if not self._is_stale or self._sequels is None:
            return
        self._is_stale = False
        newest = [entry.command for entry in self._history.recent(LINES)]
        for command in reversed(_newer(newest, self._recent)):
            self._sequels.add(command)
        self._recent = newest


def _newer(newest: Sequence[str], before: Sequence[str]) -> Sequence[str]:
    """Those of `newest` that came after `before`, both newest first."""
    for count in range(len(newest)):
        rest = newest[count:]
        if rest == before[: len(rest)]:
            return newest[:count]
    return newest
