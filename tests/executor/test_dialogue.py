"""The conversation about a plan, with ports that record; what runs is real bash."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from rich.console import Console

from llmsh.audit.log import NoAudit
from llmsh.core.diagnosis import Cause, Diagnosis, Failure, Fix
from llmsh.core.errors import DriftError, ExitStatus
from llmsh.core.plan import Effect, Plan, Step
from llmsh.core.policy import Ruling
from llmsh.core.ports import CheckpointRecord, Impact
from llmsh.core.risk import Assessment, Finding, Level, Reason
from llmsh.executor.coprocess import Coprocess
from llmsh.executor.dialogue import DANGER_WORD, Dialogue, run_unattended
from llmsh.executor.gate import Gate
from llmsh.executor.steps import StepRunner

ENTER = "\r"


class Script:
    """A Terminal that answers from a list and keeps what was shown."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, ...]] = []
        self.console = Console(record=True, width=60, highlight=False, file=open("/dev/null", "w"))  # noqa: SIM115

    def show(self, renderable: object) -> None:
        self.console.print(renderable)

    def ask_key(self, prompt: str, choices: Mapping[str, str], default: str | None = None) -> str:
        del prompt
        self.asked.append(tuple(choices) if default is None else (ENTER, *choices))
        answer = self.answers.pop(0)
        if answer == ENTER and default is not None:
            answer = default
        assert answer in choices, f"{answer!r} was not offered: {tuple(choices)}"
        return answer

    def ask_word(self, prompt: str, expected: str) -> bool:
        del prompt
        return self.answers.pop(0) == expected

    def edit(self, text: str) -> str | None:
        del text
        return self.answers.pop(0)

    @property
    def screen(self) -> str:
        return self.console.export_text(clear=False)

    def close(self) -> None:
        self.console.file.close()


class Checkpoints:
    """A Checkpointer that only counts."""

    def __init__(self) -> None:
        self.begun: list[tuple[Path, ...]] = []

    def begin(self, command: str, cwd: Path, paths: Sequence[Path]) -> int:
        del command, cwd
        self.begun.append(tuple(paths))
        return len(self.begun)

    def finish(self, number: int) -> CheckpointRecord:
        return CheckpointRecord(number, 0.0, Path("/"), "x", self.begun[number - 1])

    def undo(self, number: int | None = None) -> CheckpointRecord:
        raise DriftError("no")

    def records(self) -> Sequence[CheckpointRecord]:
        return ()


def level_of(command: str) -> Assessment:
    """Levels written into the commands of these tests."""
    level = Level.DANGER if "danger" in command else Level.CAUTION if "caution" in command else Level.SAFE
    findings = (Finding(level, Reason.DELETE, "does harm"),) if level else ()
    return Assessment(level, findings, read_only=level is Level.SAFE)


def step(command: str, effect: Effect = Effect.READS) -> Step:
    return Step(command, f"Runs {command}.", effect, level_of(command))


def diagnose(failure: Failure) -> Diagnosis:
    return Diagnosis(failure, (Cause("It was not there.", (), 0.9, "x"),), "Make it.", (Fix("touch here", "makes it"),))


@pytest.fixture
def bash(tmp_path: Path) -> Iterator[Coprocess]:
    with Coprocess(shutil.which("bash") or "/bin/bash", tmp_path) as process:
        yield process


def open_gate() -> Gate:
    """A gate without a policy."""
    return Gate(level_of, lambda step, cwd, risk, impact=None: Ruling(), NoAudit())


class Talk:
    def __init__(self, bash: Coprocess, *answers: str, gate: Gate | None = None) -> None:
        self.terminal = Script(*answers)
        self.checkpoints = Checkpoints()
        self.bash = bash
        self.dialogue = Dialogue(
            self.terminal,
            StepRunner(bash.run, lambda step, cwd: Impact((cwd / "x",), 1, 10), self.checkpoints, gate or open_gate()),
            level_of,
            diagnose,
            lambda command, status: status == 1,
            lambda command: [("echo", "print words")],
        )

    def __call__(self, *steps: Step, alternatives: tuple[Plan, ...] = ()) -> int:
        plan = Plan("r", steps, 0.9, alternatives=alternatives)
        status = self.dialogue(plan, self.bash.cwd).status
        assert not self.terminal.answers, "questions were left unasked"
        self.terminal.close()
        return status


