"""Texts that change or look at bash's way of reading lines (`set -o vi`), by themselves or by what they call.

The option is off while bash reads our lines, or it would run no prompt commands (bashrc.bash). Where an eval switches
it, bash 5.2 reads on from a line that is not there and crashes; a file that is read may. So these texts run from a
file, with the option as the user has set it. Not covered: functions that a trap or a prompt command defines; the
option as prompt commands see it.
"""

import re
from collections.abc import Mapping

from llmsh.core.late_pattern import late_pattern
from llmsh.session.framing import quoted

# What the shell tells about itself: its functions, NUL, its aliases.
QUERY = "\\builtin declare -f; \\builtin printf '\\0'; \\builtin alias -p"

_EDITS = late_pattern(r"\b(?:set|shopt)\b[^;&|\n]*(?:\b(?:vi|emacs)\b|[-+]\w*o\s+[\"']?[$`])")
_LOOKS = late_pattern(
    r"\bSHELLOPTS\b|(?:^|[;&|(){}]|\b(?:then|do|else|builtin|command))\s*bind\b|-o\s+(?:vi|emacs)\s*(?:$|[;&|)\]])"
    r"|\b(?:set|shopt)\s+[-+]\w*o\w*\s*(?:$|[;&|)])",
    re.MULTILINE,
)
_DEFINES = late_pattern(r"\(\s*\)|\b(?:function|alias|unalias|source|eval)\b|(?:^|[\s;&|({])\.\s")
_FUNCTION = late_pattern(r"^([^\s()]+) \(\)\s*\n(.*?)^\}", re.MULTILINE | re.DOTALL)
_ALIAS = late_pattern(r"^alias (?:-- )?([^\s=]+)=(.*?)(?=^alias |\Z)", re.MULTILINE | re.DOTALL)
_WORD = late_pattern(r"[^\s;&|()<>`\"'$={}]+")


class EditingModes:
    """What of the shell's own functions and aliases changes the mode; `is_stale`: `learn` it anew first."""

    def __init__(self) -> None:
        self.is_stale = True
        self._defining: frozenset[str] = frozenset()
        self._changing: frozenset[str] = frozenset()

    def learn(self, answer: bytes) -> None:
        """Take the answer to QUERY."""
        functions, _, aliases = answer.decode("utf-8", "surrogateescape").partition("\0")
        bodies = dict(_FUNCTION.findall(functions)) | dict(_ALIAS.findall(aliases))
        self._defining, self._changing = _that(bodies, _DEFINES), _that(bodies, _EDITS)
        self.is_stale = False

    def concern(self, line: str) -> bool:
        """Whether `line` may change the mode, or looks at it itself."""
        is_named = _EDITS.search(line) or _LOOKS.search(line)
        return bool(is_named) or not self._changing.isdisjoint(_WORD.findall(line))

    def note(self, line: str) -> None:
        """`line` is run: whatever may define a function or an alias makes what is known stale."""
        self.is_stale |= bool(_DEFINES.search(line)) or not self._defining.isdisjoint(_WORD.findall(line))


def _that(bodies: Mapping[str, str], do: re.Pattern[str]) -> frozenset[str]:
    """The names whose bodies match, and those that use such a name."""
    names = {name for name, body in bodies.items() if do.search(body)}
    is_growing = bool(names)
    while is_growing:
        users = {name for name, body in bodies.items() if not names.isdisjoint(_WORD.findall(body))}
        is_growing = not users <= names
        names |= users
    return frozenset(names)


def as_file(line: str, status: int) -> str:
    """Text that runs `line` from a file, with the mode that the user has set. status: `$?` before it."""
    # Parts of lists, so that neither errexit nor an ERR trap takes notice of our own.
    begin = '__llmsh_edit_on; __llmsh_state "$__llmsh_u"' + (" && :" if status else "")
    text = quoted(f"{begin}\n{line}\n__llmsh_edit_off && :\n")
    return f'\\builtin printf %s {text} >|"$__llmsh_scratch"; \\builtin . "$__llmsh_scratch" && :'
