"""The terminal's modes between editor and session: keys typed in between are kept, not echoed, not signals."""

import contextlib
import os
import signal
import termios
from collections.abc import Iterator
from types import FrameType
from typing import Any

from llmsh.core.launched import found_modes

HUNG_UP = 129  # the status
_IFLAG, _LFLAG = 0, 3
_CC = 6


class TtyMode:
    """Holds the modes the user's terminal had, and puts it into ours; a no-op where `fd` is no terminal."""

    def __init__(self, fd: int = 0) -> None:
        self._fd = fd
        try:
            self._user = found_modes(fd)
        except termios.error:
            self._user = []

    def wait_for_keys(self) -> None:
        """Keys stay in the queue as they are until the editor reads them; output is processed as usual.

        Raises HangUp where the terminal is gone.
        """
        if self._user:
            mode = self._modes()
            mode[_LFLAG] &= ~(termios.ECHO | termios.ICANON | termios.ISIG | termios.IEXTEN)
            mode[_IFLAG] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR | termios.IXON | termios.IXOFF)
            mode[_CC][termios.VMIN], mode[_CC][termios.VTIME] = 1, 0
            termios.tcsetattr(self._fd, termios.TCSANOW, mode)

    def _modes(self) -> list[Any]:
        try:
            return termios.tcgetattr(self._fd)
        except termios.error:
            raise HangUp from None

    def restore(self) -> None:
        """The user's own modes again."""
        if self._user:
            with contextlib.suppress(termios.error):
                termios.tcsetattr(self._fd, termios.TCSADRAIN, self._user)

    @contextlib.contextmanager
    def interruptible(self) -> Iterator[None]:
        """Ctrl-C raises KeyboardInterrupt inside the block: our own work, not a command's, can be stopped."""
        if self._user:
            mode = self._modes()
            mode[_LFLAG] |= termios.ISIG
            termios.tcsetattr(self._fd, termios.TCSANOW, mode)
        previous = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, previous)
            self.wait_for_keys()


class HangUp(SystemExit):
    """The terminal is gone.

    A SystemExit: whatever runs when the signal comes, nobody takes it for a fault of that, and goes on without a
    terminal; asyncio lets no other exception out of a callback.
    """

    def __init__(self) -> None:
        super().__init__(HUNG_UP)


@contextlib.contextmanager
def shell_signals() -> Iterator[None]:
    """The handlers of an interactive shell: SIGINT, SIGQUIT, SIGTSTP and SIGTERM do nothing, SIGHUP ends it.

    Handlers, not SIG_IGN: a child that is executed must find the defaults.
    """

    def nothing(number: int, frame: FrameType | None) -> None:
        pass

    def hang_up(number: int, frame: FrameType | None) -> None:
        raise HangUp

    wanted = dict.fromkeys((signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP, signal.SIGTERM), nothing)
    wanted[signal.SIGHUP] = hang_up
    previous = {number: signal.signal(number, handler) for number, handler in wanted.items()}
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)


def terminal_columns(fd: int = 1) -> int:
    """The width of the terminal, 80 when unknown."""
    try:
        return os.get_terminal_size(fd).columns or 80
    except OSError:
        return 80
