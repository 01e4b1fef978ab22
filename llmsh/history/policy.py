"""Which lines are remembered: bash's HISTCONTROL and HISTIGNORE, as the running session has them."""

import fnmatch
import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache


class Remember(Enum):
    """What to do with a line: not keep it, keep it, or keep it and drop its earlier copies."""

    NO = "no"
    YES = "yes"
    ERASING = "erasing"


@dataclass(frozen=True, slots=True)
class HistoryPolicy:
    """The values of the two variables. previous: the last line that was remembered, for ignoredups and `&`.

    Not covered: extglob patterns in HISTIGNORE.
    Source: bash manual, Bash Variables.
    """

    control: str = ""
    ignore: str = ""

    def decide(self, line: str, previous: str | None) -> Remember:
        flags = set(self.control.split(":"))
        if not line.strip():
            return Remember.NO
        if flags & {"ignorespace", "ignoreboth"} and line[0] == " ":
            return Remember.NO
        if flags & {"ignoredups", "ignoreboth"} and line == previous:
            return Remember.NO
        for pattern in _patterns(self.ignore):
            if pattern == "&":
                if line == previous:
                    return Remember.NO
            elif _compiled(pattern).match(line):
                return Remember.NO
        return Remember.ERASING if "erasedups" in flags else Remember.YES


def _patterns(ignore: str) -> list[str]:
    """The patterns between unescaped colons."""
    return [part for part in re.split(r"(?<!\\):", ignore) if part]


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    """A shell pattern as a regex over the whole line."""
    plain = re.sub(r"\\([&:])", r"\1", pattern)
    # fnmatch knows no backslash escapes; a bracket with one character is the same thing.
    translated = re.sub(r"\\(.)", lambda match: f"[{match[1]}]" if match[1] in "*?[" else match[1], plain)
    return re.compile(fnmatch.translate(translated), re.DOTALL)
