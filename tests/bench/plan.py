"""Request to plan: with the kernel warm, and as a whole cold process."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from llmsh.app.wiring import context
from llmsh.ipc.client import Client
from tests.bench.measure import Row, median_ms, percentile_ms, wall
from tests.bench.shells import LLMSH, environment

REQUESTS = (
    "find files larger than 10 MB",
    "the five largest python files modified this week",
    "how much disk space is left",
    "count the lines of every .c file",
    "undo my last commit but keep the changes",
    "what is listening on port 8080",
    "extract backup.tar.gz into a new folder",
    "replace foo with bar in all yaml files",
    "which process uses the most memory",
    "delete empty directories under build",
)
ROUNDS = 10


def rows() -> list[Row]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        root = Path(folder)
        env = environment(root)
        kernel = subprocess.Popen([LLMSH, "kernel", "run"], env=env)
        try:
            samples = _ask_kernel(root)
        finally:
            kernel.terminate()
            kernel.wait()
        cold = [wall([LLMSH, "ask", "--print", REQUESTS[0]], env=env) for _ in range(7)]
        compiled = wall([sys.executable, "-P", "-m", "llmsh.planner.compiled_file", str(root / "corpus")])
    return [
        Row("request → plan, kernel warm, p50", median_ms(samples), None, "ms", "≤ 100 ms"),
        Row("request → plan, kernel warm, p95", percentile_ms(samples, 0.95), None, "ms", "≤ 250 ms"),
        Row("`llmsh ask --print`, whole process, no kernel", median_ms(cold), None, "ms"),
        Row("recipes compiled, at the first request after they were changed", compiled * 1000, None, "ms"),
    ]


def _ask_kernel(root: Path) -> list[float]:
    path = root / "llmsh" / "kernel.sock"
    deadline = time.monotonic() + 20
    while not path.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    samples = []
    with Client(path) as client:
        client.call("warm")
        here = context(root)
        for number in range(ROUNDS + 1):
            for request in REQUESTS:
                started = time.perf_counter()
                client.plan(request, here)
                if number:
                    samples.append(time.perf_counter() - started)
    return samples
