"""Signals of an interactive shell: which it ignores, and those that wake the relay."""

import os
import signal
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any

# As bash does at its prompt. Handlers that do nothing, not SIG_IGN, which children would inherit.
IGNORED = (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP, signal.SIGTERM)
WAKING = (signal.SIGWINCH, signal.SIGCHLD, signal.SIGHUP, signal.SIGCONT)
# Python ignores these, and ignored signals stay ignored in children: `yes | head` must end by SIGPIPE.
RESET_IN_CHILD = (signal.SIGPIPE, signal.SIGXFSZ)


def _do_nothing(_number: int, _frame: FrameType | None) -> None:
    return


class _Handlers:
    """Handlers set for a time; does nothing outside the main thread, where none can be set."""

    def __init__(self) -> None:
        self._found: dict[int, Any] = {}

    def set(self, number: int, handler: Callable[[int, FrameType | None], None]) -> None:
        try:
            self._found[number] = signal.signal(number, handler)
        except ValueError:
            return

    def reset(self) -> None:
        for number, handler in self._found.items():
            try:
                signal.signal(number, handler if handler is not None else signal.SIG_DFL)
            except ValueError:
                return
        self._found = {}


class IgnoredSignals:
    """SIGINT, SIGQUIT, SIGTSTP and SIGTERM without effect while the session lives.

    Between a command and the editor the terminal is in its usual modes for a moment, and a Ctrl-C must
    not end the shell. Where an interrupt is wanted, the caller sets its own handler for that time.
    """

    def __init__(self) -> None:
        self._handlers = _Handlers()
        for number in IGNORED:
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._handlers.set(number, _do_nothing)

    def close(self) -> None:
        self._handlers.reset()


class Wakeup:
    """A pipe that polls readable after SIGWINCH, SIGCHLD, SIGHUP or SIGCONT; is_hung_up after SIGHUP."""

    def __init__(self) -> None:
        self.is_hung_up = False
        self._handlers = _Handlers()

    def __enter__(self) -> "Wakeup":
        self.read_fd, self._write_fd = os.pipe()
        os.set_blocking(self.read_fd, False)
        os.set_blocking(self._write_fd, False)
        for number in WAKING:
            if number == signal.SIGHUP and signal.getsignal(number) is signal.SIG_IGN:
                continue
            self._handlers.set(number, self._wake)
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._handlers.reset()
        os.close(self.read_fd)
        os.close(self._write_fd)

    def _wake(self, number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGHUP:
            self.is_hung_up = True
        try:
            os.write(self._write_fd, b".")
        except OSError:
            return
