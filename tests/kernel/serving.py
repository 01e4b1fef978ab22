"""A kernel for tests: in a thread with services of the test's own, or the real one as a process."""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from llmsh.core.errors import KernelUnavailable
from llmsh.ipc.client import Client
from llmsh.kernel.server import Handler, Server

PATIENCE_S = 60.0


class Running:
    """A server in a thread of its own."""

    def __init__(self, path: Path, services: Mapping[str, Handler], *, idle_s: float = 600, **more: Any) -> None:
        self.path = path
        self.server: Server | None = None
        # A socket has its path before it listens.
        self._listens = threading.Event()
        self._thread = threading.Thread(target=self._serve, args=(services, idle_s, more))
        self._thread.start()
        wait_until(lambda: self._listens.is_set() or not self._thread.is_alive())

    def _serve(self, services: Mapping[str, Handler], idle_s: float, more: dict[str, Any]) -> None:
        async def serve() -> None:
            loop = asyncio.get_running_loop()
            # Signal handlers belong to the main thread; the process's own are tested with a process.
            loop.add_signal_handler = lambda *_: None  # type: ignore[method-assign]
            self.server = Server(self.path, services, idle_s=idle_s, ready=self._listens.set, **more)
            await self.server.serve()

        asyncio.run(serve())

    def stop(self) -> None:
        with contextlib.suppress(KernelUnavailable), Client(self.path) as client:
            client.call("stop")
        self.join()

    def join(self) -> None:
        self._thread.join(PATIENCE_S)
        assert not self._thread.is_alive()


class Process:
    """`llmsh kernel run` with directories of its own below `root`."""

    def __init__(self, root: Path, **popen: Any) -> None:
        self.root = root
        self.path = root / "run" / "llmsh" / "kernel.sock"
        self.process = subprocess.Popen(KERNEL, env=environment(root), **popen)

    def wait_for_socket(self) -> None:
        wait_until(lambda: answers(self.path) or self.process.poll() is not None)
        assert self.process.poll() is None

    def end(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGCONT)
        self.process.terminate()
        try:
            self.process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


KERNEL = [sys.executable, "-P", "-m", "llmsh", "kernel", "run"]


def environment(root: Path) -> dict[str, str]:
    """Everything that a kernel reads and writes is below `root`; what plans are made from is compiled once."""
    env = {key: value for key, value in os.environ.items() if not key.startswith(("LISTEN_", "XDG_"))}
    for name in ("CONFIG", "STATE", "DATA"):
        env[f"XDG_{name}_HOME"] = str(root / name.lower())
    if "XDG_CACHE_HOME" in os.environ:
        env["XDG_CACHE_HOME"] = os.environ["XDG_CACHE_HOME"]
    (root / "run").mkdir(mode=0o700, exist_ok=True)
    return {**env, "XDG_RUNTIME_DIR": str(root / "run"), "PYTHONPATH": str(Path(__file__).resolve().parents[2])}


def answers(path: Path) -> bool:
    try:
        with Client(path, timeout_s=1) as client:
            client.call("status")
    except (KernelUnavailable, OSError):
        return False
    return True


def wait_until(claim: Any) -> None:
    """Until `claim()` holds; fails when it never does."""
    deadline = time.monotonic() + PATIENCE_S
    while not claim():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.01)
