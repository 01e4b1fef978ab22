"""The write-ahead journal of checkpoints: one JSON object a line, on disk before what it announces.

Events: begin (pre-images are safe), finish (the step is over), undo (restoring starts), rewrite (a file with
several names is about to be written in place), undone, dropped.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from llmsh.core.errors import CheckpointError

_FLAGS = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW


@dataclass(frozen=True, slots=True)
class State:
    """One checkpoint as the journal tells it. before, after: blob ids of the manifests.

    undo_of: the checkpoint that this one's step was the undoing of. is_interrupted: its undo did not end.
    tokens: in the names of the temporary files that its undo makes. rewritten: files that its undo writes in place.
    parents, parents_after: times in ns of the directories that the roots lie in, before and after the step.
    restored: those of them whose time its undo puts back.
    """

    number: int
    time: float
    cwd: str
    command: str
    roots: tuple[str, ...]
    before: str
    after: str = ""
    changed: tuple[str, ...] = ()
    undo_of: int | None = None
    is_undone: bool = False
    is_interrupted: bool = False
    tokens: tuple[str, ...] = ()
    rewritten: tuple[str, ...] = ()
    parents: tuple[tuple[str, int], ...] = ()
    parents_after: tuple[tuple[str, int], ...] = ()
    restored: tuple[str, ...] = ()


class Journal:
    """The journal at `path`; every reader and writer of one operation holds `locked()`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other sessions out; the lock goes with the process, so a kill leaves nothing locked."""
        descriptor = os.open(self.path.with_suffix(".lock"), _FLAGS, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def append(self, event: str, number: int, **fields: Any) -> None:
        line = json.dumps({"event": event, "number": number, **fields}, ensure_ascii=True) + "\n"
        try:
            descriptor = os.open(self.path, _FLAGS | os.O_APPEND, 0o600)
            try:
                end = os.lseek(descriptor, 0, os.SEEK_END)
                torn = end > 0 and os.pread(descriptor, 1, end - 1) != b"\n"
                os.write(descriptor, (b"\n" if torn else b"") + line.encode())
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise CheckpointError(
                f"{self.path}: {error.strerror}", hint="free some space; nothing was changed"
            ) from error

    def states(self) -> dict[int, State]:
        """All checkpoints by number. A line cut off by a crash is passed over.

        Raises CheckpointError when the file is something else than a journal.
        """
        try:
            raw = self.path.read_bytes()
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise CheckpointError(f"{self.path}: {error.strerror}") from error
        states: dict[int, State] = {}
        bad = 0
        for line in raw.splitlines():
            if not line.strip():
                continue
            try:
                _apply(states, json.loads(line))
            except (ValueError, KeyError, TypeError, OverflowError):
                bad += 1
        if bad > 1 and bad * 4 > len(states):
            raise CheckpointError(f"{self.path}: not a journal of checkpoints")
        return states


def _apply(states: dict[int, State], event: dict[str, Any]) -> None:
    number = int(event["number"])
    match event["event"]:
        case "begin":
            states[number] = State(
                number,
                float(event["time"]),
                str(event["cwd"]),
                str(event["command"]),
                tuple(event["roots"]),
                str(event["before"]),
                undo_of=event.get("undo_of"),
                parents=_times(event),
            )
        case "finish":
            state = replace(states[number], after=str(event["after"]), changed=tuple(event["changed"]))
            states[number] = replace(state, parents_after=_times(event))
        case "undo":
            tokens = (*states[number].tokens, *([str(event["token"])] if "token" in event else []))
            restored = states[number].restored or tuple(map(str, event.get("restored", ())))
            states[number] = replace(states[number], is_interrupted=True, tokens=tokens, restored=restored)
        case "rewrite":
            states[number] = replace(states[number], rewritten=(*states[number].rewritten, str(event["path"])))
        case "undone":
            state = replace(states[number], is_undone=True, is_interrupted=False, restored=())
            states[number] = state
            if state.undo_of is not None and state.undo_of in states:
                states[state.undo_of] = replace(states[state.undo_of], is_undone=False)
        case "dropped":
            states.pop(number, None)
        case other:
            raise ValueError(other)


def _times(event: dict[str, Any]) -> tuple[tuple[str, int], ...]:
    return tuple((str(path), int(time_ns)) for path, time_ns in event.get("parents", ()))
