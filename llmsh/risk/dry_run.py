"""Options with which a program only says what it would do.

Only programs that are known to have the option: others may ignore it, or hand it on to what they run.
Source: the manual of each program.
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.risk.git import subcommand
from llmsh.syntax.names import names

_LONG = late_pattern(
    r"--(?:dry[-_]run(?:=(?!none\b|false\b|no\b|0\b)\w+)?|dryrun|simulate|just-print|what-if|no-act|pretend|assumeno|preview-only|noop)\Z"
)
_HAS_LONG = names(
    """
    apt apt-get aptitude dpkg git rsync rclone kubectl oc helm make gmake npm yarn pnpm aws ufw pip pip3 pacman dnf yum
    zypper parallel logrotate certbot restic borg brew cargo sysctl wipefs sfdisk fstrim stow xbps-remove
    xbps-install apk emerge systemd-tmpfiles docker-compose twine poetry uv rename trash-empty duplicity snapper
    systemctl bq kustomize flux velero argocd skaffold istioctl gsutil patch pulumi puppet
    """
)
_HAS_HELP = names(
    """
    git docker podman kubectl helm terraform tofu packer vault nomad consul aws gcloud az npm yarn pnpm cargo rustup
    systemctl apt apt-get dnf brew pip pip3 gh glab virsh vagrant pulumi conda ansible-playbook restic borg rclone
    """
)
_RUNNING = frozenset({"run", "exec", "create", "ssh", "dlx", "x", "start", "shell", "run-command", "debug"})
_OTHER_H = frozenset({"git", "az", "vagrant", "virsh"})  # `-h` last may be a value to these
_GIT_SHORT = frozenset({"push", "clean", "add", "rm", "mv", "prune"})  # to others, as commit, `-n` means something else
# The options, by program, with which it only checks, lists or simulates.
_ONLY_SAYS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(names("make gmake stow wipefs sfdisk fstrim xbps-remove brew borg restic rsync zfs zpool"), ("n",)),
    **dict.fromkeys(names("apt-get apt aptitude apk"), ("s",)),
    **dict.fromkeys(names("emerge bird chronyd"), ("p",)),
    "logrotate": ("d", "debug"),
    **dict.fromkeys(names("nft haproxy"), ("c",)),
    **dict.fromkeys(names("rpm dnsmasq"), ("test",)),
    **dict.fromkeys(names("pg_restore vgcfgrestore"), ("l", "list")),
    **dict.fromkeys(names("iptables-restore ip6tables-restore"), ("t", "test")),
    **dict.fromkeys(names("dhcpd sshd nginx"), ("t", "T")),
    "keepalived": ("t", "config-test"),
    **dict.fromkeys(names("monit kea-dhcp4 kea-dhcp6 lighttpd collectd"), ("t",)),
    **dict.fromkeys(names("varnishd freeradius radiusd"), ("C",)),
    "radvd": ("c", "configtest"),
    "rsyslogd": ("N",),
    "syslog-ng": ("s", "syntax-only"),
}


def says_dry_run(command: SimpleCommand) -> bool:
    """Claims that an option asks for a dry run, whether or not the program has it; `--dry-run=none` does not."""
    return any(_LONG.match(shape) for shape in _before_end(command))


def is_dry_run(command: SimpleCommand) -> bool:
    """Claims that `command` is told to change nothing."""
    program = command.program or ""
    if program in _HAS_LONG and says_dry_run(command):
        return True
    if program in _HAS_HELP and _asks_for_help(command, program):
        return True
    if program == "git" and (subcommand(command) or ("",))[0] in _GIT_SHORT and command.has_flag("n"):
        return True
    return program in _ONLY_SAYS and command.has_flag(*_ONLY_SAYS[program])


def _asks_for_help(command: SimpleCommand, program: str) -> bool:
    """Claims that help is asked for, and by the program itself rather than by what it runs: `docker run x --help`."""
    shapes = command.shapes
    runs = next((index for index, shape in enumerate(shapes) if shape in _RUNNING), len(shapes))
    own = shapes[: runs + 2]
    if "--help" in own or "-help" in own[-1:] or shapes[:1] == ("help",):
        return True
    if program in ("aws", "gcloud"):
        return shapes[-1:] == ("help",)
    return len(own) == len(shapes) and shapes[-1:] == ("-h",) and program not in _OTHER_H


def _before_end(command: SimpleCommand) -> tuple[str, ...]:
    shapes = command.shapes
    return shapes[: shapes.index("--")] if "--" in shapes else shapes
