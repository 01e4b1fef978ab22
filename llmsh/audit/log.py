"""The audit log: JSON lines, private, append-only, secrets masked; several shells may write at once.

A line goes out in one write, so lines never mix. Not defended: whoever can act as this user can edit the file.
"""

import contextlib
import errno
import fcntl
import json
import os
import secrets
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from llmsh.config import private_dir
from llmsh.core.plan import Plan, Step
from llmsh.core.policy import Approver
from llmsh.core.risk import Assessment
from llmsh.syntax.secrets import mask

NAME = "audit.jsonl"
MAX_BYTES = 4 << 20
KEPT_FILES = 4  # rotated ones, besides the one that is written
# Longer texts are cut, so that a line stays one write.
MAX_TEXT_CHARS = 8_000
MAX_STEPS = 50


class AuditLog:
    """Implements core.ports.AuditTrail in `directory`. say: told once, in one line, when nothing can be written."""

    def __init__(self, directory: Path, say: Callable[[str], None], *, max_bytes: int = MAX_BYTES) -> None:
        self.path = directory / NAME
        self._say = say
        self._max_bytes = max_bytes
        self._has_complained = False

    def generated(self, plan: Plan, cwd: Path) -> None:
        if not plan.steps:
            return
        steps = [{"command": _kept(step.command), **_risk(step.risk), **_origin(step)} for step in plan.steps]
        self._append(
            {
                "event": "plan",
                "request": _kept(plan.request),
                "cwd": str(cwd),
                "tier": plan.tier.value,
                "confidence": round(plan.confidence, 3),
                "steps": steps[:MAX_STEPS],
            }
        )

    def starts(self, step: Step, cwd: Path, risk: Assessment, approver: Approver) -> str:
        run = secrets.token_hex(6)
        self._append(
            {
                "event": "run",
                "run": run,
                "command": _kept(step.command),
                "cwd": str(cwd),
                "approved": approver.value,
                **_risk(risk),
                **_origin(step),
            }
        )
        return run

    def called(self, caller: str, step: Step, cwd: Path, risk: Assessment, tool: str) -> str:
        """A program, or the user, has a tool called; returns the name by which `ended` knows the call.

        tool: what offers it, and from where.
        """
        run = secrets.token_hex(6)
        about = {"event": "tool", "run": run, "caller": _kept(caller), "tool": _kept(tool)}
        self._append({**about, "command": _kept(step.command), "cwd": str(cwd), **_risk(risk)})
        return run

    def ended(self, run: str, status: int, duration_s: float) -> None:
        self._append({"event": "end", "run": run, "status": status, "duration_s": round(duration_s, 3)})

    def refused(self, step: Step, cwd: Path, why: str) -> None:
        self._append({"event": "refused", "command": _kept(step.command), "cwd": str(cwd), "why": _kept(why)})

    def undone(self, number: int, command: str, cwd: Path) -> None:
        """The user took a step back."""
        self._append({"event": "undo", "checkpoint": number, "command": _kept(command), "cwd": str(cwd)})

    def _append(self, event: dict[str, Any]) -> None:
        line = json.dumps({"time": round(time.time(), 3), "pid": os.getpid(), **event}, ensure_ascii=True) + "\n"
        try:
            self._write(line.encode())
        except (OSError, ValueError) as error:
            if not self._has_complained:
                self._has_complained = True
                why = (error.strerror if isinstance(error, OSError) else "") or str(error)
                self._say(f"llmsh: the audit log {self.path} cannot be written: {why}")

    def _write(self, line: bytes) -> None:
        private_dir(self.path.parent)
        descriptor = open_log(self.path)
        try:
            size = os.fstat(descriptor).st_size
            if size > self._max_bytes and self._rotate():
                os.close(descriptor)
                descriptor = open_log(self.path)
                size = os.fstat(descriptor).st_size
            # What a full disk has cut off stays a line of its own; a line that another shell is just writing may
            # look so, too, and leaves an empty line.
            is_torn = size > 0 and os.pread(descriptor, 1, size - 1) not in (b"\n", b"")
            data = b"\n" * is_torn + line
            if os.write(descriptor, data) != len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        finally:
            os.close(descriptor)

    def _rotate(self) -> bool:
        """Move the full file and the older ones one place on; False when another shell is doing it."""
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
        lock = os.open(self.path.with_suffix(".lock"), flags, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if self.path.lstat().st_size <= self._max_bytes:
                return True
            for number in range(KEPT_FILES, 0, -1):
                older = rotated(self.path, number)
                newer = rotated(self.path, number - 1) if number > 1 else self.path
                with contextlib.suppress(FileNotFoundError):
                    newer.replace(older)
            return True
        except BlockingIOError:
            return False
        finally:
            os.close(lock)


class NoAudit:
    """An AuditTrail that keeps nothing: where the user switched it off."""

    def generated(self, plan: Plan, cwd: Path) -> None:
        pass

    def starts(self, step: Step, cwd: Path, risk: Assessment, approver: Approver) -> str:
        return ""

    def called(self, caller: str, step: Step, cwd: Path, risk: Assessment, tool: str) -> str:
        return ""

    def ended(self, run: str, status: int, duration_s: float) -> None:
        pass

    def refused(self, step: Step, cwd: Path, why: str) -> None:
        pass

    def undone(self, number: int, command: str, cwd: Path) -> None:
        pass


def open_log(path: Path) -> int:
    """The file at `path`, made where it is missing, for appending. Raises OSError for a link, pipe, or another's.

    Opened for reading too: a pipe without a reader would be waited for otherwise.
    """
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
    descriptor = os.open(path, flags, 0o600)
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode) or status.st_uid != os.geteuid() or status.st_nlink > 1:
        os.close(descriptor)
        raise PermissionError(errno.EPERM, "it is no file of this user's alone", str(path))
    if status.st_mode & 0o077:
        os.fchmod(descriptor, 0o600)
    return descriptor


def rotated(path: Path, number: int) -> Path:
    return path.with_name(f"{path.stem}.{number}{path.suffix}")


def events(path: Path) -> Iterator[dict[str, Any]]:
    """Every event that is kept, oldest first; a line that was cut off is passed over."""
    for place in (*(rotated(path, number) for number in range(KEPT_FILES, 0, -1)), path):
        try:
            descriptor = os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError:
            continue
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                continue
            for line in file:
                try:
                    event = json.loads(line)
                except (ValueError, RecursionError):
                    continue
                if isinstance(event, dict) and isinstance(event.get("event"), str):
                    yield event


def _kept(text: str) -> str:
    """`text` with its secrets masked and its length bounded."""
    shown = mask(text[: 2 * MAX_TEXT_CHARS])
    return shown if len(shown) <= MAX_TEXT_CHARS else f"{shown[:MAX_TEXT_CHARS]}… ({len(text)} characters)"


def _risk(risk: Assessment | None) -> dict[str, Any]:
    if risk is None:
        return {"level": None}
    return {"level": str(risk.level), "reasons": [reason.value for reason in risk.reasons], "read_only": risk.read_only}


def _origin(step: Step) -> dict[str, Any]:
    return {"provenance": _kept(step.provenance)} if step.provenance else {}
