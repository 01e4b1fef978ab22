"""Manifests: one TOML file a tool in the user's folder; a wrong one is named in a line and left out.

name = "forecast"
description = "Shows the weather forecast for a city."
command = ["perl", "/home/me/bin/forecast.pl", "{city}", ["--days", "{days}"]]
effect = "network"
[parameters]
required = ["city"]
properties.city = { type = "string" }
properties.days = { type = "integer", minimum = 1, maximum = 14 }
"""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

from llmsh.config import data_dir
from llmsh.core.errors import ToolError
from llmsh.core.tool import Origin, Tool
from llmsh.tools.declaration import IN_MANIFEST, read_tool
from llmsh.tools.private_file import check_owner, read_private

MAX_BYTES = 64 << 10
MAX_FILES = 200


def tools_dir() -> Path:
    return data_dir() / "tools"


@dataclass(frozen=True, slots=True)
class Manifests:
    """problems: a line for each file that is left out, and why."""

    tools: tuple[Tool, ...] = ()
    problems: tuple[str, ...] = ()


def load(folder: Path | None = None) -> Manifests:
    """The tools that `folder` (the user's) declares, by name. Never raises."""
    folder = folder or tools_dir()
    try:
        check_owner(os.lstat(folder) if folder.is_symlink() else folder.stat())
        check_owner(folder.stat())
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except FileNotFoundError:
        return Manifests()
    except (OSError, ValueError) as error:
        return Manifests(problems=(f"{folder}: {_reason(error)}; no tool of it is used",))
    found: dict[str, Tool] = {}
    problems: list[str] = []
    if len(paths) > MAX_FILES:
        problems.append(f"{folder}: more than {MAX_FILES} files; those after {paths[MAX_FILES - 1].name} are left out")
    for path in paths[:MAX_FILES]:
        try:
            tool = read_manifest(path)
            if tool.name in found:
                raise ToolError(f"the name {tool.name} is taken by {found[tool.name].source}")
        except (OSError, ValueError, ToolError, RecursionError) as error:
            problems.append(f"{path}: {_reason(error)}")
            continue
        found[tool.name] = tool
    return Manifests(tuple(found[name] for name in sorted(found)), tuple(problems))


def read_manifest(path: Path) -> Tool:
    """Raises OSError, ValueError, ToolError."""
    raw = tomllib.loads(read_private(path, max_bytes=MAX_BYTES))
    tool = read_tool(raw, Origin.MANIFEST, str(path), known=IN_MANIFEST)
    if not tool.command:
        raise ToolError("command is missing", hint='like: command = ["forecast", "{city}"]')
    return tool


def state(folder: Path | None = None) -> tuple[tuple[str, int, int, int], ...]:
    """Changes when a manifest comes, goes or changes."""
    folder = folder or tools_dir()
    try:
        with os.scandir(folder) as entries:
            found = [(entry.name, entry.stat(follow_symlinks=False)) for entry in entries]
    except OSError:
        return ()
    return tuple(
        sorted(
            (name, status.st_mtime_ns, status.st_size, status.st_mode)
            for name, status in found
            if name.endswith(".toml")
        )
    )


def _reason(error: Exception) -> str:
    if isinstance(error, ToolError):
        return f"{error.message} ({error.hint})" if error.hint else error.message
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return " ".join(str(error).split()) or type(error).__name__
