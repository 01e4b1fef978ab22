"""The first request where the compiled recipes do not fit: it waits for them, says so, and no one compiles twice."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.ways import ROOT
from tests.kernel.serving import answers, environment, wait_until

_PLAN = """
from pathlib import Path
from llmsh.app.wiring import KernelPlanner, context
from llmsh.core.work import Work, doing
with doing(Work(lambda: False, lambda stage, value: print(stage, flush=True))):
    plan = KernelPlanner(start=False).plan("count the lines of notes.txt", context(Path.cwd()))
print(plan.script or plan.notes)
"""


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """An llmsh whose recipes are not compiled, with a user who has no cache yet."""
    package, planner = tmp_path / "tree" / "llmsh", tmp_path / "tree" / "llmsh" / "planner"
    planner.mkdir(parents=True)
    for source, target, left_out in (
        (ROOT / "llmsh", package, "planner"),
        (ROOT / "llmsh/planner", planner, "corpus.bin"),
    ):
        for entry in source.iterdir():
            if entry.name not in (left_out, "__pycache__"):
                (target / entry.name).symlink_to(entry)
    (tmp_path / "notes.txt").write_text("one\n")
    changed = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": str(tmp_path / "tree")}
    return {**environment(tmp_path), **changed, "HOME": str(tmp_path)}


def test_a_request_waits_longer_than_for_a_plan_while_recipes_are_prepared(tmp_path: Path, env: dict[str, str]) -> None:
    (tmp_path / "config" / "llmsh").mkdir(parents=True)
    (tmp_path / "config" / "llmsh" / "config.toml").write_text("plan_timeout_s = 0.5\n")
    kernel = subprocess.Popen([sys.executable, "-P", "-m", "llmsh", "kernel", "run"], env=env)
    try:
        wait_until(lambda: answers(tmp_path / "run" / "llmsh" / "kernel.sock"))
        command = [sys.executable, "-P", "-c", _PLAN]
        done = subprocess.run(command, cwd=tmp_path, env=env, stdout=subprocess.PIPE, text=True, check=True)
        *stages, script = done.stdout.splitlines()
        assert stages.count("queued") > 1  # it was asked again
        assert "preparing" in stages
        assert script.startswith("wc -l")
        assert kernel.poll() is None
    finally:
        kernel.terminate()
        kernel.wait()


def test_ask_says_on_a_terminal_what_it_waits_for_and_prints_the_command_alone(
    tmp_path: Path, env: dict[str, str]
) -> None:
    leader, follower = os.openpty()
    command = [sys.executable, "-P", "-m", "llmsh", "ask", "--print", "how much memory is free"]
    env["TERM"] = "xterm"
    done = subprocess.run(command, cwd=tmp_path, env=env, stdout=subprocess.PIPE, stderr=follower, check=True)
    os.close(follower)
    said = os.read(leader, 4096).decode()
    os.close(leader)
    assert "preparing recipes, once…" in said
    assert said.endswith("\r\x1b[K")
    assert done.stdout.startswith(b"free")
