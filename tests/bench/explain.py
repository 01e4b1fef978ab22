"""`llmsh explain` as a whole process, cold, and what of it is its own work: without Python's start and the imports."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.measure import Row, interleave, median_ms
from tests.bench.shells import LLMSH, environment

ROUNDS = 60
FAILED = ("--command", "cat nots.txt", "--status", "1")
OUTPUT = b"cat: nots.txt: No such file or directory\n"
# The modules that an explanation has loaded when it is done, as it ends by itself.
LIST_MODULES = """
import json, os, sys
leave = os._exit
def end(status):
    sys.stderr.write(json.dumps(list(sys.modules)))
    sys.stderr.flush()
    leave(status)
os._exit = end
sys.argv = ["llmsh", "explain", *sys.argv[1:]]
from llmsh.__main__ import main
main()
"""

# What an explanation does before its own work.
SAME_IMPORTS = """
import gc, os
gc.disable()
from llmsh.app.kept_code import KeptCode
KeptCode.install("explain")
from llmsh.repl.light_imports import light_standard_library
with light_standard_library():
    from llmsh.repl.light_dataclasses import compile_methods_late
    compile_methods_late()
    import MODULES
os._exit(0)
"""


def rows() -> list[Row]:
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root) / "work"
        folder.mkdir()
        (folder / "notes.txt").write_text("hello\n")
        env = environment(Path(root))
        modules = _modules(folder, env)
        imports = SAME_IMPORTS.replace("MODULES", ", ".join(modules))
        samples = interleave(
            {
                "explain": lambda: _wall([LLMSH, "explain", *FAILED], folder, env),
                "imports": lambda: _wall([sys.executable, "-E", "-P", "-c", imports], folder, env),
            },
            ROUNDS,
            5,
        )
    whole, loading = median_ms(samples["explain"]), median_ms(samples["imports"])
    note = "yardstick: Python's start and the same imports from kept code"
    return [
        Row("`llmsh explain`, cold, whole process", whole, loading, "ms", "≤ 120 ms", note),
        Row("its own work in that", whole - loading, None, "ms", "≤ 30 ms"),
    ]


def _modules(folder: Path, env: dict[str, str]) -> list[str]:
    argv = [sys.executable, "-E", "-P", "-c", LIST_MODULES, *FAILED]
    done = subprocess.run(argv, input=OUTPUT, cwd=folder, env=env, capture_output=True, check=True)
    names: list[str] = json.loads(done.stderr)
    return [name for name in names if name != "__main__" and all(part.isidentifier() for part in name.split("."))]


def _wall(argv: Sequence[str], folder: Path, env: dict[str, str]) -> float:
    """Seconds from spawn to exit, the output of the failed command on standard input."""
    started = time.perf_counter()
    subprocess.run(argv, input=OUTPUT, cwd=folder, env={**os.environ, **env}, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started
