"""The user's terminal: raw while a command runs, its modes as found at all other times."""

import contextlib
import os
import select
import sys
import termios
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from llmsh.core.launched import found_modes

READ_BYTES = 65536
KEYS_ON_THEIR_WAY_S = 1.0  # longer than any kernel takes to hand keys from master to slave
MAX_QUEUED_BYTES = 4094 if sys.platform == "linux" else 1000  # a line discipline takes one more
ONE_KEY_S = 0.002
SIGNAL_KEYS = (b"\x03", b"\x1a", b"\x1c")
QUOTE_KEY = b"\x16"  # takes the next key as it is
STOP, START = b"\xfe", b"\xff"  # in no key: UTF-8 has neither byte
DEFAULT_SIZE = (24, 80)  # what a terminal that does not know its size is taken for


class Terminal:
    """The terminal behind `in_fd` and `out_fd`. Raises OSError or termios.error when `in_fd` is no terminal."""

    def __init__(self, in_fd: int = 0, out_fd: int = 1) -> None:
        self.in_fd = in_fd
        self._found: list[Any] = found_modes(in_fd)
        self._is_raw = False
        # A file description of our own may be non-blocking; the inherited one is shared with other programs.
        try:
            self.out_fd = os.open(os.ttyname(out_fd), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        except OSError:
            self.out_fd = os.dup(out_fd)
            self._is_shared = True
        else:
            self._is_shared = False

    @property
    def found_modes(self) -> list[Any]:
        """The modes the terminal had when llmsh came."""
        return self._found

    @property
    def is_covered(self) -> bool:
        """A first prompt stands on it, so what is typed is meant for the editor and not for the rc files."""
        return False

    def size(self) -> tuple[int, int]:
        """Rows and columns."""
        try:
            columns, rows = os.get_terminal_size(self.out_fd)
        except OSError:
            return DEFAULT_SIZE
        return (rows or DEFAULT_SIZE[0], columns or DEFAULT_SIZE[1])

    def raw(self) -> None:
        """Every key as it is typed, every byte as it is written; typed-ahead keys stay."""
        modes = termios.tcgetattr(self.in_fd)
        modes[0] &= ~(
            termios.IGNBRK
            | termios.BRKINT
            | termios.PARMRK
            | termios.ISTRIP
            | termios.INLCR
            | termios.IGNCR
            | termios.ICRNL
            | termios.IXON
        )
        modes[1] &= ~termios.OPOST
        modes[2] = (modes[2] & ~(termios.CSIZE | termios.PARENB)) | termios.CS8
        modes[3] &= ~(termios.ECHO | termios.ECHONL | termios.ICANON | termios.ISIG | termios.IEXTEN)
        modes[6] = list(modes[6])
        modes[6][termios.VMIN] = 1
        modes[6][termios.VTIME] = 0
        self._is_raw = True
        termios.tcsetattr(self.in_fd, termios.TCSANOW, modes)

    def restore(self) -> None:
        """The modes as found; silent when the terminal is gone."""
        if not self._is_raw:
            return
        self._is_raw = False
        try:
            termios.tcsetattr(self.in_fd, termios.TCSANOW, self._found)
        except (termios.error, OSError):
            return

    def read(self) -> bytes:
        """Keys that are there; empty when the terminal has hung up. Call when it polls readable."""
        try:
            return os.read(self.in_fd, READ_BYTES)
        except OSError:
            return b""

    def write(self, data: "bytes | memoryview") -> int:
        """Write what fits now and return its length. Raises OSError when the terminal is gone."""
        try:
            return os.write(self.out_fd, data[:1024] if self._is_shared else data)
        except BlockingIOError:
            return 0

    def writer(self) -> "Callable[[bytes | memoryview], int]":
        """For a flood of output: as write, but may raise BlockingIOError instead of returning 0."""
        return self.write if self.is_covered or self._is_shared else partial(os.write, self.out_fd)

    def write_all(self, data: bytes) -> None:
        """Write `data` however long the terminal takes; silent when it is gone."""
        view = memoryview(data)
        while view:
            try:
                select.select([], [self.out_fd], [])
                view = view[self.write(bytes(view)) :]
            except OSError:
                return

    def write_line(self, line: bytes) -> None:
        """Write `line` and its end as the terminal's present modes want them."""
        try:
            is_cooked = bool(termios.tcgetattr(self.in_fd)[1] & termios.OPOST)
        except (OSError, termios.error):
            return
        text = line + b"\n"
        self.write_all(text if is_cooked else text.replace(b"\n", b"\r\n"))

    def close(self) -> None:
        self.restore()
        os.close(self.out_fd)


def interrupts(pty_fd: int) -> bool:
    """Ctrl-C in this pty is a signal and throws away output, as is usual; not so in a full-screen program."""
    try:
        local = termios.tcgetattr(pty_fd)[3]
    except (OSError, termios.error):
        return False
    return bool(local & termios.ISIG) and not local & termios.NOFLSH


def is_at_reader(pty_fd: int, shell_pid: int) -> bool:
    """The shell itself has the pty, and takes key by key."""
    try:
        return os.tcgetpgrp(pty_fd) == shell_pid and not termios.tcgetattr(pty_fd)[3] & termios.ICANON
    except (OSError, termios.error):
        return False


def queue_keys(pty_fd: int, tty_path: str, keys: bytes) -> int:
    """Put `keys`, typed before the line they follow was run, into the idle pty's queue without an echo.

    As in a terminal whose line editor did not echo them. Return how many it took: none where one of them is a
    signal, or a line is too long for the queue.
    """
    if any(key in keys for key in (*SIGNAL_KEYS, QUOTE_KEY, STOP, START)):
        return 0
    if max(map(len, keys.replace(b"\r", b"\n").split(b"\n"))) > MAX_QUEUED_BYTES:
        return 0
    first, rest = keys[:MAX_QUEUED_BYTES], keys[MAX_QUEUED_BYTES:]
    try:
        with _opened(tty_path) as tty, _modes(tty) as modes:
            modes[3] &= ~(termios.ECHO | termios.ECHONL)
            modes[0] |= termios.IXON
            modes[6][termios.VSTOP], modes[6][termios.VSTART] = STOP, START
            termios.tcsetattr(tty, termios.TCSANOW, modes)
            if os.write(pty_fd, first + STOP) <= len(first):
                return len(first)
            # The kernel hands keys on in the background. Once the tty has stopped, it has seen all that came before.
            _await_output(tty, is_free=False)
            os.write(pty_fd, START)
            _await_output(tty, is_free=True)
            taken_bytes = len(first)
            if rest:
                # The kernel keeps these until there is room; for one of them there is, and nothing tells when it came.
                with contextlib.suppress(BlockingIOError):
                    taken_bytes += os.write(pty_fd, rest)
                time.sleep(ONE_KEY_S)
            return taken_bytes
    except (OSError, termios.error):
        return 0


def take_unread_keys(tty_path: str) -> bytes:
    """Keys that nobody has read in the input queue of the inner terminal, as they were typed."""
    keys = b""
    try:
        with _opened(tty_path) as tty, _modes(tty) as modes:
            modes[3] &= ~(termios.ICANON | termios.ECHO | termios.ISIG)
            modes[6][termios.VMIN] = modes[6][termios.VTIME] = 0
            termios.tcsetattr(tty, termios.TCSANOW, modes)
            # Who looks at an empty queue is answered when the keys that are on their way have arrived.
            while select.select([tty], [], [], 0)[0]:
                piece = os.read(tty, READ_BYTES)
                if not piece:
                    break
                keys += piece
    except (OSError, termios.error):
        return b""
    # The line discipline stored Enter as a newline and Ctrl-D as NUL.
    return keys.replace(b"\n", b"\r").replace(b"\0", b"\x04")


@contextlib.contextmanager
def _opened(tty_path: str) -> Iterator[int]:
    tty = os.open(tty_path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    try:
        yield tty
    finally:
        os.close(tty)


@contextlib.contextmanager
def _modes(tty: int) -> Iterator[list[Any]]:
    """A copy of the modes, to be changed and set; afterwards they are what they were."""
    modes = termios.tcgetattr(tty)
    try:
        yield [*modes[:6], list(modes[6])]
    finally:
        termios.tcsetattr(tty, termios.TCSANOW, modes)


def _await_output(tty: int, *, is_free: bool) -> None:
    """Wait until output to `tty` is free, or stopped; at once where the kernel hands keys on at once."""
    if sys.platform != "linux":
        return
    deadline_s = time.monotonic() + KEYS_ON_THEIR_WAY_S
    while bool(select.select([], [tty], [], 0)[1]) is not is_free and time.monotonic() < deadline_s:
        time.sleep(0.0001)
