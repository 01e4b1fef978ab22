"""Words of a request: tokens that keep paths, globs, quoted text and numbers with units whole."""

import re
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r"""
      "(?P<double>[^"]*)"
    | “(?P<curly>[^”]*)”
    | `(?P<back>[^`]+)`
    | `(?P<gnu>[^`'\n]+)'
    | (?<![\w'])'(?P<single>[^']+?)'(?!\w)
    | ‘(?P<curled>[^’]+)’
    | (?P<slot>\{[a-z_0-9]+\})
    | (?P<word>[^\s"“”`]+)
    """,
    re.VERBOSE,
)
_TRAILING = re.compile(r"[,;:?!)]+\Z|\.{3,}\Z|(?<=[^./])\.\Z")
_CONTRACTIONS = {"what's": "what is", "whats": "what is", "how's": "how is", "i'd": "i would", "i'm": "i am",
    "don't": "do not", "dont": "do not", "doesn't": "does not", "doesnt": "does not", "aren't": "are not",
    "isn't": "is not", "can't": "can not", "didn't": "did not", "haven't": "have not", "hasn't": "has not",
    "where's": "where is", "who's": "who is", "there's": "there is", "let's": "let us", "i've": "i have",
    "i'll": "i will", "it's": "it is", "that's": "that is", "wasn't": "was not", "weren't": "were not"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """One word. text: as written, without quotes; low: lower case; start, end: offsets; quoted: it stood in quotes.

    stop: the punctuation that followed it.
    """

    text: str
    low: str
    start: int
    end: int
    quoted: bool = False
    stop: str = ""


@lru_cache(maxsize=65536)
def tokenize(request: str) -> tuple[Token, ...]:
    """The tokens of `request`; contractions are taken apart, trailing punctuation goes to `stop`."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(request):
        kind = match.lastgroup
        if kind not in ("word", "slot"):
            inner = match[kind] if kind else match[0]
            tokens.append(Token(inner, inner.lower(), match.start(), match.end(), quoted=True))
            continue
        word = match[0].replace("’", "'")
        stop = ""
        while trailing := _TRAILING.search(word):
            stop = trailing[0] + stop
            word = word[: trailing.start()]
            if not word:
                break
        word, start = _strip_opening(word, match.start())
        if not word:
            if tokens and stop:
                last = tokens[-1]
                tokens[-1] = Token(last.text, last.low, last.start, last.end, last.quoted, last.stop + stop)
            continue
        low, end = word.lower(), start + len(word)
        if low.endswith("'s") and low not in _CONTRACTIONS:
            low, word = low[:-2], word[:-2]
        parts = _CONTRACTIONS.get(low, "").split()
        if parts:
            tokens += [Token(part, part, start, end) for part in parts[:-1]]
            tokens.append(Token(parts[-1], parts[-1], start, end, stop=stop))
        else:
            tokens.append(Token(word, low, start, end, stop=stop))
    return tuple(tokens)


def _strip_opening(word: str, start: int) -> tuple[str, int]:
    stripped = word.lstrip("(") if not word.endswith(")") else word
    return stripped, start + len(word) - len(stripped)
