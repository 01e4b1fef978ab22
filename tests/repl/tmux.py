"""A real terminal to look at: a program in a tmux pane of its own server."""

import itertools
import os
import shlex
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Self

WAIT_S = 60.0  # a busy machine is no failure
_NUMBERS = itertools.count()


class Pane:
    """One program in an 80x24 pane; use as a context manager."""

    def __init__(
        self,
        folder: Path,
        argv: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
    ) -> None:
        # A server that is just ending would take a new session with it.
        self._socket = str(folder / f"tmux{next(_NUMBERS)}.sock")
        inner = ["env", "-i", *[f"{name}={value}" for name, value in (env or {}).items()]]
        # TERM and the pane's own variables come from tmux.
        command = shlex.join([*inner, *([] if "TERM" in (env or {}) else ["TERM=screen-256color"]), *argv])
        self._tmux(
            "-f",
            "/dev/null",
            "new-session",
            "-d",
            "-x",
            str(columns),
            "-y",
            str(rows),
            f"{command}; echo rc=$?; sleep 100",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._tmux("kill-server")

    def type(self, text: str) -> None:
        """Keys as bytes of the terminal."""
        self._tmux("send-keys", "-l", text) if text.isprintable() else self._tmux(
            "send-keys", "-H", *[f"{byte:02x}" for byte in text.encode()]
        )

    def run(self, line: str) -> None:
        self.type(line)
        self.press("Enter")

    def capture_with_escapes(self) -> str:
        return self._tmux("capture-pane", "-p", "-e")

    def press(self, *keys: str) -> None:
        """Keys by tmux's names: Enter, C-c, M-x, Up."""
        self._tmux("send-keys", *keys)

    @property
    def screen(self) -> str:
        """The visible text, blank ends of lines cut."""
        text = self._tmux("capture-pane", "-p")
        return "\n".join(line.rstrip() for line in text.splitlines()).rstrip()

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and row."""
        x, y = self._tmux("display-message", "-p", "#{cursor_x} #{cursor_y}").split()
        return int(x), int(y)

    def wait_for(self, text: str, *, count: int = 1) -> str:
        """Wait until `text` stands on the screen `count` times; return the screen."""
        return self.wait_until(lambda screen: screen.count(text) >= count, f"{text!r} x{count}")

    def wait_until(self, is_right: Callable[[str], bool], what: str) -> str:
        ends = time.monotonic() + WAIT_S
        while time.monotonic() < ends:
            screen = self.screen
            if is_right(screen):
                return screen
            time.sleep(0.05)
        raise AssertionError(f"waited for {what}; the screen shows:\n{self.screen}")

    def end_input(self) -> None:
        """Ctrl-D at the next prompt: ahead of it, in the mode that commands have, the terminal takes it for itself."""
        self.wait_until(lambda screen: screen.rstrip().endswith(("#", "$")), "a prompt")
        self.press("C-d")

    def resize(self, columns: int, rows: int) -> None:
        self._tmux("resize-window", "-x", str(columns), "-y", str(rows))

    def _tmux(self, *arguments: str) -> str:
        environment = {name: value for name, value in os.environ.items() if name != "TMUX"}
        environment.setdefault("LC_ALL", "C.UTF-8")
        done = subprocess.run(
            ["tmux", "-u", "-S", self._socket, *arguments],
            capture_output=True,
            text=True,
            env=environment,
            check=False,
            timeout=30,
        )
        return done.stdout
