"""Without a kernel a request is still planned, in a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from llmsh.app.wiring import KernelPlanner, context
from llmsh.core.errors import KernelDied, KernelUnavailable
from tests.kernel.serving import environment

_IS_LOADED = """
import sys
from pathlib import Path
from llmsh.app.wiring import KernelPlanner, context
plan = KernelPlanner(start=True).plan("count the lines of notes.txt", context(Path.cwd()))
print(plan.script)
print(plan.steps[0].risk.level.name.lower())
print("llmsh.planner.planner" in sys.modules, "numpy" in sys.modules)
"""


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> None:
    """No kernel can be reached."""

    def refuse(*_: object, **__: object) -> None:
        raise KernelUnavailable("none answers")

    monkeypatch.setattr("llmsh.ipc.client.Client", refuse)


def test_a_request_is_planned_and_the_planner_is_not_loaded_into_this_process(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    (tmp_path / "notes.txt").write_text("one\n")
    env = {**environment(tmp_path), "XDG_RUNTIME_DIR": str(blocked)}
    done = subprocess.run(
        [sys.executable, "-c", _IS_LOADED], cwd=tmp_path, env=env, stdout=subprocess.PIPE, text=True, check=True
    )
    script, risk, loaded = done.stdout.splitlines()
    assert script.startswith("wc -l")
    assert "notes.txt" in script
    assert risk == "safe"
    assert loaded == "False False"


@pytest.mark.usefixtures("refusing")
def test_a_planner_that_ends_leaves_the_shell_with_a_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    plan = KernelPlanner(start=True).plan("count the lines of notes.txt", context(tmp_path))
    assert not plan.steps
    assert "ended with status 1" in plan.notes[0]


def test_what_killed_the_kernel_is_not_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def die(*_: object, **__: object) -> None:
        raise KernelDied("gone")

    def plan_aside(request: str, context: object, *, with_model: bool) -> None:
        asked.append(with_model)

    monkeypatch.setattr("llmsh.ipc.client.Client", die)
    monkeypatch.setattr("llmsh.app.planning_aside.plan_aside", plan_aside)
    KernelPlanner(start=True).plan("count the lines", context(tmp_path))
    assert asked == [False]
