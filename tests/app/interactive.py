"""The interactive shell in a terminal, with a HOME and rc file of the test's own."""

import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.app.ways import launcher
from tests.session.terminal import PATIENCE_S, OuterTerminal

__all__ = ["Open", "home", "launcher", "marks", "opened", "run", "till_end"]

Open = Callable[..., OuterTerminal]
CONFIG = 'prompt = "inherit"\nautosuggest = false\nhighlight = false\nhint = false\n'
_MARK = re.compile(rb"\x1b\]((?:133|633|7);[^\x07\x1b]*)(?:\x07|\x1b\\)")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    (folder / ".config" / "llmsh").mkdir(parents=True)
    (folder / ".config" / "llmsh" / "config.toml").write_text(CONFIG)
    return folder


@pytest.fixture
def opened(launcher: str, home: Path) -> Iterator[Open]:
    """Opens llmsh with the given rc text, at its first prompt; ends it after the test."""
    terminals = []

    def begin(rc: str = "", *, args: tuple[str, ...] = ("-i",), prompt: str = "ready>", **env: str) -> OuterTerminal:
        (home / ".bashrc").write_text(f"PS1='ready> '\n{rc}")
        variables = {
            "HOME": str(home),
            "PATH": os.environ["PATH"],
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(home),
            **env,
        }
        terminal = OuterTerminal([launcher, *args], env=variables, cwd=str(home))
        terminals.append(terminal)
        terminal.expect(prompt)
        return terminal

    yield begin
    for terminal in terminals:
        terminal.close()


def run(terminal: OuterTerminal, line: str, expected: str | None = None, *, prompt: str = "ready>") -> bytes:
    """Type `line`, wait for `expected` (a regular expression) and the next prompt; return what was written."""
    start = len(terminal.seen)
    terminal.send(f"{line}\r")
    # The end of the editor's drawing and the beginning of the output: what was typed is no match.
    terminal.expect(r"\x1b\]133;C\x07")
    if expected is not None:
        terminal.expect(expected)
    terminal.expect(prompt)
    return terminal.seen[start:]


def marks(data: bytes) -> list[str]:
    """The OSC 133, 633 and 7 sequences in `data`, in order."""
    return [match[1].decode() for match in _MARK.finditer(data)]


def till_end(terminal: OuterTerminal) -> int:
    """The exit status, once the shell has ended."""
    deadline_s = time.monotonic() + PATIENCE_S
    while terminal.process.poll() is None:
        assert time.monotonic() < deadline_s, terminal.seen[-2000:]
        terminal.pump(0.05)
    return int(terminal.process.returncode)
