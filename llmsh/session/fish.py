"""fish as the inner shell: fish's own reader runs one fixed line, which our key puts there (fishrc.fish).

So functions, events, job control and `set` without a scope are what they are at fish's own prompt. Not covered:
abbreviations are not expanded; `fish_preexec` handlers see our line, not the text.
"""

import os
import re
from collections.abc import Mapping
from functools import lru_cache

from llmsh.core.invocation import bash_path
from llmsh.session.bash_step import STEP
from llmsh.session.channels import Channels
from llmsh.session.completeness import ends_escaped, is_accepted, parse_errors
from llmsh.session.dialect import Dialect, read_part
from llmsh.session.records import Record
from llmsh.session.startup import StartOptions

KEY = b"\x1d"  # Ctrl-]
_OPENING = frozenset("'\"\\({[&|")
# The shell that only reads.
_CHECK = ("fish", "--no-config", "-n")
_RESERVED = frozenset("if else for while begin function switch case and or not".split())
_OPEN = re.compile(rb"Missing end to balance|Unexpected end of string|found end of the input")


def quoted(text: str) -> str:
    """`text` as one word of fish."""
    return "'" + text.replace("\0", "").replace("\\", "\\\\").replace("'", "\\'") + "'"


def _arguments(wanted: StartOptions, channels: Channels) -> list[str]:
    name = "-fish" if wanted.login else "fish"
    options = [*(["-l"] if wanted.login else []), *(["--no-config"] if wanted.norc else []), *wanted.options]
    # Newer versions ask the terminal for what it can do, and wait for its answers.
    features = "--features=no-query-term,no-keyboard-protocols"
    return [name, "-i", *options, features, "-C", f"builtin source {quoted(channels.startup.path)}"]


def _first_lines(wanted: StartOptions, channels: Channels) -> bytes:
    del wanted, channels
    return b""


def _environment(wanted: StartOptions, env: Mapping[str, str]) -> dict[str, str]:
    del wanted
    return dict(env)


def _tty_line(tty: str) -> bytes:
    return os.fsencode(f"set -g __llmsh_tty {quoted(tty)}\n")


def _startup_text(wanted: StartOptions, channels: Channels, env: Mapping[str, str], nonce: str, path: str) -> str:
    del env, path
    values = {
        "__llmsh_nonce": nonce,
        "__llmsh_in": channels.requests.path,
        "__llmsh_out": channels.records.path,
        "__llmsh_text": channels.text.path,
        "__llmsh_scratch": channels.scratch.path,
        "__llmsh_bash": bash_path(),
        "__llmsh_step": STEP,
        "__llmsh_own": wanted.own,
    }
    return "\n".join([*(f"set -g {name} {quoted(value)}" for name, value in values.items()), read_part("fishrc.fish")])


def _framed(line: str, state: Record | None, after: str, generated: bool) -> str:
    del state, after
    return f"__llmsh_bash {quoted(line)}" if generated else line


def _recorded(line: str, unrecorded: str) -> tuple[list[str], str]:
    del unrecorded
    return [line], ""


@lru_cache(maxsize=64)
def _is_incomplete(text: str, options: frozenset[str]) -> bool:
    del options
    if not set(text) & _OPENING and not _RESERVED & set(text.split()):
        return False
    return ends_escaped(text) or bool(_OPEN.search(parse_errors([*_CHECK], text)))


@lru_cache(maxsize=64)
def _accepts(text: str) -> bool:
    return is_accepted(_CHECK, _RESERVED, text)


FISH = Dialect(
    name="fish",
    arguments=_arguments,
    first_lines=_first_lines,
    environment=_environment,
    tty_line=_tty_line,
    startup_text=_startup_text,
    fixed_line=bytes,
    framed=_framed,
    recorded=_recorded,
    is_incomplete=_is_incomplete,
    accepts=_accepts,
    key=KEY,
)
