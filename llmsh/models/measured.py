"""What `llmsh model bench` found of models on this machine: how far their answers can be trusted."""

import json
import os
import tempfile
from pathlib import Path

from llmsh.config import private_dir
from llmsh.models.discover import models_dir

_MAX_BYTES = 1 << 20


def read_trust(identity: str) -> float | None:
    """The share of answers that were right, None where nobody has measured it. identity: TextModel's."""
    value = _read().get(identity)
    return value if isinstance(value, float) and 0 <= value <= 1 else None


def write_trust(identity: str, trust: float) -> None:
    """Raises OSError."""
    path = _path()
    private_dir(path.parent)
    fd, name = tempfile.mkstemp(dir=path.parent, prefix=".measured.")
    try:
        with os.fdopen(fd, "w", encoding="utf-8") as file:
            json.dump({**_read(), identity: float(trust)}, file, indent=1)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _path() -> Path:
    return models_dir() / "measured.json"


def _read() -> dict[str, object]:
    try:
        if _path().stat().st_size > _MAX_BYTES:
            return {}
        value = json.loads(_path().read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
