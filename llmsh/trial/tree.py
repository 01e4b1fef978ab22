"""Builds the root that a trial sees: every file system of the machine under an overlay, the rest replaced.

What is written lies in one tmpfs, the store, that no name leads to: it goes with the last process that uses it.
An ordinary user may not look below a mount, so a directory that has one below it cannot be a layer; it is split:
made anew, each of its entries a layer of its own.
Source: Documentation/filesystems/overlayfs.rst; clone_private_mount() in fs/namespace.c.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from llmsh.trial import syscalls
from llmsh.trial.mounts import Mount, is_below, is_replaced, to_copy
from llmsh.trial.syscalls import (
    MS_BIND,
    MS_NODEV,
    MS_NOEXEC,
    MS_NOSUID,
    MS_RDONLY,
    MS_REC,
    MS_REMOUNT,
    change_root,
    detach,
    mount,
)

OLD, NEW, STORE = "/old", "/new", "/store"
_DEVICES = ("null", "zero", "full", "random", "urandom", "tty")
_BASES = ("/tmp", "/mnt", "/var/tmp", "/opt")
_OWN_PLACE_BYTES = 256 << 20  # of each directory that is the trial's alone
_BYTES_PER_INODE = 1024


class Unable(Exception):
    """A trial cannot be made here; the message says why."""


@dataclass(slots=True)
class Unit:
    """One copied directory. store: where its changes are in the store. given: what was there before the run:

    names of a split directory; prepared: directories made ahead, with their mode; owner: whom the copy was made for.
    """

    path: str
    store: str
    is_split: bool = False
    given: list[str] = field(default_factory=list)
    prepared: dict[str, int] = field(default_factory=dict)
    owner: tuple[int, int] = (0, 0)

    def to_json(self) -> dict[str, Any]:
        return {
            "path": self.path,
            "store": self.store,
            "is_split": self.is_split,
            "given": self.given,
            "prepared": self.prepared,
            "owner": self.owner,
        }


class Tree:
    """Builds it step by step; the process must be alone in its mount namespace. Raises Unable, OSError."""

    def __init__(self, mounts: Iterable[Mount], cwd: str, *, is_root: bool, size_bytes: int) -> None:
        self.units: list[Unit] = []
        self.notes: list[str] = []
        self._mounts = list(mounts)
        self._copied = {each.point: each for each in to_copy(self._mounts)}
        self._cwd = cwd
        self._is_root = is_root
        self._size_bytes = size_bytes

    def build(self) -> int:
        """Have the new root ready at NEW; return a descriptor of the store."""
        self._refuse_other_places()
        self._lay_out()
        store = os.open(STORE, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        if self._is_root:
            self._overlay_or_read("/")
            for point in sorted(each for each in self._copied if each != "/"):
                self._overlay_or_read(point)
        else:
            self._copy("/")
        self._fill_replaced()
        return store

    def enter(self) -> None:
        """Make NEW the root, and let go of the real one."""
        os.chdir(NEW)
        change_root(".", ".")
        detach(".")
        os.chdir("/")

    def hide(self, paths: Iterable[str]) -> list[str]:
        """Close `paths` where they exist, once entered; return those."""
        hidden: list[str] = []
        for path in dict.fromkeys(os.path.realpath(path) for path in paths):
            if path == "/" or any(is_below(path, each) for each in hidden):
                continue
            try:
                if os.path.isdir(path):
                    mount("hidden", path, "tmpfs", MS_RDONLY | MS_NOSUID | MS_NODEV, "size=4k,mode=0")
                elif os.path.lexists(path):
                    mount("/dev/.hidden", path, "", MS_BIND)
                    mount("", path, "", MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV)
                else:
                    continue
            except OSError as error:
                if error.errno in (errno.EACCES, errno.ENOENT):
                    continue  # this user cannot see it either
                raise
            hidden.append(path)
        return hidden

    # steps

    def _refuse_other_places(self) -> None:
        """A trial that could not see the files of its own directory would show nothing of what the command does."""
        above = [each for each in self._mounts if self._cwd == each.point or is_below(self._cwd, each.point)]
        mine = max(above, key=lambda each: len(each.point), default=None)
        if mine is None or (mine.point in self._copied and not (mine.point == "/" and is_replaced(self._cwd))):
            return
        raise Unable(f"{self._cwd} ({mine.kind}) is no part of a trial")

    def _lay_out(self) -> None:
        base = next((path for path in _BASES if os.path.isdir(path)), None)
        if base is None:
            raise Unable(f"none of {', '.join(_BASES)} is there")
        inodes = max(self._size_bytes // _BYTES_PER_INODE, 4096)
        mount(
            "llmsh-trial", base, "tmpfs", MS_NOSUID | MS_NODEV, f"size={self._size_bytes},nr_inodes={inodes},mode=700"
        )
        for name in (OLD, NEW, STORE):
            os.mkdir(base + name, 0o755)
        change_root(base, base + OLD)
        os.chdir("/")
        mount(NEW, NEW, "", MS_BIND)
        if not self._is_root:
            try:
                os.setxattr(STORE, "user.llmsh", b"1")
            except OSError as error:
                raise Unable("this kernel's tmpfs keeps no attributes of users; Linux 6.6 and newer do") from error

    def _copy(self, path: str) -> None:
        """`path`, a directory, under the new root: as a layer, or split where something is mounted below it."""
        if any(is_below(each.point, path) for each in self._mounts):
            self._split(path)
        else:
            self._overlay_or_read(path)

    def _split(self, path: str) -> None:
        unit = self._unit(path, is_split=True)
        here = f"{STORE}/{unit.store}/upper"
        os.chmod(here, 0o755)
        mount(here, NEW + path, "", MS_BIND)
        try:
            with os.scandir(OLD + path) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError:
            entries = []
        has_files = False
        for entry in entries:
            inside = os.path.join(path, entry.name)
            target = NEW + inside
            if entry.is_symlink():
                os.symlink(os.readlink(entry.path), target)
            elif entry.is_dir(follow_symlinks=False):
                os.mkdir(target, 0o755)
                point = next((each for each in self._mounts if each.point == inside), None)
                if not is_replaced(inside) and (point is None or inside in self._copied):
                    self._copy(inside)
            elif entry.is_file(follow_symlinks=False):
                os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o444))
                self._bind_to_read(inside)
                has_files = True
            else:
                continue
            unit.given.append(entry.name)
        if has_files and path == self._cwd and os.access(OLD + path, os.W_OK):
            self.notes.append(f"something is mounted below {path}, so files directly in it cannot be changed")
        os.chmod(here, unit.prepared[path])

    def _overlay_or_read(self, path: str) -> None:
        """`path` as a layer; only to be read where that is all the file system allows."""
        found = self._copied.get(path)
        if not os.path.isdir(NEW + path):
            if os.path.lexists(NEW + path):
                self._bind_to_read(path)
            return
        if found is not None and found.is_read_only:
            self._bind_to_read(path)
            return
        try:
            self._overlay(path, found)
        except OSError as error:
            if error.errno == errno.ENODEV:
                raise Unable("this kernel has no overlayfs") from error
            if path == "/" or error.errno == errno.ENOSPC:
                raise
            kind = found.kind if found else "its file system"
            if self._cwd == path or is_below(self._cwd, path):
                raise Unable(f"{path} ({kind}) cannot be a layer of an overlay: {error.strerror}") from error
            self._bind_to_read(path)
            if os.access(OLD + path, os.W_OK):
                self.notes.append(f"{path} ({kind}) can only be read in a trial: {error.strerror}")

    def _overlay(self, path: str, found: Mount | None) -> None:
        unit = self._unit(path)
        upper, work = f"{STORE}/{unit.store}/upper", f"{STORE}/{unit.store}/work"
        os.mkdir(work, 0o700)
        self._prepare_way_to_cwd(unit, upper)
        common = f"lowerdir=.,upperdir={upper},workdir={work}"
        own = ("index=on,redirect_dir=off", "redirect_dir=off") if self._is_root else ("userxattr",)
        flags = MS_NOSUID | MS_NODEV | (MS_NOEXEC if found is not None and "noexec" in found.options else 0)
        os.chdir(OLD + path)
        try:
            for number, options in enumerate(own, 1):
                try:
                    mount("llmsh-trial", NEW + path, "overlay", flags, f"{common},{options}")
                    break
                except OSError:
                    if number == len(own):
                        self.units.remove(unit)
                        raise
        finally:
            os.chdir("/")

    def _prepare_way_to_cwd(self, unit: Unit, upper: str) -> None:
        """Directories of others on the way to the cwd: the kernel could not copy them for an ordinary user."""
        if self._is_root or not is_below(self._cwd, unit.path):
            return
        path = unit.path
        made = [(OLD + path, upper)]
        for part in os.path.relpath(self._cwd, unit.path).split("/"):
            path = os.path.join(path, part)
            upper = os.path.join(upper, part)
            if not stat.S_ISDIR(os.lstat(OLD + path).st_mode):
                break
            os.mkdir(upper)
            unit.prepared[path] = _dress_as(OLD + path, upper)
            made.append((OLD + path, upper))
        for model, directory in made:  # what was made in it has moved the time of each but the last
            _give_times(model, directory)

    def _bind_to_read(self, path: str) -> None:
        mount(OLD + path, NEW + path, "", MS_BIND | MS_REC)
        syscalls.make_read_only(NEW + path)

    def _unit(self, path: str, *, is_split: bool = False) -> Unit:
        unit = Unit(path, str(len(os.listdir(STORE))), is_split)
        os.makedirs(f"{STORE}/{unit.store}/upper")
        unit.prepared[path] = _dress_as(OLD + path, f"{STORE}/{unit.store}/upper")
        made = os.stat(f"{STORE}/{unit.store}/upper")
        unit.owner = (made.st_uid, made.st_gid)
        self.units.append(unit)
        return unit

    def _fill_replaced(self) -> None:
        for path in ("/proc", "/sys", "/dev", "/run"):
            if not os.path.isdir(NEW + path):
                continue
            if path == "/proc":
                try:
                    mount("proc", NEW + path, "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC)
                except OSError as error:
                    raise Unable(f"/proc cannot be mounted here ({error.strerror}), as in most containers") from error
            elif path == "/sys":
                mount(OLD + path, NEW + path, "", MS_BIND | MS_REC)
                syscalls.make_read_only(NEW + path)
            else:
                mount("own", NEW + path, "tmpfs", MS_NOSUID, f"size={_OWN_PLACE_BYTES},mode=755")
        self._fill_dev()
        self._fill_run()

    def _fill_dev(self) -> None:
        here = NEW + "/dev"
        for name in _DEVICES:
            if os.path.exists(f"{OLD}/dev/{name}"):
                os.close(os.open(f"{here}/{name}", os.O_CREAT | os.O_WRONLY | os.O_CLOEXEC, 0o666))
                mount(f"{OLD}/dev/{name}", f"{here}/{name}", "", MS_BIND)
        for name, target in (("fd", "/proc/self/fd"), ("stdin", "fd/0"), ("stdout", "fd/1"), ("stderr", "fd/2")):
            os.symlink(target, f"{here}/{name}")
        for name, mode in (("pts", 0o755), ("shm", 0o1777), ("mqueue", 0o755)):
            os.mkdir(f"{here}/{name}")
            os.chmod(f"{here}/{name}", mode)
        mount("devpts", f"{here}/pts", "devpts", MS_NOSUID | MS_NOEXEC, "newinstance,ptmxmode=0666,mode=620")
        os.symlink("pts/ptmx", f"{here}/ptmx")
        os.close(os.open(f"{here}/.hidden", os.O_CREAT | os.O_WRONLY | os.O_CLOEXEC, 0))

    def _fill_run(self) -> None:
        """Empty but for links (some systems keep their programs behind one), the user's own place, and disks."""
        here = NEW + "/run"
        if not os.path.isdir(here):
            return
        for name in os.listdir(f"{OLD}/run"):
            if os.path.islink(f"{OLD}/run/{name}"):
                os.symlink(os.readlink(f"{OLD}/run/{name}"), f"{here}/{name}")
        own = f"{here}/user/{os.getuid()}"
        os.makedirs(own)
        os.chmod(own, 0o700)
        os.mkdir(f"{here}/lock")
        os.chmod(f"{here}/lock", 0o1777)
        for point in sorted(each for each in self._copied if is_below(each, "/run")):
            try:
                os.makedirs(NEW + point, exist_ok=True)
                self._overlay_or_read(point)
            except OSError:
                continue


def _dress_as(model: str, path: str) -> int:
    """Give `path` the owner, mode, attributes and times of `model` as far as this user may; return the mode."""
    found = os.stat(model)
    if (found.st_uid, found.st_gid) != (os.getuid(), os.getgid()):
        with contextlib.suppress(OSError):
            os.chown(path, found.st_uid, found.st_gid)
    for name in os.listxattr(model):
        if name.startswith(("user.", "system.posix_acl_")) and not name.startswith("user.overlay."):
            with contextlib.suppress(OSError):
                os.setxattr(path, name, os.getxattr(model, name))
    mode = stat.S_IMODE(found.st_mode)
    # In a trial of an ordinary user the directory is the user's own, whoever's it is outside.
    mode = mode if os.access(model, os.W_OK) else mode & ~0o222
    os.chmod(path, mode)
    _give_times(model, path)
    return mode


def _give_times(model: str, path: str) -> None:
    found = os.stat(model)
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
