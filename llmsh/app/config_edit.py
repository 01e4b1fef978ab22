"""Changes single settings in config.toml: the rest of the file, its comments and its order stay as they are."""

import json
import os
import re
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path

from llmsh.config import config_path, load, private_dir
from llmsh.core.errors import ConfigError


def change_settings(values: Mapping[str, str], path: Path | None = None) -> Path:
    """Write `values` into the user's file, atomically; returns its path. A file that would be wrong is left alone.

    Raises ConfigError.
    """
    path = path or config_path()
    # A link to a file in a collection of dot-files stays one.
    real = path.resolve()
    if real.exists() and not real.is_file():
        # What leads to /dev/null must not put a file in its place.
        raise ConfigError(f"{path} is no regular file", hint=f"replace it by a file that has {_lines(values)}")
    try:
        before = real.read_text(encoding="utf-8") if real.exists() else ""
        _parsed(before, path)
        after = changed(before, values)
        if _parsed(after, path) != {**_parsed(before, path), **values}:
            raise ConfigError(f"{path} cannot be changed safely", hint=f"write by hand: {_lines(values)}")
        if not real.parent.exists():
            private_dir(real.parent)
        _write(real, after)
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}", hint=f"write by hand: {_lines(values)}") from error
    return path


def changed(text: str, values: Mapping[str, str]) -> str:
    """`text` with each of `values` set: in its line, in place of its commented default, or below the top level."""
    lines = text.splitlines(keepends=True)
    for name, value in values.items():
        line = f"{name} = {json.dumps(value, ensure_ascii=False)}\n"
        top = next((at for at, each in enumerate(lines) if re.match(r"\s*\[", each)), len(lines))
        for pattern in (rf"\s*{name}\s*=", rf"#\s*{name}\s*="):
            found = [at for at in range(top) if re.match(pattern, lines[at])]
            if found:
                lines[found[-1]] = line
                break
        else:
            if top and not lines[top - 1].endswith("\n"):
                lines[top - 1] += "\n"
            lines.insert(top, line)
    return "".join(lines)


def _parsed(text: str, path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}", hint="correct it first") from error


def _lines(values: Mapping[str, str]) -> str:
    return "; ".join(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in values.items())


def _write(path: Path, text: str) -> None:
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o600
    fd, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(fd, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(fd)
        Path(name).chmod(mode)
        # A setting that llmsh would not take never reaches the file.
        load(Path(name))
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