def test_a_safe_plan_runs_on_enter(bash: Coprocess) -> None:
    assert Talk(bash, ENTER)(step("touch made")) == 0
    assert (bash.cwd / "made").exists()


def test_a_safe_plan_runs_on_y_as_well(bash: Coprocess) -> None:
    assert Talk(bash, "y")(step("touch made")) == 0
    assert (bash.cwd / "made").exists()


def test_cancel_runs_nothing(bash: Coprocess) -> None:
    assert Talk(bash, "n")(step("touch made")) == ExitStatus.NEEDS_CONFIRMATION
    assert not (bash.cwd / "made").exists()


def test_enter_is_not_offered_for_a_plan_that_changes_something(bash: Coprocess) -> None:
    talk = Talk(bash, "y")
    assert talk(step("touch made # caution", Effect.CREATES)) == 0
    assert ENTER not in talk.terminal.asked[0]
    assert talk.checkpoints.begun == [(bash.cwd / "x",)]


def test_danger_needs_the_typed_word(bash: Coprocess) -> None:
    assert Talk(bash, "y", "no")(step("touch made # danger", Effect.DELETES)) != 0
    assert not (bash.cwd / "made").exists()
    assert Talk(bash, "y", DANGER_WORD)(step("touch made # danger", Effect.DELETES)) == 0
    assert (bash.cwd / "made").exists()


def test_an_edited_text_is_assessed_anew(bash: Coprocess) -> None:
    talk = Talk(bash, "e", "touch other # danger", "y", "no")
    assert talk(step("touch made")) != 0
    assert not list(bash.cwd.iterdir())


def test_another_reading_can_be_chosen(bash: Coprocess) -> None:
    other = Plan("r", (step("touch second"),), 0.4)
    assert Talk(bash, "a", "1", ENTER)(step("touch first"), alternatives=(other,)) == 0
    assert [path.name for path in bash.cwd.iterdir()] == ["second"]


def test_steps_stop_at_a_failure_and_the_fix_goes_on(bash: Coprocess) -> None:
    talk = Talk(bash, ENTER, "f")
    assert talk(step("test -e here || (exit 1)"), step("touch after")) == 0
    assert sorted(path.name for path in bash.cwd.iterdir()) == ["after", "here"]
    assert "It was not there." in talk.terminal.screen


def test_a_failure_can_end_the_plan(bash: Coprocess) -> None:
    assert Talk(bash, ENTER, "n")(step("(exit 1)"), step("touch after")) == 1
    assert not list(bash.cwd.iterdir())


def test_step_by_step_asks_before_each(bash: Coprocess) -> None:
    assert Talk(bash, "s", "y", "n")(step("touch a"), step("touch b"), step("touch c")) == 0
    assert sorted(path.name for path in bash.cwd.iterdir()) == ["a", "b"]


def test_explain_and_dry_run_show_and_run_nothing(bash: Coprocess) -> None:
    talk = Talk(bash, "x", "d", "n")
    talk(step("touch made # caution", Effect.CREATES))
    assert "print words" in talk.terminal.screen
    assert "touches 1 path" in talk.terminal.screen
    assert not list(bash.cwd.iterdir())


def test_control_characters_of_a_plan_are_shown_not_sent(bash: Coprocess) -> None:
    talk = Talk(bash, "n")
    talk(step("echo \x1b]0;owned\x07 \u202e"))
    assert "\x1b]0" not in talk.terminal.screen
    assert "\u202e" not in talk.terminal.screen


def test_unattended_steps_stop_at_the_first_failure(bash: Coprocess) -> None:
    shown: list[object] = []
    plan = Plan("r", (step("true"), step("(exit 4)"), step("touch never")), 0.9)
    runner = StepRunner(bash.run, lambda step, cwd: Impact(), None, open_gate())
    assert run_unattended(plan, runner, bash.cwd, shown.append).status == 4
    assert not list(bash.cwd.iterdir())
