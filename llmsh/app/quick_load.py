"""The planner's modules, loaded from kept code: a start that plans takes two thirds of the time (app/kept_code.py)."""

import atexit
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial

from llmsh.app.kept_code import KeptCode


@contextmanager
def quick_load(later: Callable[[Callable[[], object]], object] = atexit.register) -> Iterator[None]:
    """What is imported from here on, and its regular expressions, come from what was kept at an earlier time.

    Nothing is thrown away while recipes are read: looking for garbage among them costs as much as the reading.
    later: calls what it is given when nobody waits; that ends this, and writes what is new.
    """
    kept = KeptCode.install("planner")
    kept.install_patterns()
    is_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        later(partial(_keep, kept))
        if is_collecting:
            gc.freeze()
            gc.enable()


def _keep(kept: KeptCode) -> None:
    with suppress(KeyboardInterrupt):  # the answer has been given; the next process will keep it
        kept.keep(kept.remove())
