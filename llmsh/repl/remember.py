"""Every line that runs goes into the history as bash's own settings say; history references are expanded."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from llmsh.core.ports import HistoryEntry, HistoryStore, Outcome, Session
from llmsh.history.policy import HistoryPolicy, Remember
from llmsh.repl.expansion import ExpansionError, expand, may_expand
from llmsh.repl.shell_facts import FactsReader
from llmsh.syntax.quote import quote


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of a line. number: of its entry, 0 for none; inner: what the inner shell's history gets of it."""

    number: int = 0
    inner: bool | str = True


class LineRecorder:
    """Adds lines before they run, so that none is lost, and their end after.

    secrets: the setting history_secrets. is_paused: claims that nothing is to be remembered now, nowhere.
    """

    def __init__(
        self,
        history: HistoryStore,
        facts: FactsReader,
        *,
        secrets: str = "mask",
        is_paused: Callable[[], bool] = lambda: False,
    ) -> None:
        self._history = history
        self._facts = facts
        self._secrets = secrets
        self._is_paused = is_paused
        self._previous: str | None = None

    def before(self, text: str, cwd: str, request: str) -> Recorded:
        """Store a command, as far as it is to be remembered."""
        return self._store(HistoryEntry(text, time.time(), cwd, request=request))

    def after(self, recorded: Recorded, outcome: Outcome) -> None:
        if recorded.number:
            self._history.finish(recorded.number, status=outcome.status, duration_s=outcome.duration_s)

    def request(self, text: str, cwd: str) -> None:
        """Store a sentence as it was typed, so that the arrow keys bring it back."""
        self._store(HistoryEntry(text, time.time(), cwd))

    def expand(self, line: str, session: Session, say: Callable[[str], None]) -> str | None:
        """`line` with `!!` and the like replaced; None when bash cannot, which it then says."""
        if not may_expand(line, self._facts.now):
            return line
        try:
            return expand(line, session, quote)
        except ExpansionError as error:
            say(f"bash: {error}")
            return None

    def _store(self, entry: HistoryEntry) -> Recorded:
        if self._is_paused():
            return Recorded(inner=False)
        kept = self._without_secrets(entry.command)
        has_secret = kept != entry.command
        if has_secret and self._secrets == "drop":
            return Recorded(inner=False)
        inner = kept if has_secret else True
        facts = self._facts.refresh()
        decision = HistoryPolicy(facts.histcontrol, facts.histignore).decide(entry.command, self._previous)
        if decision is Remember.NO:
            return Recorded(inner=inner)
        if decision is Remember.ERASING:
            self._history.erase(kept)
        self._previous = entry.command
        stored = replace(entry, command=kept.rstrip("\n"), request=self._without_secrets(entry.request))
        number = self._history.add(stored, typed=entry.command.rstrip("\n") if has_secret else "")
        return Recorded(number, inner)

    def _without_secrets(self, text: str) -> str:
        if self._secrets == "keep" or not text:
            return text
        from llmsh.history.secrets import mask_arguments

        try:
            return mask_arguments(text)
        except (RecursionError, ValueError, IndexError, KeyError, AttributeError, TypeError):
            # A fault of the reader must keep no line from running: by form alone, which takes too much.
            from llmsh.syntax.secrets import mask

            return mask(text)
