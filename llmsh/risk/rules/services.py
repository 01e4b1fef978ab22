"""Starting, stopping, enabling and masking services.

Source: systemctl(1), service(8), launchctl(1).
"""

import re

from llmsh.core.command import SimpleCommand
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger, verbs
from llmsh.syntax.names import names

PROGRAMS = names(
    """
    systemctl service launchctl update-rc.d chkconfig rc-update rc-service brew-services sv initctl supervisorctl
    pm2 invoke-rc.d systemd-run loginctl machinectl
    """
)
MATCHES = (
    "systemctl restart nginx",
    "systemctl stop sshd",
    "systemctl enable x",
    "service ssh stop",
    "systemctl mask firewalld",
    "launchctl unload x.plist",
    "systemctl disable ufw",
    "service nginx restart",
    "systemctl --user enable x.timer",
)
IGNORES = (
    "systemctl status nginx",
    "systemctl list-units",
    "service nginx status",
    "service --status-all",
    "systemctl is-active x",
    "launchctl list",
)
_READS = names(
    """
    status show list-units list-timers list-unit-files list-sockets list-dependencies is-active is-enabled is-failed
    is-system-running cat list help get-default list-jobs print blame show-environment list-sessions list-machines
    logs ls monit info describe list-users show-session show-user user-status session-status session version
    dumpstate print-disabled
    """
)
_STOPPING = names(
    """
    stop disable mask kill unload bootout remove del off delete --del
    """
)
_LOCKOUT = (
    "ssh",
    "network",
    "wpa_supplicant",
    "dhcp",
    "tailscale",
    "wg-quick",
    "openvpn",
    "resolvconf",
    "systemd-resolved",
    "systemd-networkd",
)
_GUARDS = (
    "firewalld",
    "ufw",
    "iptables",
    "nftables",
    "apparmor",
    "auditd",
    "fail2ban",
    "selinux",
    "clamav",
    "falcon",
    "crowdsec",
    "rsyslog",
    "systemd-journald",
    "falcon-sensor",
    "auditbeat",
    "osqueryd",
    "unattended-upgrades",
    "apt-daily-upgrade",
)
_FIREWALLS = ("firewalld", "ufw", "iptables", "nftables")
_VITAL = ("dbus", "systemd-logind", "gdm", "lightdm", "display-manager", "getty", "cron", "docker.socket")


def assess(command: SimpleCommand) -> Finding | tuple[Finding, ...] | None:
    words = verbs(command, "HMtpPns", ("host", "machine", "type", "property", "signal", "lines", "output"))
    if command.program == "systemd-run":
        repeats = any(
            re.match(r"--(on-calendar|on-boot|on-startup|on-unit|timer-property)", shape) for shape in command.shapes
        )
        return danger(Reason.PERSISTENCE, "runs something again and again from now on") if repeats else None
    if not words:
        return None
    if command.program in ("pm2", "supervisorctl") and ({"all", "kill"} & set(words) or "shutdown" in words[:1]):
        return danger(Reason.PROCESS_KILL, "stops every program that it looks after", *words)
    if (
        command.program == "systemctl"
        and words[0] in ("stop", "disable", "mask")
        and any("*" in word for word in words)
    ):
        return danger(Reason.SYSTEM_CONFIG, "stops every service that matches", *words)
    if command.program == "launchctl" and words[0] in ("load", "bootstrap") and any("/" in word for word in words[1:]):
        return danger(Reason.PERSISTENCE, "makes a service start by itself whose file is named", *words)
    if command.program == "systemctl" and words[0] in ("link", "enable") and any("/" in word for word in words[1:]):
        return danger(Reason.PERSISTENCE, "makes a service start by itself whose file is named", *words)
    verb = (
        words[1]
        if command.program in ("service", "rc-service", "invoke-rc.d", "update-rc.d") and len(words) > 1
        else words[0]
    )
    if verb in _READS or (len(words) == 1 and command.program == "service"):
        return None
    names = " ".join(words).lower()
    stops = verb in _STOPPING or any(word in _STOPPING for word in words)
    if stops and any(name in names for name in _LOCKOUT):
        return danger(Reason.NETWORK_LOCKOUT, "stops a service through which the machine is reached", *words)
    if stops and any(name in names for name in _GUARDS):
        found = danger(Reason.SYSTEM_CONFIG, "stops a service that protects the machine", *words)
        if any(name in names for name in _FIREWALLS):
            return found, danger(Reason.NETWORK_LOCKOUT, "stops the firewall", *words)
        return found
    if stops and any(name in names for name in _VITAL):
        return danger(Reason.SYSTEM_CONFIG, "stops a service that the system needs", *words)
    if verb in ("enable", "load", "bootstrap", "add", "defaults", "reenable", "link", "startup"):
        return caution(Reason.PERSISTENCE, "makes a service start by itself", *words)
    if verb == "edit":
        return danger(Reason.SYSTEM_CONFIG, "edits how a service starts", *words)
    return caution(Reason.SYSTEM_CONFIG, "changes the state of a service", *words)
