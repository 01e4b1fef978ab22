"""Kernel settings, modules, boot loaders, clocks and security modules.

Source: sysctl(8), modprobe(8), grub-install(8), setenforce(8), timedatectl(1).
"""

import re

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger, verbs
from llmsh.risk.places import Place, place_of
from llmsh.syntax.names import names

PROGRAMS = names(
    """
    sysctl modprobe insmod rmmod grub-install update-grub grub2-mkconfig grub-mkconfig update-initramfs dracut
    mkinitcpio efibootmgr bootctl setenforce aa-disable aa-teardown aa-complain setsebool semanage timedatectl
    hostnamectl localectl date hwclock hostname update-alternatives alternatives ldconfig csrutil spctl nvram
    auditctl depmod dpkg-reconfigure authselect pam-auth-update swapoff_all sysrq flashrom fwupdmgr bless pmset
    systemsetup scutil apparmor_parser journalctl logrotate history fc dmesg kernelstub cpupower ulimit stty setterm
    loadkeys mandb locale-gen update-ca-certificates trust certutil make ninja chrony ntpdate chronyc domainname
    tzselect rtcwake setkeycodes mokutil sbctl tpm2_clear systemd-tmpfiles tmpreaper tmpwatch logger freshclam
    snapper timeshift tmutil dpkg-divert dpkg-statoverride
    """
)
MATCHES = (
    "sysctl -w kernel.randomize_va_space=0",
    "setenforce 0",
    "modprobe -r e1000",
    "grub-install /dev/sda",
    "timedatectl set-time 10:00",
    "date -s @0",
    "timedatectl set-time 2001-01-01",
    "date -s 2020-01-01",
    "hostname new",
    "insmod ./x.ko",
    "csrutil disable",
    "journalctl --vacuum-size=1K",
    "history -c",
    "efibootmgr -B -b 0",
    "sysctl -p",
    "sysctl -f /etc/sysctl.conf",
    "auditctl -e 0",
    "make install",
    "make clean",
    "hwclock -w",
    "dmesg -C",
    "tmutil delete x",
    "history -cw",
    "timeshift --delete-all",
    "spctl --master-disable",
)
IGNORES = (
    "sysctl -a",
    "sysctl kernel.ostype",
    "date",
    "date +%s",
    "hostname",
    "hostname -I",
    "timedatectl",
    "hostnamectl",
    "journalctl -u nginx",
    "history",
    "history 20",
    "date -d yesterday +%F",
    "efibootmgr -v",
    "make",
    "make test",
    "make -n clean",
    "update-alternatives --list java",
    "dmesg -T",
    "ulimit -a",
    "auditctl -l",
    "ldconfig -p",
    "modprobe -n x",
    "stty -a",
    "hwclock --show",
    "getenforce",
    "date -u -r f",
    "tmutil listbackups",
    "timedatectl status",
)
_BOOT = names(
    """
    grub-install update-grub grub2-mkconfig grub-mkconfig update-initramfs dracut mkinitcpio bootctl kernelstub
    flashrom bless nvram tpm2_clear sbctl mokutil
    """
)
_GUARDS = names(
    """
    aa-disable aa-teardown aa-complain setsebool csrutil spctl apparmor_parser authselect pam-auth-update
    """
)
_PROTECTIONS = late_pattern(
    r"kernel\.(randomize_va_space|yama|kptr_restrict|unprivileged_bpf|modules_disabled)|fs\.protected"
)
_GUARD_SETTINGS = late_pattern(
    r"kernel\.(randomize_va_space|kptr|dmesg_restrict|yama|sysrq|core_pattern|modules_disabled|unprivileged)|net\.ipv4\.(conf|tcp_syncookies|ip_forward)|fs\.(protected|suid)|vm\.(overcommit|panic)|kernel\.panic|vm\.drop"
)
_NETWORK_MODULES = late_pattern(
    r"(e1000e?|igb|igc|ixgbe\w*|i40e|ice|r8169|r8152|tg3|bnx2x?|bnxt_en|virtio_net|vmxnet3|hv_netvsc|ena|mlx\d\w*|iwl\w+"
    r"|ath\w+|brcm\w+|rtl\w+|rtw\w+|mt7\w+|cfg80211|mac80211|atlantic|sky2|forcedeth|xen_netfront)\Z"
)
_LONG_AGO = late_pattern(r"(?<!\d)(?:19\d\d|200\d|201\d)-\d|(?:\A|=)@\d{1,9}(?:\.\d*)?\Z|-\d+ ?(?:years|decades)")
_READ_WORDS = names(
    """
    status show list list-timezones list-locales list-keymaps timesync-status get listbackups destinationinfo
    tracking sources chassis
    """
)


