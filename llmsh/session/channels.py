"""The private channels between llmsh and its inner shell: requests, records, texts; never the terminal.

On Linux they are pipes and memory files of this process, opened by the inner shell under /proc/PID/fd:
nothing on disk, inherited or in the environment. Elsewhere they are FIFOs and files in a private directory.
Not covered: a hostile process of the same user can open them too.
"""

import fcntl
import os
import struct
import sys
import termios
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Pipe:
    """A pipe with a path that the inner shell can open. read_fd, write_fd: both kept, so it never hangs up."""

    path: str
    read_fd: int
    write_fd: int

    def pending_bytes(self) -> int:
        """Bytes written and not read yet."""
        buffer = fcntl.ioctl(self.read_fd, termios.FIONREAD, b"\0\0\0\0")
        return int(struct.unpack("i", buffer)[0])

    def read(self) -> bytes:
        """What is there now, at most 64 KiB; empty when nothing is."""
        try:
            return os.read(self.read_fd, 65536)
        except BlockingIOError:
            return b""

    def write(self, data: bytes) -> None:
        """Write `data` as far as it fits without blocking."""
        try:
            os.write(self.write_fd, data)
        except BlockingIOError:
            return

    def close(self) -> None:
        for fd in {self.read_fd, self.write_fd}:
            os.close(fd)


@dataclass(slots=True)
class Scratch:
    """A file with a path that the inner shell can open, rewritten as a whole."""

    path: str
    fd: int

    def store(self, data: bytes) -> None:
        os.ftruncate(self.fd, 0)
        view = memoryview(data)
        offset = 0
        while offset < len(data):
            offset += os.pwrite(self.fd, view[offset:], offset)

    def close(self) -> None:
        os.close(self.fd)


@dataclass(slots=True)
class Channels:
    """All channels of one session. commands: the shell's fd 0; text: code to run; startup: the rc text."""

    commands: Pipe
    requests: Pipe
    records: Pipe
    text: Scratch
    scratch: Scratch
    startup: Scratch
    directory: Path | None = None
    _count: list[int] = field(default_factory=lambda: [0])

    def answer_pipe(self) -> Pipe:
        """A fresh pipe for the output of one query; the caller closes it."""
        self._count[0] += 1
        return _pipe(self.directory, f"answer{self._count[0]}")

    def forget(self, pipe: Pipe) -> None:
        """Close `pipe` and remove its name."""
        pipe.close()
        if self.directory is not None:
            Path(pipe.path).unlink(missing_ok=True)

    def close(self) -> None:
        for channel in (
            self.commands,
            self.requests,
            self.records,
            self.text,
            self.scratch,
            self.startup,
        ):
            channel.close()
        if self.directory is not None:
            import shutil

            shutil.rmtree(self.directory, ignore_errors=True)


def open_channels(*, under_proc: bool | None = None) -> Channels:
    """Open all channels; under_proc: whether /proc/PID/fd is used (default: where it exists). Raises OSError."""
    if under_proc is None:
        under_proc = sys.platform == "linux" and os.access(f"/proc/{os.getpid()}/fd", os.X_OK)
    directory = None if under_proc else _private_directory()
    return Channels(
        commands=_pipe(directory, "commands"),
        requests=_pipe(directory, "requests"),
        records=_pipe(directory, "records"),
        text=_scratch(directory, "text"),
        scratch=_scratch(directory, "scratch"),
        startup=_scratch(directory, "startup"),
        directory=directory,
    )


def _private_directory() -> Path:
    import tempfile

    return Path(tempfile.mkdtemp(prefix="llmsh-"))


def _pipe(directory: Path | None, name: str) -> Pipe:
    if directory is None:
        read_fd, write_fd = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)
        return Pipe(f"/proc/{os.getpid()}/fd/{write_fd}", read_fd, write_fd)
    path = directory / name
    os.mkfifo(path, 0o600)
    read_fd = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
    return Pipe(str(path), read_fd, read_fd)


def _scratch(directory: Path | None, name: str) -> Scratch:
    if directory is None:
        fd = os.memfd_create(f"llmsh-{name}")
        return Scratch(f"/proc/{os.getpid()}/fd/{fd}", fd)
    path = directory / name
    return Scratch(str(path), os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
