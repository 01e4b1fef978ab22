"""The interactive shell: session, editor, planner and diagnosis put together."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from llmsh.app import last_failure, wiring
from llmsh.app.early import Begun
from llmsh.app.main import write_log
from llmsh.config import Settings, data_dir
from llmsh.core.context import LastCommand
from llmsh.core.diagnosis import Diagnosis
from llmsh.core.errors import LlmshError
from llmsh.core.plan import Effect, Plan, Step
from llmsh.core.ports import Classifier, Outcome
from llmsh.core.risk import Level
from llmsh.repl.deps import Hint, ReplDeps
from llmsh.repl.loop import build_repl
from llmsh.repl.shell_facts import FactsReader

if TYPE_CHECKING:
    from llmsh.executor.dialogue import Verdict
    from llmsh.history.store import SqliteHistory

P = ParamSpec("P")
T = TypeVar("T")

# What of a command's output goes into the Context of the next request, characters from its end.
CONTEXT_OUTPUT_CHARS = 8_000
# Output that is looked at for the one line after a failure, bytes from each end.
HINT_OUTPUT_BYTES = 1 << 18


class Shell:
    """One interactive shell: what the loop calls when a line is a request or a command failed."""

    def __init__(self, begun: Begun) -> None:
        self._settings = settings = begun.settings
        self._session = session = begun.session
        self._facts = FactsReader(session)
        self._history = _history(settings, self._say)
        self._last: LastCommand | None = None
        self._last_request = ""
        self._last_paths: tuple[str, ...] = ()
        self._repl = build_repl(
            ReplDeps(
                session=session,
                facts=self._facts,
                classifier=self._classifier(),
                history=self._history,
                settings=settings,
                on_request=self._guarded(self._answer),
                on_failure=self._guarded(self._hint),
                is_incomplete=self._is_incomplete,
                open_history=self._open_history,
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
            last_failure.forget(self._session.pid)
            self._session.close()

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
        from llmsh.session.completeness import is_incomplete

        return is_incomplete(text, extglob="extglob" in self._facts.now.shopts)

    def _open_history(self) -> None:
        """Behind the first prompt: the store, and bash's own file once."""
        bash_file = self._facts.now.histfile
        self._history.open(Path(bash_file) if bash_file else Path.home() / ".bash_history")

    # Requests

    def _answer(self, request: str) -> None:
        """Plan `request`, talk about the plan, run what is confirmed in the session."""
        cwd = self._session.cwd
        context = wiring.context(cwd, last=self._last, last_paths=self._last_paths, last_request=self._last_request)
        plan = self._planner.plan(request, context)
        verdict = self._dialogue(plan, cwd)
        self._last_request = request
        if verdict.results:
            changed = [path for result in verdict.results if result.record for path in result.record.changed]
            self._last_paths = tuple(str(path) for path in changed) or self._paths_of(verdict.results[-1].outcome)
            self._remember(verdict.results[-1].step.command, verdict.results[-1].outcome)

    def _paths_of(self, outcome: Outcome) -> tuple[str, ...]:
        """The lines of an output that are paths here: what "those" means in the next request."""
        lines = outcome.output.decode("utf-8", "surrogateescape").splitlines()[:1000]
        return tuple(line for line in lines if line and (outcome.cwd / line).exists())

    @cached_property
    def _planner(self) -> wiring.KernelPlanner:
        return wiring.KernelPlanner(start=True)

    @cached_property
    def _dialogue(self) -> Callable[[Plan, Path], "Verdict"]:
        from llmsh.app.terminal import ConsoleTerminal
        from llmsh.executor.dialogue import Dialogue
        from llmsh.executor.steps import StepRunner

        return Dialogue(
            terminal=ConsoleTerminal(edit=self._repl.edit_text),
            steps=StepRunner(
                self._repl.run_command,
                wiring.read_impact,
                wiring.checkpoints(self._settings) if self._settings.undo else None,
            ),
            assess=wiring.assess,
            diagnose=wiring.diagnose,
            is_failure=wiring.is_failure,
            explain_flags=wiring.explain_flags,
        )

    # Failures

    def _hint(self, command: str, outcome: Outcome) -> Hint | None:
        """The one quiet line after a failure; None when it is no failure or nothing is known about it."""
        self._remember(command, outcome)
        if not wiring.is_failure(command, outcome.status):
            return None
        failure = wiring.failure_of(command, replace(outcome, output=_ends(outcome.output)))
        last_failure.write(self._session.pid, failure)
        if command.split()[:1] and command.split(maxsplit=1)[0] in self._settings.never_explain:
            return None
        diagnosis = wiring.diagnose(failure)
        if not diagnosis.causes:
            return None
        fix = diagnosis.fixes[0].command if diagnosis.fixes else ""
        return Hint(
            text=diagnosis.causes[0].summary,
            fix=fix,
            explain=lambda: self._explain(diagnosis),
            apply=(lambda: self._apply(diagnosis)) if fix and _is_dangerous(diagnosis) else None,
        )

    def _explain(self, diagnosis: Diagnosis) -> None:
        from llmsh.app.terminal import ConsoleTerminal
        from llmsh.views import plan as plan_view

        ConsoleTerminal().show(plan_view.failed(diagnosis))

    def _apply(self, diagnosis: Diagnosis) -> None:
        """A fix that is dangerous goes through the preview and its typed word."""
        fix = diagnosis.fixes[0]
        step = Step(
            fix.command, fix.why, Effect.CHANGES, wiring.assess(fix.command), provenance="explanation of the failure"
        )
        self._dialogue(Plan("", (step,), 1.0), self._session.cwd)

    def _remember(self, command: str, outcome: Outcome) -> None:
        text = outcome.output[-4 * CONTEXT_OUTPUT_CHARS :].decode("utf-8", "replace")
        self._last = LastCommand(command, outcome.status, text[-CONTEXT_OUTPUT_CHARS:])


def _is_dangerous(diagnosis: Diagnosis) -> bool:
    return diagnosis.fixes[0].risk is Level.DANGER


def _ends(output: bytes) -> bytes:
    """The first and the last part of an output: what the one line looks at."""
    if len(output) <= 2 * HINT_OUTPUT_BYTES:
        return output
    return output[:HINT_OUTPUT_BYTES] + b"\n" + output[-HINT_OUTPUT_BYTES:]


def _history(settings: Settings, say: Callable[[str], None]) -> "SqliteHistory":
    from llmsh.history.store import SqliteHistory

    return SqliteHistory(data_dir() / "history.db", say=say, keep=settings.history_size)
