"""Regular expressions that are compiled when they are first used: of hundreds in a module a run needs a few."""

import re
from typing import Any, AnyStr, cast

_METHODS = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer")


class _LatePattern:
    """Becomes the compiled pattern, method by method, at the first use. Not for `re.sub(pattern, …)` and the like."""

    def __init__(self, text: Any, flags: int) -> None:
        self._source = text, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(*self._source)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def late_pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """`re.compile(text, flags)` at the first use; a wrong expression raises re.error then."""
    return cast(re.Pattern[AnyStr], _LatePattern(text, flags))
