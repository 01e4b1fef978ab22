"""Slots: the types a value can have, and the forms in which it is written into a command."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass

from llmsh.planner.recipe import Slot
from llmsh.syntax.quote import quote

PATH_TYPES = frozenset({"path", "file", "dir"})
TYPES = PATH_TYPES | {
    *("files", "glob", "ext", "size", "duration", "date", "number", "count", "text", "pattern", "name"),
    *("url", "host", "port", "pid", "mode", "user", "choice"),
}
FORMS = {
    "path": {"raw", "stem", "base", "dir"},
    "files": {"raw"},
    "glob": {"raw"},
    "size": {"bytes", "kib", "find", "text", "under", "over"},
    "duration": {"minutes", "days", "seconds", "hours", "date", "text", "newer", "older", "exact"},
    "date": {"raw", "day", "next"},
    "text": {"regex", "ere", "sed", "raw"},
    "pattern": {"raw", "sed"},
}


@dataclass(frozen=True, slots=True)
class Value:
    """What a slot holds. text: as the user means it, unquoted. amount: bytes of a size, seconds of a duration.

    unit: the unit that was said, e.g. "M" or "days". is_glob: the text is a wildcard to be expanded by bash.
    """

    text: str
    amount: int = 0
    unit: str = ""
    is_glob: bool = False
    parts: tuple[str, ...] = ()


def forms_of(slot_type: str) -> set[str]:
    """Names of the forms that `slot_type` can be written in, besides the default."""
    return FORMS.get("path" if slot_type in PATH_TYPES else slot_type, {"raw"})


def quote_path(text: str) -> str:
    """`text` as one bash word that names a file: `~/` and `$dir/` keep their meaning, `-x` becomes `./-x`."""
    if match := re.match(r"(~[A-Za-z0-9_.-]*)(/|\Z)", text):
        rest = text[match.end() :]
        return match[0] + (quote(rest) if rest else "")
    if match := re.match(r"\$(\{[A-Za-z_]\w*\}|[A-Za-z_]\w*|\d)(?=[/.]|\Z)", text):
        rest = text[match.end() :]
        return f'"{match[0]}"' + (quote(rest) if rest else "")
    return quote(f"./{text}" if text.startswith("-") else text)


def quote_glob(text: str) -> str:
    """`text` with its wildcards live and everything else quoted."""
    pieces = re.split(r"([*?]+|\[[^\]\s]+\]|\{[^{}\s]*,[^{}\s]*\})", text)
    written = "".join(piece if index % 2 else quote(piece) if piece else "" for index, piece in enumerate(pieces))
    if written.startswith("'~/") or text.startswith("~/"):
        written = "~/" + quote_glob(text[2:])
    return f"./{written}" if text.startswith("-") else written


def escape(text: str, context: str) -> str:
    """`text` for a place between the quotes `context` of a command, so that bash reads it back."""
    if context == "'":
        return text.replace("'", "'\\''")
    if context == '"':
        return re.sub(r'([$`"\\])', r"\\\1", text)
    return text


def bre(text: str) -> str:
    """`text` as a basic regular expression that matches it alone."""
    return re.sub(r"([.*\[\]^$\\])", r"\\\1", text)


def ere(text: str) -> str:
    """`text` as an extended regular expression that matches it alone."""
    return re.sub(r"([.*\[\]^$\\+?(){}|])", r"\\\1", text)


def sed(text: str) -> str:
    """`text` for either side of s/…/…/; "\\n" and "\\t", as people write them, stay what sed takes them for."""
    return re.sub(r"([.*\[\]^$/&]|\\(?![nt]))", r"\\\1", text).replace("\n", "\\n")


def quote_variable(text: str) -> str:
    """`text` as one bash word: a variable by itself, or with the stars around it, keeps its meaning."""
    if re.fullmatch(r"[*.]*\$(\{[A-Za-z_]\w*\}|[A-Za-z_]\w*|\d)\**", text):
        return f'"{text}"'
    return quote(text)


def render(value: Value, slot: Slot, form: str, context: str) -> str:
    """`value` written in `form` for a place in the quotes `context`. Raises ValueError for an unknown form."""
    if form and form != "raw" and form not in forms_of(slot.type):
        raise ValueError(f"type {slot.type} has no form {form!r}")
    if slot.type in PATH_TYPES:
        return _render_path(value, form, context)
    if slot.type == "size":
        return _render_size(value, form)
    if slot.type == "duration":
        return _render_duration(value, form, context)
    if slot.type == "choice":
        return slot.values.get(value.text, value.text)
    if slot.type in ("number", "count", "port", "pid"):
        return value.text
    if slot.type == "files" and not context:
        words = value.parts or (value.text,)
        return " ".join(quote_glob(word) if re.search(r"[*?\[{]", word) else quote_path(word) for word in words)
    if slot.type == "date" and not form and value.amount and not context:
        return quote(f"{spoken_duration(value.amount)} ago")
    if form in ("day", "next"):
        return quote(_render_day(value, form))
    escapes: dict[str, Callable[[str], str]] = {"regex": bre, "ere": ere, "sed": sed}
    escaped = _escape_slash if slot.type == "pattern" and form == "sed" else escapes.get(form)
    text = escaped(value.text) if escaped else value.text
    if form in ("raw", "sed") or context:
        return escape(text, context)
    return quote_variable(text) if slot.type in _NAMES else quote(text)


# What a variable of the shell may stand for.
_NAMES = frozenset({"name", "user", "host", "ext", "mode"})


def _render_size(value: Value, form: str) -> str:
    """under, over: one byte less and one more, for bounds that belong to the range."""
    size = value.amount
    forms = {"bytes": str(size), "kib": str(-(-size // 1024)), "under": str(max(size - 1, 0)), "over": str(size + 1)}
    return value.text if form == "text" else forms.get(form) or find_size(size)


def _escape_slash(pattern: str) -> str:
    return re.sub(r"(?<!\\)/", r"\\/", pattern)


def _render_day(value: Value, form: str) -> str:
    """The beginning of the day that `value` names, or of the day after, as find's -newermt reads it."""
    text = value.text
    if re.fullmatch(r"[a-z]+|\d{4}-\d{2}-\d{2}", text) and form == "day":
        return f"{text} 00:00" if text.isalpha() else text
    if re.fullmatch(r"\d{4}-\d{2}", text):
        return f"{text}-01" + (" +1 month" if form == "next" else "")
    if value.amount:
        return f"{spoken_duration(value.amount)} ago"
    return f"{text} +1 day" if form == "next" else text


