"""`dd` onto a device destroys what is on it; from an endless source it fills the disk.

Source: POSIX.1-2024, XCU, dd.
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import danger
from llmsh.risk.places import Place, place_of

PROGRAMS = frozenset({"dd", "dcfldd", "dc3dd", "gdd", "pv"})
MATCHES = ("dd if=x.iso of=/dev/sdb bs=4M", "dd if=/dev/zero of=big", "dd if=/dev/urandom of=~/f bs=1M")
IGNORES = (
    "dd if=/dev/sda of=/dev/null",
    "dd if=/dev/zero of=/dev/null count=5",
    "dd if=/dev/zero of=f bs=1M count=10",
    "dd if=a of=b",
)


def assess(command: SimpleCommand) -> Finding | None:
    given = dict(shape.partition("=")[::2] for shape in command.shapes if "=" in shape)
    target, source = given.get("of", ""), given.get("if", "")
    if target and place_of(target) is Place.DEVICE:
        return danger(Reason.DISK, "overwrites a device", target)
    endless = source in ("/dev/zero", "/dev/urandom", "/dev/random", "/dev/full")
    if target and endless and "count" not in given and place_of(target) is not Place.NULL:
        return danger(Reason.RESOURCE_EXHAUSTION, "writes until the disk is full", target)
    return None
