"""The conversation about a plan: preview, one key, run step by step, explain what failed, offer the fix."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from llmsh.core.diagnosis import Diagnosis, Failure
from llmsh.core.errors import ExitStatus, SessionClosed
from llmsh.core.plan import Effect, Plan, Step
from llmsh.core.ports import Diagnoser, Outcome, RiskAssessor
from llmsh.core.risk import Level
from llmsh.executor.steps import StepResult, StepRunner
from llmsh.views import plan as plan_view

MAX_REPLANS = 3
DANGER_WORD = "yes"

KEYS_ALL: Mapping[str, str] = {
    "s": "step by step",
    "e": "edit",
    "x": "explain",
    "d": "dry run",
    "a": "others",
    "n": "cancel",
}


class Terminal(Protocol):
    """How the dialogue shows and asks; the interactive shell and `llmsh ask` each have one."""

    def show(self, renderable: object) -> None: ...

    def ask_key(self, prompt: str, choices: Mapping[str, str], default: str | None = None) -> str:
        """One of the keys of `choices`; "\\r" stands for Enter. Keys typed before the question do not count."""
        ...

    def ask_word(self, prompt: str, expected: str) -> bool: ...

    def edit(self, text: str) -> str | None:
        """`text` after the user edited it; None when cancelled."""
        ...


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the dialogue ended. status: the last command's, or NEEDS_CONFIRMATION when nothing ran."""

    status: int
    results: tuple[StepResult, ...] = ()


