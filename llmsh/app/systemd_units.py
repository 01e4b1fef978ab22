"""systemd user units for the kernel: the socket is systemd's, the kernel comes with the first connection.

Without them the kernel is started by the first program that needs it.
Source: systemd.unit(5), systemd.socket(5), systemd.service(5), sd_listen_fds(3).
"""

import os
import shutil
import subprocess
from pathlib import Path

from llmsh.app.commands.setup import confirm, launcher_path, say, write_atomically
from llmsh.core.errors import ExitStatus, LlmshError

NAME = "llmsh-kernel"
MARK = "# llmsh: the kernel by systemd, see llmsh-kernel(7)"
SOCKET = f"""\
{MARK}
[Unit]
Description=Socket of the llmsh kernel
Documentation=man:llmsh-kernel(7)

[Socket]
ListenStream=%t/llmsh/kernel.sock
SocketMode=0600
DirectoryMode=0700

[Install]
WantedBy=sockets.target
"""
SERVICE = f"""\
{MARK}
[Unit]
Description=llmsh kernel
Documentation=man:llmsh-kernel(7)
Requires={NAME}.socket
After={NAME}.socket

[Service]
ExecStart=@LAUNCHER@ kernel run
UMask=0077
TimeoutStopSec=10
"""
TIMEOUT_S = 30.0


def units(launcher: str) -> dict[str, str]:
    """Name → text of both units. launcher: the program that they start, absolute, or a name that systemd looks up.

    Source of the quoting: systemd.syntax(7), systemd.service(5) "COMMAND LINES".
    """
    quoted = launcher
    if not launcher.replace("/", "").replace(".", "").replace("-", "").replace("_", "").isalnum():
        escaped = launcher.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
        quoted = f'"{escaped}"'
    return {f"{NAME}.socket": SOCKET, f"{NAME}.service": SERVICE.replace("@LAUNCHER@", quoted)}


def packaged_socket() -> str:
    return units("llmsh")[f"{NAME}.socket"]


def packaged_service() -> str:
    """For a package of the system, where systemd finds `llmsh` in its own path."""
    return units("llmsh")[f"{NAME}.service"]


def folder() -> Path:
    """Where a user's own units are."""
    value = os.environ.get("XDG_CONFIG_HOME", "")
    return (Path(value) if value.startswith("/") else Path.home() / ".config") / "systemd" / "user"


def install(*, ask: bool) -> int:
    """Show the units, write them, and let systemd listen. Raises LlmshError."""
    launcher = launcher_path()
    if "\n" in str(launcher):
        raise LlmshError(f"no unit can name {launcher}", hint="install llmsh in another place")
    made = units(str(launcher))
    if all(_text(folder() / name) == text for name, text in made.items()):
        say(f"{folder()} has both units already")
        return _enable()
    for name, text in made.items():
        if _is_foreign(folder() / name):
            raise LlmshError(f"{folder() / name} is not from llmsh", hint="move it away first")
        say(f"this writes {folder() / name}:\n{text.rstrip()}\n")
    if ask and not confirm():
        return ExitStatus.NEEDS_CONFIRMATION
    folder().mkdir(parents=True, exist_ok=True)
    for name, text in made.items():
        write_atomically(folder() / name, text, mode=0o644)
    return _enable()


def remove(*, ask: bool) -> int:
    """Take away the units that `install` wrote; a kernel that runs ends."""
    present = [folder() / name for name in units("llmsh") if (folder() / name).exists()]
    foreign = [path for path in present if _is_foreign(path)]
    if foreign:
        raise LlmshError(f"{foreign[0]} is not from llmsh", hint="remove it by hand if it is not wanted")
    if not present:
        say("nothing to take back: there are no units of llmsh")
        return ExitStatus.OK
    say(f"this removes {' and '.join(map(str, present))}")
    if ask and not confirm():
        return ExitStatus.NEEDS_CONFIRMATION
    _systemctl("disable", "--now", f"{NAME}.socket", f"{NAME}.service")
    for path in present:
        path.unlink(missing_ok=True)
    _systemctl("daemon-reload")
    say("done; the kernel is started by the first program that needs it, as before")
    return ExitStatus.OK


def _enable() -> int:
    wanted = f"systemctl --user daemon-reload && systemctl --user enable --now {NAME}.socket"
    done = _systemctl("daemon-reload") and _systemctl("enable", "--now", f"{NAME}.socket")
    say("systemd listens now" if done else f"there is no user manager of systemd here; where there is one: {wanted}")
    say("the way back: llmsh setup --systemd --remove")
    return ExitStatus.OK


def _systemctl(*words: str) -> bool:
    """Whether the user's systemd did it."""
    program = shutil.which("systemctl")
    if program is None:
        return False
    try:
        done = subprocess.run([program, "--user", *words], capture_output=True, check=False, timeout=TIMEOUT_S)
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _is_foreign(path: Path) -> bool:
    return path.is_symlink() or (path.exists() and not _text(path).startswith(MARK))
