"""The disk, or its table of files, is full."""

import os

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("no space left on device", "disk quota exceeded", "enospc", "not enough free space", "no space left")
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
    seen = _seen(facts)
    return Finding(
        "The disk is full" + (": no more files can be made on it." if "inodes" in seen else "."),
        0.92,
        "A file could not be written because there is no room left. Something has to be removed or moved first.",
        (seen,) if seen else ("No space left on device",),
        (
            Fix("df -h .", "shows how full this disk is"),
            Fix("du -xh --max-depth=1 . | sort -h | tail", "shows what is large here"),
            Fix("df -i .", "shows whether the number of files is the limit"),
        ),
    )


def _seen(facts: Facts) -> str:
    try:
        disk = os.statvfs(facts.cwd)
    except OSError:
        return ""
    if disk.f_files and not disk.f_favail:
        return "no inodes are left here"
    return f"{disk.f_bavail * disk.f_frsize >> 20} MiB are free in this folder's file system"
