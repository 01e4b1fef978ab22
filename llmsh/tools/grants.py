"""Grants: which program may call which tool; asked for once, listed and taken back by the user.

A grant is for a tool as it was: one that changes is asked about again. Not defended: another process of this user can
say any name, and can write this file.
"""

import contextlib
import fcntl
import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from llmsh.config import private_dir, state_dir
from llmsh.core.tool import Tool
from llmsh.tools.private_file import read_private, replace_private

MAX_BYTES = 1 << 20
MAX_ASKED = 100


@dataclass(frozen=True, slots=True)
class Grant:
    """caller: how the program names itself; time: when it was given, or asked for, seconds since the epoch."""

    caller: str
    tool: str
    fingerprint: str
    time: float


class Grants:
    """The grants in one file; several processes may change them at once."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or state_dir() / "tool-grants.json"

    def has(self, caller: str, tool: Tool) -> bool:
        """Claims that the user let `caller` call `tool` as it is now."""
        return any(
            grant.caller == caller and grant.tool == tool.name and grant.fingerprint == tool.fingerprint
            for grant in self.given()
        )

    def given(self) -> tuple[Grant, ...]:
        return self._read("granted")

    def asked(self) -> tuple[Grant, ...]:
        """What programs wanted and nobody has answered yet."""
        return self._read("asked")

    def ask(self, caller: str, tool: Tool) -> None:
        """Write down that `caller` wants `tool`. What cannot be written is not asked: never raises."""
        with contextlib.suppress(OSError), self._changing() as state:
            wanted = _without(state["asked"], caller, tool.name)[-(MAX_ASKED - 1) :]
            state["asked"] = [*wanted, _row(caller, tool)]

    def give(self, caller: str, tool: Tool) -> None:
        """Raises OSError."""
        with self._changing() as state:
            state["asked"] = _without(state["asked"], caller, tool.name)
            state["granted"] = [*_without(state["granted"], caller, tool.name), _row(caller, tool)]

    def take_back(self, caller: str, tool: str = "") -> int:
        """Revoke what `caller` may call, or `tool` alone, and forget what it asked for; how many there were.

        Raises OSError.
        """
        with self._changing() as state:
            before = len(state["granted"])
            for key in ("granted", "asked"):
                state[key] = _without(state[key], caller, tool)
            return before - len(state["granted"])

    def _read(self, key: str) -> tuple[Grant, ...]:
        return tuple(
            Grant(row["caller"], row["tool"], row["fingerprint"], float(row["time"])) for row in self._load()[key]
        )

    def _load(self) -> dict[str, list[dict[str, Any]]]:
        """Nothing is granted where the file cannot be read or is not this user's alone."""
        try:
            raw = json.loads(read_private(self._path, max_bytes=MAX_BYTES))
        except (OSError, ValueError, RecursionError):
            raw = {}
        found: dict[str, list[dict[str, Any]]] = {"granted": [], "asked": []}
        for key, rows in found.items():
            given = raw.get(key) if isinstance(raw, dict) else None
            rows.extend(row for row in given if _is_row(row)) if isinstance(given, list) else None
        return found

    @contextlib.contextmanager
    def _changing(self) -> Iterator[dict[str, list[dict[str, Any]]]]:
        private_dir(self._path.parent)
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
        lock = os.open(self._path.with_suffix(".lock"), flags, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            state = self._load()
            yield state
            replace_private(self._path, json.dumps(state, ensure_ascii=True, indent=1) + "\n")
        finally:
            os.close(lock)


def _row(caller: str, tool: Tool) -> dict[str, Any]:
    return {"caller": caller, "tool": tool.name, "fingerprint": tool.fingerprint, "time": round(time.time())}


def _is_row(row: object) -> bool:
    return (
        isinstance(row, dict)
        and all(isinstance(row.get(key), str) for key in ("caller", "tool", "fingerprint"))
        and isinstance(row.get("time"), int | float)
    )


def _without(rows: list[dict[str, Any]], caller: str, tool: str) -> list[dict[str, Any]]:
    return [row for row in rows if row["caller"] != caller or (tool and row["tool"] != tool)]
