"""What is so on this machine: read-only look-ups with one deadline for all diagnosers of a failure."""

import contextlib
import grp
import os
import pwd
import re
import stat
import time
from _thread import LockType, allocate_lock
from functools import cached_property
from pathlib import Path

from llmsh.core import git
from llmsh.core.late_pattern import late_pattern

DEADLINE_S = 0.15
MAX_LISTING = 5000
MAX_WALKED = 4000

# Programs that a look-up may start, with the first words that make it a reading. Nothing else is ever run.
# Not here: git status, diff and stash, which can run filters and gpg that a repository's own config names.
READING = frozenset(
    {
        ("git", "for-each-ref"), ("git", "remote"), ("git", "rev-parse"), ("git", "config"), ("git", "ls-files"),
        ("git", "symbolic-ref"), ("git", "ls-tree"),
        ("systemctl", "list-unit-files"), ("journalctl", "--unit"),
        ("docker", "ps"), ("docker", "images"), ("ss", "-Hltnp"), ("lsof", "-nP"),
    }
)  # fmt: skip
# Programs whose --help prints and ends, whatever else is so: their options can be looked up.
_HELPFUL = """
    ls cp mv rm mkdir rmdir ln chmod chown chgrp touch cat head tail sort uniq cut tr wc tee split paste join comm
    nl od du df stat date seq sleep basename dirname readlink realpath mktemp install sha256sum md5sum base64 env id
    groups uname nproc timeout truncate shuf fold expand tac rev column grep egrep fgrep sed gawk find xargs diff
    cmp patch tar gzip zip unzip xz bzip2 zstd curl wget rsync make cmake gcc g++ ps kill pgrep pkill free watch top
    less file which tree lsblk mount umount ip ss jq rg fd bat fzf pip pip3 pytest ruff mypy npm cargo docker
    kubectl systemctl journalctl apt apt-get useradd usermod
"""
HELPFUL = frozenset(_HELPFUL.split())
# Options of git that compare the content of files, for which a repository's own filters would run.
_COMPARING = frozenset({"-m", "--modified"})
MANAGERS = ("apt", "dnf", "yum", "pacman", "zypper", "apk", "brew")
LONG_OPTION = late_pattern(r"(?<![\w-])(--[A-Za-z][\w-]+)")


