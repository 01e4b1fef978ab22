"""What a trial left in its store, against the real file system: each path before and after.

Source of the marks: Documentation/filesystems/overlayfs.rst (whiteouts, opaque directories, user.overlay.*).
"""

import contextlib
import os
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from llmsh.checkpoint.entry import ABSENT, Entry, Kind, read_entry
from llmsh.core.errors import CheckpointError, TrialError
from llmsh.trial.syscalls import file_handle

MAX_PATHS = 200_000
_CHUNK = 1 << 20
_HANDLE_AT = 21  # of an origin: version, magic, length, flags, type, then 16 bytes of the file system's id


@dataclass(frozen=True, slots=True)
class Difference:
    """One path. store: where its new content is, "" for a deleted one. moved_from: the real path it was before.

    twin: another path that is the same file now. is_in_place: written to, not replaced by a new file.
    """

    path: str
    before: Entry
    after: Entry
    store: str = ""
    moved_from: str = ""
    twin: str = ""
    is_in_place: bool = False
    same_content: bool = False


def differences(store: int, units: Sequence[Mapping[str, Any]], started_ns: int) -> list[Difference]:
    """Sorted by path. store: a descriptor of the store's root. started_ns: when the trial began. Raises TrialError."""
    found: dict[str, Difference] = {}
    try:
        for unit in units:
            _Walk(f"/proc/self/fd/{store}/{unit['store']}/upper", unit, found, started_ns).run()
        return _with_moves(_with_twins(found))
    except (OSError, CheckpointError) as error:
        reason = error.message if isinstance(error, CheckpointError) else f"{error.filename}: {error.strerror}"
        raise TrialError(f"the difference cannot be read: {reason}", hint="nothing was changed") from error


class _Walk:
    """One unit's store beside the real directory."""

    def __init__(self, upper: str, unit: Mapping[str, Any], found: dict[str, Difference], started_ns: int) -> None:
        self._upper = upper
        self._root = str(unit["path"])
        self._given = frozenset(unit["given"]) if unit["is_split"] else frozenset()
        self._prepared: Mapping[str, int] = unit["prepared"]
        self._owner = tuple(unit["owner"])
        self._found = found
        self._started_ns = started_ns

    def run(self) -> None:
        before, after = read_entry(self._root), read_entry(self._upper)
        self._directory(self._upper, self._root, is_merged=True)
        # The trial has made it, so only what is not as it was made says something.
        mode = before.mode if after.mode == self._prepared[self._root] else after.mode
        owner = before.owner if after.owner == self._owner else after.owner
        if before.kind is Kind.DIRECTORY and (mode, owner) != (before.mode, before.owner):
            after = replace(before, mode=mode, owner=owner)
            self._add(Difference(self._root, before, after, self._upper))

    def _directory(self, upper: str, path: str, *, is_merged: bool, is_there: bool = True) -> bool:
        """The children of a directory in the store; return whether any of them differ.

        is_merged: a real directory's other children show through. is_there: `path` is a real directory, not a link.
        """
        names = set()
        differ = False
        with os.scandir(upper) as entries:
            children = sorted(entries, key=lambda child: child.name)
        for child in children:
            if path == self._root and child.name in self._given:
                continue
            names.add(child.name)
            differ = self._child(child, os.path.join(path, child.name), is_there=is_there) or differ
        if is_there and not is_merged:
            for name in sorted(set(os.listdir(path)) - names):
                differ = self._deleted(os.path.join(path, name)) or differ
        return differ

    def _child(self, child: "os.DirEntry[str]", path: str, *, is_there: bool) -> bool:
        status = child.stat(follow_symlinks=False)
        if stat.S_ISCHR(status.st_mode) and status.st_rdev == 0:
            return is_there and self._deleted(path)
        if stat.S_ISSOCK(status.st_mode) or stat.S_ISCHR(status.st_mode) or stat.S_ISBLK(status.st_mode):
            return False  # nobody is behind a socket once the trial is over
        after = _comparable(read_entry(child.path))
        _open_up(child.path, after)
        before = _comparable(read_entry(path)) if is_there else ABSENT
        if after.kind is Kind.DIRECTORY:
            return self._made_or_merged(child.path, path, before, after)
        differ = self._gone_below(path) if before.kind is Kind.DIRECTORY else False
        return self._leaf(child.path, path, before, after) or differ

    def _made_or_merged(self, upper: str, path: str, before: Entry, after: Entry) -> bool:
        is_there = before.kind is Kind.DIRECTORY
        differ = self._directory(upper, path, is_merged=is_there and not _is_opaque(upper), is_there=is_there)
        if path in self._prepared:
            after = replace(after, owner=before.owner, attributes=before.attributes)
            after = replace(after, mode=before.mode) if after.mode == self._prepared[path] else after
        # A time that moved because others work in the real directory is not the trial's doing.
        is_time_set = not differ and after.modified_ns != before.modified_ns and before.changed_ns <= self._started_ns
        if before.kind is Kind.DIRECTORY and after.is_same_as(before) and not is_time_set:
            return differ
        return self._add(Difference(path, before, after, upper))

    def _leaf(self, upper: str, path: str, before: Entry, after: Entry) -> bool:
        is_same = False
        in_place = False
        if before.kind is Kind.FILE and after.kind is Kind.FILE:
            is_same = before.size == after.size and _same_content(upper, path)
            in_place = before.links > 1 and _is_origin(upper, path)
        if before.kind is after.kind and _is_equal(before, after, is_same):
            if after.links > 1:
                self._found[path] = Difference(path, before, after, upper, same_content=True)  # until twins are known
            return False
        return self._add(Difference(path, before, after, upper, is_in_place=in_place, same_content=is_same))

    def _deleted(self, path: str) -> bool:
        before = read_entry(path)
        if before.kind is Kind.ABSENT:
            return False
        if before.kind is Kind.DIRECTORY:
            self._gone_below(path)
        return self._add(Difference(path, before, ABSENT))

    def _gone_below(self, path: str) -> bool:
        found = False
        with os.scandir(path) as entries:
            children = list(entries)
        for child in children:
            found = self._deleted(child.path) or found
        return found

    def _add(self, difference: Difference) -> bool:
        if len(self._found) >= MAX_PATHS:
            raise TrialError(f"the trial touched more than {MAX_PATHS} paths", hint="nothing was changed")
        self._found[difference.path] = difference
        return True


