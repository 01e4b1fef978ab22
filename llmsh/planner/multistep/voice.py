"""Voice: "the folder should be packed" and "everything else should go into misc" as what is to be done."""

import re

from llmsh.planner.multistep.verbs import VERBS

_IRREGULAR = {
    "put": "put", "made": "make", "written": "write", "thrown": "throw", "taken": "take", "sent": "send",
    "kept": "keep", "cut": "cut", "set": "set", "run": "run", "found": "find", "built": "build", "read": "read",
    "got": "get", "given": "give", "shown": "show", "split": "split", "told": "tell", "left": "leave",
}  # fmt: skip
_PARTICIPLES = {
    **{f"{verb}ed": verb for verb in VERBS},
    **{f"{verb}d": verb for verb in VERBS if verb.endswith("e")},
    **{f"{verb}{verb[-1]}ed": verb for verb in VERBS if not verb.endswith("e")},
    **{f"{verb[:-1]}ied": verb for verb in VERBS if verb.endswith("y")},
    **_IRREGULAR,
}
_PASSIVE = re.compile(
    r"^(?P<what>(?:the|all|each|every|everything|those|these|any|it|they|them|my|both|its|whatever|what)\b.*?)\s+"
    r"(?:should|must|can|could|may|shall|needs?\s+to|has\s+to|have\s+to|ought\s+to|are\s+to|is\s+to|will)\s+"
    r"(?:then\s+|also\s+|now\s+|all\s+|just\s+|finally\s+)*be\s+(?:then\s+)?(?P<done>[a-z]+)(?P<rest>\b.*)$",
    re.IGNORECASE,
)
_GOES = re.compile(
    r"^(?P<what>(?:the|all|each|every|everything|those|these|any|it|they|my|both)\b.*?)\s+"
    r"(?:(?:should|must|shall|has\s+to|have\s+to|is\s+to|are\s+to|needs?\s+to|can|may)\s+(?:all\s+)?go|"
    r"goes|go|belongs?)\s+(?P<rest>(?:in)?to\b.*|in\b.*|under\b.*)$",
    re.IGNORECASE,
)
_FRONTED = re.compile(
    r"^(?P<place>(?:in|inside|within|under)\s+(?:(?:the|that|"
    r"this)\s+(?:new\s+)?(?:copy|folder|directory|archive|file)|it|"
    r"there)|there)\s*,?\s+(?P<do>[a-z]+\s.+)$",
    re.IGNORECASE,
)
_OBJECT = {"it": "it", "they": "them"}


def is_fronted(text: str) -> bool:
    """Whether `text` says first where something is done: "in the copy delete all logs"."""
    match = _FRONTED.match(text)
    return match is not None and match["do"].split()[0].lower() in VERBS


def active(clause: str) -> str:
    """`clause` with its verb first; unchanged where it has another voice."""
    if (fronted := _FRONTED.match(clause)) and is_fronted(clause):
        return f"{fronted['do']} {fronted['place']}"
    if cased := re.match(r"^(?P<case>lower|upper)-?case\s+(?P<what>.+)$", clause, re.IGNORECASE):
        return f"convert {cased['what']} to {cased['case'].lower()} case"
    if match := _PASSIVE.match(clause):
        verb = _PARTICIPLES.get(match["done"].lower())
        what = _OBJECT.get(match["what"].lower(), match["what"])
        return f"{verb} {what}{match['rest']}" if verb else clause
    if match := _GOES.match(clause):
        return f"move {_OBJECT.get(match['what'].lower(), match['what'])} {match['rest']}"
    return clause
