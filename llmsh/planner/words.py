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
_NEGATED = """do does did is are was were has have had can could would should must need wo ca sha""".split()
_SHORT_FOR = {"i'd": "i would", "i'm": "i am", "i've": "i have", "i'll": "i will", "let's": "let us", "'em": "them",
    "they're": "they are", "we're": "we are", "you're": "you are", "theyre": "they are", "youre": "you are",
    "they've": "they have", "we've": "we have", "you've": "you have", "that'll": "that will",
    "it'll": "it will"}  # fmt: skip
_BEFORE_IS = "what how where who there it that which when why he she here".split()
_CONTRACTIONS = {
    **{f"{verb}n't": f"{ {'wo': 'will', 'ca': 'can', 'sha': 'shall'}.get(verb, verb) } not" for verb in _NEGATED},
    **{f"{verb}nt": f"{ {'ca': 'can'}.get(verb, verb) } not" for verb in _NEGATED if verb not in ("wo", "sha", "must")},
    **{f"{word}'s": f"{word} is" for word in _BEFORE_IS},
    **{f"{word}s": f"{word} is" for word in ("what", "how", "where", "there", "that", "who") if word != "how"},
    "wont": "will not",
    **_SHORT_FOR,
}


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
