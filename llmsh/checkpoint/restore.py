"""Brings paths back to what they were; every single change is atomic, so an interrupted undo can be run again."""

import contextlib
import os
import secrets

from llmsh.checkpoint.entry import ABSENT, Entries, Entry, Kind, read_entry
from llmsh.checkpoint.objects import Objects
from llmsh.core.errors import CheckpointError


def restore(
    before: Entries, after: Entries, changed: tuple[str, ...], objects: Objects, *, deletes: bool = True
) -> None:
    """Give every path of `changed` its state of `before`.

    deletes: remove what was made since; where that is not known for sure, it stays. Raises CheckpointError.
    """
    try:
        if deletes:
            for path in sorted(changed, reverse=True):
                _clear(path, before.get(path, ABSENT))
        for path in sorted(changed):
            wanted = before.get(path, ABSENT)
            if wanted.kind is Kind.DIRECTORY and not os.path.isdir(path):
                os.mkdir(path, 0o700)
        for path in sorted(changed, key=lambda path: (bool(before.get(path, ABSENT).twin), path)):
            _put(path, before.get(path, ABSENT), objects)
        parents = {os.path.dirname(path) for path in changed}
        for path in sorted({*changed, *parents, *_directories(before, after)}, reverse=True):
            wanted = before.get(path, ABSENT)
            if wanted.kind is Kind.DIRECTORY and os.path.isdir(path) and not os.path.islink(path):
                _dress(path, wanted)
    except OSError as error:
        raise CheckpointError(
            f"{error.filename}: {error.strerror}", hint="make room or set the permissions, then undo again"
        ) from error


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


def _put(path: str, wanted: Entry, objects: Objects) -> None:
    current = read_entry(path)
    temporary = f"{os.path.dirname(path)}/.llmsh-undo-{secrets.token_hex(6)}"
    try:
        if wanted.kind is Kind.LINK and (current.kind is not Kind.LINK or current.target != wanted.target):
            os.symlink(wanted.target, temporary)
            os.replace(temporary, path)
        elif wanted.kind is Kind.FIFO and current.kind is not Kind.FIFO:
            os.mkfifo(temporary, wanted.mode)
            os.replace(temporary, path)
        elif wanted.kind is Kind.FILE:
            _put_file(path, wanted, current, temporary, objects)
    finally:
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            os.unlink(temporary)
    if wanted.kind is Kind.LINK:
        with contextlib.suppress(OSError, NotImplementedError):
            os.utime(path, ns=(wanted.modified_ns, wanted.modified_ns), follow_symlinks=False)
    elif wanted.kind in (Kind.FILE, Kind.FIFO):
        _dress(path, wanted)


def _put_file(path: str, wanted: Entry, current: Entry, temporary: str, objects: Objects) -> None:
    if wanted.twin and os.path.lexists(wanted.twin):
        if current.inode != read_entry(wanted.twin).inode or current.kind is not Kind.FILE:
            os.link(wanted.twin, temporary, follow_symlinks=False)
            os.replace(temporary, path)
        return
    if current.kind is Kind.FILE:
        if objects.put_files([path], write=False)[path] == wanted.digest:
            return
        if current.links > 1 and current.inode == wanted.inode:
            # Written in place: a new file would part it from its other names.
            with open(path, "r+b") as output:
                objects.copy_to(wanted.digest, output)
                output.truncate()
            return
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    with os.fdopen(descriptor, "wb") as output:
        objects.copy_to(wanted.digest, output)
        output.flush()
        os.fsync(output.fileno())
    _dress(temporary, wanted)
    os.replace(temporary, path)


def _dress(path: str, wanted: Entry) -> None:
    """Owner, mode, attributes and time; the owner only where this user may give files away."""
    status = os.lstat(path)
    if (status.st_uid, status.st_gid) != wanted.owner:
        with contextlib.suppress(PermissionError):
            os.chown(path, *wanted.owner, follow_symlinks=False)
    os.chmod(path, wanted.mode)
    for name, value in wanted.attributes:
        with contextlib.suppress(OSError):
            os.setxattr(path, name, bytes.fromhex(value), follow_symlinks=False)
    os.utime(path, ns=(wanted.modified_ns, wanted.modified_ns))
