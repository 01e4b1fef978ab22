"""A device file that belongs to a group you are not in."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = ("/dev/", "could not access kvm kernel module")
MATCHES = (
    Case(
        "screen /dev/ttyUSB0 115200",
        "Cannot open line '/dev/ttyUSB0' for R/W: open() Permission denied",
        1,
        says="/dev/ttyUSB0",
    ),
    Case(
        "qemu-system-x86_64 -enable-kvm a.img",
        "Could not access KVM kernel module: Permission denied\nqemu-system-x86_64: failed to initialize "
        "kvm: Permission denied",
        1,
        says="/dev/kvm",
    ),
    Case(
        "python3 s.py",
        "serial.serialutil.SerialException: [Errno 13] could not open port /dev/ttyACM0: [Errno 13] "
        "Permission denied: '/dev/ttyACM0'",
        1,
        says="dialout",
    ),
)
IGNORES = (
    Case("cat /etc/shadow", "cat: /etc/shadow: Permission denied", 1),
    Case("screen /dev/ttyUSB9", "/dev/ttyUSB9: No such file or directory", 1),
)
GROUPS = (
    ("/dev/tty", "dialout"),
    ("/dev/kvm", "kvm"),
    ("/dev/dri", "render"),
    ("/dev/snd", "audio"),
    ("/dev/video", "video"),
    ("/dev/input", "input"),
    ("/dev/i2c", "i2c"),
    ("/dev/gpio", "gpio"),
    ("/dev/bus/usb", "plugdev"),
    ("/dev/vhost", "kvm"),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if not re.search(r"(?i)permission denied|access denied", problem.text):
        return None
    match = re.search(r"/dev/[\w/]+", problem.text)
    path = match[0] if match else "/dev/kvm" if "KVM" in problem.text else ""
    group = next((name for start, name in GROUPS if path.startswith(start)), "")
    if not group:
        return None
    owner = facts.owner(path)
    if owner and owner.partition(":")[2] not in ("root", ""):
        group = owner.partition(":")[2]
    user = facts.user
    join = facts.as_root(f"usermod -aG {quote(group)} {quote(user)}")
    return Finding(
        f"{path} may be used by members of the group {group}, and you ({user}) are not one.",
        0.965,
        "Devices belong to groups, so that rights on them can be given one by one. A new group counts from the "
        "next login on.",
        (f"{path} belongs to {owner} with mode {facts.mode(path)}" if owner else "permission denied",),
        (Fix(join, "puts you into the group; then log out and in again"),) if join else (),
        () if join else (f"ask an administrator to put you into the group {group}",),
    )
