"""A terminal for tests: an outer pty that a program runs in, as in a terminal emulator.

One thread, no sleeps: every wait is for a condition and pumps the output meanwhile.
"""

import contextlib
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

PATIENCE_S = 30.0  # for a loaded machine; a test that passes never waits that long


class OuterTerminal:
    """Runs `argv` as leader of a session whose controlling terminal is ours; `seen` is all it has written."""

    def __init__(
        self,
        argv: Sequence[str],
        *,
        env: Mapping[str, str],
        rows: int = 24,
        cols: int = 80,
        pass_fds: Sequence[int] = (),
        cwd: str | None = None,
    ) -> None:
        self.master, self.slave = pty.openpty()
        os.set_blocking(self.master, False)
        self.seen = b""
        self._mark = 0
        self.resize(rows, cols)
        slave = self.slave

        def take_terminal() -> None:
            fcntl.ioctl(slave, termios.TIOCSCTTY, 0)

        self.process = subprocess.Popen(
            argv,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=dict(env),
            cwd=cwd,
            start_new_session=True,
            preexec_fn=take_terminal,  # noqa: PLW1509 - tests have one thread
            pass_fds=pass_fds,
        )

    def resize(self, rows: int, cols: int) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))

    def send(self, keys: bytes | str) -> None:
        """Type `keys`, pumping output so that neither side blocks."""
        data = keys.encode() if isinstance(keys, str) else keys
        while data:
            self.pump(0.0)
            try:
                data = data[os.write(self.master, data) :]
            except BlockingIOError:
                self.pump(0.05)

    def pump(self, timeout_s: float, *also: int) -> bool:
        """Take in output for at most `timeout_s`; True when one of the descriptors in `also` is readable."""
        ready = select.select([fd for fd in (self.master, *also) if fd >= 0], [], [], timeout_s)[0]
        if self.master in ready:
            with contextlib.suppress(OSError):
                self.seen += os.read(self.master, 1 << 16)
        return any(fd in ready for fd in also)

    def pump_until(self, fd: int, *, timeout_s: float) -> bool:
        """Take in output until `fd` is readable, at most `timeout_s`."""
        deadline_s = time.monotonic() + timeout_s
        while (left_s := deadline_s - time.monotonic()) > 0:
            if self.pump(left_s, fd):
                return True
        return False

    def wait_for(self, condition: Callable[[], bool], what: str, *also: int) -> None:
        """Pump until `condition` holds. Raises AssertionError with what was seen."""
        deadline_s = time.monotonic() + PATIENCE_S
        while not condition():
            if time.monotonic() > deadline_s:
                raise AssertionError(f"waited for {what}; seen: {self.seen[-3000:]!r}")
            self.pump(0.02, *also)

    def expect(self, pattern: bytes | str) -> bytes:
        """Wait until `pattern` (a regular expression) is seen after the last expected one; return the match."""
        compiled = re.compile(pattern.encode() if isinstance(pattern, str) else pattern)
        self.wait_for(lambda: compiled.search(self.seen, self._mark) is not None, repr(pattern))
        match = compiled.search(self.seen, self._mark)
        assert match is not None
        self._mark = match.end()
        return match[0]

    def modes(self) -> list[Any]:
        """The terminal's modes now."""
        return termios.tcgetattr(self.slave)

    def hang_up(self) -> None:
        """Close the terminal, as when its window is closed."""
        os.close(self.slave)
        os.close(self.master)
        self.slave = self.master = -1

    def close(self) -> None:
        """End the program and the terminal."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self.master >= 0:
            self.hang_up()
