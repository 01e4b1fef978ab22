"""Signals to processes: one that is named, or all of a user, or all there are.

Source: POSIX.1-2024, XCU, kill; pkill(1), killall(1).
"""

from dataclasses import replace

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger, verbs
from llmsh.risk.places import Place, place_of
from llmsh.syntax.names import names

PROGRAMS = names(
    """
    kill pkill killall killall5 skill fuser xkill tskill taskkill slay loginctl systemctl tmux screen
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
    "fuser -km /mnt/data",
    "pkill -f ''",
    "loginctl kill-session 3",
    "systemctl kill -s KILL user.slice",
    "tmux kill-server",
)
IGNORES = (
    "kill -l",
    "kill -0 1234",
    "fuser 8080/tcp",
    "pkill --help",
    "killall -l",
    "kill -L",
    "loginctl list-sessions",
    "systemctl status",
    "tmux ls",
)
_SIGNAL = late_pattern(r"-(?:\d+|(?:SIG)?[A-Z]{3,}\d?)\Z")
VITAL = names(
    """
    init systemd sshd dbus-daemon NetworkManager Xorg gdm launchd WindowServer gnome-shell systemd-logind
    loginwindow login wpa_supplicant systemd-journald . ssh
    """
)


def assess(command: SimpleCommand) -> Finding | None:
    program, shapes = command.program, command.shapes
    if program in ("loginctl", "systemctl", "tmux", "screen"):
        return _sessions(command)
    if program == "fuser":
        return _fuser(command)
    if program == "killall5":
        return danger(Reason.PROCESS_KILL, "kills every process")
    if shapes and shapes[0] in ("-l", "-L", "--list", "-0", "--help", "--version", "--table"):
        return None
    if shapes[:2] in (("-s", "0"), ("-n", "0")):
        return None
    if program != "kill" and shapes and _SIGNAL.match(shapes[0]):
        command = replace(command, words=(command.words[0], *command.arguments[1:]))
        shapes = command.shapes
    signal = shapes[0] if shapes and shapes[0].startswith("-") and program == "kill" else ""
    rest = shapes[1:] if signal and signal != "--" else shapes
    if signal in ("-s", "-n", "--signal"):
        rest = rest[1:]
    if program == "kill" and any(shape in ("-1", "1", "0", "--1", "-0") for shape in rest if shape != "--"):
        return danger(Reason.PROCESS_KILL, "kills every process, or the one that all depend on")
    if program in ("pkill", "killall", "skill", "slay") and (
        command.has_flag("u", "U", "user", "euid", "uid", "G", "v", "inverse", "t", "P") or set(command.shapes) & VITAL
    ):
        return danger(Reason.PROCESS_KILL, "kills many processes, or one that the system or its users need")
    if program == "xkill" and {"-a", "-all"} & set(shapes):
        return danger(Reason.PROCESS_KILL, "ends every program on the screen")
    if program == "slay":
        return danger(Reason.PROCESS_KILL, "kills everything of a user", *command.operands)
    patterns = {word.shape for word in command.options("sngPtuUGF", ("signal",)).operands}
    if program in ("pkill", "killall") and (
        not patterns or any(len(pattern) < 2 or pattern == ".*" for pattern in patterns)
    ):
        return danger(Reason.PROCESS_KILL, "kills every process")
    return caution(Reason.PROCESS_KILL, "ends processes; what they had not saved is lost", *rest)


def _fuser(command: SimpleCommand) -> Finding | None:
    if not command.has_flag("k", "kill"):
        return None
    wide = command.has_flag("m", "M", "mount", "c") or any(
        place_of(word.shape) is not Place.ORDINARY for word in command.operands
    )
    if wide:
        return danger(Reason.PROCESS_KILL, "kills everything that uses a file system", *command.operands)
    return caution(Reason.PROCESS_KILL, "ends processes; what they had not saved is lost", *command.operands)


def _sessions(command: SimpleCommand) -> Finding | None:
    """Whole log-in sessions, slices of services and terminal servers."""
    words = verbs(command, "HMsptSL", ("host", "machine", "signal", "kill-who", "kill-whom", "property"))
    if not words:
        return None
    if command.program == "loginctl" and words[0].startswith(("terminate-", "kill-")):
        return danger(Reason.PROCESS_KILL, "ends everything that a user runs", *words[1:])
    if command.program == "screen" and command.shapes[-2:] in (("-X", "quit"), ("-X", "kill")):
        return caution(Reason.PROCESS_KILL, "ends a terminal session and what runs in it", *command.operands)
    if command.program == "systemctl" and words[0] == "kill":
        wide = any(word.endswith((".slice", ".scope")) or "*" in word for word in words[1:])
        return (danger if wide else caution)(Reason.PROCESS_KILL, "ends the processes of a service", *words[1:])
    if command.program == "tmux" and (
        words[0] == "kill-server" or (words[0] == "kill-session" and "-a" in command.shapes)
    ):
        return danger(Reason.PROCESS_KILL, "ends every terminal session and what runs in it")
    if command.program == "tmux" and words[0].startswith("kill-"):
        return caution(Reason.PROCESS_KILL, "ends a terminal session and what runs in it", *words[1:])
    return None
