"""bash's history file: one line an entry, or entries headed by `#EPOCH` when HISTTIMEFORMAT is set."""

from collections.abc import Iterator
from pathlib import Path

from llmsh.core.late_pattern import late_pattern
from llmsh.core.ports import HistoryEntry

_STAMP = late_pattern(r"#(\d{1,12})\s*$")


def read_bash_history(path: Path) -> Iterator[HistoryEntry]:
    """The entries of `path`, oldest first; time 0.0 for one without a stamp. Raises OSError.

    With stamps, every line up to the next stamp belongs to one entry (a multi-line command).
    """
    lines = path.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    time = 0.0
    pending: list[str] = []
    is_stamped = False
    for line in lines:
        stamp = _STAMP.match(line)
        if stamp is None and is_stamped:
            pending.append(line)
        elif stamp is None:
            yield from _entry([line], 0.0)
        else:
            yield from _entry(pending, time)
            pending, time, is_stamped = [], float(stamp[1]), True
    yield from _entry(pending, time)


def _entry(lines: list[str], time: float) -> Iterator[HistoryEntry]:
    command = "\n".join(lines).rstrip("\n")
    if command.strip():
        # SQLite keeps text as UTF-8: bytes that are not become the replacement character.
        yield HistoryEntry(command.encode("utf-8", "surrogateescape").decode("utf-8", "replace"), time)
