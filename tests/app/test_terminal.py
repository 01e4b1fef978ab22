"""The keys of a question as a person sees them."""

import os
import pty
import re
import termios
import threading

import pytest

from llmsh.app.terminal import ConsoleTerminal

CHOICES = {"y": "run", "s": "step by step", "e": "edit", "x": "explain", "d": "dry run", "n": "cancel"}


def legend(columns: int, default: str | None) -> list[str]:
    """The lines that a terminal of this width shows, asked and answered in a child of its own."""
    pid, master = pty.fork()
    if not pid:
        status = 1
        try:
            termios.tcsetwinsize(0, (24, columns))
            answer = ConsoleTerminal().ask_key("", CHOICES, default)
            status = 0 if answer == "n" else 2
        finally:
            os._exit(status)
    output = b""
    timer = threading.Timer(20, os.kill, (pid, 9))
    timer.start()
    try:
        while b"cancel" not in output:
            output += os.read(master, 4096)
        os.write(master, b"n")
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    finally:
        timer.cancel()
        os.close(master)
    text = re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", output).decode()
    return [line.rstrip("\r") for line in text.rstrip().split("\n")]


def test_a_wide_window_has_all_keys_on_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("COLUMNS", raising=False)
    assert legend(80, "y") == ["Enter run · s step by step · e edit · x explain · d dry run · n cancel"]


def test_a_key_and_its_meaning_stay_together_in_a_narrow_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("COLUMNS", raising=False)
    lines = legend(40, None)
    assert lines == ["y run · s step by step · e edit", "x explain · d dry run · n cancel"]
