"""What is quoted in a request stands for itself: it is hidden while the words around it are read in other words."""

import re
from collections.abc import Callable

_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|`[^`]+`|(?<![\w'])'[^']+?'(?!\w)")
# What stands for something hidden.
MARK = "\ue000\\d+\ue001"


def hidden(request: str) -> tuple[str, Callable[[str], str]]:
    """`request` with marks in place of what is quoted, and what puts that back into a text with such marks."""
    kept: list[str] = []

    def hide(match: re.Match[str]) -> str:
        kept.append(match[0])
        return f"\ue000{len(kept) - 1}\ue001"

    def shown(text: str) -> str:
        return re.sub("\ue000(\\d+)\ue001", lambda match: kept[int(match[1])], text)

    return _QUOTED.sub(hide, request), shown
