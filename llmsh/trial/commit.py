"""Gives the real file system what a trial's store holds, after making sure that nothing else has changed there.

Files are replaced in one step each; a file with several names that the command wrote to is written in place. All of it
lies between the begin and the finish of a checkpoint, so a commit that was cut off is undone like any other step.
"""

import contextlib
import os
import secrets
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from llmsh.checkpoint.entry import ABSENT, Entry, Kind, read_entry, user_attributes
from llmsh.core.errors import CheckpointError, TrialError
from llmsh.core.ports import Checkpointer, CheckpointRecord
from llmsh.trial.difference import Difference

_SHOWN_PATHS = 5
_CHUNK = 1 << 20


def commit(
    differences: Sequence[Difference],
    started_ns: int,
    command: str,
    cwd: Path,
    checkpoints: Checkpointer | None,
) -> CheckpointRecord | None:
    """Apply `differences`; return the checkpoint, None when undo is switched off or nothing was to be done.

    started_ns: what changed in the real tree after it is drift. Raises TrialError: nothing was changed, or, where a
    write failed half-way, what to run to take it back.
    """
    if not differences:
        return None
    _refuse_drift(differences, started_ns)
    _refuse_forbidden(differences)
    if checkpoints is None:
        _Apply(differences).run()
        return None
    touched = [path for each in differences for path in (each.path, each.moved_from) if path]
    try:
        number = checkpoints.begin(command, cwd, [Path(path) for path in touched])
    except CheckpointError as error:
        message = f"not committed, it could not be undone: {error.message}"
        raise TrialError(message, hint=error.hint or "nothing was changed") from error
    try:
        _Apply(differences).run()
    except OSError as error:
        checkpoints.finish(number)
        message = f"the commit stopped: {error.filename}: {error.strerror}"
        raise TrialError(message, hint=f"llmsh undo {number} takes back what it did") from error
    return checkpoints.finish(number)


def _refuse_drift(differences: Sequence[Difference], started_ns: int) -> None:
    drifted = []
    becoming = _becoming_directories(differences)
    for each in _in_place_now(differences):
        path = each.moved_from or each.path
        now = read_entry(path)
        is_same = now.kind is Kind.ABSENT if each.before.kind is Kind.ABSENT else now.is_untouched_since(each.before)
        if each.before.kind is Kind.DIRECTORY and now.kind is Kind.DIRECTORY:
            is_same = now.mode == each.before.mode and now.owner == each.before.owner
            since = each.after.kind is not Kind.DIRECTORY and now.changed_ns > started_ns
        else:
            since = each.before.kind is not Kind.ABSENT and each.before.changed_ns > started_ns
        if each.moved_from and read_entry(each.path).kind is not Kind.ABSENT:
            is_same = _is_in(each.path, becoming) and is_same
        if not is_same or since:
            drifted.append(path)
    if drifted:
        more = f" and {len(drifted) - _SHOWN_PATHS} more" if len(drifted) > _SHOWN_PATHS else ""
        message = f"changed outside the trial meanwhile: {', '.join(drifted[:_SHOWN_PATHS])}{more}"
        raise TrialError(message, hint="nothing was changed; try it again")


def _in_place_now(differences: Sequence[Difference]) -> list[Difference]:
    """Those whose path leads where it will lead; not what is made in a directory that still is a link or a file."""
    becoming = _becoming_directories(differences)
    return [each for each in differences if each.moved_from or not _is_in(each.path, becoming)]


def _becoming_directories(differences: Sequence[Difference]) -> frozenset[str]:
    others = (Kind.ABSENT, Kind.DIRECTORY)
    found = (each for each in differences if each.after.kind is Kind.DIRECTORY and each.before.kind not in others)
    return frozenset(each.path for each in found)


def _is_in(path: str, folders: frozenset[str]) -> bool:
    while folders and len(path) > 1:
        path = os.path.dirname(path)
        if path in folders:
            return True
    return False


def _refuse_forbidden(differences: Sequence[Difference]) -> None:
    """What this user may not do outside is found before anything is done."""
    for each in _in_place_now(differences):
        parent = os.path.dirname(each.path)
        if Kind.ABSENT in (each.before.kind, each.after.kind) or each.moved_from:
            is_allowed = not os.path.isdir(parent) or os.access(parent, os.W_OK | os.X_OK) or _is_own(parent)
        else:
            is_allowed = os.access(parent, os.W_OK) or os.access(each.path, os.W_OK) or _is_own(each.path)
        if not is_allowed:
            raise TrialError(f"not committed: {each.path} may not be changed", hint="nothing was changed")


def _is_own(path: str) -> bool:
    return os.lstat(path).st_uid == os.geteuid()


