"""The interactive shell: session, editor, planner and diagnosis put together."""

import threading
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from llmsh.app.early import Begun
from llmsh.app.kept_code import KeptCode
from llmsh.app.main import write_log
from llmsh.config import Settings, data_dir
from llmsh.core.errors import LlmshError
from llmsh.core.ports import Classifier, Outcome
from llmsh.core.routing import Route, Routing
from llmsh.history.pause import is_paused, resume
from llmsh.repl.deps import Hint, ReplDeps
from llmsh.repl.loop import build_repl
from llmsh.repl.shell_facts import FactsReader

if TYPE_CHECKING:
    from llmsh.app.assistant import Assistant
    from llmsh.app.kernel_lines import KernelLines
    from llmsh.history.store import SqliteHistory

P = ParamSpec("P")
T = TypeVar("T")


class Shell:
    """One interactive shell: what the loop calls when a line is a request or a command failed."""

    def __init__(self, begun: Begun, kept: KeptCode) -> None:
        self._kept = kept
        self._start_modules: list[str] = []
        self._made_assistant: Assistant | None = None
        self._assistant_lock = threading.Lock()
        self._settings = settings = begun.settings
        self._session = session = begun.session
        self._facts = FactsReader(session)
        self._history = _history(settings, self._say)
        self._history.before_first(lambda: self._history.import_bash(self._bash_history()))
        self._repl = build_repl(
            ReplDeps(
                session=session,
                facts=self._facts,
                classifier=self._classify,
                history=self._history,
                settings=settings,
                on_request=self._guarded(self._answer),
                on_likely_request=self._guarded(self._prepare),
                on_failure=self._guarded(self._hint),
                is_incomplete=self._is_incomplete,
                on_editor=self._end_of_start,
                open_history=self._open_history,
                history_paused=lambda: is_paused(session.pid),
                more=_LateLines() if settings.suggest_model else None,
                first=begun.first,
                tty=begun.tty,
            )
        )
        if begun.problem:
            self._say(begun.problem)

    def run(self) -> int:
        try:
            return self._repl.run()
        finally:
            if self._made_assistant is not None:
                self._made_assistant.close()
            self._session.close()
            self._history.flush()
            resume(self._session.pid)

    def _guarded(self, action: Callable[P, T]) -> Callable[P, T | None]:
        """`action` whose own bugs become one line and a log: planning and explaining must not end the shell."""

        def run(*args: P.args, **kwargs: P.kwargs) -> T | None:
            try:
                return action(*args, **kwargs)
            except LlmshError:
                raise
            except Exception as error:  # noqa: BLE001  # see above
                path = write_log(error)
                self._say(f"llmsh: a fault of llmsh: {type(error).__name__}: {error} (details: {path})")
                return None

        return run

    def _say(self, line: str) -> None:
        self._repl.say(line)

    # What these need is imported when they are first called, behind the prompt.

    def _classify(self, line: str) -> Routing:
        routing = self._classifier(line)
        if routing.route is not Route.COMMAND and self._session.accepts(line):
            return Routing(Route.COMMAND, f"a command of {self._session.language}")
        return routing

    def _prepare(self) -> None:
        self._assistant.prepare()

    def _answer(self, request: str) -> None:
        self._assistant.answer(request)

    def _hint(self, command: str, outcome: Outcome) -> Hint | None:
        return self._assistant.hint(command, outcome)

    @property
    def _assistant(self) -> "Assistant":
        from llmsh.app.assistant import Assistant

        with self._assistant_lock:  # a thread prepares for a request while the line is being typed
            if self._made_assistant is None:
                self._made_assistant = Assistant(self._settings, self._session, self._repl)
            return self._made_assistant

    @cached_property
    def _classifier(self) -> Classifier:
        from llmsh.classifier import SystemResolver, build_classifier

        facts = self._facts
        resolver = SystemResolver(
            aliases=facts.aliases,
            functions=facts.functions,
            path=lambda: facts.now.path,
            autocd=lambda: "autocd" in facts.now.shopts,
            cwd=lambda: str(self._session.cwd),
        )
        return build_classifier(resolver, exists=lambda path: (self._session.cwd / path).exists())

    def _is_incomplete(self, text: str) -> bool:
        return self._session.is_incomplete(text)

    def _end_of_start(self) -> None:
        self._start_modules = self._kept.remove()

    def _open_history(self) -> None:
        """Behind the first prompt: the store, bash's own file once, and the code of this start for the next one."""
        self._history.open(self._bash_history())
        self._kept.keep(self._start_modules)

    def _bash_history(self) -> Path:
        bash_file = self._facts.now.histfile
        return Path(bash_file) if bash_file else Path.home() / ".bash_history"


class _LateLines:
    """Implements core.ports.Continues: the kernel's client is imported when a line is first asked about."""

    def ask(self, line: str) -> str:
        return self._lines.ask(line)

    def cancel(self) -> None:
        if "_lines" in self.__dict__:
            self._lines.cancel()

    @cached_property
    def _lines(self) -> "KernelLines":
        from llmsh.app.kernel_lines import KernelLines

        return KernelLines()


def _history(settings: Settings, say: Callable[[str], None]) -> "SqliteHistory":
    from llmsh.history.store import SqliteHistory

    def kept(line: str) -> str | None:
        from llmsh.history.secrets import keeper

        return keeper(settings.history_secrets)(line)

    return SqliteHistory(data_dir() / "history.db", say=say, keep=settings.history_size, kept=kept)
