"""Throughput of output through llmsh, against script(1): a second pty is the limit for both."""

import shutil
import tempfile
from pathlib import Path

from tests.bench.measure import Row, Screen, interleave, median_ms
from tests.bench.shells import PROMPT, environment, home, interactive

ROUNDS = 9
SIZE_BYTES = 100 << 20  # so much that what a command costs once is no part of it


def rows() -> list[Row]:
    if not shutil.which("script"):
        return []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        root = home(Path(folder))
        env = environment(root)
        line = b"0123456789abcdef" * 4 + b"\n"
        (root / "big").write_bytes(line * (SIZE_BYTES // len(line)))
        recorder = ["script", "-q", "-c", "bash -i", "/dev/null"]
        with Screen(recorder, env, root) as script, Screen(interactive()["llmsh"], env, root) as llmsh:
            for screen in (script, llmsh):
                screen.wait_for(PROMPT)
                screen.settle(1.0)
            samples = interleave({"script": lambda: _cat(script), "llmsh": lambda: _cat(llmsh)}, ROUNDS, 1)
    ours, theirs = (SIZE_BYTES / (1 << 20) / (median_ms(samples[name]) / 1000) for name in ("llmsh", "script"))
    return [Row(f"relay of {SIZE_BYTES >> 20} MiB, against script(1)", ours, theirs, "MiB/s", "≥ 1.0 × script")]


def _cat(screen: Screen) -> float:
    screen.send(b"cat big; echo do''ne")
    screen.settle(0.2)
    pressed = screen.send(b"\r")
    # The tail alone is kept, or searching what was seen would be what is measured.
    import os

    tail = b""
    while b"done\r\n" not in tail:
        tail = tail[-64:] + os.read(screen.fd, 1 << 16)
    from time import perf_counter

    arrived = perf_counter()
    screen.settle(0.2)
    return arrived - pressed