def assess(command: SimpleCommand) -> Finding | tuple[Finding, ...] | None:
    program, shapes = command.program or "", command.shapes
    if command.has_flag("help", "version"):
        return None
    words = verbs(command)
    config = Reason.SYSTEM_CONFIG
    if program in _BOOT:
        reads = {"status", "list", "--list", "-p", "-l", "--print", "-xp", "--test-key", "--sb-state", "verify"} & set(
            shapes
        )
        return None if reads else danger(config, "changes how the machine starts", *words)
    if program == "efibootmgr":
        return (
            danger(config, "changes how the machine starts")
            if any(re.match(r"-[BbcConADNOTta]|--(create|delete|boot)", shape) for shape in shapes)
            else None
        )
    if program == "setenforce":
        message = "switches a protection off"
        if shapes[:1] in (("0",), ("Permissive",), ("permissive",)):
            return danger(config, message), danger(Reason.PRIVILEGE, message)
        return caution(config, "switches a protection on")
    if program in _GUARDS:
        reads = {"status", "--status", "list", "current", "check", "-a"} & set(shapes)
        message = "switches a protection off or changes it"
        if reads and program != "setsebool":
            return None
        return danger(config, message, *words), danger(Reason.PRIVILEGE, message, *words)
    if program == "sysctl":
        settings = [shape for shape in shapes if "=" in shape]
        if not settings and not command.has_flag("p", "f", "load", "system", "w", "write"):
            return None
        how = danger if any(_GUARD_SETTINGS.match(shape) for shape in settings) else caution
        found = how(config, "changes a setting of the running kernel", *settings)
        if any(_PROTECTIONS.match(setting) for setting in settings):
            return found, danger(Reason.PRIVILEGE, "switches a protection of the kernel off", *settings)
        return found
    if program in ("modprobe", "insmod", "rmmod", "depmod"):
        is_question = command.has_flag("n", "dry-run", "show-depends", "D", "c", "showconfig", "R")
        removes = program == "rmmod" or command.has_flag("r", "remove")
        if removes and any(_NETWORK_MODULES.match(word) for word in words):
            return danger(Reason.NETWORK_LOCKOUT, "takes the driver of a network card away", *words)
        how = danger if program == "insmod" or command.has_flag("f", "force") else caution
        return None if is_question or not shapes else how(config, "changes the code of the running kernel", *words)
    if program == "auditctl":
        return None if command.has_flag("l", "s") else danger(config, "changes what is audited")
    if program == "make":
        return _make(command)
    if program in ("history", "fc"):
        clears = program == "history" and any(re.match(r"-[a-z]*[cdw]", shape) for shape in shapes)
        return caution(Reason.DELETE, "removes what the history holds") if clears else None
    if program == "journalctl":
        return (
            caution(Reason.DELETE, "deletes old logs")
            if any(re.match(r"--(vacuum|rotate|setup-keys|flush|sync)", shape) for shape in shapes)
            else None
        )
    if program == "dmesg":
        return (
            caution(Reason.DELETE, "clears the kernel's messages")
            if command.has_flag("C", "c", "clear", "read-clear", "D", "E", "n")
            else None
        )
    if program == "date":
        sets = command.has_flag("s", "set") or any(
            re.fullmatch(r"\d{8,12}(\.\d\d)?", word.shape)
            for word in command.options("dfrI", ("date", "file", "reference")).operands
        )
        return _clock(shapes) if sets else None
    if program in ("hostname", "domainname"):
        return (
            caution(config, "renames the machine", *words)
            if words and not command.has_flag("i", "I", "f", "s", "d", "A", "y")
            else None
        )
    if program == "hwclock":
        return (
            caution(config, "sets a clock")
            if command.has_flag("w", "s", "systohc", "hctosys", "set", "adjust", "systz")
            else None
        )
    if program == "timedatectl" and "set-time" in shapes:
        return _clock(shapes)
    if program in ("timedatectl", "hostnamectl", "localectl", "chronyc"):
        return (
            None
            if not words
            or words[0] in _READ_WORDS
            or (
                program == "hostnamectl"
                and len(words) == 1
                and words[0] in ("hostname", "icon-name", "deployment", "location")
            )
            else caution(config, "changes a system setting", *words)
        )
    if program in ("update-alternatives", "alternatives"):
        is_question = any(shape in ("--list", "--display", "--query", "--get-selections") for shape in shapes)
        own = [shape for shape in shapes if shape.startswith("/") and place_of(shape) is Place.ORDINARY]
        if own and not is_question:
            return danger(config, "makes a system command run another program", *own)
        return None if is_question or not shapes else caution(config, "changes which program a name means", *words)
    if program == "ldconfig":
        return None if command.has_flag("p", "print-cache") else caution(config, "rebuilds the library cache")
    if program in ("ulimit", "stty", "setterm", "logger", "ninja", "mandb"):
        return None
    if program in ("tmutil", "timeshift", "snapper"):
        if any("delete" in shape for shape in shapes):
            return danger(Reason.DELETE, "deletes backups")
        return (
            caution(Reason.OVERWRITE, "makes or restores backups")
            if {"restore", "--restore", "disable", "undochange", "rollback"} & set(shapes)
            else None
        )
    if program in ("tmpreaper", "tmpwatch"):
        return danger(Reason.DELETE, "deletes every old file")
    if program == "pmset":
        return caution(config, "changes power settings") if shapes[:1] != ("-g",) else None
    if program == "scutil":
        return caution(config, "changes network settings") if "--set" in shapes else None
    if program == "fwupdmgr":
        return (
            caution(config, "changes firmware")
            if {"update", "install", "downgrade", "reinstall"} & set(words)
            else None
        )
    if program in ("trust", "certutil", "update-ca-certificates"):
        reads = {"list", "-L", "-K", "extract", "-V"} & set(shapes)
        return None if reads else danger(config, "changes whose certificates the machine trusts", *words)
    if program in ("dpkg-divert", "dpkg-statoverride"):
        return None if command.has_flag("list", "truename", "listpackage") else danger(config, "replaces a system file")
    return (
        caution(config, "changes a system setting", *words)
        if shapes or program in ("update-motd", "locale-gen")
        else None
    )


def _clock(shapes: tuple[str, ...]) -> Finding:
    if any(map(_LONG_AGO.search, shapes)):
        return danger(Reason.SYSTEM_CONFIG, "sets the clock back by years, so that no certificate is valid")
    return caution(Reason.SYSTEM_CONFIG, "sets the clock")


def _make(command: SimpleCommand) -> Finding | None:
    if command.has_flag("n", "just-print", "dry-run", "recon", "q", "question", "p"):
        return None
    targets = [word.shape for word in command.options("CfIojlW", ("directory", "file", "jobs", "makefile")).operands]
    changing = [
        name
        for name in targets
        if re.search(r"install|clean|purge|remove|delete|deploy|reset|publish|flash|destroy|release|drop", name)
    ]
    return caution(Reason.SYSTEM_CONFIG, "runs a target that installs or removes", *changing) if changing else None
