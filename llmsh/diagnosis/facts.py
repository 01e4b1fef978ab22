"""What is so on this machine: read-only look-ups with one deadline for all diagnosers of a failure."""

import contextlib
import grp
import os
import pwd
import shutil
import stat
import subprocess
import time
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

DEADLINE_S = 0.15

# Programs that a look-up may start, with the first words that make it a reading. Nothing else is ever run.
READING = frozenset(
    {
        ("git", "branch"), ("git", "tag"), ("git", "remote"), ("git", "status"), ("git", "stash"), ("git", "rev-parse"),
        ("git", "config"), ("git", "ls-files"), ("git", "symbolic-ref"), ("git", "for-each-ref"),
        ("systemctl", "list-unit-files"), ("systemctl", "status"), ("systemctl", "is-active"),
        ("journalctl", "--unit"), ("docker", "ps"), ("docker", "images"), ("ss", "-ltnp"), ("lsof", "-nP"),
        ("dpkg", "-S"), ("apt-cache", "show"), ("ldd", "--version"),
    }
)  # fmt: skip
GIT_SAFE = (
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "core.pager=cat",
    "--no-pager",
)


class Facts:
    """Look-ups for one failure. Whatever cannot be known in time is empty or None: no fact, never a guess."""

    def __init__(self, cwd: Path, *, deadline_s: float = DEADLINE_S, path: str | None = None) -> None:
        self.cwd = cwd
        self._until = time.monotonic() + deadline_s
        self._path = os.environ.get("PATH", os.defpath) if path is None else path

    @property
    def left_s(self) -> float:
        return max(0.0, self._until - time.monotonic())

    @cached_property
    def programs(self) -> frozenset[str]:
        """Names of all programs on PATH."""
        names: set[str] = set()
        for folder in self._path.split(os.pathsep):
            with contextlib.suppress(OSError):
                names.update(os.listdir(folder or "."))
        return frozenset(names)

    def has(self, program: str) -> bool:
        return shutil.which(program, path=self._path) is not None

    def resolve(self, path: str) -> Path:
        """`path` as the command saw it: relative to its directory, ~ expanded."""
        expanded = os.path.expanduser(path)
        return Path(os.path.join(self.cwd, expanded))

    def exists(self, path: str) -> bool:
        return os.path.lexists(self.resolve(path))

    def stat(self, path: str) -> os.stat_result | None:
        try:
            return self.resolve(path).stat()
        except OSError:
            return None

    def owner(self, path: str) -> str:
        """`user:group` of `path`; "" when unknown."""
        found = self.stat(path)
        if found is None:
            return ""
        return f"{_name_of_user(found.st_uid)}:{_name_of_group(found.st_gid)}"

    def mode(self, path: str) -> str:
        """Mode of `path` as ls shows it; "" when unknown."""
        found = self.stat(path)
        return "" if found is None else stat.filemode(found.st_mode)

    @cached_property
    def user(self) -> str:
        return _name_of_user(os.geteuid())

    def listing(self, folder: str = ".") -> tuple[str, ...]:
        """Names in `folder`, at most 5,000; () when it cannot be read."""
        try:
            with os.scandir(self.resolve(folder)) as entries:
                return tuple(entry.name for entry, _ in zip(entries, range(5000), strict=False))
        except OSError:
            return ()

    def read(self, path: str, limit_bytes: int = 65_536) -> str:
        """The start of a regular file, decoded; "" when it cannot be read."""
        where = self.resolve(path)
        try:
            if not where.is_file():
                return ""
            with where.open("rb") as file:
                return file.read(limit_bytes).decode("utf-8", "replace")
        except OSError:
            return ""

    def ask(self, *argv: str) -> str:
        """Output of a reading command of the list above; "" when it is missing, fails or is too slow."""
        if argv[:2] not in READING or not self.has(argv[0]) or self.left_s <= 0:
            return ""
        safe: Sequence[str] = (argv[0], *GIT_SAFE, *argv[1:]) if argv[0] == "git" else argv
        try:
            done = subprocess.run(
                safe,
                cwd=self.cwd,
                capture_output=True,
                timeout=self.left_s,
                stdin=subprocess.DEVNULL,
                env={**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"},
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return ""
        return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def _name_of_user(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def _name_of_group(gid: int) -> str:
    try:
        return grp.getgrgid(gid).gr_name
    except KeyError:
        return str(gid)
