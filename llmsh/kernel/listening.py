"""The kernel's socket and its lock: one kernel a user, whatever was left behind and whoever starts at once.

The lock is held by an open file for as long as the process lives, so that a kill -9 frees it; the file says who has it.
"""

import contextlib
import fcntl
import json
import os
import select
import signal
import socket
import struct
import time
from pathlib import Path

from llmsh import __version__
from llmsh.ipc import protocol
from llmsh.ipc.versions import is_older

BACKLOG = 128
# A kernel that was told to go ends what it works on first.
LEAVE_S = 5.0
# One that starts or ends just now has no socket for a moment.
SETTLE_S = 1.0
_LISTEN_FD = 3  # sd_listen_fds(3): the first inherited descriptor


def listen(path: Path) -> socket.socket:
    """A socket that listens on `path`, mode 0600; what was there is removed. Only for the holder of the lock."""
    path.unlink(missing_ok=True)
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    old_mask = os.umask(0o177)
    try:
        listening.bind(str(path))
        listening.listen(BACKLOG)
    except BaseException:
        listening.close()
        raise
    finally:
        os.umask(old_mask)
    return listening


def still_ours(path: Path) -> tuple[int, int] | None:
    """What `path` is now, to be compared; None when it is gone."""
    try:
        status = path.lstat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def has_hung_up(connection: socket.socket) -> bool:
    """Claims that the peer has closed both directions, and not only ended what it sends."""
    poll = select.poll()
    try:
        poll.register(connection.fileno(), select.POLLOUT)
    except ValueError:
        return True
    return any(event & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, event in poll.poll(0))


def inherited_socket() -> socket.socket | None:
    """The listening socket that systemd passed to this very process; None where there is none.

    The variables are removed, so that no child believes them. Source: sd_listen_fds(3).
    """
    pid, count = os.environ.pop("LISTEN_PID", ""), os.environ.pop("LISTEN_FDS", "")
    os.environ.pop("LISTEN_FDNAMES", None)
    if pid != str(os.getpid()) or not count.isdecimal() or int(count) < 1:
        return None
    try:
        found = socket.socket(fileno=os.dup(_LISTEN_FD))
    except OSError:
        return None
    os.close(_LISTEN_FD)
    if found.family != socket.AF_UNIX or not found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
        found.close()
        return None
    return found


def hold_lock(path: Path) -> int | None:
    """Take the kernel's lock; None when another kernel holds it. The file descriptor is kept open to hold it.

    Raises OSError.
    """
    fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(fd)
        return None
    _write_about(fd, is_serving=False)
    return fd


def say_serving(fd: int) -> None:
    """Write down that the lock's holder listens: when nobody can reach it from now on, it has lost its socket."""
    _write_about(fd, is_serving=True)


def _write_about(fd: int, *, is_serving: bool) -> None:
    about = {"pid": os.getpid(), "version": __version__, "protocol": protocol.PROTOCOL_VERSION, "serving": is_serving}
    # On a full disk the lock holds all the same.
    with contextlib.suppress(OSError):
        os.ftruncate(fd, 0)
        os.pwrite(fd, json.dumps(about).encode(), 0)


def take_over(lock: Path, path: Path, *, replace: bool = False) -> int | None:
    """The lock, after a kernel that is of an older version, or that nobody can reach, has left; else None.

    replace: whoever holds it has to leave, as when systemd has put a socket of its own in place of that kernel's.
    """
    began = time.monotonic()
    told = False
    while (fd := hold_lock(lock)) is None:
        waited_s = time.monotonic() - began
        if waited_s > SETTLE_S + LEAVE_S:
            return None
        if not told:
            pid, version, speaks, is_serving = _holder(lock, path)
            is_lost = is_serving and waited_s > SETTLE_S and not _accepts(path)
            must_leave = replace or is_older(version, speaks) or is_lost
            if not must_leave and _accepts(path):
                return None
            if must_leave and pid is not None:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.kill(pid, signal.SIGTERM)
                told = True
        time.sleep(0.02)
    return fd


def holder_pid(lock: Path, path: Path) -> int | None:
    """The kernel that holds the lock; None when nobody does, or it cannot be known."""
    try:
        fd = os.open(lock, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    except (FileNotFoundError, NotADirectoryError):
        return None
    try:
        fcntl.flock(fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _holder(lock, path)[0]
    finally:
        os.close(fd)
    return None


def _holder(lock: Path, path: Path) -> tuple[int | None, str, int, bool]:
    """pid, version, protocol of the lock's holder, and whether it listens; the first kernels did not write them down.

    One that has just taken the lock may not have written yet: it is left alone.
    """
    try:
        about = json.loads(lock.read_bytes())
        return int(about["pid"]), str(about["version"]), int(about["protocol"]), bool(about["serving"])
    except (OSError, ValueError, KeyError, TypeError):
        pid = _peer_pid(path)
        return (None, __version__, protocol.PROTOCOL_VERSION, False) if pid is None else (pid, "0", 0, True)


def _peer_pid(path: Path) -> int | None:
    if not hasattr(socket, "SO_PEERCRED"):
        return None
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(SETTLE_S)
        try:
            connection.connect(str(path))
            raw = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
        except OSError:
            return None
    return int(struct.unpack("3i", raw)[0])


def _accepts(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(SETTLE_S)
        try:
            connection.connect(str(path))
        except OSError:
            return False
    return True
