"""The system calls that Python's library lacks, by ctypes; each raises OSError."""

import ctypes
import errno
import functools
import os
import struct
from typing import Any

CLONE_NEWNS = 0x00020000
CLONE_NEWUTS = 0x04000000
CLONE_NEWIPC = 0x08000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000

MS_RDONLY = 1
MS_NOSUID = 2
MS_NODEV = 4
MS_NOEXEC = 8
MS_REMOUNT = 32
MS_NOATIME = 1024
MS_BIND = 4096
MS_REC = 16384
MS_PRIVATE = 1 << 18
MS_SLAVE = 1 << 19
MNT_DETACH = 2

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_SECCOMP = 22
PR_CAPBSET_DROP = 24
PR_SET_SECUREBITS = 28
PR_SET_NO_NEW_PRIVS = 38

_AT_FDCWD = -100
_AT_RECURSIVE = 0x8000
_MOUNT_SETATTR = 442  # the same on every architecture
_MAX_HANDLE_BYTES = 128
# Numbers that differ: pivot_root, keyctl. Source: arch/x86/entry/syscalls/syscall_64.tbl, asm-generic/unistd.h.
_NUMBERS = {"x86_64": (155, 250), "aarch64": (41, 219), "riscv64": (41, 219)}


@functools.cache
def _libc() -> Any:
    return ctypes.CDLL(None, use_errno=True)


def _call(name: str, *arguments: Any) -> int:
    result = int(getattr(_libc(), name)(*arguments))
    if result == -1:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result


def _number(index: int) -> int:
    numbers = _NUMBERS.get(os.uname().machine)
    if numbers is None:
        raise OSError(errno.ENOSYS, f"not known for {os.uname().machine}")
    return numbers[index]


def unshare(flags: int) -> None:
    _call("unshare", ctypes.c_int(flags))


def mount(source: str, target: str, kind: str = "", flags: int = 0, options: str = "") -> None:
    _call(
        "mount",
        os.fsencode(source),
        os.fsencode(target),
        kind.encode() or None,
        ctypes.c_ulong(flags),
        os.fsencode(options) or None,
    )


def make_read_only(target: str) -> None:
    """`target` and every mount below it."""
    attributes = struct.pack("=QQQQ", MS_RDONLY | MS_NOSUID | MS_NODEV, 0, 0, 0)
    _call(
        "syscall",
        ctypes.c_long(_MOUNT_SETATTR),
        ctypes.c_int(_AT_FDCWD),
        os.fsencode(target),
        ctypes.c_uint(_AT_RECURSIVE),
        attributes,
        ctypes.c_size_t(len(attributes)),
    )


def change_root(new: str, put_old: str) -> None:
    """pivot_root."""
    _call("syscall", ctypes.c_long(_number(0)), os.fsencode(new), os.fsencode(put_old))


def detach(target: str) -> None:
    """Unmount `target` and what is below it, now for names and later for who still uses it."""
    _call("umount2", os.fsencode(target), ctypes.c_int(MNT_DETACH))


def prctl(option: int, *arguments: int) -> None:
    words = [ctypes.c_ulong(word) for word in (*arguments, 0, 0, 0, 0)[:4]]
    _call("prctl", ctypes.c_int(option), *words)


def join_new_keyring() -> None:
    """Leave the session keyring, which may hold keys of the user's."""
    _call("syscall", ctypes.c_long(_number(1)), ctypes.c_long(1), None)


def file_handle(path: str) -> tuple[int, bytes]:
    """The type and the bytes by which the file system itself names the inode of `path`."""
    buffer = ctypes.create_string_buffer(struct.pack("=Ii", _MAX_HANDLE_BYTES, 0), 8 + _MAX_HANDLE_BYTES)
    mount_id = ctypes.c_int()
    _call("name_to_handle_at", ctypes.c_int(_AT_FDCWD), os.fsencode(path), buffer, ctypes.byref(mount_id), 0)
    size, kind = struct.unpack_from("=Ii", buffer.raw)
    return kind, buffer.raw[8 : 8 + size]
