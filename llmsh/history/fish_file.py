"""fish's history file: `- cmd: …` with `when: EPOCH` below it, in a form that only looks like YAML.

Source: fish manual, history; in a command `\\n` is a newline and `\\\\` a backslash.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from llmsh.core.ports import HistoryEntry

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_WHEN = re.compile(r"\s+when: (\d{1,12})\s*$", re.ASCII)


def read_fish_history(path: Path) -> Iterator[HistoryEntry]:
    """The entries of `path`, oldest first; time 0.0 where the file has none. Raises OSError."""
    command, when = "", 0.0
    with path.open(encoding="utf-8", errors="replace", newline="\n") as file:
        for line in file:
            if line.startswith("- cmd: "):
                yield from _entry(command, when)
                command, when = _plain(line.removeprefix("- cmd: ").removesuffix("\n")), 0.0
            elif stamp := _WHEN.match(line):
                when = float(stamp[1])
    yield from _entry(command, when)


def _plain(text: str) -> str:
    return _ESCAPE.sub(lambda match: {"n": "\n", "\\": "\\"}.get(match[1], match[0]), text)


def _entry(command: str, when: float) -> Iterator[HistoryEntry]:
    if command.strip():
        yield HistoryEntry(command, when)
