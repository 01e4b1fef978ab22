"""Starts a trial from outside and waits for its end."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from llmsh.core.errors import TrialError
from llmsh.core.trial import Limits
from llmsh.trial import hidden

TIME_S = 600.0
PROCESSES = 1024
MIN_BYTES = 256 << 20
_PACKAGES = str(Path(__file__).resolve().parents[2])
_BOOT = (
    "import sys; sys.path.insert(0, sys.argv[1]); from llmsh.trial.inside import main; sys.exit(main(int(sys.argv[2])))"
)
_CAP_SYS_ADMIN = 21


@dataclass(frozen=True, slots=True)
class Ended:
    """How the command ended. store: a descriptor of what it wrote, the caller's to close.

    started_ns: a time of the file systems' own clock. units: as trial.tree.Unit tells them.
    """

    status: int
    stopped: str
    notes: tuple[str, ...]
    units: tuple[dict[str, Any], ...]
    store: int
    started_ns: int
    duration_s: float


def default_limits() -> Limits:
    """A quarter of the free memory for what is written, half of it for processes."""
    free = MIN_BYTES * 4
    with contextlib.suppress(OSError, ValueError, IndexError), open("/proc/meminfo", encoding="ascii") as lines:
        free = next(int(line.split()[1]) << 10 for line in lines if line.startswith("MemAvailable:"))
    return Limits(TIME_S, max(free // 2, MIN_BYTES), PROCESSES, max(free // 4, MIN_BYTES))


def start(
    argv: Sequence[str],
    cwd: Path,
    limits: Limits,
    environment: Mapping[str, str],
    *,
    own: Sequence[str] = (),
    stdout: int | None = None,
) -> Ended:
    """Run `argv` in a trial with this process's terminal; return when it has ended.

    own: directories of llmsh's own, hidden too. stdout: where its standard output goes instead of ours.
    Raises TrialError when a trial cannot be made here.
    """
    if sys.platform != "linux":
        raise TrialError("a trial needs Linux", hint="the preview says what a command would touch: llmsh ask")
    job = {
        "argv": list(argv),
        "cwd": os.path.realpath(cwd),
        "env": list(hidden.environment(environment).items()),
        "limits": asdict(limits),
        "hidden": hidden.paths(environment, own),
        "is_root": os.geteuid() == 0 and _may_mount(),
    }
    ours, theirs = socket.socketpair()
    began = time.monotonic()
    with ours, _patient():
        with theirs:
            started_ns = _file_clock_ns()
            inside = subprocess.Popen(
                [sys.executable, "-I", "-S", "-c", _BOOT, _PACKAGES, str(theirs.fileno())],
                pass_fds=(theirs.fileno(),),
                stdout=stdout,
            )
        store = -1
        try:
            ours.sendall(json.dumps(job).encode() + b"\n")
            ready, store = _ready(ours)
            with ours.makefile("rb") as lines:
                end = json.loads(lines.readline() or b"{}")
            if "status" not in end:
                raise TrialError("the trial was ended from outside", hint="nothing was changed")
        except (OSError, ValueError) as error:
            _close(store)
            raise TrialError("the trial was ended from outside", hint="nothing was changed") from error
        except BaseException:
            _close(store)
            raise
        finally:
            ours.close()
            inside.wait()
    notes = [*ready["notes"], *_notes(end, limits)]
    stopped = end["stopped"] or ("size" if end["is_full"] else "")
    duration_s = time.monotonic() - began
    return Ended(end["status"], stopped, tuple(notes), tuple(ready["units"]), store, started_ns, duration_s)


def _ready(control: socket.socket) -> tuple[dict[str, Any], int]:
    """The first message and the store. Raises TrialError with what stands in the way."""
    data = b""
    store = -1
    while not data.endswith(b"\n"):
        part, descriptors, _, _ = socket.recv_fds(control, 1 << 16, 1)
        store = descriptors[0] if descriptors else store
        if not part:
            break
        data += part
    ready = json.loads(data or b"{}")
    if store < 0:
        reason = ready.get("unable", "its first process ended at once")
        raise TrialError(f"a trial cannot be made here: {reason}", hint=_what_helps())
    return ready, store


def _what_helps() -> str:
    """The setting that forbids it, where one is known to."""
    for path, forbidding, hint in (
        (
            "/proc/sys/user/max_user_namespaces",
            "0",
            "user namespaces are off: sysctl user.max_user_namespaces sets their number",
        ),
        ("/proc/sys/kernel/unprivileged_userns_clone", "0", "sysctl kernel.unprivileged_userns_clone=1 allows them"),
        (
            "/proc/sys/kernel/apparmor_restrict_unprivileged_userns",
            "1",
            "AppArmor keeps them from programs without a profile: kernel.apparmor_restrict_unprivileged_userns",
        ),
    ):
        with contextlib.suppress(OSError):
            if Path(path).read_text(encoding="ascii").strip() == forbidding:
                return hint
    return "nothing was run; the preview of a plan says what it would touch"


def _notes(end: Mapping[str, Any], limits: Limits) -> Iterator[str]:
    if end["stopped"] == "time":
        yield f"stopped after {limits.time_s:.0f} s, the limit of time"
    elif end["stopped"] == "memory":
        yield f"stopped: its processes took more than {limits.memory_bytes >> 20} MiB, the limit of memory"
    elif end["stopped"] == "processes":
        yield f"stopped: it started {limits.processes} processes and threads, the limit"
    if end["is_full"]:
        yield f"it wrote more than {limits.size_bytes >> 20} MiB or too many files, the limit; what came after failed"
    if end["still"] and not end["stopped"]:
        yield f"{end['still']} of its processes still ran and were ended with the trial"
    if end["network"]:
        yield "it asked for the network, which a trial does not have"


def _may_mount() -> bool:
    """Claims the rights of the machine's root; the root of a container's user namespace has the means of a user."""
    with contextlib.suppress(OSError, ValueError, IndexError, StopIteration):
        if Path("/proc/self/uid_map").read_text(encoding="ascii").split() != ["0", "0", "4294967295"]:
            return False
        lines = Path("/proc/self/status").read_text(encoding="utf-8", errors="replace").splitlines()
        effective = next(line for line in lines if line.startswith("CapEff:")).split()[1]
        return bool(int(effective, 16) >> _CAP_SYS_ADMIN & 1)
    return False


def _file_clock_ns() -> int:
    with tempfile.TemporaryFile() as any_file:
        return os.fstat(any_file.fileno()).st_ctime_ns


def _close(descriptor: int) -> None:
    if descriptor >= 0:
        os.close(descriptor)


@contextlib.contextmanager
def _patient() -> Iterator[None]:
    """Leave Ctrl-C to the command while it runs."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before if before is not None else signal.SIG_DFL)
