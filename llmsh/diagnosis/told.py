"""Messages of one program in a table: the first pattern that its output holds tells the finding."""

import re
from collections.abc import Callable, Sequence

from llmsh.diagnosis.finding import Finding
from llmsh.diagnosis.problem import Problem

Tell = Callable[[re.Match[str], Problem], Finding]
Plain = Sequence[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[str, str]]]]
MAX_EVIDENCE_CHARS = 150


def told(table: Sequence[tuple[re.Pattern[str], Tell]], problem: Problem) -> Finding | None:
    """The finding of the first pattern of `table` that stands in the output; None when none does."""
    for pattern, tell in table:
        if match := pattern.search(problem.text):
            return tell(match, problem)
    return None


def seen(match: re.Match[str]) -> tuple[str]:
    """What was matched, as evidence: one line, not too long."""
    return (" ".join(match[0].split())[:MAX_EVIDENCE_CHARS],)


def plainly(table: Plain, message: str, otherwise: tuple[str, str]) -> tuple[str, str]:
    """What `message` means in plain words, and the idea behind it, by the first pattern of `table` in it."""
    for pattern, tell in table:
        if match := pattern.search(message):
            return tell(match)
    return otherwise
