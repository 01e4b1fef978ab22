"""Pre-images of large files, which git would read, compress and write: shared blocks, second names, or plain copies.

A clone shares the blocks of the file until one of the two is written (btrfs, XFS, bcachefs); it costs nothing and
is safe. A second name (hard link) is the file itself, so whoever writes into the file writes into the pre-image: it is
taken only of files that the step removes and that have no other name; what has another name when the step is over is
copied, or let go where the file is still in its place. What is brought back is compared with its digest either way.
"""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from llmsh.checkpoint.entry import Entries
from llmsh.core.errors import CheckpointError

LARGE_BYTES = 4 << 20
_FICLONE = 0x40049409  # linux/fs.h
_CHUNK = 1 << 20


class Writable(Protocol):
    """Takes the content of a file piece by piece."""

    def write(self, data: bytes, /) -> int: ...


class LargeFiles:
    """Contents by checkpoint and digest in `directory`: one folder a checkpoint, one file a content."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    def keep(self, number: int, path: str, digest_of: Callable[[str], str], *, is_removed: bool) -> str:
        """Keep the content of `path` for checkpoint `number` without copying it; "" where that cannot be done.

        Returns its digest, taken of what is kept, so that it is right even while others write to `path`.
        """
        folder = self.directory / str(number)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = folder / "new"
        if not _clone(path, new) and not (is_removed and _link(path, new)):
            return ""
        digest = digest_of(str(new))
        new.replace(folder / digest)
        new.unlink(missing_ok=True)  # still there where both are names of one file
        return digest

    def digests(self, number: int) -> set[str]:
        """What checkpoint `number` has here."""
        return {kept.name for kept in self._kept(number)}

    def settle(self, number: int, before: Entries) -> None:
        """After the step: no pre-image may stay a name of a file that can still be written to."""
        shared = [kept for kept in self._kept(number) if kept.lstat().st_nlink > 1]
        if not shared:
            return
        needed = {entry.digest for path, entry in before.items() if entry.digest and not _is_still(path, entry.inode)}
        for kept in shared:
            if kept.name in needed:  # moved aside rather than removed; nobody has written to it yet
                new = kept.with_name("new")
                shutil.copyfile(kept, new)
                new.replace(kept)
            else:
                kept.unlink()

    def has(self, digest: str) -> bool:
        return self._place(digest) is not None

    def copy_to(self, digest: str, output: Writable) -> None:
        """Write the content `digest` to `output`. Raises CheckpointError when it is missing or was changed."""
        place = self._place(digest)
        if place is None:
            raise CheckpointError(f"the kept content {digest[:12]} is missing or damaged")
        with place.open("rb") as content:
            seen = hashlib.sha1(b"blob %d\0" % os.fstat(content.fileno()).st_size, usedforsecurity=False)
            while chunk := content.read(_CHUNK):
                seen.update(chunk)
                output.write(chunk)
        if seen.hexdigest() != digest:
            raise CheckpointError(f"the kept content {digest[:12]} was changed by another program")

    def drop(self, number: int) -> None:
        shutil.rmtree(self.directory / str(number), ignore_errors=True)

    def drop_all_but(self, numbers: set[int]) -> None:
        """Remove what a begin has left that was killed before it was written down."""
        for name in _names_in(self.directory):
            if name.isdigit() and int(name) not in numbers:
                self.drop(int(name))

    def size_bytes(self) -> int:
        """What the contents take on the disk; blocks that are shared with a file of the user count too."""
        return sum(kept.lstat().st_blocks * 512 for kept in self.directory.glob("*/*"))

    def _kept(self, number: int) -> list[Path]:
        folder = self.directory / str(number)
        return [folder / name for name in _names_in(folder)]

    def _place(self, digest: str) -> Path | None:
        places = (self.directory / name / digest for name in _names_in(self.directory))
        return next((place for place in places if place.exists()), None)


def _names_in(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except FileNotFoundError:
        return []


def _clone(path: str, new: Path) -> bool:
    """Make `new` a file that shares the blocks of `path`, where the file system can."""
    try:
        with open(path, "rb") as content, new.open("wb") as copy:
            os.fchmod(copy.fileno(), 0o600)
            fcntl.ioctl(copy.fileno(), _FICLONE, content.fileno())
    except OSError:
        new.unlink(missing_ok=True)
        return False
    return True


def _link(path: str, new: Path) -> bool:
    """Make `new` a second name of the file `path`, where it has no other and the file system can."""
    if os.lstat(path).st_nlink != 1:
        return False
    try:
        os.link(path, new, follow_symlinks=False)
    except OSError:
        return False
    return True


def _is_still(path: str, inode: int) -> bool:
    try:
        return os.lstat(path).st_ino == inode
    except OSError:
        return False
