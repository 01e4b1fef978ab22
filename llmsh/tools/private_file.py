"""Reading and replacing files that only this user may have written."""

import errno
import os
import stat
from pathlib import Path

from llmsh.config import private_dir


def read_private(path: Path, *, max_bytes: int) -> str:
    """The text of a regular file of this user's that nobody else may write to.

    Raises FileNotFoundError, and ValueError or OSError with the reason for anything else. A pipe is not waited for.
    """
    flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOFOLLOW
    try:
        descriptor = os.open(path, flags)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise ValueError("it is a link") from error
        raise
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise ValueError("it is no regular file")
        check_owner(status)
        data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise ValueError(f"it is larger than {max_bytes >> 10} KiB")
    return data.decode("utf-8")


def check_owner(status: os.stat_result) -> None:
    """Raise ValueError when somebody else owns it or may write to it."""
    if status.st_uid not in (os.geteuid(), 0):
        raise ValueError("it belongs to somebody else")
    if status.st_mode & 0o022:
        raise ValueError("others may write to it: chmod go-w")


def replace_private(path: Path, text: str) -> None:
    """Write `path` anew, mode 0600, whole or not at all. Raises OSError."""
    folder = private_dir(path.parent)
    temporary = folder / f".{path.name}.{os.getpid()}"
    temporary.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    try:
        with os.fdopen(os.open(temporary, flags, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
