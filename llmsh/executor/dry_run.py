"""The dry run of a plan: all of it on a copy of the file system, then what it did is kept or dropped.

Keeping it is a run: the same gate, the same approval, one checkpoint. Where no copy can be made, what the plan would
touch is shown instead.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from llmsh.core.errors import LlmshError, TrialError
from llmsh.core.plan import Plan
from llmsh.core.policy import Approver, Ruling
from llmsh.core.ports import Impact, Outcome, TriedOut
from llmsh.executor.gate import Approval, Spot
from llmsh.executor.steps import StepResult, StepRunner
from llmsh.views import plan as plan_view
from llmsh.views import trial as trial_view

if TYPE_CHECKING:
    from llmsh.executor.dialogue import Terminal

CHOICES = {"c": "commit", "v": "view all", "n": "drop"}


@dataclass(frozen=True, slots=True)
class DryRun:
    """try_out: runs a text in a directory on a copy; None where that is not wanted."""

    terminal: Terminal
    steps: StepRunner
    try_out: Callable[[str, Path], TriedOut] | None

    def __call__(
        self, plan: Plan, cwd: Path, rulings: Sequence[Ruling], approver: Callable[[], Approver | None]
    ) -> StepResult | None:
        """The committed result, or None. approver: asks what has to be asked besides the key; None is a no."""
        spot = Spot.of(cwd)
        tried = self._tried(plan, cwd, rulings)
        if tried is None:
            for step in plan.steps:
                self.terminal.show(plan_view.touched(step, self.steps.impact(step, cwd)))
            return None
        try:
            if not self._wants_commit(tried):
                return None
            who = approver()
            return None if who is None else self._commit(plan, cwd, tried, Approval(plan.steps, spot, who))
        except LlmshError as refused:
            self.terminal.show(plan_view.note("; ".join(text for text in (refused.message, refused.hint) if text)))
            return None
        finally:
            tried.drop()

    def _tried(self, plan: Plan, cwd: Path, rulings: Sequence[Ruling]) -> TriedOut | None:
        if self.try_out is None or any(ruling.is_denied for ruling in rulings):
            return None
        try:
            return self.try_out(_script(plan), cwd)
        except TrialError as error:
            self.terminal.show(plan_view.note(error.message))
            return None

    def _wants_commit(self, tried: TriedOut) -> bool:
        self.terminal.show(trial_view.report(tried.report))
        if not tried.report.changes or tried.report.stopped:
            return False
        while (answer := self.terminal.ask_key("", CHOICES)) == "v":
            self.terminal.show(trial_view.report(tried.report, everything=True))
        return answer == "c"

    def _commit(self, plan: Plan, cwd: Path, tried: TriedOut, approval: Approval) -> StepResult:
        """Raises NotAllowed, TrialError before anything has happened."""
        report = tried.report
        paths = tuple(Path(change.path) for change in report.changes)
        impact = Impact(paths, len(paths), sum(change.size_before for change in report.changes))
        runs = [self.steps.gate.admit(step, cwd, approval, impact) for step in plan.steps]
        record = tried.commit(self.steps.checkpoints)
        for run in runs:
            self.steps.gate.audit.ended(run, report.status, report.duration_s)
        return StepResult(plan.steps[-1], Outcome(report.status, cwd, report.duration_s), record, report.notes)


def _script(plan: Plan) -> str:
    """All steps as one text, each after the success of the one before, also where one ends in a comment."""
    commands = [step.command for step in plan.steps]
    if len(commands) == 1 or not any("#" in command for command in commands):
        return plan.script
    return " && ".join(f"{{ {command}\n}}" for command in commands)
