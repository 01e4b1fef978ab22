"""Clauses: where a request of several steps is cut, outside quotes and before a verb."""

import re

from llmsh.planner.lexicon import canonical
from llmsh.planner.words import tokenize

# Verbs that begin a step of their own after "and".
_VERBS = frozenset(
    canonical(verb)
    for verb in """add append archive build calculate change check clone commit compile compress compute convert copy
    count create delete display download empty extract fetch find get go grep initialize initialise
    install kill list make mark merge move open print pull push put redirect remove rename replace
    restart reverse run save search set show sort split start stop store switch tag tar touch unpack
    unzip untar upload wait write zip gzip append cd checkout enter give truncate turn encrypt hash
    execute echo""".split()
)
_STRONG = re.compile(
    r"(?:[,;.]\s+(?:and\s+)?(?:then|afterwards|after\s+that|next|finally)\s*,?\s+|\s*;\s+|\s+(?:and\s+)?(?:then|afterwards|"
    r"after\s+that)\s+(?!again)|\s+followed\s+by\s+|\s+before\s+you\s+|\.\s+(?=[A-Z]))",
    re.IGNORECASE,
)
_WEAK = re.compile(r"(?:,\s*(?:and\s+)?|\s+and\s+)(?:also\s+)?", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"|(?<!\w)'[^']+'(?!\w)|`[^`]+`")
_FIRST = re.compile(r"^(?:first(?:ly)?\s*,?\s+|then\s+|finally\s*,?\s+|now\s*,?\s+|next\s*,?\s+)", re.IGNORECASE)


def is_sequence(request: str) -> bool:
    """Whether the request says by "then", ";" or a new sentence that it has several steps."""
    return bool(_STRONG.search(_QUOTED.sub(" ", request).strip(" .;")))


def split(request: str) -> list[str]:
    """The clauses of `request`, at least one: cut at "then" and its like, and at "and" or a comma before a verb."""
    quoted = [match.span() for match in _QUOTED.finditer(request)]
    cuts: list[tuple[int, int]] = []
    for pattern in (_STRONG, _WEAK):
        for match in pattern.finditer(request):
            inside = any(start < match.end() and match.start() < end for start, end in quoted)
            overlaps = any(start < match.end() and match.start() < end for start, end in cuts)
            if inside or overlaps or match.start() == 0:
                continue
            if pattern is _STRONG or _begins_with_verb(request[match.end() :]):
                cuts.append(match.span())
    clauses, at = [], 0
    for start, end in sorted(cuts):
        clauses.append(request[at:start])
        at = end
    clauses.append(request[at:])
    return [text for clause in clauses if (text := _FIRST.sub("", clause.strip(" ,;")).strip())]


def _begins_with_verb(text: str) -> bool:
    tokens = tokenize(text)
    if len(tokens) < 2:
        return False
    return (
        canonical(tokens[0].low) in _VERBS
        and tokens[0].low.isalpha()
        and not tokens[0].low.endswith(("ing", "ed", "s"))
    )


_PRONOUN = re.compile(
    r"\b(?:(?:all|each|every\s+one)\s+of\s+)?(?:them|those|these|it|the\s+(?:results?|output|copy|copies)|(?:that|this|the\s+new)\s+"
    r"(?:file|directory|folder|dir|archive|repo|repository|branch)|those\s+files|these\s+files|the\s+files)\b(?!\s+(?:is|are|in|on|under|named|called)\b)",
    re.IGNORECASE,
)


def has_pronoun(clause: str) -> bool:
    return bool(_PRONOUN.search(clause))


def resolve(clause: str, meant: str) -> str:
    """`clause` with its first pronoun replaced by what it stands for."""
    return _PRONOUN.sub(lambda _: meant, clause, count=1)


_ASKS = re.compile(
    r"^(?:(?:please\s+)?(?:find|list|show(?:\s+me)?|get|locate|search\s+for|look\s+for|select|take|identify|pick)\s+)(?:me\s+)?(.+)$",
    re.IGNORECASE,
)


def asked_for(clause: str) -> str | None:
    """What a clause that only asks is about: "find all logs" → "all logs"; None for a clause that acts."""
    match = _ASKS.match(clause)
    return match[1] if match else None
