"""Stops or restarts the machine.

Source: systemd: shutdown(8), systemctl(1); POSIX init runlevels.
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger, verbs
from llmsh.syntax.names import names

PROGRAMS = names(
    """
    shutdown reboot halt poweroff init telinit systemctl pm-suspend pm-hibernate kexec loginctl acpi_call ipmitool
    sysrq busctl dbus-send gdbus qdbus osascript rtcwake
    """
)
MATCHES = (
    "reboot",
    "shutdown -h now",
    "init 0",
    "systemctl poweroff",
    "systemctl -f reboot",
    "halt -p",
    "kexec -e",
    "systemctl isolate rescue",
    "ipmitool power off",
    "systemctl suspend",
    "shutdown -r +5",
    "telinit 6",
    "busctl call org.freedesktop.login1 /org/freedesktop/login1 org.freedesktop.login1.Manager Reboot b true",
    "rtcwake -m off -s 60",
    "osascript -e 'tell app \"System Events\" to shut down'",
)
IGNORES = (
    "shutdown -c",
    "reboot --help",
    "systemctl status",
    "systemctl list-units",
    "halt --version",
    "loginctl list-sessions",
    "shutdown -k now",
    "busctl list",
    "rtcwake -m show",
    "systemctl --dry-run reboot",
)
_STOPS = names(
    """
    poweroff reboot halt kexec suspend hibernate hybrid-sleep emergency rescue exit soft-reboot
    suspend-then-hibernate switch-root sleep
    """
)
_BY_MESSAGE = late_pattern(
    r"(?:^|[.\s])(?:Reboot|PowerOff|Halt|Suspend|Hibernate|HybridSleep|KExec|RequestReboot|RequestShutdown)(?:WithFlags)?\Z"
    r"|\bto (?:shut down|restart|sleep|log out)\b"
)
_TARGETS = names(
    """
    poweroff reboot halt rescue emergency shutdown runlevel0 runlevel6 runlevel1
    """
)


def assess(command: SimpleCommand) -> Finding | None:
    if command.has_flag("help", "version", "dry-run", "show", "c", "k") and command.program not in ("init", "kexec"):
        return None
    program, words = command.program, verbs(command, "HMtpPns", ("host", "machine", "type", "property"))
    if program in ("systemctl", "loginctl"):
        stops = bool(words) and (
            words[0] in _STOPS
            or (
                words[0] in ("isolate", "start", "set-default")
                and {word.removesuffix(".target") for word in words[1:]} & _TARGETS
            )
        )
    elif program in ("init", "telinit"):
        stops = bool(set(words) & {"0", "1", "6", "s", "S"})
    elif program in ("busctl", "dbus-send", "gdbus", "qdbus", "osascript"):
        stops = any(_BY_MESSAGE.search(shape) for shape in command.shapes)
    elif program == "rtcwake":
        stops = command.options("mstld", ("mode",)).get("m", "mode") not in ("show", "no", "on", "disable")
    elif program == "kexec":
        stops = command.has_flag("e", "exec")
    elif program == "ipmitool":
        stops = "power" in words and bool({"off", "cycle", "reset", "soft"} & set(words))
    else:
        stops = True
    if stops:
        return danger(Reason.SHUTDOWN, "stops or restarts the machine")
    asks = program in ("busctl", "dbus-send", "gdbus", "qdbus") and {"call", "set-property", "emit"} & set(words)
    if asks or (program in ("dbus-send", "qdbus") and len(words) > 2):
        return caution(Reason.INDIRECT, "asks another program to do something", *words[-1:])
    return None
