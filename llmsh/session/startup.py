"""How the inner bash is started: its arguments, the startup text it reads, its first lines."""

import os
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from llmsh.session.channels import Channels

# All lines have this length, newline included: bash reads its input by 1024 bytes (128 in old versions), so
# a program that reads the pipe by accident takes whole lines and leaves whole lines.
LINE_BYTES = 128
SPARE_LINES = 16
# For a prompt command after a broken-off text that asks the terminal where the cursor is and reads the answer
# from stdin, our pipe; as a command a comment.
CURSOR_REPORT = b" # \x1b[1;1R".ljust(LINE_BYTES - 1) + b"\n"

_WAIT = (
    ' if { __llmsh_wait "$@"; } &>/dev/null; then \\builtin eval "$__llmsh_x" <>"$__llmsh_tty"; '
    "{ __llmsh_tty && :; } &>/dev/null; fi"
)


def fixed_line(code: str = _WAIT) -> bytes:
    """`code` as one line of the command pipe."""
    line = code.encode().ljust(LINE_BYTES - 1) + b"\n"
    if len(line) != LINE_BYTES:
        raise ValueError(f"too long for the command pipe: {code}")
    return line


@dataclass(frozen=True, slots=True)
class StartOptions:
    """How bash was asked for. options: further arguments for bash, such as ("-O", "extglob").

    own: the program that the name `llmsh` reaches where nothing else has it; "" for none.
    """

    login: bool = False
    rcfile: Path | None = None
    norc: bool = False
    noprofile: bool = False
    options: Sequence[str] = ()
    own: str = ""


def arguments(wanted: StartOptions, channels: Channels) -> list[str]:
    """bash's arguments, argv[0] included."""
    # Login: profile files are read by the first line, as bash itself would read them with fd 0 on our pipe.
    if wanted.login:
        return ["-bash", "--noprofile", "--noediting", *wanted.options, "-i"]
    if wanted.norc:
        return ["bash", "--norc", "--noediting", *wanted.options, "-i"]
    return ["bash", "--rcfile", channels.startup.path, "--noediting", *wanted.options, "-i"]


def first_lines(wanted: StartOptions, channels: Channels) -> bytes:
    """What the command pipe holds when bash starts."""
    spare = fixed_line() * SPARE_LINES
    if wanted.login or wanted.norc:
        return fixed_line(f"\\builtin . {shlex.quote(channels.startup.path)}") + spare
    return spare


def environment(wanted: StartOptions, env: Mapping[str, str]) -> dict[str, str]:
    """The environment bash gets: the user's, but neither history nor prompt before the profile."""
    changed = dict(env)
    if wanted.login or wanted.norc:
        changed["HISTFILE"] = "/dev/null"
        changed["PS1"] = ""  # bash shows its prompt ahead of our first line
    return changed


def startup_text(wanted: StartOptions, channels: Channels, env: Mapping[str, str], nonce: str, bash: str) -> str:
    """The text that bash reads first, without its first line, which tells `__llmsh_tty`."""
    values = {
        "__llmsh_nonce": nonce,
        "__llmsh_lines": channels.commands.path,
        "__llmsh_in": channels.requests.path,
        "__llmsh_out": channels.records.path,
        "__llmsh_text": channels.text.path,
        "__llmsh_scratch": channels.scratch.path,
        "__llmsh_own": wanted.own,
    }
    parts = [f"{name}={shlex.quote(value)}" for name, value in values.items()]
    parts.append((Path(__file__).parent / "bashrc.bash").read_text(encoding="utf-8"))
    if wanted.login or wanted.norc:
        parts.append(_before_profile(env))
    if wanted.login:
        parts.append(f"BASH={shlex.quote(bash)}")
        if not wanted.noprofile:
            parts.append(_PROFILE)
    elif not wanted.norc:
        rcfile = str(wanted.rcfile) if wanted.rcfile is not None else "~/.bashrc"
        parts.append(_first_of(rcfile if rcfile == "~/.bashrc" else shlex.quote(rcfile)))
    finish = ['__llmsh_end "$?" "$_" "$?"', *([_LOAD_HISTORY] if wanted.login or wanted.norc else [])]
    finish += ["__llmsh_ready", '\\builtin trap -p DEBUG ERR >|"$__llmsh_scratch"', "__llmsh_hook", "__llmsh_tty"]
    parts.append("{ " + "; ".join(finish) + "; } >/dev/null 2>&1")
    return "\n".join(parts) + "\n"


def tty_line(tty: str) -> bytes:
    """The startup text's first line."""
    return os.fsencode(f"__llmsh_tty={shlex.quote(tty)}\n")


def _first_of(*paths: str) -> str:
    """Read the first file that is there. Part of a list: its own status must not end a shell with errexit on."""
    branches = [f'if [[ -r {path} ]]; then \\builtin . {path} <>"$__llmsh_tty" && :' for path in paths]
    return "\nel".join(branches) + "\nfi"


_PROFILE = _first_of("/etc/profile") + "\n" + _first_of("~/.bash_profile", "~/.bash_login", "~/.profile")

# As bash's load_history: the defaults apply to what the profile left unset, then the file is cut and read.
_LOAD_HISTORY = (
    "HISTSIZE=${HISTSIZE-500}; HISTFILESIZE=${HISTFILESIZE-$HISTSIZE}; \\builtin history -c; "
    "[[ ! -r ${HISTFILE-} ]] || \\builtin history -r"
)


def _before_profile(env: Mapping[str, str]) -> str:
    lines = ["\\builtin unset -v HISTFILE HISTSIZE HISTFILESIZE PS1"]
    lines.append(f"\\builtin export PS1={shlex.quote(env['PS1'])}" if "PS1" in env else "PS1='\\s-\\v\\$ '")
    if "HISTFILE" in env:
        lines.append(f"\\builtin export HISTFILE={shlex.quote(env['HISTFILE'])}")
    else:
        lines.append("HISTFILE=~/.bash_history")
    lines += [
        f"\\builtin export {name}={shlex.quote(env[name])}" for name in ("HISTSIZE", "HISTFILESIZE") if name in env
    ]
    return "\n".join(lines)
