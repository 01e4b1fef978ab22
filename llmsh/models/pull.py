"""One file from a hub to its place: goes on where it ended, checked, and there only when it is whole.

What has come so far lies beside the place in a hidden file, which is also the lock: two pulls of one file never mix.
"""

import contextlib
import errno
import fcntl
import hashlib
import http.client
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from llmsh.config import private_dir
from llmsh.core.errors import ModelError
from llmsh.models.fetch import Broken, Refused, Source
from llmsh.models.hub import RemoteFile

CHUNK_BYTES = 1 << 20
# Left free on the disk, so that nothing else stops working.
SPARE_BYTES = 256 << 20
# Tries in a row in which not one byte came.
TRIES = 5
_PAUSES_S = (0.5, 1.0, 2.0, 4.0)

Report = Callable[[int], None]


class Puller:
    """report: how many bytes are there. wait: between two tries, seconds. free_bytes: on the disk of a folder."""

    def __init__(
        self,
        source: Source,
        *,
        report: Report = lambda count: None,
        wait: Callable[[float], None] = time.sleep,
        free_bytes: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
    ) -> None:
        self._source = source
        self._report = report
        self._wait = wait
        self._free_bytes = free_bytes

    def pull(self, file: RemoteFile, folder: Path) -> Path:
        """Put `file` into `folder`; what is there already, and right, is left. Raises ModelError."""
        private_dir(folder)
        place = folder / file.name.rpartition("/")[2]
        if self._is_there(file, place):
            return place
        part = folder / f".{place.name}.part"
        with contextlib.ExitStack() as stack:
            try:
                fd = os.open(part, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
            except OSError as error:
                raise ModelError(f"{part}: {error.strerror}", hint="is there room, and is it yours?") from error
            stack.callback(os.close, fd)
            try:
                fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise ModelError(f"{place.name} is being pulled already", hint="wait for the other one") from error
            if not _is_at(fd, part):
                # The other one has just ended, and took this file with it.
                return self.pull(file, folder)
            self._fill(file, fd, folder)
            self._check(file, fd, part)
            os.fsync(fd)
            os.replace(part, place)
            _sync_folder(folder)
        return place

    def _is_there(self, file: RemoteFile, place: Path) -> bool:
        if not place.exists():
            return False
        size = place.stat().st_size
        if file.size_bytes in (None, size):
            fd = os.open(place, os.O_RDONLY | os.O_CLOEXEC)
            try:
                if not file.checksum or _digest(fd, file.checksum) == file.checksum:
                    self._report(size)
                    return True
            finally:
                os.close(fd)
        raise ModelError(
            f"another file is at {place}", hint=f"remove it first: llmsh model remove {place.stem}, or move it away"
        )

    def _fill(self, file: RemoteFile, fd: int, folder: Path) -> None:
        """Fetch what is missing, however often the connection breaks."""
        failures = 0
        while True:
            have = os.fstat(fd).st_size
            if file.size_bytes is not None:
                if have > file.size_bytes:
                    os.ftruncate(fd, 0)
                    have = 0
                if have == file.size_bytes:
                    self._report(have)
                    return
                self._require_room(file.size_bytes - have, folder)
            try:
                if self._fetch(file, fd, have):
                    return
                why = "the connection broke"
            except Broken as error:
                why = str(error)
            except Refused as error:
                if error.status == http.client.REQUESTED_RANGE_NOT_SATISFIABLE and have:
                    os.ftruncate(fd, 0)
                    continue
                if error.status not in (408, 429) and error.status < 500:
                    raise ModelError(f"{file.name}: {error}", hint="ask the hub again later") from error
                why = str(error)
            failures = 0 if os.fstat(fd).st_size > have else failures + 1
            if failures >= TRIES:
                raise ModelError(f"{file.name}: {why}", hint="pull it again: it goes on where it ended")
            self._wait(_PAUSES_S[min(failures, len(_PAUSES_S)) - 1] if failures else _PAUSES_S[0])

    def _fetch(self, file: RemoteFile, fd: int, have: int) -> bool:
        """Once, from byte `have` on; claims that the end was reached."""
        with self._source.get(file.url, start=have) as answer:
            if have and not _continues(answer, have):
                os.ftruncate(fd, 0)
                have = 0
            length = answer.headers.get("Content-Length", "")
            end = file.size_bytes if file.size_bytes is not None else have + int(length) if length.isdecimal() else None
            os.lseek(fd, have, os.SEEK_SET)
            while True:
                try:
                    data = answer.read1(CHUNK_BYTES)
                except (OSError, http.client.HTTPException) as error:
                    raise Broken(str(error) or repr(error)) from error
                if not data:
                    return end is None or have == end
                have += len(data)
                if end is not None and have > end:
                    raise ModelError(f"{file.name}: more came than the hub said", hint="pull it again")
                _write_all(fd, data, file.name)
                self._report(have)

    def _require_room(self, need_bytes: int, folder: Path) -> None:
        free = self._free_bytes(folder)
        if free < need_bytes + SPARE_BYTES:
            raise ModelError(
                f"{need_bytes >> 20} MiB are to come, {free >> 20} MiB are free in {folder}",
                hint="make room: llmsh model remove NAME",
            )

    def _check(self, file: RemoteFile, fd: int, part: Path) -> None:
        if file.checksum and _digest(fd, file.checksum) != file.checksum:
            part.unlink(missing_ok=True)
            raise ModelError(f"{file.name} is not what the hub says: its checksum differs", hint="pull it again")


def _continues(answer: http.client.HTTPResponse, have: int) -> bool:
    """Claims that the answer begins at byte `have`; a server may send all of it instead."""
    begins = answer.headers.get("Content-Range", "").removeprefix("bytes ").partition("-")[0]
    return answer.status == http.client.PARTIAL_CONTENT and begins == str(have)


def _digest(fd: int, checksum: str) -> str:
    """The file's own checksum, of the kind of `checksum`."""
    kind = checksum.partition(":")[0]
    # Source: git-hash-object(1): a blob's name is the SHA-1 of its header and content.
    digest = hashlib.sha1(usedforsecurity=False) if kind == "git" else hashlib.sha256()
    if kind == "git":
        digest.update(b"blob %d\0" % os.fstat(fd).st_size)
    at = 0
    while data := os.pread(fd, CHUNK_BYTES, at):
        digest.update(data)
        at += len(data)
    return f"{kind}:{digest.hexdigest()}"


def _write_all(fd: int, data: bytes, name: str) -> None:
    rest = memoryview(data)
    try:
        while rest:
            rest = rest[os.write(fd, rest) :]
    except OSError as error:
        hint = "make room and pull it again: it goes on where it ended" if error.errno == errno.ENOSPC else ""
        raise ModelError(f"{name}: {error.strerror}", hint=hint) from error


def _is_at(fd: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(fd), path.lstat())
    except OSError:
        return False


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):
        fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)
