"""A file system that could not be mounted or unmounted."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "special device",
    "not mounted",
    "no mount point specified",
    "wrong fs type",
    "already mounted",
    "mount point does not exist",
    "can't find in /etc/fstab",
    "unknown filesystem type",
)
PROGRAMS = frozenset({"mount", "umount"})
MATCHES = (
    Case(
        "mount /dev/nosuch /mnt",
        "mount: /mnt: special device /dev/nosuch does not exist.\n       dmesg(1) may have more information after "
        "failed mount system call.",
        32,
        says="/dev/nosuch",
        fix="lsblk",
    ),
    Case("umount /mnt", "umount: /mnt: not mounted.", 32, says="/mnt"),
    Case(
        "mount /dev/sda1 /mnt/x",
        "mount: /mnt/x: mount point does not exist.",
        32,
        says="/mnt/x",
        fix="mkdir -p /mnt/x && mount /dev/sda1 /mnt/x",
    ),
    Case(
        "mount /dev/sda /mnt",
        "mount: /mnt: wrong fs type, bad option, bad superblock on /dev/sda, missing codepage or helper program, "
        "or other error.",
        32,
        says="/dev/sda",
        fix="lsblk -f",
    ),
    Case("mount data", "mount: data: can't find in /etc/fstab.", 1, says="data"),
)
IGNORES = (Case("mount /dev/sda1 /mnt", "mount: /mnt: must be superuser to use mount.", 32),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    kind = re.search(r"(?:^|\s)-t ?(?P<kind>[\w.-]+)", problem.command)
    known = facts.read("/proc/filesystems")
    if kind and known and problem.argv_of("mount") and kind["kind"] not in [*known.split(), "auto", "none"]:
        helper = facts.has(f"mount.{kind['kind']}")
        if not helper:
            return Finding(
                f"The kernel here knows no kind of file system called `{kind['kind']}`.",
                0.965,
                "The word after -t is misspelt, or the kernel's module, or a helper program, for that kind is missing.",
                (f"{kind['kind']} is not in /proc/filesystems",),
                (Fix("cat /proc/filesystems", "lists the kinds it knows"),),
            )
    if match := re.search(r"special device (?P<name>\S+) does not exist", text):
        return Finding(
            f"There is no device {match['name']}.",
            0.96,
            "The name of a disk can change from start to start; a stick may not be plugged in.",
            (match[0],),
            (Fix("lsblk", "lists the disks and their parts"),),
        )
    if match := re.search(r"umount: (?P<path>\S+?): (?:not mounted|no mount point specified)", text):
        return Finding(
            f"Nothing is mounted at {match['path']}.",
            0.96,
            "It may have been unmounted already, or the place is another one.",
            (match[0],),
            (Fix("findmnt", "lists what is mounted where"),),
        )
    if match := re.search(r"mount: (?P<path>\S+?): mount point does not exist", text):
        make = f"mkdir -p {quote_path(match['path'])}"
        make = f"sudo {make}" if problem.is_privileged else make
        return Finding(
            f"The folder {match['path']} that it was to appear in does not exist.",
            0.96,
            "A file system is mounted into an empty folder, which has to be there.",
            (match[0],),
            (Fix(f"{make} && {problem.command}", "makes the folder first"),),
        )
    if match := re.search(
        r"(?:bad superblock on|unknown filesystem type '[^']+'.*?) ?(?P<name>/dev/\S+?),?(?:\s|$)|unknown "
        r"filesystem type '(?P<kind>[^']+)'",
        text,
    ):
        return Finding(
            f"{match['name'] or 'The device'} holds no file system that can be mounted like this.",
            0.9,
            "Perhaps it is a whole disk and a part of it is meant (sda1, not sda), it has another kind of file "
            "system, or it is damaged.",
            (match[0],),
            (Fix("lsblk -f", "shows the kinds of file systems"),),
            ("see what the kernel says: sudo dmesg | tail",),
        )
    if match := re.search(r"mount: (?P<name>\S+?): can't find in /etc/fstab", text):
        return Finding(
            f"mount was told only `{match['name']}`, and /etc/fstab does not know it.",
            0.95,
            "With one word mount looks the rest up in /etc/fstab. Otherwise it needs device and place.",
            (match[0],),
            (Fix("lsblk -f", "lists the devices"),),
            ("give both: the device and the folder",),
        )
    if "already mounted" in text:
        return Finding(
            "It is mounted already.",
            0.95,
            "A file system appears in one place.",
            (problem.lines[0],),
            (Fix("findmnt", "lists what is mounted where"),),
        )
    return None
