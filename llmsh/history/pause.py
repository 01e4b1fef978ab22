"""Whether lines are remembered at the moment: one marker for a shell, one for all shells of the user.

A marker is an empty file, so that a shell sees it at its next line without a query.
"""

import contextlib
import os
from pathlib import Path

from llmsh.config import private_dir, runtime_dir, state_dir


def is_paused(shell: int) -> bool:
    """Claims that the shell whose inner bash has pid `shell` keeps nothing now."""
    return os.path.exists(_all()) or os.path.exists(_own(shell))


def pause(shell: int | None) -> None:
    """Keep nothing from now on. shell: None for every shell, until resumed. Raises OSError."""
    path = _all() if shell is None else _own(shell)
    private_dir(path.parent)
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600))


def resume(shell: int | None) -> None:
    """Undo pause() of the same `shell`; one that was not paused stays as it is."""
    with contextlib.suppress(OSError):
        (_all() if shell is None else _own(shell)).unlink(missing_ok=True)


def is_paused_everywhere() -> bool:
    return os.path.exists(_all())


def _all() -> Path:
    return state_dir() / "history-paused"


def _own(shell: int) -> Path:
    return runtime_dir() / f"history-paused-{shell}"
