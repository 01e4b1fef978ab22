"""Files of settings: read whole, but never waited for and never without an end, whatever their name leads to."""

import errno
import os
from pathlib import Path


def read_small(path: Path, limit_bytes: int) -> bytes:
    """The file's content; of a pipe nothing, for nobody is waited for. Raises OSError, also for one over the limit."""
    with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY), "rb", buffering=0) as file:
        content = b""
        while len(content) <= limit_bytes and (piece := file.read(limit_bytes + 1 - len(content))):
            content += piece
    if len(content) > limit_bytes:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return content
