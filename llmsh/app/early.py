"""The first steps of an interactive shell: bash is started, and reads its rc files while all the rest is imported."""

import os
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from llmsh.config import Settings, cache_dir, load_usable
from llmsh.core.invocation import bash_path, own_path
from llmsh.repl.covered_terminal import CoveredTerminal
from llmsh.repl.first_prompt import FirstPrompt
from llmsh.repl.tty_mode import TtyMode, terminal_columns
from llmsh.repl.typed import is_dumb
from llmsh.session.bash import BashSession
from llmsh.session.dialect import BASH
from llmsh.session.inner import dialect_of


@dataclass(frozen=True, slots=True)
class Begun:
    """What stands already. first: the prompt that may be on the screen. problem: with the settings, one line or ""."""

    settings: Settings
    session: BashSession
    first: FirstPrompt
    tty: TtyMode
    problem: str


def begin(name: str, args: list[str]) -> Begun:
    """Start the inner bash as this invocation asks, without waiting for it. Raises whatever is broken."""
    first = FirstPrompt(str(cache_dir() / "first_prompt"), takes_over=True)
    tty = TtyMode()
    terminal = CoveredTerminal(first)
    if not is_dumb():
        tty.wait_for_keys()
        if not first.is_drawn:
            first.draw_remembered(_directory(), terminal_columns())
    settings, error = load_usable()
    problem = "" if error is None else f"llmsh: {error.message}; a default holds instead ({error.hint})"
    dialect, path = dialect_of(settings.inner_shell), bash_path()
    if not dialect.is_bash:
        found = dialect.find()
        if found is None:
            problem = f"llmsh: no {dialect.name} on PATH; this shell is bash (install it, or correct inner_shell)"
            dialect = BASH
        else:
            path = found
    os.environ.pop("LLMSH_INNER", None)
    rcfile = next((Path(value) for option, value in pairwise(args) if option in ("--rcfile", "--init-file")), None)
    session = BashSession.start(
        login=name.startswith("-") or bool({"-l", "--login", "-il", "-li"} & set(args)),
        rcfile=rcfile,
        norc="--norc" in args,
        noprofile="--noprofile" in args,
        own=own_path(),
        bash_path=path,
        dialect=dialect,
        terminal=terminal,
        capture_command_bytes=settings.capture_command_bytes,
        capture_session_bytes=settings.capture_session_bytes,
        wait=False,
    )
    return Begun(settings, session, first, tty, problem)


def _directory() -> str:
    from llmsh.core.launched import launched

    return launched().directory
