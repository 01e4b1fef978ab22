"""What the interactive shell does about requests and failures; imported when the first of them comes."""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from llmsh.app import explaining, last_failure, permission, trying, wiring
from llmsh.app.awaiting import plan_awaited
from llmsh.config import Settings
from llmsh.core.context import LastCommand
from llmsh.core.diagnosis import Diagnosis, Failure, Told
from llmsh.core.errors import LlmshError, NotAllowed
from llmsh.core.plan import Plan, Step
from llmsh.core.ports import Outcome
from llmsh.core.risk import Level
from llmsh.repl.deps import Hint
from llmsh.repl.loop import Repl
from llmsh.session.bash import BashSession

if TYPE_CHECKING:
    from llmsh.executor.dialogue import Verdict
    from llmsh.executor.gate import Gate

# What of a command's output goes into the Context of the next request, characters from its end.
CONTEXT_OUTPUT_CHARS = 8_000
# Output that is looked at for the one line after a failure, bytes from each end.
HINT_OUTPUT_BYTES = 1 << 18


class Assistant:
    """Plans requests and explains failures of one session; remembers the last command, request and paths."""

    def __init__(self, settings: Settings, session: BashSession, repl: Repl) -> None:
        self._settings = settings
        self._session = session
        self._repl = repl
        self._last: LastCommand | None = None
        self._last_request = ""
        self._last_paths: tuple[str, ...] = ()

    def close(self) -> None:
        last_failure.forget(self._session.pid)

    # Requests

    def prepare(self) -> None:
        """Start the kernel and load what the first request needs, so that it is there when the line ends."""
        with contextlib.suppress(LlmshError, OSError):
            self._planner.warm()
        _ = self._dialogue

    def answer(self, request: str) -> None:
        """Plan `request`, talk about the plan, run what is confirmed in the session."""
        cwd = self._session.cwd
        context = wiring.context(cwd, last=self._last, last_paths=self._last_paths, last_request=self._last_request)
        with plan_awaited():
            plan = self._planner.plan(request, context)
        self._gate.audit.generated(plan, cwd)
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
                self._gate,
            ),
            assess=explaining.assess,
            diagnose=explaining.diagnose,
            is_failure=explaining.is_failure,
            explain_flags=explaining.explain_flags,
            try_out=trying.try_out,
        )

    @cached_property
    def _gate(self) -> "Gate":
        return permission.build_gate(self._settings, self._repl.say)

    # Failures

    def hint(self, command: str, outcome: Outcome) -> Hint | None:
        """The one quiet line after a failure; None when it is no failure or nothing is known about it."""
        self._remember(command, outcome)
        if not explaining.is_failure(command, outcome.status):
            return None
        failure = Failure(command, outcome.status, _ends(outcome.output).decode("utf-8", "replace"), outcome.cwd)
        last_failure.write(self._session.pid, failure)
        if command.split()[:1] and command.split(maxsplit=1)[0] in self._settings.never_explain:
            return None
        diagnosis = explaining.diagnose(failure)
        # What the program said itself stands on the screen already.
        if not diagnosis.causes or diagnosis.causes[0].diagnoser == "message":
            return None
        hint = Hint(diagnosis.causes[0].summary, explain=lambda: self._explain(diagnosis))
        return self._with_fix(hint, permission.fix_step(diagnosis.fixes[0])) if diagnosis.fixes else hint

    def _with_fix(self, hint: Hint, step: Step) -> Hint:
        """`hint` with its fix, as the policy and its risk allow it to run."""
        from llmsh.core.policy import Approver
        from llmsh.executor.gate import Approval, Spot

        cwd = self._session.cwd
        plan = Plan("", (step,), 1.0)
        self._gate.audit.generated(plan, cwd)
        ruling = self._gate.ruling(step, cwd)
        if ruling.is_denied:
            return replace(hint, text=f"{hint.text} · the policy denies its fix")
        if ruling.asks or (step.risk is not None and step.risk.level is Level.DANGER):
            # Through the preview, with the question or the typed word.
            return replace(hint, fix=step.command, apply=lambda: self._talk(plan))
        approval = Approval((step,), Spot.of(cwd), Approver.KEY)
        started: list[str] = []

        def admit() -> bool:
            try:
                started.append(self._gate.admit(step, self._session.cwd, approval))
            except NotAllowed as refused:
                self._repl.say(f"llmsh: not run: {refused.message}")
                return False
            return True

        def ran(outcome: Outcome) -> None:
            self._gate.audit.ended(started[-1], outcome.status, outcome.duration_s)

        return replace(hint, fix=step.command, admit=admit, ran=ran)

    def _talk(self, plan: Plan) -> None:
        self._dialogue(plan, self._session.cwd)

    def _explain(self, diagnosis: Diagnosis) -> None:
        from llmsh.app.terminal import ConsoleTerminal
        from llmsh.views import plan as plan_view

        reader = explaining.reader(self._settings)
        ConsoleTerminal().show(plan_view.explained(explaining.lines(diagnosis, reader)))
        if self._settings.model:
            self._tell(diagnosis, reader.level)

    def _tell(self, diagnosis: Diagnosis, level: str) -> None:
        """What the user's model says of it, below the explanation, which stands already."""
        from llmsh.app import telling
        from llmsh.app.terminal import ConsoleTerminal
        from llmsh.repl.progress import Progress
        from llmsh.views import plan as plan_view
        from llmsh.views import told as view

        if not telling.has_model(self._settings):
            return
        terminal, shown = ConsoleTerminal(), list[Told]()
        with contextlib.ExitStack() as waiting:
            waiting.enter_context(Progress("asking the local model…"))

            def say(told: Told) -> None:
                waiting.close()
                lines = view.lines_of(told) if not shown else [view.sentence(told)]
                shown.append(told)
                terminal.show(plan_view.explained(lines))

            told, why = telling.tell(diagnosis, self._settings, level, say)
        lines = view.rest_of(told, why, is_shown=bool(shown))
        if lines:
            terminal.show(plan_view.explained(lines))

    def _remember(self, command: str, outcome: Outcome) -> None:
        text = outcome.output[-4 * CONTEXT_OUTPUT_CHARS :].decode("utf-8", "replace")
        self._last = LastCommand(command, outcome.status, text[-CONTEXT_OUTPUT_CHARS:])


def _ends(output: bytes) -> bytes:
    """The first and the last part of an output: what the one line looks at."""
    if len(output) <= 2 * HINT_OUTPUT_BYTES:
        return output
    return output[:HINT_OUTPUT_BYTES] + b"\n" + output[-HINT_OUTPUT_BYTES:]
