"""What a terminal shows while a plan is awaited."""

from collections.abc import Iterator
from contextlib import contextmanager

from llmsh.core.work import Work, doing
from llmsh.repl.progress import Progress

PLANNING = "planning…"
# When the recipes that came with llmsh were changed, or not compiled with it: seconds, at the first request after.
PREPARING = "preparing recipes, once…"


@contextmanager
def plan_awaited(fd: int = 1) -> Iterator[None]:
    """The word on the terminal `fd` tells what is done inside, where that takes its time."""
    with Progress(PLANNING, fd=fd) as word:

        def report(stage: str, value: object) -> None:
            del value
            if stage == "preparing":
                word.say(PREPARING)

        with doing(Work(is_given_up=lambda: False, report=report)):
            yield
