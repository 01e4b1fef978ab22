"""The key `d` at the preview of a plan: a real trial, its difference, and what keeping it takes."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from llmsh.checkpoint.store import CheckpointStore
from llmsh.core.errors import ExitStatus, TrialError
from llmsh.core.plan import Effect, Plan, Step
from llmsh.core.policy import Action, Approver, Ruling
from llmsh.core.ports import Impact, TriedOut
from llmsh.core.risk import Assessment
from llmsh.executor.coprocess import Coprocess
from llmsh.executor.dialogue import DANGER_WORD, Dialogue, Verdict
from llmsh.executor.gate import Gate
from llmsh.executor.steps import StepRunner
from tests.executor.test_dialogue import Script, diagnose, level_of
from tests.trial.ways import trial, why_not

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not())


class Audit:
    """An AuditTrail that remembers."""

    def __init__(self) -> None:
        self.events: list[tuple[Any, ...]] = []

    def generated(self, plan: Plan, cwd: Path) -> None:
        pass

    def starts(self, step: Step, cwd: Path, risk: Assessment, approver: Approver) -> str:
        self.events.append(("starts", step.command, approver))
        return step.command

    def ended(self, run: str, status: int, duration_s: float) -> None:
        self.events.append(("ended", run, status))

    def refused(self, step: Step, cwd: Path, why: str) -> None:
        self.events.append(("refused", step.command))

    def undone(self, number: int, command: str, cwd: Path) -> None:
        pass


class Talk:
    def __init__(self, place: Path, *answers: str, ruling: Ruling | None = None) -> None:
        self.place = place / "work"
        self.place.mkdir(exist_ok=True)
        self.terminal = Script(*answers)
        self.audit = Audit()
        self.store = CheckpointStore(place / "state")
        self.ruling = ruling or Ruling()
        self.try_out: Any = trial

    def __call__(self, *commands: str, effect: Effect = Effect.CHANGES) -> Verdict:
        gate = Gate(level_of, lambda step, cwd, risk, impact=None: self.ruling, self.audit)
        with Coprocess(shutil.which("bash") or "/bin/bash", self.place) as bash:
            runner = StepRunner(bash.run, lambda step, cwd: Impact((cwd / "x",), 1, 10), self.store, gate)
            dialogue = Dialogue(
                self.terminal,
                runner,
                level_of,
                diagnose,
                lambda command, status: status == 1,
                explain_flags=lambda command: [],
                try_out=self.try_out,
            )
            steps = tuple(Step(text, "Does it.", effect, level_of(text)) for text in commands)
            verdict = dialogue(Plan("r", steps, 0.9), self.place)
        assert not self.terminal.answers, "questions were left unasked"
        self.terminal.close()
        self.store.close()
        return verdict

    @property
    def screen(self) -> str:
        return self.terminal.screen

    def files(self) -> Sequence[str]:
        return sorted(os.listdir(self.place))


def test_a_dry_run_shows_the_difference_and_drops_it(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "d", "n", "n")
    assert talk("echo one > made # caution").status == ExitStatus.NEEDS_CONFIRMATION
    assert " + made  made, 4 bytes" in talk.screen
    assert "+one" in talk.screen
    assert talk.files() == []
    assert talk.audit.events == []


def test_a_dry_run_that_is_kept_is_a_run_that_can_be_undone(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "d", "v", "c")
    verdict = talk("echo one > made # caution", "mkdir more # caution")
    assert verdict.status == 0
    assert talk.files() == ["made", "more"]
    assert talk.audit.events == [
        ("starts", "echo one > made # caution", Approver.KEY),
        ("starts", "mkdir more # caution", Approver.KEY),
        ("ended", "echo one > made # caution", 0),
        ("ended", "mkdir more # caution", 0),
    ]
    assert verdict.results[0].record is not None
    talk.store.undo()
    talk.store.close()
    assert talk.files() == []


def test_keeping_something_dangerous_needs_the_typed_word(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "d", "c", "no", "d", "c", DANGER_WORD)
    assert talk("touch made # danger").status == 0
    assert talk.files() == ["made"]
    assert talk.audit.events[0] == ("starts", "touch made # danger", Approver.WORD)


def test_what_the_policy_denies_is_not_even_tried(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "d", "n", ruling=Ruling(Action.DENY, ("policy.toml:1: no",)))
    talk("touch made # caution")
    assert "trial:" not in talk.screen
    assert "touches 1 path" in talk.screen
    assert talk.files() == []


def test_where_no_trial_can_be_made_the_reason_and_the_reach_are_shown(tmp_path: Path) -> None:
    def unable(command: str, cwd: Path) -> TriedOut:
        raise TrialError("a trial cannot be made here: no")

    talk = Talk(tmp_path, "d", "n")
    talk.try_out = unable
    talk("touch made # caution")
    assert "a trial cannot be made here: no" in talk.screen
    assert "touches 1 path" in talk.screen


def test_what_changes_nothing_has_nothing_to_keep(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "d", "n")
    talk("true")
    assert "it changes no files" in talk.screen
