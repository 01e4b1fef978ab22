"""Plans on the screen: what must be said is said, in 80 and in 40 columns, and nothing in it can move the cursor."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console, RenderableType

from llmsh.core.diagnosis import Cause, Diagnosis, Failure, Fix
from llmsh.core.plan import Effect, Plan, Step
from llmsh.core.ports import CheckpointRecord, Impact, Outcome
from llmsh.core.risk import Assessment, Finding, Level, Reason
from llmsh.views import plan as view

DANGER = Assessment(Level.DANGER, (Finding(Level.DANGER, Reason.DELETE, "deletes everything that it finds"),))


def text_of(renderable: RenderableType, width: int = 80) -> str:
    out = io.StringIO()
    Console(file=out, width=width, highlight=False).print(renderable)
    return out.getvalue()


def step(command: str = "find . -delete") -> Step:
    return Step(command, "Deletes files.", Effect.DELETES, DANGER, ("rg is not installed",), "output of make")


@pytest.mark.parametrize("width", [80, 40])
def test_a_preview_says_command_effect_risk_reach_and_doubts(width: int) -> None:
    impact = Impact((Path("a"),), 14, 3 << 20, notes=("a link leads out",))
    shown = " ".join(text_of(view.preview(Plan("r", (step(),), 0.9), [impact]), width).split())
    for part in ("find . -delete", "Deletes files.", "deletes", "danger", "deletes everything that it finds"):
        assert part in shown
    for part in (
        "touches 14 paths, 3.0 M",
        "can be undone",
        "a link leads out",
        "rg is not installed",
        "output of make",
    ):
        assert part in shown
    assert max(map(len, text_of(view.preview(Plan("r", (step(),), 0.9), [impact]), width).splitlines())) <= width


def test_steps_are_numbered_when_there_are_several() -> None:
    shown = text_of(view.preview(Plan("r", (step("one"), step("two")), 0.9), [None, None]))
    assert " 1 one" in shown
    assert " 2 two" in shown


def test_no_plan_is_said_with_its_question_or_reason() -> None:
    assert "Which file?" in text_of(view.preview(Plan("r", (), 0.0, question="Which file?"), []))
    assert "nothing fits" in text_of(view.preview(Plan("r", (), 0.0, notes=("nothing fits",)), []))
    assert "no plan" in text_of(view.preview(Plan("r", (), 0.0), []))


@pytest.mark.parametrize("bad", ["\x1b]0;x\x07", "\x9b31m", "\u202e", "\r"])
def test_control_characters_are_made_visible_everywhere(bad: str) -> None:
    failure = Failure(f"c{bad}", 1, "", Path("/"))
    diagnosis = Diagnosis(failure, (Cause(f"s{bad}", (f"e{bad}",), 0.9, "x"),), f"x{bad}", (Fix(f"f{bad}", f"w{bad}"),))
    impact = Impact((Path(f"p{bad}"),), 1, notes=(f"n{bad}",))
    shown = text_of(view.failed(diagnosis)) + text_of(view.preview(Plan("r", (step(f"c{bad}"),), 1.0), [impact]))
    shown += text_of(view.touched(step(), impact)) + text_of(view.flags(f"c{bad}", [(f"w{bad}", f"m{bad}")]))
    assert bad not in shown


def test_what_cannot_be_undone_is_said() -> None:
    assert "not all of it can be undone" in text_of(view.touched(step(), Impact((), 3, complete=False, undoable=False)))
    assert "touches nothing as things stand" in text_of(view.touched(step(), Impact()))
    assert "changes no files here" in text_of(view.touched(step(), None))


def test_a_result_names_what_changed_and_the_way_back() -> None:
    record = CheckpointRecord(7, 0.0, Path("/"), "x", tuple(Path(f"f{number}") for number in range(5)))
    lines = [line.plain for line in view.result_lines(Outcome(2, Path("/"), 0.1), record, ("why not",))]
    assert lines[0] == "exit status 2"
    assert "f0, f1, f2 and 2 more" in lines[1]
    assert "llmsh undo 7" in lines[1]
    assert lines[2] == "why not"


def test_paths_below_the_directory_are_named_from_there_and_silence_is_answered() -> None:
    record = CheckpointRecord(1, 0.0, Path("/home/ada"), "x", (Path("/home/ada/a/b"), Path("/etc/c")))
    done = Outcome(0, Path("/home/ada"), 0.1)
    assert view.result_lines(done, record, ())[0].plain.startswith("changed a/b, /etc/c · undo")
    assert [line.plain for line in view.result_lines(done, None, ())] == ["done"]
    assert view.result_lines(replace(done, output=b"x"), None, ()) == []
