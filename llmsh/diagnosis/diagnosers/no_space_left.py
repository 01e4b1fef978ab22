"""The disk, or its table of files, is full."""

import os
import re
from pathlib import Path

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "no space left on device",
    "disk quota exceeded",
    "enospc",
    "not enough free space",
    "no space left",
    "database or disk is full",
    "disk full?",
    "wrote only",
    "not enough space to build",
)
NAMED = late_pattern(r"['‘\"]?([\w./-]+)['’\"]?: (?:No space|write failed|Wrote only)|writing ['‘]([^'’]+)['’]")
MATCHES = (
    Case("cp a b", "cp: error writing 'b': No space left on device", says="full", fix="df -h ."),
    Case("echo x > /dev/full", "bash: line 1: echo: write error: No space left on device", says="full"),
    Case(
        "npm install",
        "npm ERR! code ENOSPC\nnpm ERR! syscall write\nnpm ERR! errno -28\nnpm ERR! nospc ENOSPC: no space left on "
        "device, write",
        228,
    ),
    Case(
        "tar xf a.tar -C s",
        "tar: big: Wrote only 4608 of 10240 bytes\ntar: Exiting with failure status",
        2,
        says="full",
    ),
    Case("sqlite3 a.db 'vacuum'", "Error: stepping, database or disk is full (13)", 1, says="full"),
    Case("sort a > /dev/full", "sort: write failed: '/dev/full': No space left on device", 2, says="/dev/full"),
    Case("mkfs.ext4 disk.img", "disk.img: Not enough space to build proposed filesystem", 1, says="`disk.img`"),
    Case(
        "cp a b",
        "cp: error writing 'b': Disk quota exceeded",
        says="quota",
        fix="du -xh --max-depth=1 ~ | sort -h | tail",
    ),
)
IGNORES = (Case("npm start", "Error: ENOSPC: System limit for number of file watchers reached, watch '/app'"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if "file watchers" in problem.text:
        return None
    if "quota exceeded" in problem.text.lower():
        return Finding(
            "Your disk quota is used up: you may not store more here.",
            0.93,
            "The administrator gives each user a share of the disk; yours is full, though the disk itself may not be.",
            ("Disk quota exceeded",),
            (Fix("du -xh --max-depth=1 ~ | sort -h | tail", "shows what is large in your home folder"),),
        )
    if match := re.search(r"(?P<device>\S+?): Not enough space to build proposed filesystem", problem.text):
        return Finding(
            f"`{match['device']}` is too small for such a file system.",
            0.96,
            "A file system needs some room for its own tables before a single file is in it.",
            (match[0],),
            (Fix(f"ls -lh {quote_path(match['device'])}", "shows how large it is"),),
            ("make it larger, or choose a simpler kind of file system",),
        )
    if re.search(r"/dev/full\b", problem.command):
        return Finding(
            "/dev/full is a device that is always full: whatever is written to it fails like this.",
            0.97,
            "It is there so that programs can be tried with a full disk.",
            ("/dev/full is named in the command",),
            (),
            ("write to another file, or to /dev/null where the output is not needed",),
        )
    target = _target(problem, facts)
    seen = _seen(facts, target)
    return Finding(
        (f"The disk that `{target}` is on is full" if target else "The disk is full")
        + (": no more files can be made on it." if "inodes" in seen else "."),
        0.972 if target else 0.92,
        "A file could not be written because there is no room left. Something has to be removed or moved first.",
        (seen,) if seen else ("No space left on device",),
        (
            Fix(f"df -h {quote_path(target or '.')}", "shows how full this disk is"),
            Fix(f"du -xh --max-depth=1 {quote_path(target or '.')} | sort -h | tail", "shows what is large here"),
            Fix(f"df -i {quote_path(target or '.')}", "shows whether the number of files is the limit"),
        ),
    )


def _target(problem: Problem, facts: Facts) -> str:
    """The folder on the line, or in the message, that lies on another disk than this one; "" for none."""
    words = [word.rpartition("=")[2] for segment in problem.segments for word in segment[1:] if word[:1] != "-"]
    here = _device(facts.resolve("."))
    for word in [*words, *map("".join, NAMED.findall(problem.text)[:4])]:
        path = facts.resolve(word)
        is_folder = path.is_dir()
        device = _device(path if is_folder else path.parent)
        if device not in (None, here) and not str(path).startswith(("/dev", "/proc", "/sys")):
            return word.rstrip("/") if is_folder else os.path.dirname(word)
    return ""


def _device(path: Path) -> int | None:
    try:
        return path.stat().st_dev
    except (OSError, ValueError):
        return None


def _seen(facts: Facts, target: str) -> str:
    try:
        disk = os.statvfs(facts.resolve(target or "."))
    except OSError:
        return ""
    if disk.f_files and not disk.f_favail:
        return "no inodes are left here"
    if target:
        return f"{disk.f_bavail * disk.f_frsize >> 10} KiB of {disk.f_blocks * disk.f_frsize >> 10} KiB are free there"
    return f"{disk.f_bavail * disk.f_frsize >> 20} MiB are free in this folder's file system"
