"""One step: the gate, a checkpoint of what it would touch, the run, and what it did."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from llmsh.core.errors import CheckpointError, SessionClosed
from llmsh.core.plan import Effect, Step
from llmsh.core.ports import Checkpointer, CheckpointRecord, Impact, ImpactReader, Outcome
from llmsh.executor.gate import Approval, Gate

Runner = Callable[[str], Outcome]

# Effects on files of this machine: those that a checkpoint can bring back.
ON_FILES = frozenset({Effect.CREATES, Effect.CHANGES, Effect.DELETES})


@dataclass(frozen=True, slots=True)
class StepResult:
    """What running a step did. record: its checkpoint, None when there was nothing to keep or keeping failed.

    notes: clauses for the user, such as why it cannot be undone.
    """

    step: Step
    outcome: Outcome
    record: CheckpointRecord | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StepRunner:
    """Runs steps one at a time; the only place where one runs. checkpoints: None when undo is switched off."""

    run: Runner
    read_impact: ImpactReader
    checkpoints: Checkpointer | None
    gate: Gate

    def impact(self, step: Step, cwd: Path) -> Impact | None:
        """What `step` would touch; None for a step that only reads."""
        if step.risk is not None and step.risk.read_only:
            return None
        return self.read_impact(step, cwd) if step.effect in ON_FILES else None

    def __call__(self, step: Step, cwd: Path, approval: Approval) -> StepResult:
        """Run `step` in `cwd`, the runner's own directory, and use up its approval.

        Raises NotAllowed before anything has happened, SessionClosed when the shell ends.
        """
        impact = self.impact(step, cwd)
        run = self.gate.admit(step, cwd, approval, impact)
        number, notes = self._begin(step, cwd, impact)
        outcome = self._run(step, run)
        approval.came_to(outcome.cwd)
        if number is None or self.checkpoints is None:
            return StepResult(step, outcome, None, notes)
        try:
            record = self.checkpoints.finish(number)
        except CheckpointError as error:
            return StepResult(step, outcome, None, (*notes, f"cannot be undone: {error.message}"))
        return StepResult(step, outcome, record if record.changed else None, notes)

    def _run(self, step: Step, run: str) -> Outcome:
        started = time.monotonic()
        try:
            outcome = self.run(step.command)
        except SessionClosed as closed:
            self.gate.audit.ended(run, closed.status, time.monotonic() - started)
            raise
        self.gate.audit.ended(run, outcome.status, time.monotonic() - started)
        return outcome

    def _begin(self, step: Step, cwd: Path, impact: Impact | None) -> tuple[int | None, tuple[str, ...]]:
        if impact is None or self.checkpoints is None or not impact.paths:
            return None, ()
        try:
            return self.checkpoints.begin(step.command, cwd, impact.paths), ()
        except CheckpointError as error:
            return None, (f"cannot be undone: {error.message}",)
