"""Plans a request, runs what it became, and gives what it printed."""

import subprocess
from pathlib import Path

from llmsh.core.context import Context
from llmsh.planner.planner import BuiltInPlanner
from tests.planner.fixtures import hermetic_env


def run(planner: BuiltInPlanner, request: str, cwd: Path) -> str:
    plan = planner.plan(request, Context(cwd=cwd, home=cwd))
    assert plan.steps, f"no plan for {request!r}: {plan.question} {plan.notes}"
    done = subprocess.run(
        ["bash", "-c", plan.script],
        cwd=cwd,
        env=hermetic_env(cwd),
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert done.stderr == "", f"{plan.script}: {done.stderr}"
    return done.stdout
