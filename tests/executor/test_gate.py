"""The gate: an approval is for these bytes in this directory, once; the policy and the risk have the last word."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from llmsh.core.errors import ExitStatus, NotAllowed
from llmsh.core.plan import Effect, Plan, Step
from llmsh.core.policy import Action, Approver, Ruling
from llmsh.core.ports import Checkpointer, CheckpointRecord, Impact, PolicyJudge
from llmsh.core.risk import Assessment, Level
from llmsh.core.trial import Change, Touch, Trial
from llmsh.executor.coprocess import Coprocess
from llmsh.executor.dialogue import DANGER_WORD, run_unattended
from llmsh.executor.gate import Approval, Gate, Spot
from llmsh.executor.steps import StepRunner
from tests.executor.test_dialogue import ENTER, Talk, level_of, step


class Trail:
    """An AuditTrail that remembers."""

    def __init__(self) -> None:
        self.events: list[tuple[str, str, str]] = []

    def generated(self, plan: Plan, cwd: Path) -> None:
        self.events.append(("plan", plan.request, ""))

    def starts(self, step: Step, cwd: Path, risk: Assessment, approver: Approver) -> str:
        self.events.append(("run", step.command, approver.value))
        return step.command

    def ended(self, run: str, status: int, duration_s: float) -> None:
        self.events.append(("end", run, str(status)))

    def refused(self, step: Step, cwd: Path, why: str) -> None:
        self.events.append(("refused", step.command, why))


def judge(step: Step, cwd: Path, risk: Assessment, impact: Impact | None = None) -> Ruling:
    """Rulings written into the commands of these tests."""
    if "denied" in step.command:
        return Ruling(Action.DENY, ("policy.toml:1",))
    if "asked" in step.command:
        return Ruling(Action.ASK, ("policy.toml:2",))
    is_automatic = "auto" in step.command and risk.read_only and not step.provenance
    return Ruling(Action.ALLOW, ("policy.toml:3",), is_automatic) if "auto" in step.command else Ruling()


@pytest.fixture
def bash(tmp_path: Path) -> Iterator[Coprocess]:
    with Coprocess(shutil.which("bash") or "/bin/bash", tmp_path) as process:
        yield process


@pytest.fixture
def trail() -> Trail:
    return Trail()


@pytest.fixture
def runner(bash: Coprocess, trail: Trail) -> StepRunner:
    return StepRunner(bash.run, lambda step, cwd: Impact(), None, Gate(level_of, judge, trail))


def approval(*steps: Step, cwd: Path, by: Approver = Approver.KEY) -> Approval:
    return Approval(steps, Spot.of(cwd), by)


def test_an_approved_step_runs_once(runner: StepRunner, bash: Coprocess) -> None:
    one = step("echo x >> made")
    yes = approval(one, cwd=bash.cwd)
    runner(one, bash.cwd, yes)
    with pytest.raises(NotAllowed, match="was not approved"):
        runner(one, bash.cwd, yes)
    assert (bash.cwd / "made").read_text() == "x\n"


def test_an_approval_does_not_hold_for_other_text(runner: StepRunner, bash: Coprocess, trail: Trail) -> None:
    yes = approval(step("touch a"), cwd=bash.cwd)
    with pytest.raises(NotAllowed):
        runner(step("touch a "), bash.cwd, yes)
    assert not list(bash.cwd.iterdir())
    assert trail.events[0][0] == "refused"


def test_an_approval_does_not_hold_in_another_directory(runner: StepRunner, bash: Coprocess) -> None:
    one = step("touch a")
    yes = approval(one, cwd=bash.cwd)
    (bash.cwd / "sub").mkdir()
    bash.run("cd sub")
    with pytest.raises(NotAllowed, match="approval was for"):
        runner(one, bash.cwd, yes)


def test_an_approval_does_not_hold_when_the_directory_was_exchanged(runner: StepRunner, bash: Coprocess) -> None:
    here = bash.cwd / "here"
    here.mkdir()
    one = step("touch a")
    yes = approval(one, cwd=here)
    here.rename(bash.cwd / "there")
    (bash.cwd / "other").mkdir()
    here.symlink_to(bash.cwd / "other")
    with pytest.raises(NotAllowed, match="approval was for"):
        runner(one, here, yes)
    assert not list((bash.cwd / "other").iterdir())


def test_a_later_step_runs_where_the_one_before_has_ended(runner: StepRunner, bash: Coprocess) -> None:
    (bash.cwd / "sub").mkdir()
    steps = (step("cd sub"), step("touch a"))
    yes = approval(*steps, cwd=bash.cwd)
    for each in steps:
        runner(each, bash.cwd, yes)
    assert (bash.cwd / "a").exists()


def test_steps_run_only_in_the_order_that_was_approved(runner: StepRunner, bash: Coprocess) -> None:
    first, second = step("touch a"), step("touch b")
    with pytest.raises(NotAllowed):
        runner(second, bash.cwd, approval(first, second, cwd=bash.cwd))


@pytest.mark.parametrize("by", list(Approver))
def test_a_denied_step_runs_on_nobodys_word(runner: StepRunner, bash: Coprocess, by: Approver, trail: Trail) -> None:
    one = step("touch denied")
    with pytest.raises(NotAllowed, match=r"policy denies this: policy\.toml:1"):
        runner(one, bash.cwd, approval(one, cwd=bash.cwd, by=by))
    assert not list(bash.cwd.iterdir())
    assert [event[0] for event in trail.events] == ["refused"]


@pytest.mark.parametrize(
    ("command", "by", "runs"),
    [
        ("touch plain", Approver.OPTION, True),
        ("touch asked", Approver.OPTION, False),
        ("touch asked", Approver.KEY, True),
        ("touch danger", Approver.OPTION, False),
        ("touch danger", Approver.KEY, False),
        ("touch danger", Approver.WORD, True),
        ("touch plain", Approver.POLICY, False),
        ("touch auto", Approver.POLICY, True),
        ("touch auto # caution", Approver.POLICY, False),
        ("touch plain", Approver.CLIENT, True),
        ("touch asked", Approver.CLIENT, False),
        ("touch danger", Approver.CLIENT, False),
    ],
)
def test_each_way_of_approving_reaches_as_far_as_it_should(
    runner: StepRunner, bash: Coprocess, command: str, by: Approver, runs: bool
) -> None:
    one = step(command)
    if runs:
        runner(one, bash.cwd, approval(one, cwd=bash.cwd, by=by))
    else:
        with pytest.raises(NotAllowed):
            runner(one, bash.cwd, approval(one, cwd=bash.cwd, by=by))
    assert bool(list(bash.cwd.iterdir())) is runs


def test_a_risk_that_somebody_else_gave_too_low_is_not_relied_on(runner: StepRunner, bash: Coprocess) -> None:
    lie = Step("touch danger", "", Effect.READS, Assessment(Level.SAFE, (), read_only=True))
    with pytest.raises(NotAllowed, match="typed word"):
        runner(lie, bash.cwd, approval(lie, cwd=bash.cwd))
    gate = Gate(level_of, judge, Trail())
    assert Talk(bash, "y", "no", gate=gate)(lie) == ExitStatus.NEEDS_CONFIRMATION
    assert not list(bash.cwd.iterdir())


def test_what_ran_is_written_down_with_who_approved_it(runner: StepRunner, bash: Coprocess, trail: Trail) -> None:
    one = step("(exit 3)")
    runner(one, bash.cwd, approval(one, cwd=bash.cwd))
    assert trail.events == [("run", "(exit 3)", "key"), ("end", "(exit 3)", "3")]


def test_unattended_steps_stop_at_the_policy(runner: StepRunner, bash: Coprocess) -> None:
    plan = Plan("r", (step("touch a"), step("touch asked"), step("touch c")), 0.9)
    with pytest.raises(NotAllowed):
        run_unattended(plan, runner, bash.cwd, lambda shown: None)
    assert [path.name for path in bash.cwd.iterdir()] == ["a"]


# The conversation


def gate() -> Gate:
    return Gate(level_of, judge, Trail())


def test_a_denied_plan_offers_no_key_to_run_it(bash: Coprocess) -> None:
    talk = Talk(bash, "n", gate=gate())
    talk(step("touch denied"), step("touch b"))
    assert not {ENTER, "y", "s"} & set(talk.terminal.asked[0])
    assert "policy.toml:1" in talk.terminal.screen
    assert not list(bash.cwd.iterdir())


def test_a_plan_that_the_policy_asks_about_does_not_run_on_enter(bash: Coprocess) -> None:
    talk = Talk(bash, "y", gate=gate())
    assert talk(step("touch asked")) == 0
    assert ENTER not in talk.terminal.asked[0]


def test_what_the_policy_lets_run_is_shown_and_runs_without_a_key(bash: Coprocess) -> None:
    talk = Talk(bash, gate=gate())
    assert talk(step("echo auto > made")) == 0
    assert "policy.toml:3" in talk.terminal.screen
    assert "echo auto" in talk.terminal.screen


def test_text_from_elsewhere_shows_its_source_and_asks(bash: Coprocess) -> None:
    talk = Talk(bash, "n", gate=gate())
    talk(Step("echo auto > made", "", Effect.READS, provenance="the output of `cat note`"))
    assert "the output of `cat note`" in talk.terminal.screen
    assert not list(bash.cwd.iterdir())


def test_danger_step_by_step_needs_the_typed_word_as_well(bash: Coprocess) -> None:
    talk = Talk(bash, "s", "no")
    assert talk(step("touch danger", Effect.DELETES), step("touch b")) == ExitStatus.NEEDS_CONFIRMATION
    assert not list(bash.cwd.iterdir())
    talk = Talk(bash, "s", DANGER_WORD, "y")
    assert talk(step("touch danger", Effect.DELETES), step("touch b")) == 0
    assert len(list(bash.cwd.iterdir())) == 2


def test_a_failed_dangerous_step_needs_the_word_again(bash: Coprocess) -> None:
    talk = Talk(bash, "y", DANGER_WORD, "r", "no")
    assert talk(step("echo x >> made; (exit 1) # danger", Effect.DELETES)) == 1
    assert (bash.cwd / "made").read_text() == "x\n"


def test_a_fix_that_the_policy_denies_is_not_offered(bash: Coprocess) -> None:
    def no_touch(step: Step, cwd: Path, risk: Assessment, impact: Impact | None = None) -> Ruling:
        return Ruling(Action.DENY, ("policy.toml:9",)) if step.command.startswith("touch here") else Ruling()

    talk = Talk(bash, ENTER, "n", gate=Gate(level_of, no_touch, Trail()))
    assert talk(step("(exit 1)")) == 1
    assert "f" not in talk.terminal.asked[-1]
    assert not list(bash.cwd.iterdir())


def test_an_edited_text_is_approved_anew(bash: Coprocess) -> None:
    talk = Talk(bash, "e", "touch denied # too", "n", gate=gate())
    assert talk(step("touch made")) == ExitStatus.NEEDS_CONFIRMATION
    assert not list(bash.cwd.iterdir())


# A trial on a copy, which can be kept


class Tried:
    """A TriedOut that remembers whether it was kept; what it says it changed is given."""

    def __init__(self, cwd: Path, *names: str) -> None:
        changes = tuple(Change(str(cwd / name), Touch.MADE, "made") for name in names)
        self.report = Trial("x", str(cwd), 0, 0.1, changes)
        self.kept = 0

    def commit(self, checkpoints: Checkpointer | None) -> CheckpointRecord | None:
        self.kept += 1
        return None

    def drop(self) -> None:
        pass


def keep(bash: Coprocess, tried: Tried, given: Step, *answers: str, judge: PolicyJudge = judge) -> list[object]:
    """Talk about `given`, try it on a copy, and press the key that keeps the result."""
    trail = Trail()
    tries: list[object] = []

    def try_out(command: str, cwd: Path) -> Tried:
        tries.append(command)
        return tried

    talk = Talk(bash, *answers, gate=Gate(level_of, judge, trail))
    talk.dialogue = replace(talk.dialogue, try_out=try_out)
    talk(given)
    return [*tries, *(event[0] for event in trail.events)]


def test_a_trial_is_kept_through_the_gate(bash: Coprocess) -> None:
    tried = Tried(bash.cwd, "a")
    assert keep(bash, tried, step("touch a # caution", Effect.CREATES), "d", "c")[1:] == ["run", "end"]
    assert tried.kept == 1


def test_a_denied_plan_is_not_even_tried(bash: Coprocess) -> None:
    tried = Tried(bash.cwd, "a")
    assert keep(bash, tried, step("touch denied", Effect.CREATES), "d", "n") == []
    assert tried.kept == 0


def test_danger_needs_the_word_to_be_kept(bash: Coprocess) -> None:
    tried = Tried(bash.cwd, "a")
    keep(bash, tried, step("touch danger", Effect.DELETES), "d", "c", "no", "n")
    assert tried.kept == 0


def test_a_trial_that_touched_what_is_protected_is_not_kept(bash: Coprocess) -> None:
    def protects(step: Step, cwd: Path, risk: Assessment, impact: Impact | None = None) -> Ruling:
        touches = impact is not None and any(path.name == "protected" for path in impact.paths)
        return Ruling(Action.DENY, ("policy.toml:4",)) if touches else Ruling()

    tried = Tried(bash.cwd, "protected")
    events = keep(bash, tried, step("bash script # caution", Effect.CREATES), "d", "c", "n", judge=protects)
    assert events[1:] == ["refused"]
    assert tried.kept == 0
