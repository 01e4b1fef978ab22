"""Partition tables, file systems and raw devices: one wrong letter and a disk is empty.

Source: util-linux: wipefs(8), fdisk(8); e2fsprogs: mke2fs(8); cryptsetup(8), lvm(8).
"""

import re

from llmsh.core.command import SimpleCommand
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger, verbs
from llmsh.risk.places import Place, place_of
from llmsh.syntax.names import names

PROGRAMS = names(
    """
    mkfs mke2fs mkswap wipefs fdisk gdisk sgdisk sfdisk cfdisk parted blkdiscard hdparm cryptsetup lvremove vgremove
    pvremove lvreduce mdadm zfs zpool btrfs diskutil nvme dmsetup badblocks format sg_format tune2fs debugfs newfs
    mkfs.ext2 mkfs.ext3 mkfs.ext4 mkfs.xfs mkfs.btrfs mkfs.vfat mkfs.fat mkfs.ntfs mkfs.exfat mkfs.f2fs mkdosfs
    mkntfs mkexfatfs resize2fs xfs_repair fsck e2fsck fsfreeze asr hdiutil mkisofs_dev lvchange vgreduce zerofree
    partx growpart xfs_growfs nwipe wodim growisofs vgcfgrestore pvmove ddrescue
    ntfsclone partclone.ext4 partclone.restore partclone.dd dcfldd dc3dd dd_rescue bmaptool partimage fsarchiver
    ocs-sr e2image balena-etcher rpi-imager usbimager
    """
)
MATCHES = (
    "mkfs.ext4 /dev/sdb1",
    "wipefs -a /dev/sda",
    "fdisk /dev/sda",
    "parted /dev/sda rm 1",
    "cryptsetup luksErase /dev/sda2",
    "zpool destroy tank",
    "mkswap /dev/sdb2",
    "btrfs subvolume delete s",
    "diskutil eraseDisk JHFS+ X disk2",
    "hdparm --security-erase x /dev/sda",
    "lvremove vg/lv",
    "mdadm --zero-superblock /dev/sda1",
    "nvme format /dev/nvme0n1",
    "sgdisk -Z /dev/sda",
    "badblocks -w /dev/sdb",
    "zfs rollback t@a",
    "sfdisk /dev/sda",
    "fsck -y /dev/sda1",
    "dmsetup remove_all",
)
IGNORES = (
    "fdisk -l",
    "parted -l",
    "zfs list",
    "zpool status",
    "btrfs filesystem df /",
    "diskutil list",
    "hdparm -I /dev/sda",
    "wipefs /dev/sda",
    "cryptsetup status x",
    "mdadm --detail /dev/md0",
    "nvme list",
    "lvremove --help",
    "tune2fs -l /dev/sda1",
    "sgdisk -p /dev/sda",
    "mdadm --examine /dev/sda1",
    "parted /dev/sda print",
    "sfdisk -d /dev/sda",
    "dumpe2fs /dev/sda1",
    "fsck -N /dev/sda1",
)
_DESTROYS = {
    "zfs": {"destroy", "rollback", "receive", "recv"},
    "zpool": {"destroy", "labelclear", "remove", "detach", "offline", "create", "split"},
    "diskutil": {
        "eraseDisk",
        "eraseVolume",
        "reformat",
        "partitionDisk",
        "zeroDisk",
        "secureErase",
        "randomDisk",
        "resetFusion",
        "appendDisk",
        "deleteContainer",
        "deleteVolume",
    },
    "nvme": {"format", "sanitize", "write-zeroes", "write", "delete-ns", "dsm"},
    "dmsetup": {"remove", "remove_all", "wipe_table", "clear"},
    "cryptsetup": {
        "luksFormat",
        "luksErase",
        "erase",
        "luksKillSlot",
        "luksRemoveKey",
        "reencrypt",
        "luksHeaderRestore",
        "plainOpen",
    },
    "btrfs": {"delete", "remove", "replace", "shrink", "rescue"},
    "hdiutil": {"erasekeys", "burn"},
    "asr": {"restore", "--erase"},
}
_CASE_FOLDED = {"diskutil"}
_PARTED_WRITES = frozenset(
    {"rm", "mklabel", "mktable", "mkpart", "resizepart", "resize", "move", "rescue", "set", "name"}
)


