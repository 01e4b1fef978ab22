"""One step: a checkpoint of what it would touch, the run, and what it did."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from llmsh.core.errors import CheckpointError
from llmsh.core.plan import Effect, Step
from llmsh.core.ports import Checkpointer, CheckpointRecord, Impact, ImpactReader, Outcome

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
    """Runs steps one at a time. checkpoints: None when undo is switched off."""

    run: Runner
    read_impact: ImpactReader
    checkpoints: Checkpointer | None

    def impact(self, step: Step, cwd: Path) -> Impact | None:
        """What `step` would touch; None for a step that only reads."""
        if step.risk is not None and step.risk.read_only:
            return None
        return self.read_impact(step, cwd) if step.effect in ON_FILES else None

    def __call__(self, step: Step, cwd: Path) -> StepResult:
        """Run `step` in `cwd`, the runner's own directory. Raises SessionClosed when the shell ends."""
        number, notes = self._begin(step, cwd)
        outcome = self.run(step.command)
        if number is None or self.checkpoints is None:
            return StepResult(step, outcome, None, notes)
        try:
            record = self.checkpoints.finish(number)
        except CheckpointError as error:
            return StepResult(step, outcome, None, (*notes, f"cannot be undone: {error.message}"))
        return StepResult(step, outcome, record if record.changed else None, notes)

    def _begin(self, step: Step, cwd: Path) -> tuple[int | None, tuple[str, ...]]:
        impact = self.impact(step, cwd)
        if impact is None or self.checkpoints is None or not impact.paths:
            return None, ()
        try:
            return self.checkpoints.begin(step.command, cwd, impact.paths), ()
        except CheckpointError as error:
            return None, (f"cannot be undone: {error.message}",)
