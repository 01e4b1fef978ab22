"""The frame for two folders: what only one has, what both have, what differs, and bringing it over."""

import re

from llmsh.core.plan import Effect, Step
from llmsh.planner.compose.naming import Named
from llmsh.planner.reading import Reading
from llmsh.planner.slots import quote_path
from llmsh.planner.verify import is_directory

_LACKS = re.compile(
    r"(?:not\s+(?:there\s+)?(?:yet\s+)?(?:in|on|part\s+of|found\s+in|present\s+in|exist\s+in)|missing\s+(?:in|"
    r"from)|absent\s+(?:in|from)|lacking\s+in|are\s*n['o]t\s+in|"
    r"is\s*n['o]t\s+in|without\s+(?:one|a\s+\w+)\s+in|do(?:es)?\s*(?:n['o]t|not)\s+(?:exist|appear|"
    r"occur)\s+in)\s+F(?P<lacks>[12])|"
    r"F(?P<lacks2>[12])\s+(?:lacks|misses|is\s+missing|does\s*(?:n['o]t|not)\s+have|has\s+not|hasn't)",
)
_ONLY = re.compile(
    r"(?:only|solely|just|unique)\s+(?:\w+\s+)?(?:in|to)\s+F(?P<only>[12])|only\s+F(?P<only2>[12])\s+has"
)
_BOTH = re.compile(r"\bboth\b|\balso\s+(?:\w+\s+)?in\b|\bin\s+common\b|\bshared?\b|\bcommon\s+to\b")
_DIFFER = re.compile(
    r"\bdiffer(?:s|ent|ing)?\b|\bnot\s+(?:the\s+same|identical|equal)\b|\bchanged\b|\bother\s+contents?\b"
)
_COPIES = re.compile(r"^(?:copy|bring|add|transfer|sync)\b")
_LISTS = re.compile(r"^(?:which|what|list|show|find|print|display|tell|name|compare|get|give|files?|the|all|see)\b")
_MEANT = frozenset(
    """a absent add all also an and any appear are aren't between both bring but by changed common compare content
    contents copy differ different differing differs directories directory display do does doesn't don't either
    equal everything exist existing exists file files find folder folders for found from get give has have
    identical in into is isn't it just lack lacks list me misses missing n't name names new not occur of on one
    ones only other over present print same see share shared show solely sync tell that the them there there's
    these they those to transfer unique was were what whatever which with without yet""".split()
)


def read(reading: Reading) -> Named | None:
    """The request as a comparison of two folders that are here; None when it is nothing of the kind."""
    found: dict[str, int] = {}
    words: list[str] = []
    at = 0
    by_start = {entity.start: entity for entity in reversed(reading.entities) if entity.kind in ("place", "path")}
    while at < len(reading.tokens):
        entity = by_start.get(at)
        path = entity.value.text if entity is not None else reading.tokens[at].text
        if path not in (".", "~", "/") and is_directory(path, reading.context):
            words.append(f"F{found.setdefault(path.rstrip('/'), len(found) + 1)}")
            at = entity.end if entity is not None else at + 1
            continue
        words.append(reading.tokens[at].low)
        at += 1
    if len(found) != 2 or any(word not in _MEANT and not re.fullmatch(r"F[12]", word) for word in words):
        return None
    text = re.sub(r"\b(?:the\s+)?(?:folder|directory)\s+(?=F[12])", "", " ".join(words))
    return _meant(text, dict(zip(("1", "2"), found, strict=True)))


def _meant(text: str, paths: dict[str, str]) -> Named | None:
    lacks, only = _LACKS.search(text), _ONLY.search(text)
    missing = (lacks["lacks"] or lacks["lacks2"]) if lacks else ""
    having = (only["only"] or only["only2"]) if only else ""
    if missing and not having:
        having = "2" if missing == "1" else "1"
    elif having and not missing:
        missing = "2" if having == "1" else "1"
    if missing and missing == having:
        return None
    if missing:
        one, other = paths[having], paths[missing]
        if _COPIES.match(text):
            command = f"cp -rn {quote_path(one)}/. {quote_path(other)}/"
            said = f"Copies what {other} lacks over from {one}; nothing there is overwritten."
            return Named(Step(command, said, Effect.CREATES, recipes=("folder.bring",)), product=other)
        return (
            _named(
                f"comm -23 <(ls -A {quote_path(one)}) <(ls -A {quote_path(other)})",
                f"Lists what is in {one} and not in {other}.",
            )
            if _LISTS.match(text)
            else None
        )
    if not _LISTS.match(text):
        return None
    one, other = paths["1"], paths["2"]
    if _DIFFER.search(text):
        return _named(
            f"diff -rq {quote_path(one)} {quote_path(other)} | grep ' differ$'",
            f"Lists the files that {one} and {other} both have with different content.",
        )
    if _BOTH.search(text) or re.search(r"F1 and F2 (?:have|share)", text):
        return _named(
            f"comm -12 <(ls -A {quote_path(one)}) <(ls -A {quote_path(other)})",
            f"Lists the names that are in both {one} and {other}.",
        )
    return None


def _named(command: str, said: str) -> Named:
    return Named(Step(command, said, Effect.READS, recipes=("folder.compare",)))