def _open_up(path: str, entry: Entry) -> None:
    """Let this user read a file or directory of the store; its entry has been read."""
    wanted = 0o700 if entry.kind is Kind.DIRECTORY else 0o400 if entry.kind is Kind.FILE else 0
    if entry.mode & wanted != wanted and os.geteuid():
        os.chmod(path, entry.mode | wanted)


def _comparable(entry: Entry) -> Entry:
    """Without overlayfs's marks, and without ACLs and capabilities: not every store can hold them; see commit."""
    kept = tuple(
        each for each in entry.attributes if each[0].startswith("user.") and not each[0].startswith("user.overlay.")
    )
    return replace(entry, attributes=kept)


def _mark(path: str, name: str) -> bytes:
    for prefix in ("trusted", "user"):
        with contextlib.suppress(OSError):
            return os.getxattr(path, f"{prefix}.overlay.{name}", follow_symlinks=False)
    return b""


def _is_opaque(path: str) -> bool:
    return _mark(path, "opaque") == b"y"


def _is_origin(upper: str, path: str) -> bool:
    """Claims that the store's file was copied from the very file at `path`, not made anew."""
    origin = _mark(upper, "origin")
    if len(origin) <= _HANDLE_AT:
        return False
    with contextlib.suppress(OSError, AttributeError):
        kind, handle = file_handle(path)
        return origin[4] == kind & 0xFF and origin[_HANDLE_AT : _HANDLE_AT + len(handle)] == handle
    return False


def _is_equal(before: Entry, after: Entry, same_content: bool) -> bool:
    same = (before.mode, before.target) == (after.mode, after.target)
    same = same and (before.kind is not Kind.FILE or same_content) and before.modified_ns == after.modified_ns
    return same and before.owner == after.owner and before.attributes == after.attributes


def _same_content(one: str, other: str) -> bool:
    with open(one, "rb") as first, open(other, "rb") as second:
        while True:
            data = first.read(_CHUNK)
            if data != second.read(_CHUNK):
                return False
            if not data:
                return True


def _with_twins(found: Mapping[str, Difference]) -> dict[str, Difference]:
    """Paths that are one file in the store become twins of the first of them."""
    first: dict[tuple[str, int], Difference] = {}
    twinned = {}
    for path, difference in sorted(found.items(), key=lambda item: _leads(item[1])):
        if difference.after.kind is not Kind.FILE or difference.after.links < 2:
            twinned[path] = difference
            continue
        key = (difference.store.split("/upper/", 1)[0], difference.after.inode)
        leader = first.setdefault(key, difference)
        if leader is not difference and leader.before.inode != difference.before.inode:
            twinned[path] = replace(difference, twin=leader.path)
        elif not _is_equal(difference.before, difference.after, difference.same_content):
            twinned[path] = difference
    return twinned


def _leads(difference: Difference) -> tuple[bool, bool, str]:
    """A file that is there already comes before those that become further names of it."""
    return (difference.before.kind is not Kind.FILE, not difference.same_content, difference.path)


def _with_moves(found: Mapping[str, Difference]) -> list[Difference]:
    """A deleted file that came up elsewhere, with the same time and content, has moved."""
    gone: dict[tuple[int, int], list[Difference]] = {}
    for difference in found.values():
        if difference.before.kind is Kind.FILE and difference.after.kind is Kind.ABSENT:
            gone.setdefault((difference.before.size, difference.before.modified_ns), []).append(difference)
    result = dict(found)
    for path, difference in found.items():
        if difference.after.kind is not Kind.FILE or difference.before.kind is not Kind.ABSENT or difference.twin:
            continue
        candidates = gone.get((difference.after.size, difference.after.modified_ns), [])
        for candidate in sorted(candidates, key=lambda each: os.path.basename(each.path) != os.path.basename(path)):
            if _same_device(candidate.path, path) and _same_content(candidate.path, difference.store):
                result[path] = replace(difference, moved_from=candidate.path, before=candidate.before)
                del result[candidate.path]
                candidates.remove(candidate)
                break
    return [result[path] for path in sorted(result)]


def _same_device(one: str, other: str) -> bool:
    while not os.path.isdir(other := os.path.dirname(other)):
        pass
    return os.lstat(one).st_dev == os.stat(other).st_dev
