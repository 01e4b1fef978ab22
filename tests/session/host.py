"""A BashSession in a terminal of its own, driven from a test."""

import base64
import json
import os
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.session.terminal import PATIENCE_S, OuterTerminal

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Result:
    """What a call came back with; closed: the shell's exit status when it ended."""

    status: int = -1
    cwd: str = ""
    output: bytes = b""
    truncated: bool = False
    pipestatus: tuple[int, ...] = ()
    flags: str = ""
    interrupted: bool = False
    expanded: str = ""
    closed: int | None = None
    error: str = ""
    value: str = ""
    pid: int = 0


class Host:
    """Starts the driver in an OuterTerminal; home: the HOME that bash sees, empty unless the test fills it."""

    def __init__(
        self,
        home: Path,
        *,
        env: Mapping[str, str] | None = None,
        rows: int = 24,
        cols: int = 80,
        **options: Any,
    ) -> None:
        self.home = home
        calls_read, self._calls = os.pipe()
        self._results, results_write = os.pipe()
        environ = {
            "HOME": str(home),
            "PATH": os.environ["PATH"],
            "TERM": "xterm",
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            **(env or {}),
        }
        self.terminal = OuterTerminal(
            [sys.executable, "-m", "tests.session.driver", str(calls_read), str(results_write), json.dumps(options)],
            env=environ,
            rows=rows,
            cols=cols,
            pass_fds=(calls_read, results_write),
            cwd=str(home),
        )
        os.close(calls_read)
        os.close(results_write)
        self._buffer = b""

    def begin(self, name: str, *arguments: Any) -> None:
        """Send a call and go on; `result` waits for it."""
        data = json.dumps([name, list(arguments)]).encode() + b"\n"
        while data:
            data = data[os.write(self._calls, data[:4096]) :]
            self.terminal.pump(0.0)

    def result(self) -> Result:
        """Wait for the answer of the last call, the terminal's output taken in meanwhile."""
        deadline_s = time.monotonic() + PATIENCE_S
        while b"\n" not in self._buffer:
            assert time.monotonic() < deadline_s, f"no answer; seen: {self.terminal.seen[-3000:]!r}"
            if self.terminal.pump(0.05, self._results):
                data = os.read(self._results, 1 << 16)
                assert data, f"the driver ended; seen: {self.terminal.seen[-3000:]!r}"
                self._buffer += data
        line, _, self._buffer = self._buffer.partition(b"\n")
        answer = json.loads(line)
        if "output" in answer:
            answer["output"] = base64.b64decode(answer["output"])
        if "pipestatus" in answer:
            answer["pipestatus"] = tuple(answer["pipestatus"])
        return Result(**answer)

    def interrupt(self) -> Result:
        """Press Ctrl-C until the text has ended: one that falls between two processes is lost, in any shell."""
        deadline_s = time.monotonic() + PATIENCE_S
        press_count = 0
        while time.monotonic() < deadline_s:
            self.terminal.send(b"\x03")
            press_count += 1
            if self.terminal.pump_until(self._results, timeout_s=0.5):
                break
        result = self.result()
        if press_count > 1 and result.closed is None:
            # On a busy machine the first may only have been slow: the second is not the next text's.
            self.call("forget")
        return result

    def call(self, name: str, *arguments: Any) -> Result:
        self.begin(name, *arguments)
        return self.result()

    def run(self, text: str, *, record: bool | str = True, expand: bool = False) -> Result:
        return self.call("run", text, record, expand)

    def run_generated(self, text: str) -> Result:
        """Run bash text that was not typed."""
        return self.call("run", text, False, False, True)

    def start_run(self, text: str) -> None:
        """Begin `text` and go on, to type while it runs."""
        self.begin("run", text, True, False)

    def query(self, code: str, timeout_s: float = 20.0) -> str:
        return self.call("query", code, timeout_s).output.decode()

    def close(self) -> None:
        os.close(self._calls)
        os.close(self._results)
        self.terminal.close()
