"""The planner's code is kept by the first process that plans; the next plans the same with it."""

import subprocess
import sys
from pathlib import Path

from tests.app.ways import ROOT
from tests.kernel.serving import environment, wait_until

PLAN = """
import gc, re, sys
from pathlib import Path
from llmsh.app.wiring import context, plan_here
plan = plan_here("count the lines of notes.txt", context(Path.cwd()))
print(plan.script, plan.confidence)
print(type(sys.modules["llmsh.planner.planner"].__spec__.loader).__name__, gc.isenabled())
"""
KERNEL = """
import sys
from pathlib import Path
from llmsh.app import wiring
wiring.KEEP_AFTER_S = 0.1
planner = wiring.load_kernel_planner(None)
print(planner.plan("count the lines of notes.txt", wiring.context(Path.cwd())).script, flush=True)
sys.stdin.read()
"""


def test_a_second_process_plans_the_same_from_kept_code(tmp_path: Path) -> None:
    env = {**environment(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    command = [sys.executable, "-c", PLAN]
    runs = [
        subprocess.run(
            command, cwd=tmp_path, env=env, stdout=subprocess.PIPE, text=True, check=True
        ).stdout.splitlines()
        for _ in range(2)
    ]
    assert runs[0][0] == runs[1][0]
    assert runs[0][0].startswith("wc -l")
    assert [run[1] for run in runs] == ["SourceFileLoader True", "_Loader True"]
    (kept,) = (tmp_path / "cache" / "llmsh").glob("code-*")
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_kernel_keeps_its_code_while_it_serves(tmp_path: Path) -> None:
    env = {**environment(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    with subprocess.Popen(
        [sys.executable, "-c", KERNEL], cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as kernel:
        assert kernel.stdout is not None
        assert kernel.stdout.readline().startswith("wc -l")
        wait_until(lambda: list((tmp_path / "cache" / "llmsh").glob("code-*")))
        kernel.communicate()
    assert kernel.returncode == 0
