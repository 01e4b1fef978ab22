"""Signals to processes: one that is named, or all of a user, or all there are.

Source: POSIX.1-2024, XCU, kill; pkill(1), killall(1).
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger
from llmsh.syntax.names import names

PROGRAMS = names(
    """
    kill pkill killall killall5 skill fuser xkill tskill taskkill slay
    """
)
MATCHES = (
    "kill 1234",
    "kill -9 -1",
    "pkill firefox",
    "killall -u bob",
    "fuser -k 8080/tcp",
    "kill -9 1",
    "pkill -u root",
    "pkill .",
    "killall sshd",
    "xkill",
    "killall5",
    "kill -KILL $pid",
)
IGNORES = ("kill -l", "kill -0 1234", "fuser 8080/tcp", "pkill --help", "killall -l", "kill -L")
_VITAL = names(
    """
    init systemd sshd dbus-daemon NetworkManager Xorg gdm launchd WindowServer gnome-shell systemd-logind
    loginwindow login wpa_supplicant systemd-journald .
    """
)


def assess(command: SimpleCommand) -> Finding | None:
    program, shapes = command.program, command.shapes
    if program == "fuser" and not command.has_flag("k", "kill"):
        return None
    if program == "killall5":
        return danger(Reason.PROCESS_KILL, "kills every process")
    if shapes and shapes[0] in ("-l", "-L", "--list", "-0", "--help", "--version", "--table"):
        return None
    if shapes[:2] in (("-s", "0"), ("-n", "0")):
        return None
    signal = shapes[0] if shapes and shapes[0].startswith("-") and program == "kill" else ""
    rest = shapes[1:] if signal and signal != "--" else shapes
    if signal in ("-s", "-n", "--signal"):
        rest = rest[1:]
    if program == "kill" and any(shape in ("-1", "1", "0", "--1", "-0") for shape in rest if shape != "--"):
        return danger(Reason.PROCESS_KILL, "kills every process, or the one that all depend on")
    if program in ("pkill", "killall", "skill", "slay") and (
        command.has_flag("u", "U", "user", "euid", "uid", "G", "v", "inverse", "t", "P") or set(command.shapes) & _VITAL
    ):
        return danger(Reason.PROCESS_KILL, "kills many processes, or one that the system or its users need")
    if program in ("pkill", "killall") and any(shape in ("", ".*", "-f") and len(shapes) == 1 for shape in shapes):
        return danger(Reason.PROCESS_KILL, "kills every process")
    return caution(Reason.PROCESS_KILL, "ends processes; what they had not saved is lost", *rest)
