"""A line cut into words the way bash would, with the signs of shell syntax seen on the way.

Not a parser: it answers quickly what routing needs and never fails. Only the first MAX_CHARS are read.
"""

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cached_property

MAX_CHARS = 2_000


class Sign(Enum):
    """Something that bash reads as syntax."""

    PIPE = auto()
    LIST = auto()  # && || ; &
    REDIRECT = auto()
    EXPANSION = auto()  # $x ${x} $(x) `x`
    OPTION = auto()
    ESCAPE = auto()
    NEWLINE = auto()
    BRACE = auto()
    GLOB = auto()
    QUOTE = auto()


CLEAR_SIGNS = frozenset(Sign) - {Sign.GLOB, Sign.QUOTE}


class Shape(Enum):
    """What one word looks like."""

    PLAIN = auto()
    NUMBER = auto()
    SIZE = auto()
    OPTION = auto()
    PATH = auto()
    FILE_NAME = auto()
    URL = auto()
    ASSIGNMENT = auto()
    EXPANSION = auto()
    GLOB = auto()
    QUOTED = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Word:
    """text: as typed. bare: lower case, without quotes and without closing punctuation."""

    text: str
    bare: str
    shape: Shape


@dataclass(frozen=True)
class Line:
    """words: those of the first simple command; rest: how many words follow its end.

    signs: syntax seen anywhere. parses: False when bash would reject the line or ask for more of it.
    """

    text: str
    words: tuple[Word, ...]
    rest: int = 0
    signs: frozenset[Sign] = frozenset()
    parses: bool = True

    @cached_property
    def has_clear_syntax(self) -> bool:
        return not CLEAR_SIGNS.isdisjoint(self.signs)

    def after(self, count: int) -> "Line":
        """The same line without its first `count` words."""
        words = self.words[count:]
        tail = self.text[self.text.find(words[0].text) :] if words else ""
        signs = self.signs
        if Sign.OPTION in signs and not any(word.shape is Shape.OPTION for word in words):
            signs = signs - {Sign.OPTION}
        return replace(self, text=tail, words=words, signs=signs)


_TOKEN = re.compile(
    r"""(?P<blank>[ \t]+)
    |(?P<newline>\n)
    |(?P<escape>\\.?)
    |(?P<apostrophe>(?<=[A-Za-z])['’](?:s|t|m|d|re|ll|ve)(?![\w'"]))
    |(?P<single>\$?'[^']*')
    |(?P<double>\$?"(?:[^"\\]|\\.)*")
    |(?P<expansion>\$\((?:[^()]|\([^()]*\))*\)|\$\{[^}]*\}|\$[\w?!#$@*]|`[^`]*`)
    |(?P<substitution>[<>]\((?:[^()]|\([^()]*\))*\))
    |(?P<redirect>\d?(?:<<<|<<-?|>>|>\||<>|[<>]&?)|&>>?)
    |(?P<list>&&|\|\||;;&?|;&|;|&)
    |(?P<pipe>\|&?)
    |(?P<paren>[()])
    |(?P<comment>(?<![^\s])\#(?=\s|$)[^\n]*)
    |(?P<plain>[^\s\\'"$`<>&|;()’]+|.)""",
    re.VERBOSE | re.DOTALL,
)
_NUMBER = re.compile(r"[+]?\d+(?:[.,:]\d+)*(?:%|st|nd|rd|th)?\Z")
_SIZE = re.compile(
    r"\d+(?:[.,]\d+)?(?:[kmgtp]i?b?|b|bytes?|s|secs?|mins?|h|hrs?|d|w|days?|weeks?|months?|px|x)\Z", re.IGNORECASE
)
_OPTION = re.compile(r"(?:--?[A-Za-z0-9@?#][^\s]*|--|-)\Z")
_FILE_NAME = re.compile(r"[\w+@%^=-]*(?:\.[\w+~-]+)+\Z")
_URL = re.compile(r"[a-z][a-z0-9+.-]*://|[\w.+-]+@[\w.-]+(?::|\Z)|[\w.-]+:\d+\Z")
_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*(?:\[[^]]*\])?\+?=")
_GLOB = re.compile(r"[*\[\]]|\?(?=.)")
_BRACE = re.compile(r"\{[^{}\s]*(?:,|\.\.)[^{}\s]*\}|^\{\}?;?$|^\}$")
_CLOSING = ".,!?:…"
_OPENING = "¿¡"


