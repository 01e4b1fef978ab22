"""zsh as the inner shell: the same pipe and the same records as for bash, in zsh's words (zshrc.zsh).

zsh's line editor is off, so it reads its commands from the pipe; hooks (`precmd`, `preexec`, `chpwd`), options,
job control and history are its own.
"""

import re
import shlex
from collections.abc import Mapping
from functools import lru_cache

from llmsh.core.invocation import bash_path
from llmsh.session import startup
from llmsh.session.bash_step import STEP
from llmsh.session.channels import Channels
from llmsh.session.completeness import ends_escaped, is_accepted, parse_errors
from llmsh.session.dialect import Dialect, read_part
from llmsh.session.framing import quoted
from llmsh.session.records import Record
from llmsh.session.startup import StartOptions

_WAIT = ' if __llmsh_wait 2>/dev/null; then \\builtin eval "$__llmsh_x" <>"$__llmsh_tty"; __llmsh_done; fi'


def fixed_line() -> bytes:
    return startup.fixed_line(_WAIT)


def _arguments(wanted: StartOptions, channels: Channels) -> list[str]:
    """No line editor (+Z); no rc files (-f): the first line reads them, with the terminal as fd 0."""
    del channels
    return ["-zsh" if wanted.login else "zsh", "-f", "-i", "+Z", "+o", "promptcr", "+o", "promptsp", *wanted.options]


def _first_lines(wanted: StartOptions, channels: Channels) -> bytes:
    del wanted
    return startup.fixed_line(f" \\builtin . {shlex.quote(channels.startup.path)}") + fixed_line() * startup.SPARE_LINES


def _environment(wanted: StartOptions, env: Mapping[str, str]) -> dict[str, str]:
    del wanted
    return {**env, "PS1": ""}


def _startup_text(wanted: StartOptions, channels: Channels, env: Mapping[str, str], nonce: str, path: str) -> str:
    del path
    values = {
        "__llmsh_nonce": nonce,
        "__llmsh_lines": channels.commands.path,
        "__llmsh_in": channels.requests.path,
        "__llmsh_out": channels.records.path,
        "__llmsh_text": channels.text.path,
        "__llmsh_scratch": channels.scratch.path,
        "__llmsh_bash": bash_path(),
        "__llmsh_step": STEP,
        "__llmsh_own": wanted.own,
    }
    # zsh takes PS1 from the environment; ours was only for the first prompt.
    values["PS1"] = env.get("PS1", "%m%# ")
    parts = [f"{name}={shlex.quote(value)}" for name, value in values.items()]
    parts += [read_part("zshrc.zsh"), "__llmsh_begin_rc"]
    if not wanted.norc:
        names = ("zshenv", "zprofile", "zshrc", "zlogin") if wanted.login else ("zshenv", "zshrc")
        for name in names:
            # /etc/zshenv is read whatever the options say.
            etc = "" if name == "zshenv" else f"/etc/zsh/{name} /etc/{name} "
            parts.append(
                f'for __llmsh_f in {etc}"${{ZDOTDIR:-$HOME}}/.{name}"; do '
                'if [[ -o rcs && -r $__llmsh_f ]]; then \\builtin . "$__llmsh_f" <>"$__llmsh_tty"; fi; done'
            )
    parts.append("__llmsh_end_rc $? 2>/dev/null")
    return "\n".join(parts) + "\n"


def _framed(line: str, state: Record | None, after: str, generated: bool) -> str:
    """The text is an eval of its own: what its parser says of it ends neither the first line nor the last."""
    del state, after
    text = quoted(line)
    run = f"__llmsh_bash {text}" if generated else f'\\builtin eval {text}"$__llmsh_tail"'
    return f"__llmsh_begin {text} 2>/dev/null\n{run}\n__llmsh_end $? 2>/dev/null"


def _recorded(line: str, unrecorded: str) -> tuple[list[str], str]:
    del unrecorded
    return [line], ""


_OPENING = frozenset("'\"`\\({[&|<")
# The shell that only reads.
_CHECK = ("zsh", "-fn")
_RESERVED = frozenset(
    "if then elif else for foreach repeat while until do case select function coproc nocorrect".split()
)
_HERE_DOCUMENT = re.compile(r"(?<!<)<<-?\s*([\"']?)([\w.]+)\1")
_OPEN_QUOTE = re.compile(rb"unmatched ['\"`]|closing brace expected")
_OPENS_AT_END = re.compile(r"(?:\|\|?|&&|\|&)\s*\Z")


@lru_cache(maxsize=64)
def _is_incomplete(text: str, options: frozenset[str]) -> bool:
    """zsh reads an open here-document, and what follows `&&`, as far as the file goes."""
    del options
    if not set(text) & _OPENING and not _RESERVED & set(text.split()):
        return False
    for match in _HERE_DOCUMENT.finditer(text):
        if not re.search(rf"^\t*{re.escape(match[2])}$", text, re.MULTILINE):
            return True
    errors = parse_errors([*_CHECK], text)
    end = text.count("\n") + 2  # the line after the last
    if (ends_escaped(text) or _OPENS_AT_END.search(text)) and not errors:
        return True
    return bool(_OPEN_QUOTE.search(errors)) or f":{end}: parse error near".encode() in errors


@lru_cache(maxsize=64)
def _accepts(text: str) -> bool:
    return is_accepted(_CHECK, _RESERVED, text)


ZSH = Dialect(
    name="zsh",
    arguments=_arguments,
    first_lines=_first_lines,
    environment=_environment,
    startup_text=_startup_text,
    fixed_line=fixed_line,
    framed=_framed,
    recorded=_recorded,
    is_incomplete=_is_incomplete,
    accepts=_accepts,
)
