"""What a path is: its kind, content, mode and times, as far as undo needs them."""

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from llmsh.core.errors import CheckpointError

MAX_ENTRIES = 200_000
_MAX_XATTR_BYTES = 4096
# What counts besides the user's own: access control lists, and the rights that a program has by itself.
_OTHER_XATTRS = ("system.posix_acl_access", "system.posix_acl_default", "security.capability")


class Kind(StrEnum):
    ABSENT = "absent"
    FILE = "file"
    DIRECTORY = "directory"
    LINK = "link"
    FIFO = "fifo"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Entry:
    """One path. digest: the git blob id of a file's content, "" until it was computed. target: of a symlink.

    inode, changed_ns: tell cheaply whether anything touched it. twin: another path that is the same file.
    has_holes: a file that takes less of the disk than its size.
    """

    kind: Kind
    mode: int = 0
    size: int = 0
    modified_ns: int = 0
    changed_ns: int = 0
    inode: int = 0
    links: int = 1
    owner: tuple[int, int] = (0, 0)
    digest: str = ""
    target: str = ""
    twin: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    has_holes: bool = False

    def is_same_as(self, other: "Entry") -> bool:
        """Claims equal kind, content, target, mode, owner and attributes; times do not count."""
        return self.has_content_of(other) and self.owner == other.owner and self.attributes == other.attributes

    def has_content_of(self, other: "Entry") -> bool:
        """Claims equal kind, content, target and mode."""
        if self.kind is not other.kind:
            return False
        if self.kind is Kind.LINK:
            return self.target == other.target
        return self.mode == other.mode and self.digest == other.digest

    def with_digest(self, digest: str) -> "Entry":
        """The same entry with `digest`; dataclasses.replace takes five times as long."""
        return Entry(
            self.kind, self.mode, self.size, self.modified_ns, self.changed_ns, self.inode, self.links, self.owner,
            digest, self.target, self.twin, self.attributes, self.has_holes,
        )  # fmt: skip

    def is_untouched_since(self, earlier: "Entry") -> bool:
        """Claims, from the inode alone, that nothing has changed since `earlier`."""
        return (self.kind, self.inode, self.changed_ns, self.modified_ns, self.size, self.mode) == (
            earlier.kind, earlier.inode, earlier.changed_ns, earlier.modified_ns, earlier.size, earlier.mode
        )  # fmt: skip


Entries = dict[str, Entry]
ABSENT = Entry(Kind.ABSENT)


def absolute(path: str | os.PathLike[str], cwd: str | os.PathLike[str]) -> str:
    """`path` with links resolved in its parents but not in its last part, which may be a link that is meant itself."""
    joined = os.path.join(cwd, path)
    trimmed = joined.rstrip("/") or "/"
    parent, name = os.path.split(trimmed)
    if name in ("", ".", ".."):
        return os.path.realpath(trimmed)
    return os.path.join(os.path.realpath(parent), name)


def read_entry(path: str) -> Entry:
    """The entry of `path` without its digest. Raises CheckpointError when it may not be looked at."""
    try:
        status = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return ABSENT
    except OSError as error:
        raise CheckpointError(f"{path}: {error.strerror}", hint="the step can run, but not be undone") from error
    mode = status.st_mode
    kind, size, links, target = Kind.OTHER, 0, 1, ""
    kept: tuple[tuple[str, str], ...] = ()
    if stat.S_ISREG(mode):
        kind, size, links, kept = Kind.FILE, status.st_size, status.st_nlink, attributes(path)
    elif stat.S_ISDIR(mode):
        kind, kept = Kind.DIRECTORY, attributes(path)
    elif stat.S_ISLNK(mode):
        kind, target = Kind.LINK, os.readlink(path)
    elif stat.S_ISFIFO(mode):
        kind = Kind.FIFO
    return Entry(
        kind,
        stat.S_IMODE(mode),
        size,
        status.st_mtime_ns,
        status.st_ctime_ns,
        status.st_ino,
        links,
        (status.st_uid, status.st_gid),
        "",
        target,
        "",
        kept,
        kind is Kind.FILE and status.st_blocks * 512 < size,
    )