def is_assignment(text: str) -> bool:
    return _ASSIGNMENT.match(text) is not None


def _shape(text: str, *, quoted: bool, expands: bool) -> tuple[Shape, str]:
    """The shape of one word and its bare form."""
    bare = text.rstrip(_CLOSING).lstrip(_OPENING).lower() or text
    if quoted:
        return Shape.QUOTED, bare
    if expands:
        return Shape.EXPANSION, bare
    if text.startswith("-") and _OPTION.match(text):
        return Shape.OPTION, bare
    letters = bare.replace("-", "").replace("'", "").replace("’", "")
    if letters.isalpha():
        return Shape.PLAIN, bare
    if (":" in text or "@" in text) and _URL.match(text):
        return Shape.URL, bare
    if _NUMBER.match(bare):
        return Shape.NUMBER, bare
    if _SIZE.match(bare):
        return Shape.SIZE, bare
    if is_assignment(text):
        return Shape.ASSIGNMENT, bare
    if _GLOB.search(text.rstrip("?") if text[-1] == "?" else text):
        return Shape.GLOB, bare
    if "/" in text or text.startswith("~") or text in {".", ".."}:
        return Shape.PATH, bare
    if _FILE_NAME.match(bare):
        return Shape.FILE_NAME, bare
    return Shape.OTHER, bare


def read_line(text: str) -> Line:
    """Cut `text` into words; an unmatched quote is taken for an apostrophe."""
    if len(text) > MAX_CHARS:
        text = text[:MAX_CHARS]
    words: list[Word] = []
    signs: set[Sign] = set()
    parses, rest, ended, depth = True, 0, False, 0
    current: list[str] = []
    quoted = expands = False

    def close() -> None:
        nonlocal quoted, expands, rest
        if not current:
            return
        raw = "".join(current)
        current.clear()
        if ended:
            rest += 1
            if raw[0] == "-" and _OPTION.match(raw):
                signs.add(Sign.OPTION)
        else:
            shape, bare = _shape(raw, quoted=quoted, expands=expands)
            words.append(Word(raw, bare, shape))
            if shape is Shape.OPTION and raw != "-":
                signs.add(Sign.OPTION)
            elif shape is Shape.GLOB:
                signs.add(Sign.GLOB)
            if not quoted and "{" in raw and _BRACE.search(raw):
                signs.add(Sign.BRACE)
        quoted = expands = False

    for match in _TOKEN.finditer(text):
        kind, piece = match.lastgroup, match.group()
        if kind == "plain":
            if piece in {"'", '"', "`"}:
                parses = False
            current.append(piece)
        elif kind == "blank":
            close()
        elif kind in {"single", "double"}:
            if not current or current[-1].endswith("="):
                quoted = True
            signs.add(Sign.QUOTE)
            current.append(piece)
        elif kind == "apostrophe":
            parses = False
            current.append(piece)
        elif kind in {"expansion", "substitution"}:
            expands = True
            signs.add(Sign.EXPANSION)
            current.append(piece)
        elif kind == "escape":
            signs.add(Sign.ESCAPE)
            current.append(piece)
        elif kind == "newline":
            close()
            if words:
                signs.add(Sign.NEWLINE)
                ended = True
        elif kind == "comment":
            close()
        elif kind == "paren":
            # A bare parenthesis is bash syntax only after the name of a function, or where a command may begin.
            if piece == "(":
                depth += 1
                parses = parses and (not words or (len(words) == 1 and bool(current)) or ended)
            else:
                depth -= 1
                parses = parses and depth >= 0
            current.append(piece)
        else:
            if not (kind == "redirect" and current and "".join(current).isdigit()):
                close()
            current.clear()
            signs.add({"pipe": Sign.PIPE, "list": Sign.LIST, "redirect": Sign.REDIRECT}[kind or ""])
            ended = ended or kind != "redirect"
    close()
    return Line(text, tuple(words), rest, frozenset(signs), parses and depth == 0)
