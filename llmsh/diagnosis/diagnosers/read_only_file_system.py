"""A file system that is mounted read-only."""

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("read-only file system",)
MATCHES = (
    Case("touch /mnt/x", "touch: cannot touch '/mnt/x': Read-only file system", says="read-only", fix=""),
    Case("rm -r /boot/old", "rm: cannot remove '/boot/old': Read-only file system", says="read-only"),
)
IGNORES = (Case("touch /etc/x", "touch: cannot touch '/etc/x': Permission denied"),)
NAMED = late_pattern(r"[‘'\"]?(?P<path>/?[^\s‘’'\":]+)[’'\"]?: Read-only file system")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = NAMED.search(problem.text)
    path = match["path"] if match else ""
    point, options = facts.mount(path or ".")
    proven = "ro" in options
    return Finding(
        f"The file system {point if proven else f'of `{path}`' if path else 'there'} is mounted read-only.",
        0.95 if proven else 0.9,
        "Nothing can be changed on it: it is a CD, an image, a protected system folder, or the kernel stopped "
        "writing because the disk "
        "has errors.",
        (f"{point} is mounted with ro",) if proven else ("Read-only file system",),
        (),
        (
            "look why: dmesg | tail (errors of the disk?)",
            f"if it is healthy: sudo mount -o remount,rw {point if proven and point else 'the mount point'}",
        ),
    )
