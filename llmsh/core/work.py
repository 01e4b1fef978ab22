"""The request that the running code works for, as seen from deep inside: whether it was given up, who hears of it.

Outside the kernel nobody gives anything up and nobody listens.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Work:
    """is_given_up: claims that nobody waits for the result any more; report: tells a stage and what is known so far.

    caller: how the program that asked names itself.
    """

    is_given_up: Callable[[], bool]
    report: Callable[[str, Any], None]
    caller: str = ""


_ALONE = Work(is_given_up=lambda: False, report=lambda stage, value: None)
_current: ContextVar[Work] = ContextVar("work", default=_ALONE)


def current() -> Work:
    return _current.get()


@contextmanager
def doing(work: Work) -> Iterator[None]:
    """What runs inside, in this thread, is done for `work`."""
    token = _current.set(work)
    try:
        yield
    finally:
        _current.reset(token)
