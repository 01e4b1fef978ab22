"""A disk, card or network drive that failed."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "input/output error",
    "stale file handle",
    "transport endpoint is not connected",
    "stale nfs file handle",
    "structure needs cleaning",
    "remote i/o error",
    "software caused connection abort",
    "bad message",
)
MATCHES = (
    Case(
        "cat /media/stick/a",
        "cat: /media/stick/a: Input/output error",
        1,
        says="/media/stick/a",
        fix="sudo dmesg | tail -20",
    ),
    Case(
        "ls /mnt/nfs",
        "ls: cannot access '/mnt/nfs': Stale file handle",
        2,
        says="server",
        fix="sudo umount -l /mnt/nfs",
    ),
    Case(
        "ls ~/remote",
        "ls: cannot access '/home/a/remote': Transport endpoint is not connected",
        2,
        says="broke off",
        fix="fusermount -u /home/a/remote",
    ),
    Case("ls /data", "ls: reading directory '/data': Structure needs cleaning", 2, says="damaged"),
)
IGNORES = (Case("python3 a.py", "OSError: [Errno 32] Broken pipe", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    said = re.search(
        r"(?:[‘'](?P<quoted>[^’']+)[’']|(?P<plain>/[^:\s]+))?:? ?(?P<what>Input/output error|Stale (?:NFS )?file "
        r"handle|Transport endpoint is not connected|Structure needs cleaning|Remote I/O error)",
        problem.text,
        re.IGNORECASE,
    )
    if not said:
        return None
    path, what = said["quoted"] or said["plain"] or "", said["what"].lower()
    point = facts.mount(path)[0] if path else ""
    seen = (
        f"{path}: {said['what']}" if path else said["what"],
        *((f"it lies on {point}",) if point and point != "/" else ()),
    )
    if "stale" in what:
        return Finding(
            f"The network drive{' at ' + path if path else ''} has lost its place on the server.",
            0.96,
            "The folder was deleted or the server was started anew while this machine had it mounted.",
            seen,
            (
                Fix(
                    facts.as_root(f"umount -l {quote_path(path)}") or f"umount -l {quote_path(path)}",
                    "lets go of it; then mount it again",
                ),
            )
            if path
            else (),
            () if path else ("unmount it and mount it again",),
        )
    if "transport endpoint" in what:
        return Finding(
            f"The program behind the mounted folder {path} has ended: the connection broke off.",
            0.96,
            "sshfs and others show a remote place as a folder as long as they run.",
            seen,
            (Fix(f"fusermount -u {quote_path(path)}", "lets go of it; then connect again"),) if path else (),
            () if path else ("unmount it with fusermount -u, then connect again",),
        )
    damaged = "structure" in what
    return Finding(
        f"The file system that holds {path or 'it'} is damaged."
        if damaged
        else f"The disk or drive that holds {path or 'it'} does not answer as it should.",
        0.95,
        "It has to be unmounted and checked (fsck)."
        if damaged
        else "A stick that was pulled out, a loose cable, a dying disk. Save what can be read first.",
        seen,
        (
            Fix(
                "sudo dmesg | tail -20" if not facts.is_root else "dmesg | tail -20",
                "shows what the kernel says of the drive",
            ),
        ),
        ("copy what matters to another disk before anything else",),
    )
