"""The key of a model's server: from the environment or a private file; never in a log, a message or an argument."""

import os
import stat
from pathlib import Path

from llmsh.core.errors import ModelError

VARIABLE = "LLMSH_MODEL_API_KEY"
_MAX_BYTES = 4096


def read_key(path: Path | None) -> str:
    """The key in the file `path`, else in $LLMSH_MODEL_API_KEY, else "". Raises ModelError when others can read it."""
    key = os.environ.get(VARIABLE, "") if path is None else _read(path)
    key = key.strip()
    if not key.isascii() or not key.isprintable() or " " in key:
        raise ModelError(
            f"the key in {path or '$' + VARIABLE} is not one word of ASCII", hint="one line, the key alone"
        )
    return key


def _read(path: Path) -> str:
    try:
        fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        raise ModelError(f"{path}: {error.strerror}", hint="model_key_file names a file with the key") from error
    with os.fdopen(fd, "rb") as file:
        status = os.fstat(fd)
        if not stat.S_ISREG(status.st_mode) or status.st_uid != os.geteuid() or status.st_mode & 0o077:
            raise ModelError(f"{path} is not private to you", hint=f"chmod 600 {path}")
        return file.read(_MAX_BYTES).decode("utf-8", "replace")
