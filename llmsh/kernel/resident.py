"""Something costly that is kept in memory while it is used, and given back sooner than the process ends."""

import gc
import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

log = logging.getLogger("llmsh.kernel")

Thing = TypeVar("Thing")


class Resident(Generic[Thing]):
    """One thing, loaded at the first use, used by one thread at a time, dropped after `idle_s` seconds without use."""

    def __init__(self, name: str, load: Callable[[], Thing], *, idle_s: float) -> None:
        self.name = name
        self._load = load
        self._idle_s = idle_s
        self._thing: Thing | None = None
        self._last_used = time.monotonic()
        self._lock = threading.Lock()

    @property
    def is_loaded(self) -> bool:
        return self._thing is not None

    @contextmanager
    def use(self) -> Iterator[Thing]:
        """The thing, for this thread alone. Raises what loading it raises; the next use tries again."""
        with self._lock:
            if self._thing is None:
                began = time.monotonic()
                self._thing = self._load()
                log.info("%s loaded in %.1f s", self.name, time.monotonic() - began)
            try:
                yield self._thing
            finally:
                self._last_used = time.monotonic()

    def release_if_idle(self) -> bool:
        """Drop it when it has not been used for long; never waits for one who uses it. Claims that it was dropped."""
        if self._thing is None or time.monotonic() - self._last_used < self._idle_s:
            return False
        if not self._lock.acquire(blocking=False):
            return False
        try:
            if self._thing is None or time.monotonic() - self._last_used < self._idle_s:
                return False
            self._thing = None
        finally:
            self._lock.release()
        gc.collect()
        log.info("%s released after %.0f s without use", self.name, self._idle_s)
        return True
