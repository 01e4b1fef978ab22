"""What folders are told apart by: the files and folders that lie in them."""

import re

from llmsh.planner.compose.matcher import Match
from llmsh.planner.slots import Value
from llmsh.planner.template import fill
from llmsh.syntax.quote import quote

# What may stand in double quotes as it is.
_PLAIN = re.compile(r"[\w.*?\[\]{}@+, -]+")


def held(match: Match) -> Value | None:
    """What `match` says that folders hold; None where it is nothing that they can hold directly."""
    value = match.values.get("held") or match.values.get("inner")
    return None if value is None or "/" in value.text.rstrip("/") or value.text in {"", ".", "~"} else value


def test(value: Value, match: Match) -> str:
    """A test of find that holds of folders with `value` directly in them, or with as many of it as `match` says."""
    inside = f'find "$1" -mindepth 1 -maxdepth 1 {_named(value)}'
    counted = match.fragment.fuse.get("counted", "")
    script = f"{inside} | grep -q ."
    if counted:
        script = f'[ "$({inside} | wc -l)" {fill(counted, match.fragment.slots, match.values)} ]'
    return rf"-exec sh -c {quote(script)} sh {{}} \;"


def _named(value: Value) -> str:
    globs = value.parts or (value.text.rstrip("/"),)
    names = [f"-{'i' if value.unit == 'i' else ''}name {_quoted(glob)}" for glob in globs]
    return names[0] if len(names) == 1 else rf"\( {' -o '.join(names)} \)"


def _quoted(glob: str) -> str:
    return f'"{glob}"' if _PLAIN.fullmatch(glob) else quote(glob)
