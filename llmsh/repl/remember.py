"""Every line that runs goes into the history as bash's own settings say; history references are expanded."""

import time
from collections.abc import Callable
from dataclasses import replace

from llmsh.core.ports import HistoryEntry, HistoryStore, Outcome, Session
from llmsh.history.policy import HistoryPolicy, Remember
from llmsh.repl.expansion import ExpansionError, expand, may_expand
from llmsh.repl.shell_facts import FactsReader
from llmsh.syntax.quote import quote


class LineRecorder:
    """Adds lines before they run, so that none is lost, and their end after."""

    def __init__(self, history: HistoryStore, facts: FactsReader) -> None:
        self._history = history
        self._facts = facts
        self._previous: str | None = None

    def before(self, text: str, cwd: str, request: str) -> int | None:
        """Store a command; None when it is not to be remembered."""
        return self._store(HistoryEntry(text, time.time(), cwd, request=request))

    def after(self, number: int | None, outcome: Outcome) -> None:
        if number:
            self._history.finish(number, status=outcome.status, duration_s=outcome.duration_s)

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

    def _store(self, entry: HistoryEntry) -> int | None:
        facts = self._facts.refresh()
        decision = HistoryPolicy(facts.histcontrol, facts.histignore).decide(entry.command, self._previous)
        if decision is Remember.NO:
            return None
        if decision is Remember.ERASING:
            self._history.erase(entry.command)
        self._previous = entry.command
        return self._history.add(replace(entry, command=entry.command.rstrip("\n")))
