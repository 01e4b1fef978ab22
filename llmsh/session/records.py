"""State records of the inner shell: what `__llmsh_report` in bashrc.bash writes."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

FIELD_COUNT = 10


@dataclass(frozen=True, slots=True)
class Record:
    """The shell's state when it came back to its prompt.

    seq: number of the request it has done. shown: its own prompt as it was printed because the text was
    broken off; empty otherwise. idle_limit_s: TMOUT, None where it is not set. shopts: those that are on.
    """

    seq: int
    status: int
    cwd: Path
    flags: str
    pipestatus: tuple[int, ...]
    idle_limit_s: int | None
    shopts: frozenset[str]
    shown: bytes


class RecordReader:
    """Puts bytes of the record channel together to records."""

    def __init__(self, nonce: str) -> None:
        self._nonce = nonce.encode()
        self._held = b""

    def feed(self, data: bytes) -> list[Record]:
        """The records that `data` completes; what carries another nonce is dropped."""
        *fields, self._held = (self._held + data).split(b"\0")
        records = []
        while len(fields) >= FIELD_COUNT:
            if fields[0] != self._nonce or fields[FIELD_COUNT - 1] != self._nonce:
                del fields[0]
                continue
            records.append(_parse(fields[:FIELD_COUNT]))
            del fields[:FIELD_COUNT]
        if fields:
            self._held = b"\0".join([*fields, self._held])
        return records


def _parse(fields: list[bytes]) -> Record:
    _, seq, status, cwd, flags, pipestatus, limit, shopts, shown, _ = fields
    return Record(
        seq=_number(seq),
        status=_number(status),
        cwd=Path(os.fsdecode(cwd) or "/"),
        flags=flags.decode("ascii", "replace"),
        pipestatus=tuple(int(part) for part in re.findall(rb"\d+", pipestatus)),
        idle_limit_s=int(limit) if limit.isdigit() and int(limit) > 0 else None,
        shopts=frozenset(shopts.decode("ascii", "replace").split(":")),
        shown=shown,
    )


def _number(field: bytes) -> int:
    return int(field) if field.isdigit() else 0
