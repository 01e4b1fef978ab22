"""Mounting, unmounting and swap.

Source: util-linux: mount(8), umount(8), swapon(8).
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger
from llmsh.risk.places import Place, is_sensitive, place_of
from llmsh.syntax.names import names

PROGRAMS = names(
    """
    mount umount swapoff swapon losetup kpartx udisksctl mount.nfs sshfs fusermount eject pumount
    """
)
MATCHES = (
    "mount /dev/sdb1 /mnt",
    "umount /mnt",
    "umount -a",
    "swapoff -a",
    "mount -o remount,rw /",
    "mount --bind /tmp /etc",
    "umount -l /",
    "mount -o remount,exec /tmp",
)
IGNORES = (
    "mount",
    "mount -l",
    "mount -t ext4",
    "swapon --show",
    "swapon -s",
    "swapon",
    "losetup -a",
    "losetup",
    "losetup -l",
    "umount --help",
    "udisksctl status",
)
_CARRIES = late_pattern(r"/(?:|home|usr|var|boot|etc|opt|nix|root|srv)/?\Z")  # mounts that others depend on


def assess(command: SimpleCommand) -> Finding | tuple[Finding, ...] | None:
    program = command.program
    operands = command.options("otTLUO", ("options", "types")).operands
    if command.has_flag("help", "version", "show") or (
        program in ("swapon", "losetup") and command.has_flag("s", "l", "list", "all")
    ):
        return None
    if (program == "swapon" and not command.arguments) or (program == "losetup" and not operands):
        return None
    if program == "udisksctl" and (not operands or operands[0].shape in ("status", "info", "dump", "monitor")):
        return None
    if program == "mount" and not operands and not command.has_flag("a", "all"):
        return None
    if (
        program == "mount"
        and operands
        and is_sensitive(place_of(operands[-1].shape))
        and place_of(operands[-1].shape) is not Place.DEVICE
        and not operands[-1].shape.startswith(("/mnt", "/media"))
    ):
        return danger(Reason.SYSTEM_CONFIG, "mounts over a system directory", *operands)
    settings = set((command.options("otTLUO", ("options", "types")).get("o", "options") or "").split(","))
    if program == "mount" and "remount" in settings and settings & {"suid", "exec", "dev"}:
        return danger(
            Reason.PERMISSIONS, "lets programs run, with their owner's rights, where that was forbidden", *operands
        )
    if program == "umount" and (command.has_flag("a", "all") or any(_CARRIES.match(word.shape) for word in operands)):
        message = "takes away every mounted file system"
        return danger(Reason.DISK, message, *operands), danger(Reason.SYSTEM_CONFIG, message, *operands)
    if program == "swapoff" and command.has_flag("a", "all"):
        return danger(Reason.RESOURCE_EXHAUSTION, "takes all swap away; processes may be killed for lack of memory")
    return caution(Reason.DISK, "changes what is mounted", *operands)
