"""Files that are known by their names: which columns they have, and what people call them."""

import re
from functools import lru_cache
from pathlib import Path

from llmsh.planner.compose.table_columns import Key, column_of, head_of
from llmsh.planner.compose.table_data import Column, TableFile

# Name of the file → separator, columns, other words for them, words for the rows. "#": a column that nobody names.
_FORMATS: dict[str, tuple[str, str, dict[str, str], str]] = {
    "passwd": (
        ":",
        "name #x uid gid comment home shell",
        {"login": "name", "username": "name", "account": "name", "user": "name", "full name": "comment",
         "gecos": "comment", "real name": "comment", "home directory": "home", "home folder": "home",
         "login shell": "shell", "user id": "uid", "group id": "gid"},
        "users accounts logins people user",
    ),
    "shadow": (
        ":",
        "name password changed min max warn inactive expire",
        {"login": "name", "username": "name", "account": "name", "user": "name", "hash": "password"},
        "users accounts logins people",
    ),
    "group": (
        ":",
        "name #x gid members",
        {"group": "name", "group id": "gid", "member": "members", "users": "members"},
        "groups",
    ),
    "fstab": (
        "",
        "device mountpoint type options dump pass",
        {"mount point": "mountpoint", "mount": "mountpoint", "file system type": "type", "filesystem type": "type",
         "filesystem": "device", "file system": "device", "mount options": "options"},
        "mounts filesystems entries",
    ),
    "hosts": ("", "ip name", {"address": "ip", "ip address": "ip", "host": "name", "hostname": "name"}, "hosts"),
    "mounts": (
        "",
        "device mountpoint type options dump pass",
        {"mount point": "mountpoint", "mount": "mountpoint", "file system type": "type", "filesystem type": "type"},
        "mounts filesystems entries",
    ),
}  # fmt: skip


def read(path: str, key: Key) -> TableFile | None:
    """The table in the file `key` that a request calls `path`. Raises OSError when it cannot be read."""
    known = _FORMATS.get(Path(path).name.removesuffix(".bak").removesuffix("-"))
    if known is None:
        return None
    separator, _, aliases, rows = known
    columns = _read(*key)
    if not columns:
        return None
    noun = frozenset(rows.split())
    return TableFile(path, separator, columns, has_header=False, aliases=aliases, rows=noun, has_comments=not separator)


@lru_cache(maxsize=16)
def _read(full: Path, _mtime_ns: int, _size: int) -> tuple[Column, ...]:
    separator, names, _, _ = _FORMATS[full.name.removesuffix(".bak").removesuffix("-")]
    lines = [line for line in head_of(full) if line.strip() and not re.match(r"\s*#", line)]
    rows = [line.split(separator) if separator else line.split() for line in lines]
    least = len(names.split()) if separator and "shadow" not in full.name else 2
    if not rows or any(len(row) < least for row in rows):
        return ()
    return tuple(
        column_of(name, at + 1, [row[at].strip() for row in rows if len(row) > at])
        for at, name in enumerate(names.split())
    )
