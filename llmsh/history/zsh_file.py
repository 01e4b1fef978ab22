"""zsh's history file: plain or extended (`: EPOCH:SECONDS;command`), metafied, newlines escaped.

Source: zsh manual, HISTFILE and EXTENDED_HISTORY; zsh's `metafy` keeps a byte it uses itself as 0x83 and the byte
exclusive-or 32.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from llmsh.core.ports import HistoryEntry

_META = re.compile(rb"\x83(.)", re.DOTALL)
_EXTENDED = re.compile(r": ?(\d{1,12}):(\d+);", re.ASCII)


def read_zsh_history(path: Path) -> Iterator[HistoryEntry]:
    """The entries of `path`, oldest first; time 0.0 where the file has none. Raises OSError."""
    pending: list[bytes] = []
    with path.open("rb") as file:
        for line in file:
            text = line.rstrip(b"\n")
            if text.endswith(b"\\"):
                pending.append(text[:-1])
                continue
            yield from _entry(b"\n".join([*pending, text]))
            pending = []
    yield from _entry(b"\n".join(pending))


def _entry(metafied: bytes) -> Iterator[HistoryEntry]:
    raw = _META.sub(lambda match: bytes([match[1][0] ^ 32]), metafied)
    text = raw.decode("utf-8", "replace")
    head = _EXTENDED.match(text)
    command = text[head.end() :] if head else text
    # A command that ends with a backslash was written with a blank behind it.
    command = re.sub(r"(\\) +\Z", r"\1", command).rstrip("\n")
    if command.strip():
        yield HistoryEntry(command, float(head[1]) if head else 0.0, duration_s=float(head[2]) if head else None)
