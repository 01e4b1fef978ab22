"""The mounts that can be seen, from /proc/self/mountinfo."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

# File systems without files of the user's: never copied; /proc, /dev and /sys get their own.
PSEUDO = frozenset(
    "proc sysfs devtmpfs devpts cgroup cgroup2 mqueue debugfs tracefs securityfs pstore bpf configfs fusectl "
    "binfmt_misc autofs rpc_pipefs hugetlbfs nsfs efivarfs selinuxfs smackfs".split()
)
# Replaced as a whole; what is mounted below is not looked at, but for disks under /run.
REPLACED = ("/proc", "/dev", "/sys", "/run")


@dataclass(frozen=True, slots=True)
class Mount:
    point: str
    kind: str
    options: frozenset[str]

    @property
    def is_read_only(self) -> bool:
        return "ro" in self.options


def visible_mounts(lines: Iterable[str]) -> list[Mount]:
    """The mounts that are not hidden by a later one, parents first.

    Source: proc_pid_mountinfo(5).
    """
    seen: dict[str, Mount] = {}
    for line in lines:
        fields = line.split(" ")
        if "-" not in fields or len(fields) < 9:
            continue
        dash = fields.index("-")
        point = _unescaped(fields[4])
        options = frozenset(fields[5].split(",")) | frozenset(fields[dash + 3].strip().split(","))
        for earlier in [each for each in seen if is_below(each, point) or each == point]:
            del seen[earlier]
        seen[point] = Mount(point, fields[dash + 1], options)
    return sorted(seen.values(), key=lambda mount: mount.point)


def is_below(path: str, folder: str) -> bool:
    """Claims that `path` is inside of `folder`, and not `folder` itself."""
    return path != folder and path.startswith(folder.rstrip("/") + "/")


def is_replaced(path: str) -> bool:
    return any(path == folder or is_below(path, folder) for folder in REPLACED)


def to_copy(mounts: Iterable[Mount]) -> list[Mount]:
    """The mounts whose files a trial should see."""
    return [
        mount
        for mount in mounts
        if mount.kind not in PSEUDO
        and (not is_replaced(mount.point) or (is_below(mount.point, "/run") and mount.kind != "tmpfs"))
    ]


def _unescaped(text: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), text)