class Facts:
    """Look-ups for one failure. Whatever cannot be known in time is empty or None: no fact, never a guess.

    path: PATH to look programs up in. uid: whose rights count; both those of this process unless given.
    """

    def __init__(
        self, cwd: Path, *, deadline_s: float = DEADLINE_S, path: str | None = None, uid: int | None = None
    ) -> None:
        self.cwd = cwd
        self.uid = os.geteuid() if uid is None else uid
        self._until = time.monotonic() + deadline_s
        self._path = os.environ.get("PATH", os.defpath) if path is None else path
        self._answers: dict[tuple[str, ...], str] = {}
        # Diagnosers ask from several threads; each question is put once.
        self._lock = allocate_lock()
        self._turns: dict[tuple[str, ...], LockType] = {}

    def entering(self, folder: str) -> "Facts":
        """These facts, seen from `folder`; nothing that was asked before is kept, the deadline is."""
        return Facts(self.resolve(folder), deadline_s=self.left_s, path=self._path, uid=self.uid)

    @property
    def left_s(self) -> float:
        return max(0.0, self._until - time.monotonic())

    # Programs

    @cached_property
    def programs(self) -> frozenset[str]:
        """Names of all programs on PATH."""
        names: set[str] = set()
        for folder in self._path.split(os.pathsep):
            with contextlib.suppress(OSError):
                names.update(os.listdir(folder or "."))
        return frozenset(names)

    def has(self, program: str) -> bool:
        return self.which(program) != ""

    def which(self, program: str) -> str:
        # As shutil.which, which would load five modules for it.
        folders = [""] if "/" in program else self._path.split(os.pathsep)
        for folder in folders if program else ():
            path = os.path.join(folder, program)
            if os.access(path, os.X_OK) and os.path.isfile(path):
                return path
        return ""

    @cached_property
    def closed_folders(self) -> tuple[str, ...]:
        """Folders of PATH that this user may not look into: for them a shell reports "permission denied"."""
        found = []
        for folder in self._path.split(os.pathsep):
            try:
                if not os.access(folder or ".", os.X_OK) and os.stat(folder or "."):
                    found.append(folder)
            except PermissionError:
                found.append(folder)
            except OSError:
                continue
        return tuple(found)

    @cached_property
    def manager(self) -> str:
        """The package manager that is here; "" when none of the known ones is."""
        return next((name for name in MANAGERS if self.has(name)), "")

    def options(self, program: str) -> frozenset[str]:
        """Long options that `program --help` names; empty when it may not be asked."""
        if program not in HELPFUL:
            return frozenset()
        return frozenset(LONG_OPTION.findall(self._answer(program, "--help")))

    # Users and rights

    @property
    def is_root(self) -> bool:
        return self.uid == 0

    @cached_property
    def user(self) -> str:
        return _name_of_user(self.uid)

    @cached_property
    def users(self) -> frozenset[str]:
        return frozenset(entry.pw_name for entry in pwd.getpwall())

    @cached_property
    def groups(self) -> frozenset[str]:
        return frozenset(entry.gr_name for entry in grp.getgrall())

    def as_root(self, command: str) -> str:
        """`command` with root's rights; "" when the user has them already or cannot get them here."""
        if self.is_root or command.lstrip().startswith(("sudo ", "doas ")):
            return ""
        return next((f"{name} {command}" for name in ("sudo", "doas") if self.has(name)), "")

    def install(self, package: str) -> str:
        """The command that installs `package` with the manager that is here; "" without one."""
        verbs = {"pacman": "-S", "apk": "add"}
        manager = self.manager
        if not manager or not package:
            return ""
        command = f"{manager} {verbs.get(manager, 'install')} {package}"
        return command if manager == "brew" or self.is_root else self.as_root(command)

    # Files

    def resolve(self, path: str) -> Path:
        """`path` as the command saw it: relative to its directory, ~ expanded."""
        return Path(os.path.join(self.cwd, os.path.expanduser(path)))

    def exists(self, path: str) -> bool:
        with contextlib.suppress(OSError, ValueError):
            return os.path.lexists(self.resolve(path))
        return False

    def is_dir(self, path: str) -> bool:
        found = self.stat(path)
        return found is not None and stat.S_ISDIR(found.st_mode)

    def is_file(self, path: str) -> bool:
        found = self.stat(path)
        return found is not None and stat.S_ISREG(found.st_mode)

    def stat(self, path: str) -> os.stat_result | None:
        try:
            return self.resolve(path).stat()
        except (OSError, ValueError):
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

    def listing(self, folder: str = ".") -> tuple[str, ...]:
        """Names in `folder`, bounded; () when it cannot be read."""
        try:
            with os.scandir(self.resolve(folder)) as entries:
                return tuple(entry.name for entry, _ in zip(entries, range(MAX_LISTING), strict=False))
        except (OSError, ValueError):
            return ()

    def named(self, name: str, *, depth: int = 3) -> tuple[str, ...]:
        """Paths below the directory whose last part is `name`, relative, bounded in depth, number and time."""
        found: list[str] = []
        walked = 0
        for folder, folders, files in os.walk(self.cwd):
            relative = os.path.relpath(folder, self.cwd)
            if relative.count(os.sep) >= depth - 1 and relative != ".":
                folders.clear()
            folders[:] = sorted(each for each in folders if not each.startswith(".") and each != "node_modules")
            if name in files or name in folders:
                found.append(os.path.normpath(os.path.join(relative, name)))
            walked += len(folders) + len(files)
            if walked > MAX_WALKED or self.left_s <= 0:
                break
        return tuple(found)

    def read(self, path: str, limit_bytes: int = 65_536) -> str:
        """The start of a regular file, decoded; "" when it cannot be read."""
        return self.read_bytes(path, limit_bytes).decode("utf-8", "replace")

    def read_bytes(self, path: str, limit_bytes: int = 65_536) -> bytes:
        where = self.resolve(path)
        try:
            if not where.is_file():
                return b""
            with where.open("rb") as file:
                return file.read(limit_bytes)
        except (OSError, ValueError):
            return b""

    def mount(self, path: str) -> tuple[str, frozenset[str]]:
        """Mount point that holds `path` and its options; ("", {}) when unknown (only Linux tells)."""
        where = os.path.realpath(self.resolve(path))
        best, options = "", frozenset[str]()
        with contextlib.suppress(OSError), open("/proc/mounts", encoding="utf-8") as mounts:
            for line in mounts:
                fields = line.split()
                point = fields[1].replace("\\040", " ")
                if (where + "/").startswith(point.rstrip("/") + "/") and len(point) >= len(best):
                    best, options = point, frozenset(fields[3].split(","))
        return best, options

    # Readings by other programs

    def ask(self, *argv: str) -> str:
        """Output of a reading command of the list above; "" when it is missing, fails or is too slow."""
        return self._answer(*argv) if argv[:2] in READING and _COMPARING.isdisjoint(argv) else ""

    def git(self, *arguments: str) -> tuple[str, ...]:
        """Lines of a reading git command; () when it fails."""
        return tuple(self.ask("git", *arguments).splitlines())

    @cached_property
    def branches(self) -> tuple[str, ...]:
        """Names of local and remote branches; those of a remote with its name in front."""
        return self.git("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes")

    @cached_property
    def branch(self) -> str:
        return next(iter(self.git("symbolic-ref", "--short", "HEAD")), "")

    @cached_property
    def remotes(self) -> tuple[str, ...]:
        return self.git("remote")

    def listener(self, port: int) -> tuple[str, int] | None:
        """Program and process id that listen on TCP `port`; None when unknown."""
        for line in self.ask("ss", "-Hltnp").splitlines():
            fields = line.split()
            if len(fields) > 3 and fields[3].rpartition(":")[2] == str(port):
                match = re.search(r'\(\("([^"]+)",pid=(\d+)', line)
                if match:
                    return match[1], int(match[2])
        lines = self.ask("lsof", "-nP", f"-iTCP:{port}", "-sTCP:LISTEN").splitlines()
        if len(lines) > 1 and len(fields := lines[1].split()) > 1 and fields[1].isdigit():
            return fields[0], int(fields[1])
        return None

    def _answer(self, *argv: str) -> str:
        with self._lock:
            turn = self._turns.setdefault(argv, allocate_lock())
        with turn:
            if argv not in self._answers:
                self._answers[argv] = self._run(argv)
            return self._answers[argv]

    def _run(self, argv: tuple[str, ...]) -> str:
        program = self.which(argv[0])
        if not program or self.left_s <= 0:
            return ""
        arguments = (*git.ARGUMENTS, *argv[1:]) if argv[0] == "git" else argv[1:]
        # Many a cause is found without asking another program.
        import subprocess

        try:
            done = subprocess.run(
                (program, *arguments),
                cwd=self.cwd,
                capture_output=True,
                timeout=self.left_s,
                stdin=subprocess.DEVNULL,
                env=git.environment(LC_ALL="C"),
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