def assess(command: SimpleCommand) -> Finding | None:
    program, shapes = command.program or "", command.shapes
    if command.has_flag("help", "version") or not (shapes or program == "format"):
        return None
    if program == "zfs" and command.has_flag("n"):
        return None
    if program.startswith(("mkfs", "mke2fs", "mkdosfs", "mkswap")):
        given = [word for word in command.operands if not word.shape.isdigit()]
        last = given[-1].shape if given else "$"
        if not last.startswith("$") and place_of(last) is Place.ORDINARY:
            return caution(Reason.DISK, "makes a file system inside a file", *given)
    if program in _DESTROYS:
        words = {word.lower() if program in _CASE_FOLDED else word for word in verbs(command)}
        known = {word.lower() if program in _CASE_FOLDED else word for word in _DESTROYS[program]}
        return _finding(command) if words & known else None
    if not _writes(command, program):
        return None
    return _finding(command)


def _writes(command: SimpleCommand, program: str) -> bool:
    shapes = command.shapes
    match program:
        case "fdisk" | "sfdisk" | "cfdisk" | "partx" | "gdisk":
            return not command.has_flag(
                "l", "list", "d", "dump", "J", "json", "V", "v", "s", "show-size", "verify", "x", "list-details", "P"
            )
        case "gdisk" | "sgdisk":
            return (
                not (
                    len(shapes)
                    and all(
                        re.match(r"-[plivVLaE]|--(print|info|list|verify|first)|/|\d+\Z", shape) for shape in shapes
                    )
                )
                and "-l" not in shapes
            )
        case "parted":
            asks = command.has_flag("l", "list") or bool({"print", "unit", "align-check", "help"} & set(shapes))
            return not asks or bool(_PARTED_WRITES & set(shapes))
        case "hdparm":
            return any(
                re.match(r"--(security|trim|write|make-bad|yes|fwdownload|repair|drq|idle-un|dco)|-[WpyYsXZ]", shape)
                for shape in shapes
            )
        case "wipefs":
            return command.has_flag("a", "all", "o", "offset", "f", "force") and not command.has_flag("n", "no-act")
        case "mdadm":
            return any(
                re.match(
                    r"--(zero|stop|remove|fail|create|grow|assemble|add|build|re-add|replace|run)|-[SCrfAaG]\Z", shape
                )
                for shape in shapes
            )
        case "badblocks":
            return command.has_flag("w", "n")
        case "tune2fs":
            return not (set(shapes[:1]) <= {"-l"})
        case "debugfs":
            return command.has_flag("w")
        case "fsck" | "e2fsck" | "xfs_repair":
            return not command.has_flag("n", "N")
        case "ddrescue":
            return (
                any(shape.startswith("/dev/") for shape in shapes[1:])
                and len(shapes) > 1
                and shapes[1].startswith("/dev/")
            )
        case "dcfldd" | "dc3dd":
            return any(re.match(r"(of|hof)=/dev/", shape) for shape in shapes)
        case "ntfsclone" | "partclone.ext4" | "partclone.restore" | "partclone.dd" | "partimage" | "e2image":
            options = command.options("Oos", ("overwrite", "output"))
            given = options.get("O", "o", "overwrite", "output") or ""
            return given.startswith("/dev/") or command.has_flag("r", "restore-image")
        case "dd_rescue" | "bmaptool" | "fsarchiver" | "ocs-sr" | "balena-etcher" | "rpi-imager" | "usbimager":
            reads = {"savefs", "archinfo", "create"} & set(shapes)
            return not reads and any(shape.startswith("/dev/") for shape in shapes[1:])
        case "lvremove" | "vgremove" | "pvremove" | "lvreduce" | "vgreduce":
            return not command.has_flag("t", "test")
    return not command.has_flag("n") and not (command.has_flag("V") and not command.operands)


def _finding(command: SimpleCommand) -> Finding:
    return danger(Reason.DISK, "rewrites a disk, a partition or a file system", *command.operands)
