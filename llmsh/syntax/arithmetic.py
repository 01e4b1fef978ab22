"""Arithmetic that is certain: sums of two literal numbers."""

import re
from collections.abc import Callable

from llmsh.core.late_pattern import late_pattern

_NUMBER = late_pattern(r"\s*(-?\d+)\s*([-+*])?\s*(-?\d+)?\s*\Z")


def computed(expression: str) -> str | None:
    """The value of a sum, difference or product of two literal numbers, or of one number."""
    match = _NUMBER.match(expression)
    if match is None or bool(match[2]) != bool(match[3]) or re.search(r"(?<!\d)0\d", expression):
        return None
    operations: dict[str | None, Callable[[int, int], int]] = {
        None: lambda left, _: left,
        "+": lambda left, right: left + right,
        "-": lambda left, right: left - right,
        "*": lambda left, right: left * right,
    }
    return str(operations[match[2]](int(match[1]), int(match[3] or 0)))
