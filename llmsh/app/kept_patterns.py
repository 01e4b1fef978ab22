"""Compiled regular expressions that are kept with a start's code: to compile one takes longer than to import a module.

Only those that are written in a program are kept: compiled while a module is imported, or late (core/late_pattern.py);
never one that is made of what somebody typed. Whatever is done differently in a version of Python is compiled as usual.
"""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

MOST = 4_000

# A pattern and its flags; what _sre.compile takes: all flags, code (its words as bytes), number of groups, their names.
Key = tuple[str | bytes, int]
Kept = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]


class KeptPatterns:
    """In the place of the function that compiles patterns, from install() to remove(). known: of earlier starts."""

    def __init__(self, known: dict[Key, Kept]) -> None:
        self._known = known
        self._new: dict[Key, None] = {}
        self._usual: Callable[..., Any] | None = None

    def install(self) -> None:
        import re

        compiler = getattr(re, "_compiler", None)
        if self._usual is None and compiler is not None:
            self._usual = compiler.compile
            compiler.compile = self._compile

    def remove(self) -> None:
        import re

        compiler = getattr(re, "_compiler", None)
        if self._usual is not None and compiler is not None:
            compiler.compile, self._usual = self._usual, None

    def grown(self) -> dict[Key, Kept] | None:
        """All that is known by now; None when nothing is new."""
        made = {key: kept for key in tuple(self._new) if (kept := _made(*key)) is not None}
        self._new.clear()
        if not made or len(self._known) + len(made) > MOST:
            return None
        return self._known | made

    def _compile(self, pattern: Any, flags: int = 0) -> Any:
        usual = self._usual
        assert usual is not None
        key = (pattern, flags)
        kept = self._known.get(key) if isinstance(pattern, str | bytes) else None
        if kept is not None:
            return _compiled(pattern, kept)
        compiled = usual(pattern, flags)
        if isinstance(pattern, str | bytes) and _is_written(sys._getframe(3)):  # behind re._compile and re.compile
            self._new[key] = None
        return compiled


def _is_written(frame: FrameType) -> bool:
    return frame.f_code.co_name == "<module>" or frame.f_globals.get("__name__") == "llmsh.core.late_pattern"


def _compiled(pattern: str | bytes, kept: Kept) -> Any:
    import _sre  # type: ignore[import-not-found]

    flags, code, groups, names, indexes = kept
    return _sre.compile(pattern, flags, memoryview(code).cast("I").tolist(), groups, names, indexes)


def _made(pattern: str | bytes, flags: int) -> Kept | None:
    """What is kept of a pattern; None where it does not give what Python itself gives."""
    import re
    from array import array

    try:
        parser, compiler = re._parser, re._compiler  # type: ignore[attr-defined]
        parsed = parser.parse(pattern, flags)
        names = parsed.state.groupdict
        indexes: list[str | None] = [None] * parsed.state.groups
        for name, index in names.items():
            indexes[index] = name
        code = array("I", compiler._code(parsed, flags)).tobytes()
        kept: Kept = (flags | parsed.state.flags, code, parsed.state.groups - 1, dict(names), tuple(indexes))
        return kept if _compiled(pattern, kept) == re.compile(pattern, flags) and not flags & re.LOCALE else None
    except Exception:  # noqa: BLE001  # it is compiled as usual, then
        return None
