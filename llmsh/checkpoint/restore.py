"""Brings paths back to what they were; every single change is atomic, so an interrupted undo can be run again."""

import contextlib
import glob
import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from llmsh.checkpoint.entry import ABSENT, Entries, Entry, Kind, attributes, read_entry
from llmsh.checkpoint.holes import HoleWriter
from llmsh.checkpoint.large import LARGE_BYTES
from llmsh.checkpoint.objects import Objects, blob_id
from llmsh.core.errors import CheckpointError

_MANY = 200
_BATCH_FILES = 5_000
_BATCH_BYTES = 64 << 20


@dataclass(frozen=True)
class Restorer:
    """Gives paths the state of `before`. after: what the step left.

    token: part of the name of every temporary file. announce: told before a file is written in place.
    deletes: remove what was made since; where that is not known for sure, it stays.
    written: the contents that were put in place, by path, as blob ids.
    """

    before: Entries
    after: Entries
    objects: Objects
    token: str
    announce: Callable[[str], None]
    deletes: bool = True
    written: dict[str, str] = field(default_factory=dict)

    def restore(self, changed: Sequence[str]) -> None:
        """Every path of `changed`. Raises CheckpointError."""
        try:
            self._restore(changed)
        except OSError as error:
            raise CheckpointError(
                f"{error.filename}: {error.strerror}", hint="make room or set the permissions, then undo again"
            ) from error

    def _restore(self, changed: Sequence[str]) -> None:
        for path in sorted(changed):
            _open_up(path, self.after.get(path, ABSENT))
        if self.deletes:
            for path in sorted(changed, reverse=True):
                _clear(path, self._wanted(path))
        for path in sorted(changed):
            if self._wanted(path).kind is Kind.DIRECTORY and not os.path.isdir(path):
                os.mkdir(path, 0o700)
        is_large = len(changed) > _MANY
        ordered = sorted(changed, key=lambda path: (bool(self._wanted(path).twin), path))
        for batch in self._batches(ordered) if is_large else (ordered,):
            if is_large:
                self._fetch(batch)
            for path in batch:
                self._put(path, self._wanted(path), is_flushed=not is_large)
        if is_large:
            os.sync()  # one flush for all: a flush a file takes minutes for many
        parents = {os.path.dirname(path) for path in changed}
        for path in sorted({*changed, *parents, *_directories(self.before, self.after)}, reverse=True):
            wanted = self._wanted(path)
            if wanted.kind is Kind.DIRECTORY and os.path.isdir(path) and not os.path.islink(path):
                _dress(path, wanted)

    def tidy(self, changed: Sequence[str], tokens: Sequence[str]) -> None:
        """Remove the temporary files that killed runs have left."""
        for parent in {os.path.dirname(path) for path in changed}:
            for token in tokens:
                for path in glob.glob(f"{glob.escape(parent)}/.llmsh-undo-{token}-*", include_hidden=True):
                    with contextlib.suppress(OSError):
                        os.unlink(path)

    def _wanted(self, path: str) -> Entry:
        return self.before.get(path, ABSENT)

    def _batches(self, ordered: Sequence[str]) -> Iterator[list[str]]:
        batch: list[str] = []
        size = 0
        for path in ordered:
            batch.append(path)
            size += self._wanted(path).size
            if len(batch) >= _BATCH_FILES or size >= _BATCH_BYTES:
                yield batch
                batch, size = [], 0
        yield batch

    def _fetch(self, batch: Sequence[str]) -> None:
        wanted = (self._wanted(path) for path in batch if not os.path.lexists(path))
        digests = {entry.digest for entry in wanted if entry.kind is Kind.FILE and entry.size < LARGE_BYTES}
        self.objects.fetch(sorted(digests - {""}))

    def _put(self, path: str, wanted: Entry, *, is_flushed: bool) -> None:
        current = read_entry(path)
        temporary = f"{os.path.dirname(path)}/.llmsh-undo-{self.token}-{secrets.token_hex(4)}"
        is_dressed = False
        try:
            if wanted.kind is Kind.LINK and (current.kind is not Kind.LINK or current.target != wanted.target):
                os.symlink(wanted.target, temporary)
                os.replace(temporary, path)
            elif wanted.kind is Kind.FIFO and current.kind is not Kind.FIFO:
                os.mkfifo(temporary, wanted.mode)
                os.replace(temporary, path)
            elif wanted.kind is Kind.FILE:
                is_dressed = self._put_file(path, wanted, current, temporary, is_flushed=is_flushed)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
            raise
        if is_dressed:
            return
        if wanted.kind is Kind.LINK:
            status = os.lstat(path)
            if (status.st_uid, status.st_gid) != wanted.owner:
                with contextlib.suppress(PermissionError):
                    os.chown(path, *wanted.owner, follow_symlinks=False)
            with contextlib.suppress(OSError, NotImplementedError):
                os.utime(path, ns=(wanted.modified_ns, wanted.modified_ns), follow_symlinks=False)
        elif wanted.kind in (Kind.FILE, Kind.FIFO):
            _dress(path, wanted)

    def _put_file(self, path: str, wanted: Entry, current: Entry, temporary: str, *, is_flushed: bool) -> bool:
        """Whether the file has its mode, times and attributes already, as a new one has."""
        twin = self._twin(path, wanted, current)
        if twin:
            os.link(twin, temporary, follow_symlinks=False)
            os.replace(temporary, path)
            with contextlib.suppress(FileNotFoundError):
                os.unlink(temporary)  # still there where both were the same file by now
            current = read_entry(path)
        if current.kind is Kind.FILE:
            is_joined = wanted.links == 1 and self.after.get(path, ABSENT).links > 1  # the step has made them one file
            is_filled = wanted.has_holes and not current.has_holes
            if not is_joined and not is_filled and blob_id(path) == wanted.digest:
                return False
            if wanted.links > 1 and current.links > 1 and current.inode == wanted.inode:
                # A new file would part it from its other names; a kill in between leaves half of it, and is told.
                self.announce(path)
                with open(path, "r+b") as output:
                    self.objects.copy_to(wanted.digest, output)
                    output.truncate()
                return False
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with open(descriptor, "wb") as output:
            if wanted.has_holes:
                sparse = HoleWriter(output)
                self.objects.copy_to(wanted.digest, sparse)
                sparse.end()
            else:
                self.objects.copy_to(wanted.digest, output)
            output.flush()
            if is_flushed:
                os.fsync(output.fileno())
        _dress(temporary, wanted)
        os.replace(temporary, path)
        self.written[path] = wanted.digest
        return True

    def _twin(self, path: str, wanted: Entry, current: Entry) -> str:
        """Which other name of the file `path` has to become a name of, if it is none yet; "" for none.

        That is the file itself where it still has one of its names, else what was put in the place of the first.
        """
        if wanted.links == 1 or (current.kind is Kind.FILE and current.inode == wanted.inode):
            return ""
        for other in self._names[wanted.inode]:
            found = read_entry(other)
            if other != path and found.kind is Kind.FILE and found.inode == wanted.inode:
                return other
        if not wanted.twin or not os.path.lexists(wanted.twin):
            return ""
        is_one = current.kind is Kind.FILE and current.inode == read_entry(wanted.twin).inode
        return "" if is_one else wanted.twin

    @cached_property
    def _names(self) -> dict[int, list[str]]:
        """The names of files with several, by inode."""
        names: dict[int, list[str]] = {}
        for path, entry in self.before.items():
            if entry.kind is Kind.FILE and entry.links > 1:
                names.setdefault(entry.inode, []).append(path)
        return names


