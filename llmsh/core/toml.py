"""TOML as tomllib reads it; what is plain, as settings and themes are, without tomllib, which takes longer to import.

Plain: `key = value` lines and `[table]` lines with bare keys; strings without escapes, whole numbers, booleans, arrays
and inline tables of these on one line. All else, and all that is wrong, is left to tomllib.
"""

from typing import Any

_DEEPEST = 8  # nesting of arrays and tables
_ENDS = " \t,]}#"  # what may follow a number or a boolean
_BLANKS = " \t"


def loads(text: str) -> dict[str, Any]:
    """The table that `text` describes. Raises ValueError (tomllib.TOMLDecodeError) where it is not TOML."""
    try:
        return _plain(text)
    except _NotPlainError:
        import tomllib

        return tomllib.loads(text)


class _NotPlainError(Exception):
    """tomllib is to read it."""


def _plain(text: str) -> dict[str, Any]:
    root: dict[str, Any] = {}
    table = root
    for line in (line.strip(_BLANKS) for line in text.split("\n")):
        if not line.replace("\t", "").isprintable():
            raise _NotPlainError
        if line.startswith("["):
            name, closed, rest = line[1:].partition("]")
            if not closed:
                raise _NotPlainError
            table = _put(root, name, {})
            _end(rest, 0)
        elif line and not line.startswith("#"):
            key, equals, rest = line.partition("=")
            if not equals:
                raise _NotPlainError
            value, at = _value(rest, 0, _DEEPEST)
            _put(table, key, value)
            _end(rest, at)
    return root


def _put(table: dict[str, Any], key: str, value: Any) -> Any:
    """Add `value` under the bare key `key`; return it."""
    key = key.strip(_BLANKS)
    if key in table or not (key.isascii() and key.replace("-", "").replace("_", "").isalnum()):
        raise _NotPlainError
    table[key] = value
    return value


def _value(text: str, at: int, depth: int) -> tuple[Any, int]:
    """The value that begins at `at`, and where it ends."""
    at = _skip(text, at)
    first = text[at : at + 1]
    if first == '"':
        end = text.find('"', at + 1)
        value = text[at + 1 : end]
        if end < 0 or "\\" in value or text.startswith('"""', at):
            raise _NotPlainError
        return value, end + 1
    if first and first in "[{" and depth:
        return _many(text, at + 1, depth - 1, None if first == "[" else {})
    end = at
    while text[end : end + 1] not in _ENDS:
        end += 1
    word = text[at:end]
    if word in ("true", "false"):
        return word == "true", end
    digits = word.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()) or (digits[0] == "0" and len(digits) > 1) or len(digits) > 18:
        raise _NotPlainError
    return int(word), end


def _many(text: str, at: int, depth: int, table: dict[str, Any] | None) -> tuple[Any, int]:
    """The rest of an array, or of the inline `table`."""
    values: list[Any] = []
    close = "]" if table is None else "}"
    at = _skip(text, at)
    if text[at : at + 1] == close:
        return values if table is None else table, at + 1
    while True:
        key = ""
        if table is not None:
            equals = text.find("=", at)
            key, at = text[at:equals], equals + 1
            if not equals + 1:
                raise _NotPlainError
        value, at = _value(text, at, depth)
        values.append(value if table is None else _put(table, key, value))
        at = _skip(text, at)
        if text[at : at + 1] == close:
            return values if table is None else table, at + 1
        if text[at : at + 1] != ",":
            raise _NotPlainError
        at += 1


def _skip(text: str, at: int) -> int:
    while text[at : at + 1] in (" ", "\t"):
        at += 1
    return at


def _end(text: str, at: int) -> None:
    """Nothing but a comment follows."""
    at = _skip(text, at)
    if text[at : at + 1] not in ("", "#"):
        raise _NotPlainError
