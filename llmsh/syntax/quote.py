"""Text to bash words and back, and text made visible for a terminal."""

import re
import unicodedata
from collections.abc import Iterable

from llmsh.core.late_pattern import late_pattern

_SAFE = late_pattern(r"[A-Za-z0-9_@%+:,./-][A-Za-z0-9_@%+=:,./-]*\Z")
_ANSI_ESCAPE = late_pattern(
    r"\\(?:(?P<letter>[abeEfnrtv\\'\"?])|(?P<octal>[0-7]{1,3})|x(?P<hex>[0-9a-fA-F]{1,2})"
    r"|u(?P<short>[0-9a-fA-F]{1,4})|U(?P<long>[0-9a-fA-F]{1,8})|c(?P<control>.))",
    re.DOTALL,
)
_LETTERS = {
    "a": "\a",
    "b": "\b",
    "e": "\x1b",
    "E": "\x1b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "v": "\v",
}
_CONTROL_NAMES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\x1b": "\\e"}
# Characters that take no room or change the direction of others, although some are letters by category.
_INVISIBLE = frozenset("\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u3164\uffa0\ufe0f")


def quote(word: str) -> str:
    """`word` as one bash word that means exactly it; control characters are written so that they show."""
    if _SAFE.match(word):
        return word
    if any(is_invisible(character) for character in word):
        return "$'" + "".join(_ansi(character) for character in word) + "'"
    return "'" + word.replace("'", "'\\''") + "'"


def _ansi(character: str) -> str:
    if character in "\\'":
        return "\\" + character
    if character in _CONTROL_NAMES:
        return _CONTROL_NAMES[character]
    if not is_invisible(character):
        return character
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a byte that was not UTF-8, as os.fsdecode gives it
        return f"\\x{code - 0xDC00:02x}"
    if code < 0x80:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def join(argv: Iterable[str]) -> str:
    """`argv` as one command line."""
    return " ".join(quote(word) for word in argv)


def is_invisible(character: str) -> bool:
    """Claims that a terminal would act on `character`, or show nothing or something else for it."""
    if " " <= character <= "~":
        return False
    category = unicodedata.category(character)
    return category in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") or (
        category == "Zs" or character in _INVISIBLE or 0xE0100 <= ord(character) <= 0xE01EF
    )


def visible(text: str, *, keep: str = "") -> str:
    """`text` with control, bidi and invisible characters shown as escapes; those in `keep` stay.

    Line ends are not kept by themselves: a name with one in it could draw a line that looks like ours.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        character if character in keep or not is_invisible(character) else _shown(character) for character in text
    )


def json_text(value: object) -> str:
    """`value` as JSON on one line, with nothing in it that a terminal would act on, nor bytes that are no UTF-8."""
    import json

    text = json.dumps(value, ensure_ascii=False)
    if text.isascii() and text.isprintable():
        return text
    return "".join(_json_escaped(character) if is_invisible(character) else character for character in text)


def _json_escaped(character: str) -> str:
    code = ord(character)
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def _shown(character: str) -> str:
    code = ord(character)
    if character in _CONTROL_NAMES:
        return _CONTROL_NAMES[character]
    if code < 0x20 or code == 0x7F:
        return "^" + chr(code ^ 0x40)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return f"<U+{code:04X}>"


def unescape_ansi(text: str) -> str:
    """What `$'text'` means; a NUL ends it, as in bash. Bytes ≥ 0x80 are decoded together as UTF-8."""
    decoded = _ANSI_ESCAPE.sub(_unescaped, text).split("\0", 1)[0]
    if any("\udc80" <= character <= "\udcff" for character in decoded):
        raw = decoded.encode("utf-8", "surrogateescape")
        return raw.decode("utf-8", "surrogateescape")
    return decoded


def _unescaped(match: re.Match[str]) -> str:
    if letter := match["letter"]:
        return _LETTERS.get(letter, letter)
    if match["control"]:
        return chr(ord(match["control"]) & 0x1F)
    code = int(match["octal"], 8) & 0xFF if match["octal"] else 0
    if match["hex"]:
        code = int(match["hex"], 16)
    if match["octal"] or match["hex"]:
        return chr(code) if code < 0x80 else chr(0xDC00 + code)
    code = int(match["short"] or match["long"], 16)
    return chr(code) if code < 0xD800 or 0xDFFF < code <= 0x10FFFF else "�"
