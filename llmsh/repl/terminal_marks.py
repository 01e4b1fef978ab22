"""What is told to the terminal around a prompt: semantic marks and the directory.

Source: FinalTerm semantic prompts (OSC 133), OSC 7.
"""

import os

# These print an unknown OSC sequence as text, or are not terminals at all.
_WITHOUT_OSC = ("dumb", "linux", "cons25", "emacs", "eterm", "vt52", "vt100", "vt102", "vt220", "unknown")


class TerminalMarks:
    """The escapes for one terminal; empty strings where it would not understand them."""

    def __init__(self, term: str | None = None) -> None:
        name = os.environ.get("TERM", "") if term is None else term
        self.has_osc = bool(name) and not name.startswith(_WITHOUT_OSC)
        self.host = os.uname().nodename if self.has_osc else ""

    def prompt_start(self, status: int | None) -> str:
        """The last command ended with `status` (None: none ran), a prompt begins."""
        if not self.has_osc:
            return ""
        ended = "" if status is None else f"\x1b]133;D;{status}\x07"
        return f"{ended}\x1b]133;A\x07"

    def input_start(self) -> str:
        return "\x1b]133;B\x07" if self.has_osc else ""

    def output_start(self) -> str:
        return "\x1b]133;C\x07" if self.has_osc else ""

    def directory(self, cwd: str) -> str:
        if not self.has_osc:
            return ""
        return f"\x1b]7;file://{self.host}{_percent_encoded(cwd)}\x07"


def is_unfinished(output: bytes) -> bool:
    """Whether the cursor may stand behind text after `output`."""
    return bool(output) and not output.endswith(b"\n")


def _percent_encoded(path: str) -> str:
    """`path` in a URL; the standard function's module takes 3 ms to import."""
    if path.isascii() and path.replace("/", "").replace("-", "").replace("_", "").replace(".", "").isalnum():
        return path
    from urllib.parse import quote

    return quote(os.fsencode(path))
