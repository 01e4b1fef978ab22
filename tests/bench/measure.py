"""Running things many times, interleaved, and a terminal that knows when bytes arrived."""

import math
import os
import select
import signal
import statistics
import struct
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fcntl import ioctl
from pathlib import Path
from pty import fork
from termios import TIOCSWINSZ
from typing import Self


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the report. value and yardstick in `unit`; budget: allowed ratio or None."""

    what: str
    value: float
    yardstick: float | None
    unit: str
    budget: str = ""
    note: str = ""

    @property
    def ratio(self) -> float | None:
        return self.value / self.yardstick if self.yardstick else None


def interleave(actions: Mapping[str, Callable[[], float]], rounds: int, warm_up: int = 2) -> dict[str, list[float]]:
    """Call all `actions` in turn, `rounds` times, so that a busy moment hits each alike."""
    for _ in range(warm_up):
        for action in actions.values():
            action()
    samples: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(rounds):
        for name, action in actions.items():
            samples[name].append(action())
    return samples


def median_ms(samples: Sequence[float]) -> float:
    return statistics.median(samples) * 1000


def percentile_ms(samples: Sequence[float], share: float) -> float:
    """The nearest-rank percentile."""
    ordered = sorted(samples)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] * 1000


def wall(argv: Sequence[str], env: Mapping[str, str] | None = None) -> float:
    """Seconds one process takes, from spawn to exit."""
    started = time.perf_counter()
    subprocess.run(argv, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, env=env, check=False)
    return time.perf_counter() - started


class Screen:
    """A child on a pty of its own; `wait_for` says when a text arrived."""

    def __init__(self, argv: Sequence[str], env: Mapping[str, str], cwd: Path) -> None:
        self.started = time.perf_counter()
        self.pid, self.fd = fork()
        if self.pid == 0:
            os.chdir(cwd)
            os.execvpe(argv[0], list(argv), dict(env))
        ioctl(self.fd, TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.seen = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.close(self.fd)
        os.waitpid(self.pid, 0)

    def send(self, data: bytes) -> float:
        """Write `data`; return the moment."""
        now = time.perf_counter()
        os.write(self.fd, data)
        return now

    def wait_for(self, text: bytes, *, timeout_s: float = 20.0) -> float:
        """The moment at which `text` had arrived since the last wait. Raises TimeoutError."""
        deadline = time.perf_counter() + timeout_s
        while text not in self.seen:
            left = deadline - time.perf_counter()
            if left <= 0 or not select.select([self.fd], [], [], left)[0]:
                raise TimeoutError(f"{text!r} did not come; seen: {self.seen[-500:]!r}")
            self.seen += os.read(self.fd, 1 << 16)
            self._answer_queries()
        moment = time.perf_counter()
        self.seen = self.seen.partition(text)[2]
        return moment

    def settle(self, quiet_s: float = 0.3) -> None:
        """Read until nothing has come for `quiet_s`."""
        while select.select([self.fd], [], [], quiet_s)[0]:
            self.seen += os.read(self.fd, 1 << 16)
            self._answer_queries()
        self.seen = b""

    def _answer_queries(self) -> None:
        """fish waits for the answers that a real terminal gives."""
        if b"\x1b[c" in self.seen or b"\x1b[0c" in self.seen:
            os.write(self.fd, b"\x1b[?62;c")
            self.seen = self.seen.replace(b"\x1b[c", b"").replace(b"\x1b[0c", b"")
        if b"\x1b[6n" in self.seen:
            os.write(self.fd, b"\x1b[1;1R")
            self.seen = self.seen.replace(b"\x1b[6n", b"")
