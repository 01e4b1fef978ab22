"""The processes inside a trial: one that makes the namespaces, and in them the first process, which watches.

Run as a program of its own, because only a process with one thread may change its user namespace. Both end when
the socket to llmsh closes, and with the first process all others of the trial end and the store goes.
"""

import contextlib
import errno
import fcntl
import json
import os
import re
import resource
import select
import signal
import socket
import struct
import sys
import time
from collections.abc import Callable
from typing import Any

from llmsh.trial import seccomp, syscalls
from llmsh.trial.mounts import visible_mounts
from llmsh.trial.syscalls import prctl
from llmsh.trial.tree import Tree, Unable

INTERVAL_S = 0.05
_HEADROOM = 16  # processes
_THREADS = 17  # where the number of threads stands in _stat
_ALL_IDS = 4294967295
_NO_ROOT_LOCKED = 3  # SECBIT_NOROOT and its lock
_LEAST_PID_MAX = 301  # the kernel refuses less
_SIOCGIFFLAGS, _SIOCSIFFLAGS, _IFF_UP = 0x8913, 0x8914, 1
_IGNORED = (
    signal.SIGINT,
    signal.SIGQUIT,
    signal.SIGTERM,
    signal.SIGHUP,
    signal.SIGTSTP,
    signal.SIGTTOU,
    signal.SIGTTIN,
)


def main(descriptor: int) -> int:
    os.set_inheritable(descriptor, False)
    control = socket.socket(fileno=descriptor)
    with control.makefile("rb") as lines:
        job = json.loads(lines.readline())
    for number in _IGNORED:
        signal.signal(number, signal.SIG_IGN)
    parent = os.getppid()
    try:
        _enter_namespaces(job["is_root"])
        prctl(syscalls.PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            return 1
        first = os.fork()
    except OSError as error:
        # ENOSPC stands for the limit of their number.
        why = "as many as allowed are there, or none is" if error.errno == errno.ENOSPC else error.strerror
        _say(control, {"unable": f"namespaces cannot be made ({why})"})
        return 1
    if first:
        control.close()
        os.waitpid(first, 0)
        return 0
    try:
        prctl(syscalls.PR_SET_PDEATHSIG, signal.SIGKILL)
        _First(control, job).run()
    except Unable as error:
        _say(control, {"unable": str(error)})
    except OSError as error:
        _say(control, {"unable": f"the copy of the file system cannot be made: {error.strerror or error}"})
    os._exit(1)


def _say(control: socket.socket, value: dict[str, Any], descriptors: tuple[int, ...] = ()) -> None:
    with contextlib.suppress(OSError):
        socket.send_fds(control, [json.dumps(value).encode() + b"\n"], descriptors)


def _enter_namespaces(is_root: bool) -> None:
    kinds = syscalls.CLONE_NEWNS | syscalls.CLONE_NEWPID | syscalls.CLONE_NEWNET
    kinds |= syscalls.CLONE_NEWIPC | syscalls.CLONE_NEWUTS
    uid, gid = os.getuid(), os.getgid()
    syscalls.unshare(kinds if is_root else kinds | syscalls.CLONE_NEWUSER)
    if not is_root:
        _write("/proc/self/setgroups", "deny")
        _write("/proc/self/uid_map", f"{uid} {uid} 1")
        _write("/proc/self/gid_map", f"{gid} {gid} 1")
    syscalls.mount("", "/", "", syscalls.MS_REC | (syscalls.MS_PRIVATE if is_root else syscalls.MS_SLAVE))
    with contextlib.suppress(OSError):
        syscalls.join_new_keyring()
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        request = fcntl.ioctl(any_socket, _SIOCGIFFLAGS, struct.pack("16sH14x", b"lo", 0))
        flags = struct.unpack("16sH14x", request)[1]
        fcntl.ioctl(any_socket, _SIOCSIFFLAGS, struct.pack("16sH14x", b"lo", flags | _IFF_UP))


def _write(path: str, text: str, dir_fd: int | None = None) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CLOEXEC, dir_fd=dir_fd)
    try:
        os.write(descriptor, text.encode())
    finally:
        os.close(descriptor)


