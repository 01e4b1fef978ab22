"""What people type after what: for each kind of command, the commands that followed it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from llmsh.core.late_pattern import late_pattern

# A command that came more than once after the last one is no accident.
LEAST = 2
_MAX_KEYS, _MAX_SEQUELS = 2_000, 40
_PREFIXES = late_pattern(r"(?:sudo|time|nice|command|\w+=\S*)\s+")


class Sequels:
    """Counts pairs of lines that were run one after the other; bounded, the oldest go first."""

    def __init__(self, commands: Iterable[str] = ()) -> None:
        """commands: oldest first."""
        self._after: dict[str, dict[str, int]] = defaultdict(dict)
        self._last = ""
        for command in commands:
            self.add(command)

    def add(self, command: str) -> None:
        """`command` was run."""
        if self._last and command != self._last:
            for key in keys(self._last):
                counts = self._after[key]
                counts[command] = counts.pop(command, 0) + 1
                if len(counts) > _MAX_SEQUELS:
                    del counts[next(iter(counts))]
            while len(self._after) > _MAX_KEYS:
                del self._after[next(iter(self._after))]
        self._last = command

    def likely(self, prefix: str) -> str | None:
        """The longer line that most often followed lines like the last, LEAST times or more; of equals the newest."""
        for key in keys(self._last):
            counts = self._after.get(key, {})
            fitting = [(count, at, each) for at, (each, count) in enumerate(counts.items()) if count >= LEAST]
            fitting = [item for item in fitting if item[2].startswith(prefix) and len(item[2]) > len(prefix)]
            if fitting:
                return max(fitting)[2]
        return None


def keys(command: str) -> Iterator[str]:
    """What `command` is known by, the most telling first: itself, then its program with a subcommand."""
    if not command:
        return
    yield command
    plain = _PREFIXES.sub("", command)
    words = plain.split(maxsplit=2)
    if len(words) > 1 and re.fullmatch(r"[a-z][a-z-]*", words[1]):
        yield f"{words[0]} {words[1]} …"
    elif words:
        yield f"{words[0]} …"
