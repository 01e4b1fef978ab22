"""What stands behind the words of a step: processes, other machines, mounts; read-only look-ups, each a clause.

Not covered: what another machine does, and processes of other name spaces.
"""

import os
import pwd
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern

_SHOWN = 4
_KILLERS = frozenset({"kill", "pkill", "killall"})
_HOST = late_pattern(
    r"(?:[a-z][a-z+]*://)?(?:[\w.-]+@)?((?:[\w-]+\.)+[a-z][\w-]*|localhost|\d+(?:\.\d+){3})(?=[:/]|\Z)"
)
_PLACE = late_pattern(r"(?:[^/:@]+@)?([\w.-]+):")
_PATTERNS = {"scp": _PLACE, "rsync": _PLACE, "sftp": _PLACE, "curl": _HOST, "wget": _HOST, "http": _HOST}
_REACHING = frozenset({"ssh", "scp", "sftp", "rsync", "curl", "wget", "mosh", "nc", "ncat", "ftp", "telnet", "http"})


@dataclass(frozen=True, slots=True)
class Process:
    """One running process. name: as the kernel has it, at most 15 characters; line: with its arguments."""

    pid: int
    name: str
    line: str
    owner: str


def processes(command: SimpleCommand, proc: Path = Path("/proc")) -> tuple[str, ...]:
    """Which processes kill, pkill or killall would reach now."""
    if command.program not in _KILLERS or not (proc / "self").exists():
        return ()
    running = list(_running(proc))
    if command.program == "kill":
        wanted = {int(word.shape) for word in command.operands if word.shape.isdigit()}
        wanted -= {int(word.shape) for word in command.arguments[:1] if word.shape.isdigit() and len(command.words) > 2}
        found = [process for process in running if process.pid in wanted]
    else:
        found = _selected(command, running)
    if not found:
        return ("no process of that kind runs now",)
    shown = ", ".join(f"{process.name} ({process.pid}, {process.owner})" for process in found[:_SHOWN])
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return (f"reaches {len(found)} {'process' if len(found) == 1 else 'processes'}: {shown}{more}",)


def _selected(command: SimpleCommand, running: list[Process]) -> list[Process]:
    words = [word for word in command.arguments if not re.match(r"-(?:\d+|(?:SIG)?[A-Z]{3,}\d?)\Z", word.shape)]
    plain = SimpleCommand((), (command.words[0], *words), (), command.span)
    options = plain.options("sgPtuUGF", ("signal", "euid", "uid", "group", "parent", "terminal"))
    owner = options.get("u", "U", "euid", "uid", "user")
    patterns = [word.value for word in options.operands if word.value is not None]
    found = []
    for process in running:
        if process.pid == os.getpid() or (owner is not None and owner not in (process.owner, "")):
            continue
        if command.program == "killall":
            hit = any(process.name == pattern[:15] for pattern in patterns)
        else:
            hit = _matches(process, patterns, exact=options.has("x", "exact"), full=options.has("f", "full"))
        if hit or (owner is not None and not patterns):
            found.append(process)
    return found


def _matches(process: Process, patterns: list[str], *, exact: bool, full: bool) -> bool:
    text = process.line if full else process.name
    try:
        return any((re.fullmatch if exact else re.search)(pattern, text) for pattern in patterns)
    except re.error:
        return False


def _running(proc: Path) -> Iterator[Process]:
    for name in os.listdir(proc):
        if not name.isdigit():
            continue
        try:
            short = (proc / name / "comm").read_text(errors="replace").rstrip("\n")
            line = (proc / name / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
            owner = (proc / name).stat().st_uid
        except OSError:
            continue
        yield Process(int(name), short, line, _user(owner))


def _user(number: int) -> str:
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)


def hosts(command: SimpleCommand) -> tuple[str, ...]:
    """Which other machines the words name."""
    if command.program is None or command.program not in _REACHING:
        return ()
    found: dict[str, None] = {}
    if command.program in ("ssh", "mosh") and (
        operands := command.options("BbcDEeFIiJLlmOopQRSWw", permute=False).operands
    ):
        found[operands[0].shape.rpartition("@")[2]] = None
    for word in command.arguments:
        pattern = _PATTERNS.get(command.program)
        if pattern is not None and (match := pattern.match(word.shape)):
            found[match[1]] = None
    return tuple(f"reaches {host}, into which nothing here can look" for host in found if host)


def mounts(paths: Iterable[str], table: Path = Path("/proc/self/mountinfo")) -> tuple[str, ...]:
    """Other file systems that are mounted below `paths`, which a recursive change would enter."""
    try:
        lines = table.read_text(errors="replace").splitlines()
    except OSError:
        return ()
    points = {re.sub(r"\\(\d{3})", lambda match: chr(int(match[1], 8)), line.split()[4]) for line in lines if line}
    inside = sorted(point for point in points for path in paths if point.startswith(path.rstrip("/") + "/"))
    return (f"other file systems are mounted in there: {', '.join(inside[:_SHOWN])}",) if inside else ()
