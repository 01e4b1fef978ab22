"""Marks that the inner shell writes into its output stream, so that the stream and the state records meet.

They only synchronise: the status, the directory and all else that matters come by the record channel, so
output that replays a mark forges nothing. A mark is `ESC ] 7119 ; NONCE ; KIND ; SEQ BEL`, digits only, so
that no output mode of the terminal changes it.
"""

import re
from dataclasses import dataclass
from enum import IntEnum


class Kind(IntEnum):
    """NOISE: our own traces may follow. START, END: around the user's text. PROMPT: PS1 while idle. IDLE: waiting."""

    NOISE = 1
    START = 2
    END = 3
    PROMPT = 4
    IDLE = 5


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark. seq: the request it belongs to."""

    kind: Kind
    seq: int


MAX_TAIL_BYTES = 24  # kind, seq and BEL


class MarkSplitter:
    """Takes the marks out of a byte stream that comes in pieces of any size."""

    def __init__(self, nonce: str) -> None:
        self._prefix = b"\x1b]7119;" + nonce.encode() + b";"
        self._mark = re.compile(re.escape(self._prefix) + rb"([1-5]);(\d{1,18})\x07")
        self._held = b""

    @property
    def is_holding(self) -> bool:
        """The last bytes may be the beginning of a mark."""
        return bool(self._held)

    def feed(self, data: bytes) -> list[bytes | Mark]:
        """Output and marks in order; a possible beginning of a mark at the end is held back."""
        if self._held:
            data = self._held + data
            self._held = b""
        pieces: list[bytes | Mark] = []
        start = 0
        if self._prefix in data:
            for match in self._mark.finditer(data):
                if match.start() > start:
                    pieces.append(data[start : match.start()])
                pieces.append(Mark(Kind(int(match[1])), int(match[2])))
                start = match.end()
        escape = data.rfind(b"\x1b", max(start, len(data) - len(self._prefix) - MAX_TAIL_BYTES))
        end = len(data)
        if escape >= 0 and self._may_begin(data[escape:]):
            self._held = data[escape:]
            end = escape
        if end > start:
            pieces.append(data[start:end] if start or end < len(data) else data)
        return pieces

    def release(self) -> bytes:
        """What is held back, given up as output."""
        held, self._held = self._held, b""
        return held

    def _may_begin(self, tail: bytes) -> bool:
        if len(tail) <= len(self._prefix):
            return self._prefix.startswith(tail)
        return tail.startswith(self._prefix) and b"\x07" not in tail
