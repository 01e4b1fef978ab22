"""What somebody tells before or after asking: "My grandson says films eat up the room. Which file here is biggest?"

Where a whole message is understood as nothing, the one sentence of it that asks for something may be, if what is left
out names nothing and limits nothing.
"""

import re

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'(])")
_ASKS = re.compile(
    r"\?\s*\Z|\A(?:please\s+|could\s+you\s+|can\s+you\s+|would\s+you\s+|i\s+(?:want|need|wish|would\s+like)\b|i'd\s+like\b|we\s+(?:want|need|would\s+like)\b|"
    r"(?:who|whose|what|which|when|where|how|is|are|does|do|did|has|have)\b|(?:list|show|print|give|find|count|tell|get|make|"
    r"create|move|copy|rename|delete|remove|sort|put|take|set|add|change|replace|compare|check|pack|unpack|extract|convert|"
    r"collect|write|save|search|look|sum|turn|clean|throw|bring|send|split|join|merge)\b)",
    re.IGNORECASE,
)
# What limits, names or counts something is no background.
_MATTERS = re.compile(
    r"\b(?:not|no|never|n't|only|just|except|but|without|unless|if|each|every|all|both|until|before|after|than|file|folder|column|"
    r"line|name|called|named)s?\b|n't\b|[\w-]+\.\w{1,5}\b|[/~*\"'`<>=#$]|\d",
    re.IGNORECASE,
)


def asked(message: str) -> str:
    """The one sentence of `message` that asks for something, or nothing where there is more to it."""
    sentences = [part.strip() for part in _SENTENCE.split(message.strip()) if part.strip()]
    if len(sentences) < 2:
        return ""
    asking = [part for part in sentences if _ASKS.search(part)]
    rest = [part for part in sentences if part not in asking]
    if len(asking) != 1 or any(_MATTERS.search(part) for part in rest):
        return ""
    return asking[0]
