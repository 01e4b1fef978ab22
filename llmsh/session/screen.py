"""Modes of the terminal's screen that a program may leave behind: hidden cursor, mouse, alternate screen."""

import re

_PRIVATE_MODE = re.compile(rb"\x1b\[\?([0-9;]{1,32})([hl])|\x1b([=>])")
_MAX_SEQUENCE_BYTES = 40

CURSOR = 25
ALTERNATE = frozenset({47, 1047, 1049})
MOUSE = frozenset({9, 1000, 1001, 1002, 1003, 1004, 1005, 1006, 1015, 1016})
CURSOR_KEYS = 1


class ScreenModes:
    """Follows output and knows which modes are not as an editor wants them."""

    def __init__(self) -> None:
        self._set: set[int] = set()
        self._tail = b""
        self._is_keypad_on = False
        self._is_cursor_hidden = False

    @property
    def is_holding(self) -> bool:
        """The last bytes may be the beginning of a sequence."""
        return bool(self._tail)

    def feed(self, data: bytes) -> None:
        if self._tail:
            data = self._tail + data
            self._tail = b""
        escape = data.rfind(b"\x1b", max(0, len(data) - _MAX_SEQUENCE_BYTES))
        if escape < 0 and b"\x1b" not in data:
            return
        for match in _PRIVATE_MODE.finditer(data):
            if match[3]:
                self._is_keypad_on = match[3] == b"="
                continue
            for text in match[1].split(b";"):
                if text:
                    self._change(int(text), is_set=match[2] == b"h")
        if escape >= 0 and not _PRIVATE_MODE.match(data, escape):
            self._tail = data[escape:]

    def _change(self, mode: int, *, is_set: bool) -> None:
        if mode == CURSOR:
            self._is_cursor_hidden = not is_set
        elif mode == CURSOR_KEYS or mode in ALTERNATE or mode in MOUSE:
            (self._set.add if is_set else self._set.discard)(mode)

    def repair(self, *, leave_alternate: bool) -> bytes:
        """The sequences that make the screen fit for an editor, and forget them.

        leave_alternate: the program was killed, so the alternate screen was not left on purpose.
        """
        modes = sorted(self._set & (MOUSE | {CURSOR_KEYS}))
        if leave_alternate:
            modes += sorted(self._set & ALTERNATE)
        sequences = [b"\x1b[?%dl" % mode for mode in modes]
        if self._is_keypad_on:
            sequences.append(b"\x1b>")
        if self._is_cursor_hidden:
            sequences.append(b"\x1b[?25h")
        self._set -= set(modes)
        self._is_keypad_on = self._is_cursor_hidden = False
        return b"".join(sequences)
