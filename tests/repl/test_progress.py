"""What is awaited shows a word, and leaves nothing."""

import contextlib
import os
import time

import pytest

from llmsh.repl.progress import Progress


def shown(patience_s: float, takes_s: float) -> bytes:
    read, write = os.pipe()
    with Progress("planning…", fd=write, patience_s=patience_s):
        time.sleep(takes_s)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        return pipe.read()


def test_nothing_shows_when_it_is_quick() -> None:
    assert shown(60, 0) == b""


def test_a_word_shows_and_is_erased(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    text = shown(0, 0.3)
    assert "planning…".encode() in text
    assert text.endswith(b"\r\x1b[K")


def test_a_dumb_terminal_gets_a_line_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert shown(0, 0.3) == "planning…\r\n".encode()


def test_it_goes_when_the_block_is_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    read, write = os.pipe()
    with contextlib.suppress(KeyboardInterrupt), Progress("planning…", fd=write, patience_s=0):
        time.sleep(0.3)
        raise KeyboardInterrupt
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        assert pipe.read().endswith(b"\r\x1b[K")


def test_another_word_takes_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    read, write = os.pipe()
    with os.fdopen(read, "rb") as pipe, Progress("planning…", fd=write, patience_s=0) as word:
        assert "planning…" in os.read(read, 100).decode()
        word.say("preparing…")
        word.say("preparing…")
        assert os.read(read, 100).decode() == "\r\x1b[K\x1b[2mpreparing…\x1b[22m"
        word.__exit__(None, None, None)
        word.say("too late")
        os.close(write)
        assert pipe.read() == b"\r\x1b[K"


def test_a_word_said_before_it_shows_is_the_one_that_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    read, write = os.pipe()
    with os.fdopen(read, "rb") as pipe:
        with Progress("planning…", fd=write, patience_s=0.2) as word:
            word.say("preparing…")
            assert os.read(read, 100).decode() == "\x1b[2mpreparing…\x1b[22m"
        os.close(write)
        assert pipe.read() == b"\r\x1b[K"
