"""A disk that is in use was to be formatted or checked."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "is mounted; will not make a filesystem here",
    "contains a mounted filesystem",
    "is apparently in use by the system",
    "is mounted.",
    "contains a",
    "e2fsck: cannot continue",
    "device is mounted",
    "is in use",
    "appears to contain an existing filesystem",
)
PROGRAMS = frozenset(
    {
        "mkfs",
        "mkfs.ext4",
        "mkfs.xfs",
        "mkfs.vfat",
        "mkfs.btrfs",
        "fsck",
        "fsck.ext4",
        "e2fsck",
        "mkswap",
        "wipefs",
        "parted",
        "fdisk",
        "mke2fs",
    }
)
MATCHES = (
    Case(
        "sudo mkfs.ext4 /dev/sdb1",
        "mke2fs 1.47.0 (5-Feb-2023)\n/dev/sdb1 is mounted; will not make a filesystem here!",
        1,
        says="/dev/sdb1",
        fix="findmnt /dev/sdb1",
    ),
    Case("sudo fsck /dev/sda1", "/dev/sda1 is mounted.\ne2fsck: Cannot continue, aborting.", 8, says="/dev/sda1"),
    Case(
        "sudo mkfs.xfs /dev/sdb1",
        "mkfs.xfs: /dev/sdb1 appears to contain an existing filesystem (ext4).\nmkfs.xfs: Use the -f option to "
        "force overwrite.",
        1,
        says="ext4",
        fix="lsblk -f /dev/sdb1",
    ),
)
IGNORES = (Case("sudo mount /dev/sdb1 /mnt", "mount: /mnt: /dev/sdb1 already mounted on /mnt.", 32),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"(?P<device>/dev/\S+?)(?: is mounted| is apparently in use| contains a mounted| appears to contain an "
        r"existing filesystem \((?P<kind>\w+)\)|: .*is mounted)",
        problem.text,
    )
    if not match:
        return None
    device = match["device"]
    if match["kind"]:
        return Finding(
            f"{device} holds a file system already ({match['kind']}), and its data would be lost.",
            0.97,
            "Make sure that it is the right disk before you overwrite it.",
            (match[0],),
            (Fix(f"lsblk -f {quote_path(device)}", "shows what is on it"),),
            ("if it is the right one and may be lost: the option -f",),
        )
    return Finding(
        f"{device} is in use (mounted), and its data would be spoilt.",
        0.97,
        "A disk can be formatted or checked only when nothing uses it.",
        (match[0],),
        (
            Fix(f"findmnt {quote_path(device)}", "shows where it is mounted"),
            Fix(
                facts.as_root(f"umount {quote_path(device)}") or f"umount {quote_path(device)}",
                "lets go of it, if it is the right one",
            ),
        ),
    )
