"""Keeps pre-images of what a step will change, and undoes exactly what it did change."""

import contextlib
import json
import os
import secrets
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from llmsh.checkpoint.changes import Change, describe
from llmsh.checkpoint.entry import ABSENT, Entries, Entry, Kind, absolute, from_json, read_entry, scan, to_json
from llmsh.checkpoint.journal import Journal, State
from llmsh.checkpoint.objects import Objects
from llmsh.checkpoint.restore import Restorer
from llmsh.config import private_dir
from llmsh.core.errors import CheckpointError, DriftError
from llmsh.core.ports import CheckpointRecord

_SHOWN_PATHS = 5
_STORE_SHARE = 4  # the store may hold this many steps of the largest size before old ones are dropped
_DAY_S = 86_400


class Drifted(StrEnum):
    """What an undo does about files that changed since the step."""

    REFUSE = "refuse"
    KEEP = "keep"
    REPLACE = "replace"


class CheckpointStore:
    """Checkpoints in `directory` (private, made on first use); implements core.ports.Checkpointer.

    max_bytes: content of one step. keep_days: age after which checkpoints go. notices: what the user should be
    told, e.g. that a damaged store was set aside. allow_undo: asked before an undo changes anything; raises if not.
    only_removes: claims that a command removes files and writes into none; large ones then need no copy.
    Not covered: sockets and devices, and whatever a step changes outside the given paths.
    """

    def __init__(
        self,
        directory: Path,
        *,
        max_bytes: int = 1 << 30,
        keep_days: float = 30,
        allow_undo: Callable[[CheckpointRecord], None] = lambda record: None,
        only_removes: Callable[[str], bool] = lambda command: False,
    ) -> None:
        self.directory = directory
        self.max_bytes = max_bytes
        self.keep_days = keep_days
        self.allow_undo = allow_undo
        self.only_removes = only_removes
        self.notices: list[str] = []
        self._journal = Journal(directory / "journal.jsonl")
        self._objects: Objects | None = None
        self._is_tidied = False
        self._begun: tuple[str, Entries] | None = None  # the last manifest that was written, until its step is over

    def begin(self, command: str, cwd: Path, paths: Sequence[Path]) -> int:
        """Save the pre-images of `paths` and return the checkpoint's number.

        Raises CheckpointError when they are too large or cannot be read; nothing is recorded then.
        """
        objects = self._opened()
        with self._journal.locked():
            self._tidy(objects)
            return self._begin(objects, command, str(cwd), _roots(paths, cwd))

    def finish(self, number: int) -> CheckpointRecord:
        """Record what the step changed. Raises CheckpointError when `number` is unknown."""
        objects = self._opened()
        with self._journal.locked():
            state = self._finish(objects, self._state(number))
            if not state.changed:
                self._drop(objects, [number])
            return _record(state)

    def undo(self, number: int | None = None, *, drifted: Drifted = Drifted.REFUSE) -> CheckpointRecord:
        """Undo checkpoint `number`, or the last step not undone; the undo is a checkpoint of its own.

        drifted: what to do with files that changed since the step. Raises DriftError, naming them, when they are
        to be refused; CheckpointError otherwise.
        """
        objects = self._opened()
        with self._journal.locked():
            state = self._chosen(number)
            is_known = bool(state.after)
            if not is_known:
                state = self._finish(objects, state)
            before, after = self._entries(objects, state.before), self._entries(objects, state.after)
            kept = self._drift(objects, state, before, after)
            if kept and drifted is Drifted.REFUSE:
                raise _drift_error(kept)
            changed = tuple(path for path in state.changed if drifted is Drifted.REPLACE or path not in kept)
            record = _record(replace(state, changed=changed))
            self.allow_undo(record)
            outermost = tuple(_outermost(changed))
            own = self._begin(objects, f"undo {state.number}: {state.command}", state.cwd, outermost, state.number)
            token = secrets.token_hex(6)
            now = dict(_parent_times([path for path, _ in state.parents]))
            # Whose time is no longer what the step left has been worked in since; it keeps its own.
            as_left = [path for path, time_ns in state.parents_after if now.get(path) == time_ns]
            restored = state.restored or tuple(as_left)
            self._journal.append("undo", state.number, by=own, token=token, restored=restored)
            # Without a finish nobody knows whose the new files are, so they are left where they are.
            restorer = Restorer(before, after, objects, token, self._announcer(state.number), deletes=is_known)
            restorer.tidy(changed, state.tokens)
            restorer.restore(changed)
            _put_back_times({path: time_ns for path, time_ns in state.parents if path in restored})
            self._finish(objects, self._state(own), restorer.written)
            self._journal.append("undone", state.number, by=own)
            if changed == state.changed:
                return replace(record, undone=True)
            return _record(replace(state, is_undone=True))

    def undo_to(self, number: int, *, drifted: Drifted = Drifted.REFUSE) -> Iterator[CheckpointRecord]:
        """Undo every step from the last back to `number`, newest first, each yielded when it is done.

        Raises as `undo` does; what was undone until then stays undone.
        """
        with self._opened_and_locked():
            self._state(number)
            states = self._journal.states()
        for later in sorted((each for each in states if each >= number), reverse=True):
            if _is_undoable(states[later]):
                yield self.undo(later, drifted=drifted)

    def changes(self, number: int | None = None) -> tuple[CheckpointRecord, tuple[Change, ...]]:
        """What the step of checkpoint `number`, or of the last one not undone, did. Raises CheckpointError."""
        objects = self._opened()
        with self._journal.locked():
            state = self._chosen(None) if number is None else self._state(number)
            if not state.after:
                raise CheckpointError(f"step {state.number} did not end, so what it did is not known")
            before, after = self._entries(objects, state.before), self._entries(objects, state.after)
            return _record(state), tuple(describe(path, before, after, objects) for path in state.changed)

    def records(self) -> Sequence[CheckpointRecord]:
        """All checkpoints, oldest first."""
        if not self._journal.path.exists():
            return ()
        self._opened()
        with self._journal.locked():
            return tuple(_record(state) for _, state in sorted(self._journal.states().items()))

    def close(self) -> None:
        if self._objects is not None:
            self._objects.close()
            self._objects = None

    # with the lock held

    def _begin(
        self, objects: Objects, command: str, cwd: str, roots: tuple[str, ...], undo_of: int | None = None
    ) -> int:
        entries = scan(roots, exclude=os.path.realpath(self.directory), max_bytes=self.max_bytes)
        number = max(self._journal.states(), default=0) + 1
        objects.large.drop(number)  # left by a begin that was killed
        sizes = {path: entry.size for path, entry in entries.items() if entry.kind is Kind.FILE}
        # An undo writes into no file that has one name only; it puts new ones in their place.
        is_removed = undo_of is not None or self.only_removes(command)
        large = objects.put_large(number, sizes, is_removed=is_removed)
        entries = (
            {path: entry.with_digest(large.get(path, "")) for path, entry in entries.items()} if large else entries
        )
        entries = _with_digests(entries, objects, write=True)
        manifest = objects.put_bytes(json.dumps(to_json(entries)).encode())
        self._begun = manifest, entries
        digests = {entry.digest for entry in entries.values() if entry.digest}
        objects.keep(number, {"before": manifest}, digests)
        parents = _parent_times(sorted({os.path.dirname(root) for root in roots}))
        fields = {"time": time.time(), "cwd": cwd, "command": command, "roots": roots, "before": manifest}
        self._journal.append("begin", number, **fields, undo_of=undo_of, parents=parents)
        return number

    def _finish(self, objects: Objects, state: State, written: Mapping[str, str] | None = None) -> State:
        """written: contents that were put in place just now, by path; read again, they would cost as much as to write.

        Who changes one of them meanwhile has his content refused as drift by the undo of this undo.
        """
        before = self._entries(objects, state.before)
        self._begun = None
        objects.large.settle(state.number, before)
        found = scan(state.roots, exclude=os.path.realpath(self.directory), max_bytes=1 << 62)
        touched: Entries = {}
        after: Entries = {}
        for path, entry in found.items():
            earlier = before.get(path, ABSENT)
            if entry.is_untouched_since(earlier):
                after[path] = entry.with_digest(earlier.digest)
            else:
                touched[path] = entry.with_digest((written or {}).get(path, "")) if entry.kind is Kind.FILE else entry
        after.update(_with_digests(touched, objects, write=False))
        changed = tuple(sorted(path for path in before.keys() | after.keys() if _differs(path, before, after)))
        manifest = objects.put_bytes(json.dumps(to_json(after)).encode())
        digests = {entry.digest for entry in before.values() if entry.digest}
        objects.keep(state.number, {"before": state.before, "after": manifest}, digests, are_checked=True)
        parents = tuple(_parent_times([path for path, _ in state.parents]))
        self._journal.append("finish", state.number, after=manifest, changed=changed, parents=parents)
        return replace(state, after=manifest, changed=changed, parents_after=parents)

    def _announcer(self, number: int) -> Callable[[str], None]:
        return lambda path: self._journal.append("rewrite", number, path=path)

    @contextmanager
    def _opened_and_locked(self) -> Iterator[None]:
        self._opened()
        with self._journal.locked():
            yield

    def _drift(self, objects: Objects, state: State, before: Entries, after: Entries) -> tuple[str, ...]:
        """The paths that are not as the step left them. Raises CheckpointError for what cannot be brought back."""
        current = _with_digests({path: read_entry(path) for path in state.changed}, objects, write=False)
        drifted = []
        for path in state.changed:
            known = [after.get(path, ABSENT)] + ([before.get(path, ABSENT)] if state.is_interrupted else [])
            # A directory that an interrupted undo has just made does not have its mode yet.
            is_half_made = state.is_interrupted and current[path].kind is Kind.DIRECTORY
            is_half_made = is_half_made or _is_rewritten(path, state, after)
            # Nor has anything to be saved where it has just taken away what stood in the way.
            is_half_made = is_half_made or (state.is_interrupted and current[path].kind is Kind.ABSENT)
            same = Entry.has_content_of if state.is_interrupted else Entry.is_same_as
            if not is_half_made and not any(same(current[path], entry) for entry in known):
                drifted.append(path)
            parent = os.path.dirname(path)
            if before.get(path, ABSENT).kind is not Kind.ABSENT and parent not in before and not os.path.isdir(parent):
                drifted.append(parent)
            if before.get(path, ABSENT).kind is Kind.OTHER and current[path].kind is Kind.ABSENT:
                raise CheckpointError(f"{path} was a socket or device and cannot be made again")
        return tuple(sorted(set(drifted)))

    def _chosen(self, number: int | None) -> State:
        states = self._journal.states()
        if number is None:
            candidates = [state for state in states.values() if _is_undoable(state)]
            if not candidates:
                raise CheckpointError("there is nothing to undo", hint="llmsh undo --list shows every checkpoint")
            return max(candidates, key=lambda state: state.number)
        state = self._state(number)
        if state.is_undone:
            raise CheckpointError(f"checkpoint {number} is undone already", hint="llmsh undo --list shows every one")
        return state

    def _state(self, number: int) -> State:
        state = self._journal.states().get(number)
        if state is None:
            raise CheckpointError(f"there is no checkpoint {number}", hint="llmsh undo --list shows every one")
        return state

    def _entries(self, objects: Objects, manifest: str) -> Entries:
        if self._begun is not None and self._begun[0] == manifest:
            return self._begun[1]
        try:
            return from_json(json.loads(objects.get_bytes(manifest)))
        except (ValueError, KeyError, TypeError) as error:
            raise CheckpointError("the record of this checkpoint is damaged") from error

    def _tidy(self, objects: Objects) -> None:
        """Drop what is too old, and the oldest when the store is too large; once a session."""
        if self._is_tidied:
            return
        self._is_tidied = True
        states = sorted(self._journal.states().items())
        cutoff = time.time() - self.keep_days * _DAY_S
        gone = [number for number, state in states if state.time < cutoff]
        objects.large.drop_all_but(set(self._journal.states()))
        if objects.size_bytes() > self.max_bytes * _STORE_SHARE:
            rest = [number for number, _ in states if number not in gone]
            gone += rest[: (len(rest) + 1) // 2]
        if gone:
            self._drop(objects, gone)
            objects.prune()

    def _drop(self, objects: Objects, numbers: Sequence[int]) -> None:
        for number in numbers:
            self._journal.append("dropped", number)
        objects.drop(numbers)

    # opening

    def _opened(self) -> Objects:
        if self._objects is None:
            try:
                self._objects = self._open()
                self._journal.states()
            except CheckpointError as error:
                self._set_aside(error)
                self._objects = self._open()
        return self._objects

    def _open(self) -> Objects:
        try:
            private_dir(self.directory)
        except OSError as error:
            message = f"{self.directory}: {error.strerror}"
            raise CheckpointError(message, hint="without it nothing can be undone") from error
        return Objects(self.directory / "objects.git")

    def _set_aside(self, error: CheckpointError) -> None:
        """Move a damaged store away, so that new steps can be undone again. Raises `error` where that fails too."""
        self.close()
        if not self.directory.is_dir() or not any(self.directory.iterdir()):
            raise error
        aside = self.directory.with_name(f"{self.directory.name}.damaged-{time.strftime('%Y%m%d-%H%M%S')}")
        try:
            self.directory.rename(aside)
        except OSError:
            raise error from None
        self.notices.append(f"the checkpoints were damaged ({error.message}); they are set aside in {aside}")


def _roots(paths: Sequence[Path], cwd: Path) -> tuple[str, ...]:
    return tuple(_outermost(tuple(_topmost_missing(absolute(path, cwd)) for path in paths)))


def _parent_times(paths: Sequence[str]) -> list[tuple[str, int]]:
    """The times in ns of those of `paths` that are directories."""
    entries = ((path, os.lstat(path)) for path in paths if os.path.isdir(path) and not os.path.islink(path))
    return [(path, status.st_mtime_ns) for path, status in entries]


def _put_back_times(times_ns: dict[str, int]) -> None:
    for path, time_ns in times_ns.items():
        with contextlib.suppress(OSError):  # a directory of somebody else
            os.utime(path, ns=(os.lstat(path).st_atime_ns, time_ns), follow_symlinks=False)


def _topmost_missing(path: str) -> str:
    """`path`, or the parent nearest to the root that does not exist and that the step may make with it."""
    parent = os.path.dirname(path)
    while not os.path.lexists(path) and not os.path.lexists(parent):
        path, parent = parent, os.path.dirname(parent)
    return path


def _outermost(paths: Sequence[str]) -> list[str]:
    """`paths` without those below another one of them."""
    kept: list[str] = []
    for path in sorted(set(paths), key=lambda path: path.split("/")):
        if not kept or not (path + "/").startswith(kept[-1].rstrip("/") + "/"):
            kept.append(path)
    return kept


def _with_digests(entries: Entries, objects: Objects, *, write: bool) -> Entries:
    files = [path for path, entry in entries.items() if entry.kind is Kind.FILE and not entry.digest]
    unreadable = next((path for path in files if not os.access(path, os.R_OK)), None)
    if unreadable is not None:
        message = f"{unreadable} cannot be read"
        raise CheckpointError(message, hint="the step can run, but not be undone")
    digests = objects.put_files(files, write=write) if files else {}
    return {path: entry.with_digest(digests[path]) if path in digests else entry for path, entry in entries.items()}


def _differs(path: str, before: Entries, after: Entries) -> bool:
    """Claims a change that undo should bring back; the time of a directory follows from its content."""
    old, new = before.get(path, ABSENT), after.get(path, ABSENT)
    if not new.is_same_as(old) and not (old.kind is Kind.LINK and new.has_content_of(old)):
        return True
    if old.kind is not Kind.FILE:
        return False
    is_parted_or_joined = old.inode != new.inode and max(old.links, new.links) > 1
    return old.modified_ns != new.modified_ns or is_parted_or_joined


def _drift_error(names: Sequence[str]) -> DriftError:
    more = f" and {len(names) - _SHOWN_PATHS} more" if len(names) > _SHOWN_PATHS else ""
    return DriftError(
        f"changed since the step: {', '.join(names[:_SHOWN_PATHS])}{more}",
        hint="--keep-changed leaves those as they are, --replace-changed puts the old state in their place",
    )


def _is_rewritten(path: str, state: State, after: Entries) -> bool:
    """Claims that an interrupted undo may have left half of `path`, by this or another of its names."""
    entry = after.get(path, ABSENT)
    return path in state.rewritten or any(
        after.get(other, ABSENT).inode == entry.inode for other in state.rewritten if entry.links > 1
    )


def _is_undoable(state: State) -> bool:
    return not state.is_undone and state.undo_of is None and (bool(state.changed) or not state.after)


def _record(state: State) -> CheckpointRecord:
    changed = tuple(Path(path) for path in state.changed)
    return CheckpointRecord(state.number, state.time, Path(state.cwd), state.command, changed, state.is_undone)