class _Apply:
    """The changes in an order in which each finds its place: directories, moves, deletions, files, attributes."""

    def __init__(self, differences: Sequence[Difference]) -> None:
        self._all = differences
        self._token = secrets.token_hex(6)
        self._opened: dict[str, int] = {}
        self._becoming = _becoming_directories(differences)

    def run(self) -> None:
        for path in self._touched_directories():
            self._open_up(path)
        for each in self._all:
            is_free = not os.path.lexists(each.path) and os.path.isdir(os.path.dirname(each.path))
            if each.after.kind is Kind.DIRECTORY and is_free and not _is_in(each.path, self._becoming):
                os.mkdir(each.path, 0o700)
        moved = {each.path for each in self._all if each.moved_from and self._move(each)}
        for each in reversed(self._all):
            if each.after.kind is Kind.ABSENT or (
                each.before.kind is not Kind.ABSENT and each.before.kind is not each.after.kind
            ):
                _remove(each.path)
        for each in self._all:
            if each.after.kind is Kind.DIRECTORY and not os.path.isdir(each.path):
                os.mkdir(each.path, 0o700)
        for each in sorted(self._all, key=lambda each: bool(each.twin)):
            if each.after.kind not in (Kind.ABSENT, Kind.DIRECTORY) and each.path not in moved:
                self._put(each)
                if each.moved_from:
                    _remove(each.moved_from)
        self._finish_directories()

    def _touched_directories(self) -> Iterator[str]:
        """Real directories in which something is made or removed, outermost first."""
        paths = {os.path.dirname(path) for each in self._all for path in (each.path, each.moved_from) if path}
        yield from sorted(path for path in paths if os.path.isdir(path))

    def _open_up(self, path: str) -> None:
        """Let this user work in a directory of theirs that is closed; its mode comes back at the end."""
        if os.access(path, os.W_OK | os.X_OK | os.R_OK) or not _is_own(path):
            return
        mode = stat.S_IMODE(os.lstat(path).st_mode)
        os.chmod(path, mode | 0o700)
        self._opened[path] = mode

    def _move(self, each: Difference) -> bool:
        """Rename; False when its directory is still to come, or another file system's."""
        if not os.path.isdir(os.path.dirname(each.path)) or _is_in(each.path, self._becoming):
            return False
        try:
            os.rename(each.moved_from, each.path)
        except OSError:
            return False
        _dress(each.path, each.after, each.store)
        return True

    def _put(self, each: Difference) -> None:
        wanted = each.after
        if each.before.kind is Kind.FILE and wanted.kind is Kind.FILE and not each.twin:
            if each.same_content:
                _dress(each.path, wanted, each.store)
                return
            if each.is_in_place or not os.access(os.path.dirname(each.path), os.W_OK):
                with open(each.path, "r+b") as output:
                    _copy(each.store, output.fileno())
                _dress(each.path, wanted, each.store)
                return
        temporary = f"{os.path.dirname(each.path)}/.llmsh-try-{self._token}"
        try:
            if each.twin:
                os.link(each.twin, temporary, follow_symlinks=False)
            elif wanted.kind is Kind.LINK:
                os.symlink(wanted.target, temporary)
            elif wanted.kind is Kind.FIFO:
                os.mkfifo(temporary, 0o600)
            else:
                flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
                descriptor = os.open(temporary, flags, 0o600)
                try:
                    _copy(each.store, descriptor)
                finally:
                    os.close(descriptor)
            if not each.twin:
                _dress(temporary, wanted, each.store)
            os.replace(temporary, each.path)
        finally:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(temporary)

    def _finish_directories(self) -> None:
        for path, mode in sorted(self._opened.items(), reverse=True):
            if os.path.isdir(path):
                os.chmod(path, mode)
        for each in reversed(self._all):
            if each.after.kind is Kind.DIRECTORY:
                _dress(each.path, each.after, each.store)


def _remove(path: str) -> None:
    entry = read_entry(path)
    if entry.kind is Kind.DIRECTORY:
        os.rmdir(path)
    elif entry is not ABSENT:
        os.unlink(path)


def _copy(source: str, output: int) -> None:
    """The content of `source`, its holes as holes; what was there before goes."""
    descriptor = os.open(source, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        size = os.fstat(descriptor).st_size
        os.ftruncate(output, 0)
        os.ftruncate(output, size)
        at = 0
        while at < size:
            try:
                begin = os.lseek(descriptor, at, os.SEEK_DATA)
            except OSError:
                return  # a hole up to the end
            at = os.lseek(descriptor, begin, os.SEEK_HOLE)
            os.lseek(descriptor, begin, os.SEEK_SET)
            os.lseek(output, begin, os.SEEK_SET)
            left = at - begin
            while left > 0:
                data = os.read(descriptor, min(left, _CHUNK))
                if not data:
                    return
                view = memoryview(data)
                while view:
                    view = view[os.write(output, view) :]
                left -= len(data)
    finally:
        os.close(descriptor)


def _dress(path: str, wanted: Entry, store: str) -> None:
    """Owner (root alone gives files away), attributes, mode, times."""
    is_link = wanted.kind is Kind.LINK
    status = os.lstat(path)
    if os.geteuid() == 0 and (status.st_uid, status.st_gid) != wanted.owner:
        os.chown(path, *wanted.owner, follow_symlinks=False)
    if not is_link:
        _dress_attributes(path, wanted, store)
        if stat.S_IMODE(os.lstat(path).st_mode) != wanted.mode:
            os.chmod(path, wanted.mode)
    accessed_ns = os.lstat(store).st_atime_ns if store else wanted.modified_ns
    with contextlib.suppress(PermissionError):
        os.utime(path, ns=(accessed_ns, wanted.modified_ns), follow_symlinks=False)


def _dress_attributes(path: str, wanted: Entry, store: str) -> None:
    current, kept = user_attributes(path), dict(wanted.attributes)
    for name, _ in current:
        if name not in kept:
            os.removexattr(path, name)
    for name, value in kept.items():
        if (name, value) not in current:
            os.setxattr(path, name, bytes.fromhex(value))
    if store:
        for name in ("system.posix_acl_access", "system.posix_acl_default"):
            with contextlib.suppress(OSError):
                os.setxattr(path, name, os.getxattr(store, name))
