"""Questions that one key answers, asked on the terminal itself; a key held down since before answers nothing."""

import contextlib
import os
import select
import sys
import termios
from collections.abc import Iterator, Sequence

from llmsh.repl.edit_text import edit_text
from llmsh.repl.first_prompt import write_all
from llmsh.repl.tty_mode import TtyMode

__all__ = ["ask_key", "ask_word", "edit_text"]

ENTER = "\r"
CANCELLED = ""
# A held key repeats every 25 to 60 ms on common settings; a second press by hand takes longer than this.
REPEAT_S = 0.08
_ESCAPE_S = 0.05
_CANCEL = {"\x03", "\x04", "\x1b"}


def ask_key(prompt_text: str, choices: Sequence[str], default: str | None = None) -> str:
    """The key of `choices` that was pressed; Enter is `default`, where there is one.

    Ctrl-C, Ctrl-D, Esc, q and a closed terminal give "n" when that is a choice, else "" (cancelled).
    Keys typed before the question do not count, nor does an Enter that is being held down.
    """
    cancel = "n" if "n" in choices else CANCELLED
    with _question(prompt_text) as tty:
        if tty is None:
            return cancel
        is_helped = False
        while True:
            key = _read_key(tty)
            if key == ENTER and _is_held(tty):
                continue
            if key is None:
                answer = cancel
            elif key in choices:
                answer = key
            elif key.lower() in choices:
                answer = key.lower()
            elif key in _CANCEL or key in {"q", "Q"}:
                answer = cancel
            elif key == ENTER and default is not None:
                answer = default
            else:
                if not is_helped:
                    fresh_line = "" if prompt_text.endswith("\n") else "\r\n"
                    write_all(tty, f"{fresh_line}{_help(choices, default)} ".encode())
                    is_helped = True
                continue
            shown = answer if answer.isprintable() else ""
            write_all(tty, f"{shown}\r\n".encode())
            return answer


def ask_word(prompt: str, expected: str) -> bool:
    """Whether the user typed exactly `expected` and Enter; anything else, Ctrl-C and Esc are no."""
    with _question(prompt) as tty:
        typed = ""
        while tty is not None:
            key = _read_key(tty)
            if key == ENTER:
                write_all(tty, b"\r\n")
                return typed == expected
            if key in _CANCEL or key is None:
                write_all(tty, b"\r\n")
                return False
            if key in {"\x7f", "\b"}:
                write_all(tty, b"\b \b" if typed else b"")
                typed = typed[:-1]
            elif key == "\x15":
                write_all(tty, b"\b \b" * len(typed))
                typed = ""
            elif key.isprintable():
                typed += key
                write_all(tty, key.encode())
    return False


def _help(choices: Sequence[str], default: str | None) -> str:
    """What is said once to a key that means nothing here."""
    *keys, last = (["Enter"] if default is not None else []) + list(choices)
    return f"press {', '.join(keys)} or {last}:" if keys else f"press {last}:"


@contextlib.contextmanager
def _question(prompt: str) -> Iterator[int | None]:
    """The terminal in key mode, earlier keys dropped, `prompt` shown; None where there is no terminal."""
    sys.stdout.flush()
    try:
        tty = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError:
        yield None
        return
    mode = TtyMode(tty)
    try:
        mode.wait_for_keys()
        termios.tcflush(tty, termios.TCIFLUSH)
        write_all(tty, prompt.encode("utf-8", "replace"))
        yield tty
    finally:
        mode.restore()
        os.close(tty)


def _read_key(tty: int) -> str | None:
    """One key: a character, "\\x1b" for Esc alone, "\\x00" for any other escape sequence; None at the end."""
    first = _read(tty)
    if first == b"\x1b" and select.select([tty], [], [], _ESCAPE_S)[0]:
        os.read(tty, 64)
        return "\x00"
    length = 1 if not first or first[0] < 0xC0 else 2 if first[0] < 0xE0 else 3 if first[0] < 0xF0 else 4
    while 0 < len(first) < length:
        more = _read(tty)
        if not more:
            break
        first += more
    if not first:
        return None
    return ENTER if first == b"\n" else first.decode("utf-8", "replace")


def _read(tty: int) -> bytes:
    try:
        return os.read(tty, 1)
    except OSError:
        return b""


def _is_held(tty: int) -> bool:
    """Whether more Enters follow at once; they are all dropped."""
    is_held = False
    while select.select([tty], [], [], REPEAT_S)[0]:
        if _read(tty) not in {b"\r", b"\n"}:
            break
        is_held = True
    return is_held
