"""The last failure of an interactive shell, kept where `llmsh explain` finds it: a private file."""

import contextlib
import os
import stat
from pathlib import Path

from llmsh.config import private_dir, runtime_dir
from llmsh.core.diagnosis import Failure


def _path(pid: int) -> Path:
    return runtime_dir() / f"last-{pid}.json"


def write(pid: int, failure: Failure) -> None:
    """Keep `failure` for the shell whose inner bash is `pid`; a place that cannot be written is no fault."""
    import json

    value = {
        "command": failure.command,
        "status": failure.status,
        "output": failure.output,
        "cwd": str(failure.cwd),
    }
    with contextlib.suppress(OSError):
        private_dir(runtime_dir())
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW
        with os.fdopen(os.open(_path(pid), flags, 0o600), "w", encoding="utf-8", errors="surrogateescape") as file:
            json.dump(value, file)


def read(pid: int) -> Failure | None:
    """The last failure of the shell whose inner bash is `pid`; None when there is none of this user's."""
    import json

    try:
        descriptor = os.open(_path(pid), os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(descriptor, encoding="utf-8", errors="surrogateescape") as file:
            status = os.fstat(file.fileno())
            if status.st_uid != os.getuid() or not stat.S_ISREG(status.st_mode):
                return None
            value = json.load(file)
        return Failure(value["command"], value["status"], value["output"], Path(value["cwd"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def forget(pid: int) -> None:
    with contextlib.suppress(OSError):
        _path(pid).unlink(missing_ok=True)
