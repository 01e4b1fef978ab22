"""Signals as a terminal gives them to a shell: what runs the tests may have them ignored, and children inherit that."""

import signal
from types import FrameType

INHERITED = (
    signal.SIGHUP,
    signal.SIGINT,
    signal.SIGQUIT,
    signal.SIGTSTP,
    signal.SIGTTIN,
    signal.SIGTTOU,
)


def reset_ignored() -> None:
    """Children start with the default for each signal that this process was started with ignored.

    A background job has SIGINT and SIGQUIT ignored, `nohup` SIGHUP, a multiplexer the job control signals.
    A shell never gives back a signal that it was started without: it would differ from case to case.
    """
    for number in INHERITED:
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler if number == signal.SIGINT else _survive)


def _survive(number: int, frame: FrameType | None) -> None:
    """A handler is the default again after exec, and this process goes on as when it ignored the signal."""