@dataclass(frozen=True, slots=True)
class Dialogue:
    """The parts a conversation needs.

    explain_flags: a command to its words, each with the line of help that documents it.
    is_failure: whether a status of a command is worth explaining (`grep` with 1 is not).
    """

    terminal: Terminal
    steps: StepRunner
    assess: RiskAssessor
    diagnose: Diagnoser
    is_failure: Callable[[str, int], bool]
    explain_flags: Callable[[str], Sequence[tuple[str, str]]]

    def __call__(self, plan: Plan, cwd: Path) -> Verdict:
        """Preview `plan`, run what the user confirms."""
        while True:
            self._show(plan, cwd)
            if not plan.steps:
                return Verdict(ExitStatus.NO_PLAN)
            answer = self._ask(plan)
            if answer in ("run", "s"):
                return self._run(plan, cwd, one_by_one=answer == "s")
            if answer == "n":
                self.terminal.show(plan_view.note("cancelled; nothing was run"))
                return Verdict(ExitStatus.NEEDS_CONFIRMATION)
            if answer == "x":
                self._explain(plan)
            elif answer == "d":
                self._dry_run(plan, cwd)
            elif answer == "a":
                plan = self._choose(plan)
            elif answer == "e":
                plan = self._edit(plan)

    def _show(self, plan: Plan, cwd: Path) -> None:
        impacts = [self.steps.impact(step, cwd) for step in plan.steps]
        self.terminal.show(plan_view.preview(plan, impacts))

    def _ask(self, plan: Plan) -> str:
        """The key, or "run" once the run is confirmed as its risk demands."""
        level = worst(plan.steps)
        run_key = "\r" if level is Level.SAFE else "y"
        while True:
            choices = {run_key: "run", **KEYS_ALL}
            if len(plan.steps) == 1:
                del choices["s"]
            if not plan.alternatives:
                del choices["a"]
            answer = self.terminal.ask_key("", choices, default=None)
            if answer != run_key:
                return answer
            if level is not Level.DANGER:
                return "run"
            if self.terminal.ask_word(f"This is dangerous. Type {DANGER_WORD} to run it", DANGER_WORD):
                return "run"
            return "n"

    def _run(self, plan: Plan, cwd: Path, *, one_by_one: bool) -> Verdict:
        results: list[StepResult] = []
        pending = list(plan.steps)
        replans = 0
        total = len(pending)
        while pending:
            step = pending.pop(0)
            if one_by_one and results:
                self.terminal.show(plan_view.step_line(step, len(results) + 1, total))
                if self.terminal.ask_key("run this step?", {"y": "run", "n": "stop"}) == "n":
                    break
            elif total > 1:
                self.terminal.show(plan_view.step_line(step, len(results) + 1, total))
            result = self.steps(step, cwd)
            results.append(result)
            cwd = result.outcome.cwd
            self._report(result)
            status = result.outcome.status
            if result.outcome.interrupted or not status:
                if status:
                    break
                continue
            if not self.is_failure(step.command, status):
                if pending:
                    break
                continue
            fix = self._offer_fix(step, result.outcome, has_more=bool(pending)) if replans < MAX_REPLANS else None
            if fix is None:
                break
            replans += 1
            pending = [*fix, *pending]
            total = len(results) + len(pending)
        return Verdict(results[-1].outcome.status, tuple(results))

    def _offer_fix(self, step: Step, outcome: Outcome, *, has_more: bool) -> list[Step] | None:
        """The steps to go on with: a fix and the step again, the step again, nothing new; None to stop."""
        output = outcome.output.decode("utf-8", "replace")
        diagnosis = self.diagnose(Failure(step.command, outcome.status, output, outcome.cwd))
        self.terminal.show(plan_view.failed(diagnosis))
        choices = {"n": "stop", "r": "run the step again"}
        if diagnosis.fixes:
            choices = {"f": f"run the fix: {diagnosis.fixes[0].command}", **choices}
        if has_more:
            choices["c"] = "go on without it"
        answer = self.terminal.ask_key("", choices)
        if answer == "r":
            return [step]
        if answer == "c":
            return []
        if answer == "f":
            return self._fix_steps(diagnosis, step)
        return None

    def _fix_steps(self, diagnosis: Diagnosis, step: Step) -> list[Step] | None:
        """The fix as a step, then the failed step again when the fix only prepares it."""
        fix = diagnosis.fixes[0]
        risk = self.assess(fix.command)
        made = Step(fix.command, fix.why, Effect.CHANGES, risk, provenance="explanation of the failure")
        if risk.level is Level.DANGER and not self.terminal.ask_word(f"Type {DANGER_WORD} to run it", DANGER_WORD):
            return None
        is_corrected_step = fix.command.split()[:1] == step.command.split()[:1]
        return [made] if is_corrected_step else [made, step]

    def _report(self, result: StepResult) -> None:
        for line in plan_view.result_lines(result.outcome, result.record, result.notes):
            self.terminal.show(line)

    def _explain(self, plan: Plan) -> None:
        for step in plan.steps:
            self.terminal.show(plan_view.flags(step.command, self.explain_flags(step.command)))

    def _dry_run(self, plan: Plan, cwd: Path) -> None:
        for step in plan.steps:
            self.terminal.show(plan_view.touched(step, self.steps.impact(step, cwd)))

    def _choose(self, plan: Plan) -> Plan:
        """Another reading of the request; the one that was shown stays among the others."""
        self.terminal.show(plan_view.candidates(plan))
        count = min(len(plan.alternatives), 9)
        choices = {str(number): "" for number in range(1, count + 1)} | {"n": "back"}
        answer = self.terminal.ask_key("which one?", choices)
        if answer == "n":
            return plan
        chosen = plan.alternatives[int(answer) - 1]
        rest = tuple(other for other in plan.alternatives if other is not chosen)
        return replace(chosen, alternatives=(replace(plan, alternatives=()), *rest))

    def _edit(self, plan: Plan) -> Plan:
        """The plan with the user's own text: one step, assessed anew."""
        text = self.terminal.edit(plan.script)
        if text is None or not text.strip() or text == plan.script:
            return plan
        explanation = "Your own text."
        step = Step(text, explanation, Effect.CHANGES, self.assess(text))
        return replace(plan, steps=(step,), alternatives=(replace(plan, alternatives=()), *plan.alternatives))


def worst(steps: Sequence[Step]) -> Level:
    """The strictest level of `steps`; a step that was not assessed counts as caution."""
    return max((step.risk.level if step.risk else Level.CAUTION for step in steps), default=Level.SAFE)


def run_unattended(plan: Plan, steps: StepRunner, cwd: Path, show: Callable[[object], None]) -> Verdict:
    """Run all steps without asking, stop at the first that fails: `--yes`."""
    results: list[StepResult] = []
    for step in plan.steps:
        try:
            result = steps(step, cwd)
        except SessionClosed as closed:
            return Verdict(closed.status, tuple(results))
        results.append(result)
        cwd = result.outcome.cwd
        for line in plan_view.result_lines(result.outcome, result.record, result.notes):
            show(line)
        if result.outcome.status:
            break
    return Verdict(results[-1].outcome.status if results else ExitStatus.NO_PLAN, tuple(results))