class _First:
    """Process 1 of the trial: builds the tree, starts the command, watches the limits, tells how it ended."""

    def __init__(self, control: socket.socket, job: dict[str, Any]) -> None:
        self._control = control
        self._job = job
        self._limits = job["limits"]
        self._store = -1
        self._is_full = False
        self._nice = 0

    def run(self) -> None:
        with open("/proc/self/mountinfo", encoding="utf-8", errors="surrogateescape") as lines:
            mounts = visible_mounts(lines)
        size_bytes = self._limits["size_bytes"]
        tree = Tree(mounts, self._job["cwd"], is_root=self._job["is_root"], size_bytes=size_bytes)
        self._store = tree.build()
        tree.enter()
        tree.hide(self._job["hidden"])
        if not os.path.isdir(self._job["cwd"]):
            raise Unable(f"{self._job['cwd']} is no part of a trial")
        proc = os.open("/proc", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        self._keep_the_upper_hand()
        command, let_go = self._start(proc)
        # Programs may not set the machine's parameters, which root could through /proc.
        flags = syscalls.MS_NOSUID | syscalls.MS_NODEV | syscalls.MS_NOEXEC
        syscalls.mount("", "/proc", "", syscalls.MS_REMOUNT | syscalls.MS_BIND | syscalls.MS_RDONLY | flags)
        os.close(proc)
        ready = {"units": [unit.to_json() for unit in tree.units], "notes": tree.notes}
        _say(self._control, ready, (self._store,))
        let_go()
        status, stopped = self._watch(command)
        still = self._end_all()
        self._look_at_room()
        end = {"status": status, "stopped": stopped, "is_full": self._is_full, "still": still}
        _say(self._control, {**end, "network": _asked_for_network()})
        os._exit(0)

    def _keep_the_upper_hand(self) -> None:
        """Processes that multiply must not keep this one from counting them, nor fill the machine.

        root is free of RLIMIT_NPROC. From Linux 6.14 on each namespace has a pid_max of its own; before, the file is
        the whole machine's and must not be touched.
        """
        self._nice = os.getpriority(os.PRIO_PROCESS, 0)
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, 0, -20)
        release = re.match(r"(\d+)\.(\d+)", os.uname().release)
        if release and (int(release[1]), int(release[2])) >= (6, 14):
            with contextlib.suppress(OSError):
                _write("/proc/sys/kernel/pid_max", str(max(self._limits["processes"] + _HEADROOM, _LEAST_PID_MAX)))

    def _start(self, proc: int) -> tuple[int, Callable[[], None]]:
        """Fork the command, held until the returned function is called."""
        told, tell = os.pipe()
        mapped, say_mapped = os.pipe()
        pid = os.fork()
        if pid == 0:
            try:
                if self._job["is_root"]:
                    syscalls.unshare(syscalls.CLONE_NEWUSER)
                os.write(say_mapped, b"1")
                if os.read(told, 1):
                    self._become_command()
            except OSError as error:
                os.write(2, f"llmsh: the command cannot be started in the trial: {error.strerror}\n".encode())
            os._exit(126)
        os.close(say_mapped)
        if not os.read(mapped, 1):
            raise Unable("no further user namespace can be made")
        if self._job["is_root"]:
            for name in ("uid_map", "gid_map"):
                _write(f"{pid}/{name}", f"0 0 {_ALL_IDS}", dir_fd=proc)

        def let_go() -> None:
            os.write(tell, b"1")
            for descriptor in (told, tell, mapped):
                os.close(descriptor)

        return pid, let_go

    def _become_command(self) -> None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        # A little more than is allowed, so that going beyond is seen and named.
        most = self._limits["processes"] + _HEADROOM
        hard = resource.getrlimit(resource.RLIMIT_NPROC)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_NPROC, (most, most))
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, 0, self._nice)
        os.chdir(self._job["cwd"])
        for number in (*_IGNORED, signal.SIGPIPE, signal.SIGXFSZ):
            signal.signal(number, signal.SIG_DFL)
        if not self._job["is_root"]:
            _give_up_capabilities()
        seccomp.install()
        argv = self._job["argv"]
        os.execve(argv[0], argv, {os.fsencode(name): os.fsencode(value) for name, value in self._job["env"]})

    def _watch(self, command: int) -> tuple[int, str]:
        """The status of `command`, and which limit ended it."""
        until = time.monotonic() + self._limits["time_s"]
        ended = os.pidfd_open(command)
        stopped = ""
        while True:
            readable, _, _ = select.select([ended, self._control.fileno()], [], [], INTERVAL_S)
            if self._control.fileno() in readable:
                os._exit(1)  # llmsh has gone, or wants the end: everything here ends with this process
            status = self._reap(command)
            if status is not None:
                return status, stopped
            if not stopped:
                stopped = "time" if time.monotonic() > until else self._beyond()
                if stopped:
                    os.kill(-1, signal.SIGKILL)
            self._look_at_room()

    def _reap(self, command: int) -> int | None:
        """Take note of every process that has ended; the status of `command` when it is one of them."""
        found = None
        with contextlib.suppress(ChildProcessError):
            while True:
                pid, waited = os.waitpid(-1, os.WNOHANG)
                if pid == 0:
                    break
                if pid == command:
                    code = os.waitstatus_to_exitcode(waited)
                    found = code if code >= 0 else 128 - code
        return found

    def _beyond(self) -> str:
        page = resource.getpagesize()
        used, count = 0, 0
        for pid in _processes():
            count += 1
            with contextlib.suppress(OSError, ValueError):
                with open(f"/proc/{pid}/statm", "rb") as memory:
                    resident, shared = memory.read().split()[1:3]
                used += (int(resident) - int(shared)) * page
                count += max(int(_stat(pid)[_THREADS]) - 1, 0)
        if used > self._limits["memory_bytes"]:
            return "memory"
        return "processes" if count >= self._limits["processes"] - 1 else ""

    def _look_at_room(self) -> None:
        room = os.fstatvfs(self._store)
        self._is_full = self._is_full or room.f_bavail == 0 or room.f_favail == 0

    def _end_all(self) -> int:
        """End what the command has left running; return how many there were."""
        count = sum(1 for pid in _processes() if _is_alive(pid))
        while True:
            with contextlib.suppress(ProcessLookupError):
                os.kill(-1, signal.SIGKILL)
            try:
                os.waitpid(-1, 0)
            except ChildProcessError:
                return count


