"""What the launcher has done to the terminal: the first prompt drawn, the keys set waiting; os and sys only.

The compiled launcher tells it in two variables (launcher/first_prompt.h), which must reach no other program.
"""

import os
import sys
from dataclasses import dataclass
from functools import cache
from typing import Any

_MODES, _SHOWN = "LLMSH_TTY", "LLMSH_SHOWN"


@dataclass(frozen=True, slots=True)
class Launched:
    """modes: input, output, control and local flags, VMIN and VTIME as found; empty where they were not changed.

    columns, rows_above, text: the prompt on the screen; columns 0 for none. directory: where llmsh was started.
    """

    modes: tuple[int, ...] = ()
    columns: int = 0
    rows_above: int = 0
    text: str = ""
    directory: str = ""


@cache
def launched() -> Launched:
    """Read and forget the variables; the same answer at every call."""
    modes = os.environ.pop(_MODES, "").split(",")
    shown = os.environ.pop(_SHOWN, "").split(",", 2)
    is_drawn = len(shown) == 3 and shown[0].isdigit() and shown[1].isdigit()
    return Launched(
        modes=tuple(int(mode) for mode in modes) if len(modes) == 6 and all(map(str.isdigit, modes)) else (),
        columns=int(shown[0]) if is_drawn else 0,
        rows_above=int(shown[1]) if is_drawn else 0,
        text=shown[2] if is_drawn else "",
        directory=_logical_directory(),
    )


def found_modes(fd: int = 0) -> list[Any]:
    """The modes `fd` had before the launcher changed them. Raises termios.error where it is no terminal."""
    import termios

    modes = termios.tcgetattr(fd)
    kept = launched().modes
    if kept and os.ttyname(fd) == os.ttyname(0):
        modes[:4] = kept[:4]
        modes[6] = list(modes[6])
        modes[6][termios.VMIN], modes[6][termios.VTIME] = kept[4:]
    return modes


def give_back() -> None:
    """The terminal as it was before the launcher: for whoever takes over before the first prompt of ours."""
    state = launched()
    if state.columns:
        up = f"\x1b[{state.rows_above}A" if state.rows_above else ""
        sys.stdout.write(f"\r{up}\x1b[J")
        sys.stdout.flush()
    if state.modes:
        import contextlib
        import termios

        with contextlib.suppress(OSError, termios.error):
            termios.tcsetattr(0, termios.TCSANOW, found_modes(0))


def _logical_directory() -> str:
    """The inherited $PWD where it is true, as bash and the launcher find it."""
    pwd = os.environ.get("PWD", "")
    try:
        if pwd.startswith("/") and os.path.samefile(pwd, "."):
            return pwd
        return os.getcwd()
    except OSError:
        return ""
