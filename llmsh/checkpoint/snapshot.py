"""What stands at some paths: kinds, modes, times, contents by hash; and what differs between two such pictures."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from llmsh.core.errors import CheckpointError


@dataclass(frozen=True, slots=True)
class Entry:
    """One path. kind: "file", "directory", "link", "other" or "absent"; mode: permission bits; content: the blob's
    hash of a file, the target of a link.
    """

    kind: str
    mode: int = 0
    mtime_ns: int = 0
    content: str = ""

    def is_same(self, other: "Entry") -> bool:
        """Same kind, content and mode; a directory's time and a link's mode say nothing."""
        if self.kind != other.kind or self.content != other.content:
            return False
        return self.kind in ("link", "absent") or self.mode == other.mode

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


ABSENT = Entry("absent")
Picture = dict[str, Entry]


def take(roots: Iterable[Path], store_files: Callable[[list[str]], list[str]], *, max_bytes: int) -> Picture:
    """Everything at and below `roots`; links are not followed. store_files: keeps contents, returns their hashes.

    Raises CheckpointError when the files are larger than `max_bytes` together, or one cannot be read.
    """
    picture: Picture = {}
    files: list[tuple[str, os.stat_result]] = []
    size_bytes = 0
    for root in roots:
        for path, found in _walk(root):
            if path in picture:
                continue
            picture[path] = _entry(path, found)
            if found is not None and stat.S_ISREG(found.st_mode):
                files.append((path, found))
                size_bytes += found.st_size
                if size_bytes > max_bytes:
                    raise CheckpointError(
                        f"more than {max_bytes >> 20} MiB would have to be kept", hint="undo_max_bytes sets the bound"
                    )
    hashes = store_files([path for path, _ in files])
    for (path, found), content in zip(files, hashes, strict=True):
        picture[path] = Entry("file", stat.S_IMODE(found.st_mode), found.st_mtime_ns, content)
    return picture


def _walk(root: Path) -> Iterator[tuple[str, os.stat_result | None]]:
    """`root` and what is below it; a missing one also names its topmost missing parent, which a step may make."""
    text = os.path.abspath(root)
    try:
        found = os.lstat(text)
    except (FileNotFoundError, NotADirectoryError):
        for parent in reversed(Path(text).parents):
            if not os.path.lexists(parent):
                yield str(parent), None
        yield text, None
        return
    except OSError as error:
        raise CheckpointError(f"{text} cannot be read: {error.strerror}") from error
    yield text, found
    if stat.S_ISDIR(found.st_mode):
        yield from _below(text)


def _below(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda item: item.name):
                found = entry.stat(follow_symlinks=False)
                yield entry.path, found
                if stat.S_ISDIR(found.st_mode):
                    yield from _below(entry.path)
    except FileNotFoundError:
        return
    except OSError as error:
        raise CheckpointError(f"{folder} cannot be read: {error.strerror}") from error


def _entry(path: str, found: os.stat_result | None) -> Entry:
    if found is None:
        return ABSENT
    mode = stat.S_IMODE(found.st_mode)
    if stat.S_ISDIR(found.st_mode):
        return Entry("directory", mode, found.st_mtime_ns)
    if stat.S_ISLNK(found.st_mode):
        return Entry("link", mode, found.st_mtime_ns, os.readlink(path))
    return Entry("file" if stat.S_ISREG(found.st_mode) else "other", mode, found.st_mtime_ns)


def difference(before: Mapping[str, Entry], after: Mapping[str, Entry]) -> list[str]:
    """Paths that are not the same in both, sorted; a path that one does not name is absent there."""
    return sorted(
        path for path in before.keys() | after.keys() if not before.get(path, ABSENT).is_same(after.get(path, ABSENT))
    )


def picture_from_json(raw: Mapping[str, Mapping[str, Any]]) -> Picture:
    return {path: Entry(**entry) for path, entry in raw.items()}