def _give_up_capabilities() -> None:
    """For good: also a user 0 that may not mount outside must not be able to unmount what hides things here."""
    prctl(syscalls.PR_SET_SECUREBITS, _NO_ROOT_LOCKED)
    for capability in range(64):
        with contextlib.suppress(OSError):
            prctl(syscalls.PR_CAPBSET_DROP, capability)


def _processes() -> list[str]:
    """The ids of all processes of the trial but this one."""
    return [name for name in os.listdir("/proc") if name.isdecimal() and name != "1"]


def _is_alive(pid: str) -> bool:
    with contextlib.suppress(OSError):
        return _stat(pid)[0] not in (b"Z", b"X")
    return False


def _stat(pid: str) -> list[bytes]:
    """The fields of proc_pid_stat(5) from the state on."""
    with open(f"/proc/{pid}/stat", "rb") as found:
        return found.read().rpartition(b")")[2].split()


def _asked_for_network() -> bool:
    """Claims that something found no route, or nobody at a local port where the machine's resolver would listen."""
    counts: dict[str, int] = {}
    with contextlib.suppress(OSError, ValueError):
        with open("/proc/net/snmp", encoding="ascii") as found:
            lines = [line.split() for line in found]
        for names, values in zip(lines[::2], lines[1::2], strict=True):
            counts.update({names[0] + name: int(value) for name, value in zip(names[1:], values[1:], strict=True)})
        with open("/proc/net/snmp6", encoding="ascii") as found:
            counts.update({name: int(value) for name, value in (line.split() for line in found)})
    return any(counts.get(name) for name in ("Ip:OutNoRoutes", "Ip6OutNoRoutes", "Udp:NoPorts", "Udp6NoPorts"))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