def _render_path(value: Value, form: str, context: str) -> str:
    text = value.text
    if form in ("stem", "base", "dir"):
        text = text.rstrip("/") or text
        text = posixpath.dirname(text) or "." if form == "dir" else posixpath.basename(text) or text
        if form == "stem":
            text = re.sub(r"(\.tar)?\.[A-Za-z0-9]+\Z", "", text) or text
    if context:
        if context == '"' and text.startswith("~/"):
            return "$HOME/" + escape(text[2:], context)
        return escape(text, context)
    if form == "raw":
        return text
    return quote_glob(text) if value.is_glob else quote_path(text)


def find_size(size_bytes: int) -> str:
    """`size_bytes` in the largest unit of find's -size that holds it without rest."""
    for suffix, unit in (("G", 1 << 30), ("M", 1 << 20), ("k", 1 << 10)):
        if size_bytes and size_bytes % unit == 0:
            return f"{size_bytes // unit}{suffix}"
    return f"{size_bytes}c"


_SECONDS = (
    ("years", 31_536_000),
    ("months", 2_592_000),
    ("weeks", 604_800),
    ("days", 86_400),
    ("hours", 3600),
)


def _render_duration(value: Value, form: str, context: str) -> str:
    seconds = value.amount
    if form in ("", "minutes"):
        return str(-(-seconds // 60))
    if form == "seconds":
        return str(seconds)
    if form in ("newer", "older", "exact"):
        return find_age(seconds, {"newer": "-", "older": "+", "exact": ""}[form])
    if form in ("days", "hours"):
        return str(-(-seconds // (86_400 if form == "days" else 3600)))
    if form == "text":
        return escape(value.text, context) if context else quote(value.text)
    said = f"{spoken_duration(seconds)} ago"
    return escape(said, context) if context else quote(said)


def find_age(seconds: int, sign: str) -> str:
    """`seconds` as what follows `-m`, `-a` or `-c` of find: `time -7`, or in minutes below a day: `min +90`."""
    if seconds % 86_400 == 0:
        return f"time {sign}{seconds // 86_400}"
    return f"min {sign}{-(-seconds // 60)}"


def spoken_duration(seconds: int) -> str:
    """`seconds` in its largest whole unit, as `date -d` and git read it: "2 hours"."""
    for unit, length in (*_SECONDS, ("minutes", 60)):
        if seconds >= length and seconds % length == 0:
            count = seconds // length
            return f"{count} {unit if count > 1 else unit[:-1]}"
    return f"{seconds} seconds"
