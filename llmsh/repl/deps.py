"""What the interactive shell is given by the composition root."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from llmsh.config import Settings
from llmsh.core.ports import Classifier, Continues, HistoryStore, Outcome, OutputSink, Session
from llmsh.repl.first_prompt import FirstPrompt
from llmsh.repl.shell_facts import FactsReader
from llmsh.repl.tty_mode import TtyMode


class InteractiveSession(Session, Protocol):
    """A session whose terminal is shared with an editor."""

    def ready(self) -> None:
        """Block until the inner shell stands at its first prompt; its rc files may use the terminal until then."""
        ...

    def run(self, text: str, *, record: bool | str = True, generated: bool = False) -> Outcome:
        """As Session.run; record: add the line, or this text in its place, to the inner shell's own history.

        generated: it was not typed and is bash's language, whatever the shell's.
        """
        ...

    @property
    def master_fd(self) -> int:
        """Readable when background jobs have written while the shell is idle."""
        ...

    def drain_background(self, write: OutputSink) -> None:
        """Pass on what background jobs have written, without blocking."""
        ...

    @property
    def idle_limit_s(self) -> int | None:
        """TMOUT: how long the prompt waits for a line before the shell is left."""
        ...

    def give_typeahead(self, keys: bytes) -> None:
        """Keys that the next program is to read first."""
        ...

    def take_typeahead(self) -> bytes:
        """Keys typed while the last command ran that it did not read."""
        ...


@dataclass(frozen=True, slots=True)
class Hint:
    """What is offered after a failure. text: one clause; fix: a command that would help, or "".

    explain: shows the whole explanation. apply: runs the fix the careful way; None: the fix runs as if typed.
    admit: asked right before that, says why not if it may not run any more. ran: told how it ended.
    """

    text: str
    fix: str = ""
    explain: Callable[[], None] | None = None
    apply: Callable[[], None] | None = None
    admit: Callable[[], bool] = lambda: True
    ran: Callable[[Outcome], None] = lambda outcome: None


def _no_hint(command: str, outcome: Outcome) -> Hint | None:
    return None


@dataclass(frozen=True, slots=True)
class ReplDeps:
    """The parts of one interactive shell.

    on_request: answers a request; Ctrl-C inside it raises KeyboardInterrupt, which the loop takes.
    on_likely_request: prepares for one; called once, in a thread, when a line that is being typed reads like it.
    on_failure: the hint for a command that failed, None to stay silent.
    is_incomplete: whether bash would read another line. facts: what is known of the inner shell; the classifier
    looks at the same. first: the prompt that may stand on the screen already. tty: made before anything changed
    the terminal's modes. on_editor: called once, when the editor stands and nothing behind it is loaded yet.
    open_history: prepares the store; runs in a thread behind the first prompt.
    more: knows how lines go on that the history does not know.
    history_paused: whether lines are remembered nowhere at the moment.
    """

    session: InteractiveSession
    facts: FactsReader
    classifier: Classifier
    history: HistoryStore
    settings: Settings
    on_request: Callable[[str], None]
    on_likely_request: Callable[[], object] = lambda: None
    on_failure: Callable[[str, Outcome], Hint | None] = _no_hint
    is_incomplete: Callable[[str], bool] = lambda text: False
    on_editor: Callable[[], None] = lambda: None
    open_history: Callable[[], None] = lambda: None
    history_paused: Callable[[], bool] = lambda: False
    more: Continues | None = None
    first: FirstPrompt | None = None
    tty: TtyMode | None = None