def _open_up(path: str, left: Entry) -> None:
    """Let this user work in a directory that the step has closed; it gets its own mode at the end."""
    if left.kind is Kind.DIRECTORY and left.mode & 0o700 != 0o700:
        current = read_entry(path)
        if current.kind is Kind.DIRECTORY and current.owner[0] == os.geteuid():
            os.chmod(path, current.mode | 0o700)


def _directories(before: Entries, after: Entries) -> set[str]:
    """Directories whose time moved because something in them changed."""
    return {
        path
        for path, entry in before.items()
        if entry.kind is Kind.DIRECTORY and entry.modified_ns != after.get(path, ABSENT).modified_ns
    }


def _clear(path: str, wanted: Entry) -> None:
    """Take away what is at `path` when it has to be nothing, or something of another kind."""
    current = read_entry(path)
    if current.kind is Kind.ABSENT or current.kind is wanted.kind:
        return
    if current.kind is Kind.DIRECTORY:
        with contextlib.suppress(OSError):  # not empty: somebody else's file is in it, so it stays
            os.rmdir(path)
    elif wanted.kind in (Kind.ABSENT, Kind.DIRECTORY):
        os.unlink(path)


def _dress(path: str, wanted: Entry) -> None:
    """Owner, mode, attributes and time; the owner only where this user may give files away."""
    status = os.lstat(path)
    if (status.st_uid, status.st_gid) != wanted.owner:
        with contextlib.suppress(PermissionError):
            os.chown(path, *wanted.owner, follow_symlinks=False)
    current = attributes(path)
    if current != wanted.attributes:
        if not status.st_mode & 0o200 and status.st_uid == os.geteuid():
            os.chmod(path, wanted.mode | 0o200)  # else its owner may not set them
        kept = dict(wanted.attributes)
        for name, value in current:
            if kept.get(name) != value:
                with contextlib.suppress(OSError):
                    os.removexattr(path, name, follow_symlinks=False)
        for name, value in wanted.attributes:
            with contextlib.suppress(OSError):
                os.setxattr(path, name, bytes.fromhex(value), follow_symlinks=False)
    os.chmod(path, wanted.mode)  # after the access control list, which has a part of the mode in it
    os.utime(path, ns=(wanted.modified_ns, wanted.modified_ns))
