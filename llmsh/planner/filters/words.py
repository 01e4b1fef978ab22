"""The words that phrases of filters share: numbers, places in an order, what is shown, what is worked on."""

import re

from llmsh.core.late_pattern import late_pattern
from llmsh.planner.filters import characters
from llmsh.planner.quoted import MARK

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_COUNTS = "one two three four five six seven eight nine ten eleven twelve".split()
# Places from the end.
_FROM_END = {"last": 1, "final": 1, "second to last": 2, "second last": 2, "next to last": 2, "penultimate": 2}
NTH = rf"(?:\d+(?:st|nd|rd|th)|{'|'.join(_ORDINALS)}|(?:second|next)[\s-](?:to[\s-])?last|penultimate|last|final)"
COUNT = rf"(?:\d+|{'|'.join(_COUNTS)}|a\s+dozen|\$\{{?\w+\}}?)"
SHOW = (
    r"(?:(?:print|show|display|output|get|extract|give|list|find|isolate|return|take|cut(?:\s+out)?|"
    r"select|write|see|view|"
    r"fetch|echo|retrieve|pull\s+out|keep|leave|dump|report|calculate|compute|tell|grab|"
    r"pick)(?:\s+(?:only|just|out|me|also|back))*)"
)
OBJECT = (
    r"(?:@|it|them|this|that|these|those|(?:@\s+|(?:the|its|their|each|every|all|any|whole|entire|"
    r"remaining|resulting)\s+)*(?:outputs?|results?|lines?|rows?|"
    r"contents?|texts?|strings?|inputs?|data|values?|rest|entries|@)(?:\s+of\s+(?:@|it))?)"
)
_SEPARATORS = {
    "space": " ", "blank": " ", "whitespace": "", "white space": "", "white-space": "", "comma": ",", "tab": "\t",
    "colon": ":", "semicolon": ";", "semi-colon": ";", "pipe": "|", "slash": "/", "forward slash": "/", "dash": "-",
    "hyphen": "-", "dot": ".", "period": ".", "underscore": "_", "equals sign": "=", "equal sign": "=", "at sign": "@",
    "newline": "\n", "new line": "\n", "line": "\n", "null": "\0", "nul": "\0", "backslash": "\\",
}  # fmt: skip
SEPARATOR = (
    rf"(?:{MARK}|(?:{'|'.join(map(re.escape, sorted(_SEPARATORS, key=len, reverse=True)))})(?:e?s)?|"
    r"[^\w\s@\ue000\ue001])"
)


def count_of(text: str) -> str:
    """The number that a phrase says; a variable stays one."""
    low = text.lower().strip()
    if low in _COUNTS:
        return str(_COUNTS.index(low) + 1)
    if low.startswith("$"):
        return f'"${low.strip("${}")}"' if low.islower() else f'"${text.strip("${} ")}"'
    return "12" if "dozen" in low else low


def place_of(text: str) -> int:
    """A place in an order: from one, or below zero from the end."""
    low = re.sub(r"[\s-]+", " ", text.lower().strip())
    if low in _FROM_END:
        return -_FROM_END[low]
    return _ORDINALS.index(low) + 1 if low in _ORDINALS else int(re.sub(r"\D", "", low))


def separator_of(phrase: str, value_of: dict[str, str]) -> str | None:
    """The character that a phrase for a separator means; nothing for blanks of any kind; None for what is none."""
    low = phrase.lower().strip()
    if low in value_of:
        text = {"\\n": "\n", "\\t": "\t", "\\0": "\0"}.get(value_of[low], value_of[low])
        return text if len(text) == 1 else None
    for form in (low, low.removesuffix("s"), low.removesuffix("es")):
        if form in _SEPARATORS:
            return _SEPARATORS[form]
    return low if len(low) == 1 else None


def filled(pattern: str) -> re.Pattern[str]:
    """`pattern` of a phrase with its shared words written out: <show>, <obj>, <n>, <nth>, <c>, <sep>, <q>."""
    names: dict[str, int] = {}

    def group(name: str, inner: str) -> str:
        names[name] = names.get(name, 0) + 1
        return f"(?P<{name}{names[name] if names[name] > 1 else ''}>{inner})"

    written = re.sub(
        r"<(show|obj|n|nth|c|sep|q)>",
        lambda match: {
            "show": lambda: SHOW,
            "obj": lambda: OBJECT,
            "n": lambda: group("n", COUNT),
            "nth": lambda: group("nth", NTH),
            "c": lambda: group("c", characters.PHRASE),
            "sep": lambda: group("sep", SEPARATOR),
            "q": lambda: group("q", rf"{MARK}"),
        }[match[1]](),
        pattern.replace(" ", r"\s+").replace(r"\s+?", r"\s*"),
    )
    return late_pattern(written, re.IGNORECASE)
