"""A filter that keeps a command from putting words into the terminal that outlives it.

With TIOCSTI a program types into its terminal as if the user had: the shell would run it once the trial is over.
Source: CVE-2017-5226; the filter: Documentation/userspace-api/seccomp_filter.rst.
"""

import ctypes
import errno
import os
import struct

from llmsh.trial import syscalls

_LOAD = 0x20  # BPF_LD | BPF_W | BPF_ABS
_EQUAL = 0x15  # BPF_JMP | BPF_JEQ | BPF_K
_AT_LEAST = 0x35  # BPF_JMP | BPF_JGE | BPF_K
_RETURN = 0x06  # BPF_RET | BPF_K
_ALLOW = 0x7FFF0000
_ERRNO = 0x00050000
_FILTER_MODE = 2
_TIOCSTI = 0x5412
_TIOCLINUX = 0x541C
# Architecture: its audit name, and the numbers of ioctl and the calls that reach the kernel's keys.
_KNOWN = {
    "x86_64": (0xC000003E, 16, (248, 249, 250)),
    "aarch64": (0xC00000B7, 29, (217, 218, 219)),
    "riscv64": (0xC00000F3, 29, (217, 218, 219)),
}
_X32 = 0x40000000


def install() -> None:
    """Filter this process and all it starts. Raises OSError, also on an architecture that is not known."""
    known = _KNOWN.get(os.uname().machine)
    if known is None:
        raise OSError(errno.ENOSYS, f"no filter for {os.uname().machine}")
    audit, ioctl, keys = known
    refused = _ERRNO | errno.EPERM
    program = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 1, 0, audit),
        (_RETURN, 0, 0, _ERRNO | errno.ENOSYS),  # another ABI has other numbers
        (_LOAD, 0, 0, 0),
        (_AT_LEAST, 0, 1, _X32),
        (_RETURN, 0, 0, _ERRNO | errno.ENOSYS),
    ]
    for number in keys:
        program += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, refused)]
    program += [
        (_EQUAL, 1, 0, ioctl),
        (_RETURN, 0, 0, _ALLOW),
        (_LOAD, 0, 0, 24),  # the low half of the second argument: the request
        (_EQUAL, 1, 0, _TIOCSTI),
        (_EQUAL, 0, 1, _TIOCLINUX),
        (_RETURN, 0, 0, refused),
        (_RETURN, 0, 0, _ALLOW),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *line) for line in program))
    header = ctypes.create_string_buffer(struct.pack("@HP", len(program), ctypes.addressof(code)))
    syscalls.prctl(syscalls.PR_SET_NO_NEW_PRIVS, 1)
    syscalls.prctl(syscalls.PR_SET_SECCOMP, _FILTER_MODE, ctypes.addressof(header))
