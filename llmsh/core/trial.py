"""A trial run: what a command did to a copy of the file system, and the bounds it ran within."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

SCHEMA_VERSION = 1


class Touch(StrEnum):
    """What happened to one path."""

    MADE = "made"
    CHANGED = "changed"
    DELETED = "deleted"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a trial. size_bytes: what it may write. memory_bytes: of all its processes together."""

    time_s: float
    memory_bytes: int
    processes: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Change:
    """One path. what: a clause, e.g. "mode 644 → 755". source: where a moved path was. diff: of texts only."""

    path: str
    touch: Touch
    what: str
    size_before: int = 0
    size_after: int = 0
    source: str = ""
    diff: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of one command. status: as bash would give it.

    stopped: which limit ended it, "" for none; what it did until then is not what it would do.
    notes: clauses for the user, such as that it asked for the network.
    """

    command: str
    cwd: str
    status: int
    duration_s: float
    changes: tuple[Change, ...]
    stopped: str = ""
    notes: tuple[str, ...] = ()


def to_json(trial: Trial, *, committed: bool, checkpoint: int | None) -> dict[str, Any]:
    """JSON-ready values, schema SCHEMA_VERSION. checkpoint: what `llmsh undo N` names."""
    return {
        "version": SCHEMA_VERSION,
        "command": trial.command,
        "cwd": trial.cwd,
        "status": trial.status,
        "duration_s": round(trial.duration_s, 3),
        "changes": [
            {
                "path": change.path,
                "change": change.touch.value,
                "what": change.what,
                "size_before": change.size_before,
                "size_after": change.size_after,
                **({"source": change.source} if change.source else {}),
                "diff": list(change.diff),
            }
            for change in trial.changes
        ],
        "stopped": trial.stopped,
        "notes": list(trial.notes),
        "committed": committed,
        "checkpoint": checkpoint,
    }
