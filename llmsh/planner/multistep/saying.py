"""Sayings with values in them: "print hello and the name", "echo 'total: ' followed by it", as an echo of bash."""

import re
from collections.abc import Callable

_SAY = re.compile(
    r"^(?:print|say|echo|display|output|show|write|report)\s+(?:out\s+)?(?:me\s+)?(?:the\s+(?:words?|text|"
    r"message)\s+)?(?P<parts>.+)$",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"\s*,\s*(?:and\s+)?(?:then\s+)?|\s+(?:and\s+then|and|followed\s+by|plus|then|before|with|"
    r"next\s+to)\s+(?=(?:its?|their|the|that|this|"
    r"his|her|them|\"|'|\$))",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'")
_PLAIN_WORDS = re.compile(r"[\w!?:.,-]+(?:\s+[\w!?:.,-]+){0,4}")
_POINTS = re.compile(r"\b(?:it|its|their|the|that|this|each|every|of|in|how|which)\b", re.IGNORECASE)
# What would mean something to bash between double quotes.
_ACTIVE = re.compile(r"[\\\"$`]")


def said(clause: str, value_of: Callable[[str], str]) -> str:
    """`clause` as an echo of words and values; nothing when it says anything else, or no value.

    value_of: a phrase such as "it" or "the name" → its expansion in bash, `$n`; nothing for others.
    """
    match = _SAY.match(clause.strip().rstrip("."))
    if match is None:
        return ""
    written: list[str] = []
    has_value = False
    for part in _parts(match["parts"]):
        if value := value_of(part):
            written.append(value)
            has_value = True
        elif inner := _filled(part, value_of):
            written.append(inner)
            has_value = True
        elif quoted := _QUOTED.fullmatch(part):
            written.append(
                _ACTIVE.sub(r"\\\g<0>", quoted["double"] if quoted["double"] is not None else quoted["single"])
            )
        elif _PLAIN_WORDS.fullmatch(part) and not _POINTS.search(part):
            written.append(part)
        else:
            return ""
    if not has_value:
        return ""
    text = ""
    for piece in written:
        text += piece if not text or text[-1].isspace() or piece[:1].isspace() else f" {piece}"
    return f'echo "{text}"'


def _parts(text: str) -> list[str]:
    """The parts between "and", "followed by" and commas that are outside quotes."""
    hidden = _QUOTED.sub(lambda match: match[0][0] + "q" * (len(match[0]) - 2) + match[0][0], text)
    parts, at = [], 0
    for joint in _JOINT.finditer(hidden):
        parts.append(text[at : joint.start()])
        at = joint.end()
    parts.append(text[at:])
    return [part.strip() for part in parts if part.strip()]


def _filled(part: str, value_of: Callable[[str], str]) -> str:
    """ "hello NAME" and "'there are N logs'": words of which one stands for the value."""
    body = part[1:-1] if _QUOTED.fullmatch(part) else part
    words = body.split(" ")
    name = r"(?:\$\{?[A-Za-z]\w*\}?|[A-Z][A-Z0-9_]+)" if body != part else r"\$?\{?[A-Za-z]\w*\}?"
    filled = [value_of(word) if re.fullmatch(name, word) and word != "it" else "" for word in words]
    if not any(filled) or (_POINTS.search(part) and body == part):
        return ""
    return " ".join(value or _ACTIVE.sub(r"\\\g<0>", word) for word, value in zip(words, filled, strict=True))