def user_attributes(path: str) -> tuple[tuple[str, str], ...]:
    """The user's extended attributes, small ones, as hex."""
    return tuple((name, value) for name, value in attributes(path) if name.startswith("user."))


def attributes(path: str) -> tuple[tuple[str, str], ...]:
    """The extended attributes that an undo brings back, small ones, as hex: the user's, ACLs, capabilities."""
    try:
        names = os.listxattr(path, follow_symlinks=False)
    except (OSError, AttributeError):  # macOS has none of these calls
        return ()
    found: list[tuple[str, str]] = []
    with contextlib.suppress(OSError):
        for name in names:
            is_kept = name.startswith("user.") or name in _OTHER_XATTRS
            value = os.getxattr(path, name, follow_symlinks=False) if is_kept else b""
            if value and len(value) <= _MAX_XATTR_BYTES:
                found.append((name, value.hex()))
    return tuple(found)


def scan(roots: Iterable[str], *, exclude: str, max_bytes: int) -> Entries:
    """Every root with all that is below it, links not followed, other file systems not entered.

    exclude: a directory never looked into. max_bytes: content allowed. Raises CheckpointError beyond the bounds.
    """
    entries: Entries = {}
    first_of: dict[int, str] = {}
    total_bytes = 0
    for root in roots:
        for path in _walk(root, exclude):
            if path in entries:
                continue
            entry = read_entry(path)
            if entry.kind is Kind.FILE:
                total_bytes += entry.size
                if entry.links > 1:
                    twin = first_of.setdefault(entry.inode, path)
                    entry = replace(entry, twin="" if twin == path else twin)
            entries[path] = entry
            if total_bytes > max_bytes or len(entries) > MAX_ENTRIES:
                raise CheckpointError(
                    f"{root} is too large to keep a copy of ({len(entries)} files, {total_bytes >> 20} MiB and more)",
                    hint="the step can run, but not be undone; undo_max_bytes in config.toml sets the bound",
                )
    return entries


def _walk(root: str, exclude: str) -> Iterator[str]:
    """`root` and everything below it, parents first."""
    if root == exclude or root.startswith(exclude + "/"):
        return
    yield root
    if not os.path.isdir(root) or os.path.islink(root):
        return
    device = os.lstat(root).st_dev
    pending = [root]
    while pending:
        directory = pending.pop()
        try:
            with os.scandir(directory) as found:
                children = sorted(found, key=lambda child: child.name)
        except OSError as error:
            message = f"{directory}: {error.strerror}"
            raise CheckpointError(message, hint="the step can run, but not be undone") from error
        for child in children:
            if child.path == exclude:
                continue
            yield child.path
            if child.is_dir(follow_symlinks=False) and child.stat(follow_symlinks=False).st_dev == device:
                pending.append(child.path)


def to_json(entries: Entries) -> dict[str, Any]:
    """JSON-ready values; fields at their defaults are left out."""
    defaults = [(field.name, getattr(ABSENT, field.name)) for field in fields(Entry) if field.name != "kind"]
    return {
        path: {
            "kind": entry.kind.value,
            **{name: value for name, default in defaults if (value := getattr(entry, name)) != default},
        }
        for path, entry in entries.items()
    }


def from_json(values: dict[str, Any]) -> Entries:
    """The entries that to_json wrote. Raises KeyError, TypeError, ValueError for anything else."""
    entries: Entries = {}
    for path, given in values.items():
        rest = dict(given)
        kind = Kind(rest.pop("kind"))
        owner = tuple(rest.pop("owner", (0, 0)))
        kept = tuple((name, value) for name, value in rest.pop("attributes", ()))
        entries[path] = Entry(kind, owner=(owner[0], owner[1]), attributes=kept, **rest)
    return entries
