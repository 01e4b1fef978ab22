"""The shell's process behind its pty: how it is started, watched and ended."""

import os
import signal
import termios
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pexpect

from llmsh.core.errors import SessionError
from llmsh.session.channels import Channels
from llmsh.session.dialect import Dialect
from llmsh.session.signals import RESET_IN_CHILD

CLOSE_GRACE_S = 2.0


class ShellProcess:
    """One shell in a pty of its own. ended: its exit status, 128 + the signal's number where one ended it."""

    def __init__(
        self,
        path: str,
        *,
        arguments: list[str],
        environ: Mapping[str, str],
        startup: bytes,
        dialect: Dialect,
        channels: Channels,
        modes: list[Any],
        size: tuple[int, int],
    ) -> None:
        """Start it. startup: what it is to read first, behind the line that names its terminal; modes: as of
        `tcgetattr`; size: rows, columns. Raises SessionError where it cannot be started.
        """
        self.ended: int | None = None
        self.is_stopped = False
        tty_line, reads_terminal = dialect.tty_line, bool(dialect.key)

        def exec_shell() -> None:
            """In the child: what pexpect's own exec cannot do."""
            for number in RESET_IN_CHILD:
                signal.signal(number, signal.SIG_DFL)
            termios.tcsetattr(1, termios.TCSANOW, modes)
            content = tty_line(os.ttyname(1)) + startup
            out = os.open(channels.startup.path, os.O_WRONLY)
            while content:
                content = content[os.write(out, content) :]
            os.close(out)
            if reads_terminal:
                os.execve(path, arguments, environ)
            commands = os.open(channels.commands.path, os.O_RDONLY)
            os.dup2(commands, 0)
            if commands:
                os.close(commands)
            os.execve(path, arguments, environ)

        try:
            self._child: Any = pexpect.spawn(
                path, timeout=None, env=environ, dimensions=size, preexec_fn=exec_shell, use_poll=True
            )
        except (pexpect.ExceptionPexpect, OSError) as error:
            raise SessionError(f"{path} cannot be started: {error}", hint="check that bash works") from error
        self._child.delaybeforesend = None
        self._child.delayafterclose = self._child.ptyproc.delayafterclose = 0
        os.set_blocking(self.master_fd, False)

    @property
    def master_fd(self) -> int:
        """The pty's master."""
        return int(self._child.child_fd)

    @property
    def pid(self) -> int:
        return int(self._child.pid)

    @property
    def is_closed(self) -> bool:
        return bool(self._child.closed)

    def resize(self, rows: int, cols: int) -> None:
        """Give the terminal a size; the shell and its foreground job get SIGWINCH when it changed."""
        if self.ended is not None:
            return
        try:
            if self._child.getwinsize() != (rows, cols):
                self._child.setwinsize(rows, cols)
        except OSError:
            return

    def look(self) -> None:
        """Learn what became of it: `ended`, or `is_stopped` until `go_on`."""
        if self.ended is not None:
            return
        try:
            pid, status = os.waitpid(self.pid, os.WNOHANG | os.WUNTRACED)
        except ChildProcessError:
            self._mark_ended(1)
            return
        if not pid:
            return
        if os.WIFSTOPPED(status):
            self.is_stopped = True
        else:
            code = os.waitstatus_to_exitcode(status)
            self._mark_ended(code if code >= 0 else 128 - code)

    def go_on(self) -> None:
        """Wake it where it has stopped itself."""
        self.is_stopped = False
        os.kill(self.pid, signal.SIGCONT)

    def wait(self, timeout_s: float = 0.2) -> None:
        """Wait for its end, its output thrown away so that it cannot block."""
        deadline_s = time.monotonic() + timeout_s
        while self.ended is None and time.monotonic() < deadline_s:
            try:
                os.read(self.master_fd, 65536)
            except OSError:
                time.sleep(0.002)
            self.look()
            if self.is_stopped:
                self.go_on()

    def hang_up(self) -> int:
        """End it as a terminal does (bash saves its history, hangs up its jobs), by force after a while; the status."""
        if self.ended is None:
            os.kill(self.pid, signal.SIGHUP)
            os.kill(self.pid, signal.SIGCONT)
            self.wait(CLOSE_GRACE_S)
        if self.ended is None:
            os.kill(self.pid, signal.SIGKILL)
            self.wait(CLOSE_GRACE_S)
        return self.ended if self.ended is not None else 128 + signal.SIGKILL

    def close(self) -> None:
        """Give the pty back."""
        self._child.close(force=True)

    def _mark_ended(self, status: int) -> None:
        self.ended = status
        self._child.ptyproc.terminated = True
        self._child.ptyproc.exitstatus = status
        self._child.terminated = True


def kill_tree(pid_text: bytes) -> None:
    """Kill the process of that number and what it started, where /proc tells."""
    if not pid_text.isdigit():
        return
    pids = [int(pid_text)]
    for pid in pids:
        children = Path(f"/proc/{pid}/task/{pid}/children")
        if children.exists():
            pids += [int(child) for child in children.read_text().split()]
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
