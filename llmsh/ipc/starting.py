"""Starting the kernel: one of the clients that miss it starts it, the others wait for it."""

import contextlib
import fcntl
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

from llmsh.config import private_dir

# A kernel that has been started is given this long before it is started once more.
PATIENCE_S = 1.5
_PAUSES_S = (0.01, 0.05)


class Starter:
    """Starts the kernel from time to time until the caller is connected; only while no other client does.

    folder: the directory of the socket.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock: int | None = None
        self._last_start = float("-inf")
        self.pause_s = _PAUSES_S[0]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def start(self) -> None:
        """Start it if that is due and nobody else is at it."""
        self.pause_s = min(self.pause_s * 1.5, _PAUSES_S[1])
        if time.monotonic() - self._last_start < PATIENCE_S or not self.holds_lock():
            return
        self._last_start = time.monotonic()
        start_kernel()

    def holds_lock(self) -> bool:
        """Take the lock of the one who starts, if it is free; it is again when that client is connected, or dead."""
        if self._lock is not None:
            return True
        fd = None
        try:
            path = private_dir(self._folder) / "start.lock"
            fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if fd is not None:
                os.close(fd)
            return False
        except OSError:
            if fd is not None:
                os.close(fd)
            return True  # without a lock two may start at once: the kernel has one of its own
        self._lock = fd
        return True


def start_kernel() -> None:
    """Start the kernel detached from this terminal and from this process; two starts at once leave one."""
    # A shell in between: the kernel is nobody's child, so that no program has to wait for its end.
    command = [sys.executable, "-E", "-P", "-m", "llmsh", "kernel", "run"]
    with contextlib.suppress(OSError):
        subprocess.run(
            ["/bin/sh", "-c", '"$@" &', "sh", *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            start_new_session=True,
            check=False,
        )
