"""A candidate, and how a name is written into a line under the quoting that is open there."""

import re
from dataclasses import dataclass

_UNSAFE = re.compile(r"([\s!\"#$&'()*;<>?\[\\\]^`{|}~])")


@dataclass(frozen=True, slots=True)
class Candidate:
    """text: what stands in the line instead of the last `replaces` characters. shown: in the list. meta: a note."""

    text: str
    replaces: int
    shown: str
    meta: str = ""


def written(name: str, quote: str) -> str:
    """`name` so that bash reads it as one literal piece, inside the open `quote` ("" for none)."""
    if quote == "'":
        return name.replace("'", "'\\''")
    if quote == '"':
        return re.sub(r'(["$`\\])', r"\\\1", name)
    if any(char in name for char in "\n\t\r"):
        escaped = name.replace("\\", "\\\\").replace("'", "\\'")
        for char, letter in (("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r")):
            escaped = escaped.replace(char, letter)
        return f"$'{escaped}'"
    # A tilde or a hash is only special at the start; escaping it elsewhere would look odd but be the same.
    return _UNSAFE.sub(r"\\\1", name)
