"""Brings paths back to an earlier picture: what was made goes, what was lost comes; nothing else is touched."""

import contextlib
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence

from llmsh.checkpoint.snapshot import ABSENT, Entry


def restore(
    paths: Sequence[str],
    before: Mapping[str, Entry],
    after: Mapping[str, Entry],
    content: Callable[[str], bytes],
) -> None:
    """Make each of `paths` what it was in `before`. after: what stands there now, as was checked just before.

    A directory that the step made goes only when it is empty by then: what others put into it stays.
    Raises OSError; what was restored until then stays restored.
    """
    by_depth = sorted(paths, key=lambda path: (path.count(os.sep), path))
    for path in reversed(by_depth):
        _clear(path, before.get(path, ABSENT), after.get(path, ABSENT))
    for path in by_depth:
        entry = before.get(path, ABSENT)
        if entry.kind == "directory":
            os.makedirs(path, exist_ok=True)
        elif entry.kind == "file":
            _write_file(path, entry, content(entry.content))
        elif entry.kind == "link" and not os.path.islink(path):
            os.symlink(entry.content, path)
    # Deepest first: writing into a directory changes its time and may need its old mode gone.
    for path in reversed(by_depth):
        entry = before.get(path, ABSENT)
        if entry.kind == "directory":
            os.chmod(path, entry.mode)
            os.utime(path, ns=(entry.mtime_ns, entry.mtime_ns))


def _clear(path: str, wanted: Entry, now: Entry) -> None:
    """Remove what stands at `path` when it must be of another kind, or of another target."""
    if now.kind == "absent":
        return
    if wanted.kind == now.kind and wanted.kind in ("file", "directory"):
        return
    if now.kind == "directory":
        # Not empty any more: somebody else's files are in it.
        with contextlib.suppress(OSError):
            os.rmdir(path)
    else:
        os.unlink(path)


def _write_file(path: str, entry: Entry, data: bytes) -> None:
    folder = os.path.dirname(path)
    os.makedirs(folder, exist_ok=True)
    fd, name = tempfile.mkstemp(dir=folder, prefix=".llmsh-undo-")
    try:
        with os.fdopen(fd, "wb") as file:
            file.write(data)
        os.chmod(name, entry.mode)
        os.utime(name, ns=(entry.mtime_ns, entry.mtime_ns))
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
