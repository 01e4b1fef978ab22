"""The conversation about a plan: preview, one key, run step by step, explain what failed, offer the fix."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from llmsh.core.diagnosis import Diagnosis, Failure
from llmsh.core.errors import ExitStatus, NotAllowed, SessionClosed
from llmsh.core.plan import Effect, Plan, Step
from llmsh.core.policy import Approver, Ruling
from llmsh.core.ports import Diagnoser, Outcome, RiskAssessor, TriedOut
from llmsh.core.risk import Level
from llmsh.executor.dry_run import DryRun
from llmsh.executor.gate import Approval, Spot
from llmsh.executor.steps import StepResult, StepRunner
from llmsh.views import plan as plan_view

MAX_REPLANS = 3
DANGER_WORD = "yes"
RUN_KEY = "y"

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
        """One of the keys of `choices`; Enter is `default`. Keys typed before the question do not count."""
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
    try_out: runs a text on a copy of the file system; None where a dry run only says what would be touched.
    """

    terminal: Terminal
    steps: StepRunner
    assess: RiskAssessor
    diagnose: Diagnoser
    is_failure: Callable[[str, int], bool]
    explain_flags: Callable[[str], Sequence[tuple[str, str]]]
    try_out: Callable[[str, Path], TriedOut] | None = None

    def __call__(self, plan: Plan, cwd: Path) -> Verdict:
        """Preview `plan`, run what the user confirms."""
        while True:
            plan, spot = self.steps.gate.assessed(plan), Spot.of(cwd)
            rulings = self._show(plan, cwd)
            if not plan.steps:
                return Verdict(ExitStatus.NO_PLAN)
            if all(ruling.is_automatic for ruling in rulings):
                return self._run(plan, cwd, Approval(plan.steps, spot, Approver.POLICY))
            answer = self._ask(plan, rulings)
            if answer == "run":
                return self._run(plan, cwd, Approval(plan.steps, spot, approver_for(plan.steps)))
            if answer == "s":
                return self._run(plan, cwd, Approval((), spot, Approver.KEY), one_by_one=True)
            if answer == "n":
                self.terminal.show(plan_view.note("cancelled; nothing was run"))
                return Verdict(ExitStatus.NEEDS_CONFIRMATION)
            if answer == "x":
                self._explain(plan)
            elif answer == "d":
                committed = self._dry_run(plan, cwd, rulings)
                if committed is not None:
                    return Verdict(committed.outcome.status, (committed,))
            elif answer == "a":
                plan = self._choose(plan)
            elif answer == "e":
                plan = self._edit(plan)

    def _show(self, plan: Plan, cwd: Path) -> list[Ruling]:
        """The preview, and what the policy says about each step."""
        impacts = [self.steps.impact(step, cwd) for step in plan.steps]
        self.terminal.show(plan_view.preview(plan, impacts))
        pairs = zip(plan.steps, impacts, strict=True)
        rulings = [self.steps.gate.ruling(step, cwd, impact) for step, impact in pairs]
        for line in plan_view.ruling_lines(rulings):
            self.terminal.show(line)
        return rulings

    def _ask(self, plan: Plan, rulings: Sequence[Ruling]) -> str:
        """The key, or "run" once the run is confirmed as its risk and the policy demand."""
        level = worst(plan.steps)
        is_denied = any(ruling.is_denied for ruling in rulings)
        takes_enter = level is Level.SAFE and not is_denied and not any(ruling.asks for ruling in rulings)
        while True:
            choices = {RUN_KEY: "run", **KEYS_ALL}
            if is_denied:
                del choices[RUN_KEY]
            if len(plan.steps) == 1 or is_denied:
                del choices["s"]
            if not plan.alternatives:
                del choices["a"]
            answer = self.terminal.ask_key("", choices, default=RUN_KEY if takes_enter else None)
            if answer != RUN_KEY:
                return answer
            if level is not Level.DANGER:
                return "run"
            if self.terminal.ask_word(f"This is dangerous. Type {DANGER_WORD} to run it", DANGER_WORD):
                return "run"
            return "n"

    def _run(self, plan: Plan, cwd: Path, approval: Approval, *, one_by_one: bool = False) -> Verdict:
        """one_by_one: each step is approved by a key of its own."""
        results: list[StepResult] = []
        pending = list(plan.steps)
        replans = 0
        total = len(pending)
        while pending:
            step = pending.pop(0)
            if total > 1:
                self.terminal.show(plan_view.step_line(step, len(results) + 1, total))
            if one_by_one and results and self.terminal.ask_key("run this step?", {"y": "run", "n": "stop"}) == "n":
                break
            if one_by_one and not approval.has(step) and not self._approve(approval, [step]):
                break
            try:
                result = self.steps(step, cwd, approval)
            except NotAllowed as refused:
                self.terminal.show(plan_view.note(f"not run: {refused.message}"))
                return Verdict(ExitStatus.NEEDS_CONFIRMATION, tuple(results))
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
            if fix is None or not self._approve(approval, fix):
                break
            replans += 1
            pending = [*fix, *pending]
            total = len(results) + len(pending)
        return Verdict(results[-1].outcome.status if results else ExitStatus.NEEDS_CONFIRMATION, tuple(results))

    def _approve(self, approval: Approval, steps: Sequence[Step]) -> bool:
        """The yes of the key that was just pressed, for `steps` to run next; danger asks for its word besides."""
        approver = approver_for(steps)
        if approver is Approver.WORD and not self.terminal.ask_word(
            f"This is dangerous. Type {DANGER_WORD} to run it", DANGER_WORD
        ):
            return False
        approval.add_first(steps, approver)
        return True

    def _offer_fix(self, step: Step, outcome: Outcome, *, has_more: bool) -> list[Step] | None:
        """The steps to go on with: a fix and the step again, the step again, nothing new; None to stop."""
        output = outcome.output.decode("utf-8", "replace")
        diagnosis = self.diagnose(Failure(step.command, outcome.status, output, outcome.cwd))
        self.terminal.show(plan_view.failed(diagnosis))
        choices = {"n": "stop", "r": "run the step again"}
        fix = self._fix_steps(diagnosis, step, outcome.cwd)
        if fix:
            more = ", then the step again" if len(fix) > 1 else ""
            choices = {"f": f"run the fix: {fix[0].command}{more}", **choices}
        if has_more:
            choices["c"] = "go on without it"
        answer = self.terminal.ask_key("", choices)
        if answer == "r":
            return [step]
        if answer == "c":
            return []
        return fix if answer == "f" else None

    def _fix_steps(self, diagnosis: Diagnosis, step: Step, cwd: Path) -> list[Step]:
        """The fix as a step, then the failed step again when the fix only prepares it; none that the policy denies."""
        if not diagnosis.fixes:
            return []
        fix = diagnosis.fixes[0]
        made = Step(
            fix.command, fix.why, Effect.CHANGES, self.assess(fix.command), provenance="explanation of the failure"
        )
        ruling = self.steps.gate.ruling(made, cwd)
        if ruling.is_denied:
            for line in plan_view.ruling_lines([ruling]):
                self.terminal.show(line)
            return []
        is_corrected_step = fix.command.split()[:1] == step.command.split()[:1]
        return [made] if is_corrected_step else [made, step]

    def _report(self, result: StepResult) -> None:
        for line in plan_view.result_lines(result.outcome, result.record, result.notes):
            self.terminal.show(line)

    def _explain(self, plan: Plan) -> None:
        for step in plan.steps:
            self.terminal.show(plan_view.flags(step.command, self.explain_flags(step.command)))

    def _dry_run(self, plan: Plan, cwd: Path, rulings: Sequence[Ruling]) -> StepResult | None:
        """The plan's result when it was tried on a copy and then kept."""

        def approver() -> Approver | None:
            found = approver_for(plan.steps)
            if found is Approver.WORD and not self.terminal.ask_word(
                f"This is dangerous. Type {DANGER_WORD} to keep it", DANGER_WORD
            ):
                return None
            return found

        result = DryRun(self.terminal, self.steps, self.try_out)(plan, cwd, rulings, approver)
        if result is not None:
            self._report(result)
        return result

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


def approver_for(steps: Sequence[Step]) -> Approver:
    """What stands behind a yes to `steps`: for danger the word was typed, or has to be."""
    return Approver.WORD if worst(steps) is Level.DANGER else Approver.KEY


def run_unattended(plan: Plan, steps: StepRunner, cwd: Path, show: Callable[[object], None]) -> Verdict:
    """Run all steps without asking, stop at the first that fails: `--yes`."""
    results: list[StepResult] = []
    approval = Approval(plan.steps, Spot.of(cwd), Approver.OPTION)
    for step in plan.steps:
        try:
            result = steps(step, cwd, approval)
        except SessionClosed as closed:
            return Verdict(closed.status, tuple(results))
        results.append(result)
        cwd = result.outcome.cwd
        for line in plan_view.result_lines(result.outcome, result.record, result.notes):
            show(line)
        if result.outcome.status:
            break
    return Verdict(results[-1].outcome.status if results else ExitStatus.NO_PLAN, tuple(results))
