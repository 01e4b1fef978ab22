"""What this machine has for a model: cores and memory, as far as this process may use them."""

import contextlib
import os
from pathlib import Path

# More threads than this make small models slower, not faster: memory is the limit.
MAX_THREADS = 8


def threads() -> int:
    """Threads for a model: one for each physical core that this process may run on."""
    allowed = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set(range(os.cpu_count() or 1))
    cores = {_core_of(cpu) for cpu in allowed}
    return max(1, min(len(cores), MAX_THREADS, _quota_cores()))


def _core_of(cpu: int) -> str:
    """Names the physical core, so that its hyper-threads count once."""
    with contextlib.suppress(OSError):
        path = Path(f"/sys/devices/system/cpu/cpu{cpu}/topology/thread_siblings_list")
        return path.read_text(encoding="ascii").strip()
    return str(cpu)


def _quota_cores() -> int:
    """Cores that the control group grants, rounded up; MAX_THREADS where it does not say."""
    with contextlib.suppress(OSError, ValueError):
        quota, period = Path("/sys/fs/cgroup/cpu.max").read_text(encoding="ascii").split()
        if quota != "max" and int(period) > 0:
            return max(1, -(-int(quota) // int(period)))
    return MAX_THREADS


def free_memory_bytes() -> int | None:
    """What can be taken without swapping; None where it cannot be known."""
    free = [found for found in (_free_of_machine(), _free_of_group()) if found is not None]
    return min(free, default=None)


def _free_of_machine() -> int | None:
    with contextlib.suppress(OSError, ValueError):
        for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) << 10
    with contextlib.suppress(OSError, ValueError):
        # Not all of it is free: elsewhere than on Linux this is the machine's whole.
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return None


def _free_of_group() -> int | None:
    folder = Path("/sys/fs/cgroup")
    with contextlib.suppress(OSError, ValueError):
        limit = (folder / "memory.max").read_text(encoding="ascii").strip()
        if limit != "max":
            used = int((folder / "memory.current").read_text(encoding="ascii"))
            # Pages of files are given up when memory is needed.
            for line in (folder / "memory.stat").read_text(encoding="ascii").splitlines():
                if line.startswith("inactive_file "):
                    used -= int(line.split()[1])
            return max(0, int(limit) - used)
    return None
