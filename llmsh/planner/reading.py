"""A request as the planner reads it: its words, their canonical forms and weights, and what could fill a slot where."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from llmsh.core.context import Context
from llmsh.core.programs import known_programs
from llmsh.planner.entities.entity import Entity
from llmsh.planner.entities.recognise import recognise
from llmsh.planner.free_text import is_descriptive, trust
from llmsh.planner.lexicon import COMMON, canonical, weight
from llmsh.planner.named_files import contents_of, fields_in
from llmsh.planner.recipe import Slot
from llmsh.planner.slots import PATH_TYPES, Value
from llmsh.planner.spelling import Speller, correct_all
from llmsh.planner.words import Token, tokenize

# Which kinds of entity fill which type of slot, best first.
FILLED_BY: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(PATH_TYPES, ("path", "place", "quoted", "glob")),
    "dir": ("place", "path", "quoted", "glob"),
    "files": ("files", "path", "glob", "place", "quoted"),
    "glob": ("glob", "kind", "quoted", "ext"),
    "ext": ("ext", "kind"),
    "size": ("size",),
    "duration": ("duration",),
    "date": ("date", "duration", "quoted"),
    "number": ("number", "quoted"),
    "count": ("number",),
    "port": ("port", "number"),
    "pid": ("number",),
    "mode": ("mode",),
    "url": ("url", "host", "quoted"),
    "host": ("host", "url", "quoted"),
    "text": ("quoted",),
    "pattern": ("quoted",),
    "kind": ("kind", "glob"),
    **{kind: (kind,) for kind in ("dirname", "contents", "things", "ref")},
    **{kind: (kind,) for kind in ("field", "cell", "rows", "flag", "family")},
    "barekind": ("barekind", "kind", "glob", "ext"),
    "name": ("ref", "announced", "quoted"),
    "user": ("announced", "quoted"),
}
# Types that take words which nothing else explains, with how sure such a reading is.
_FREE = {
    **dict.fromkeys(("text", "pattern", "name", "user"), 0.75),
    **dict.fromkeys(("host", "url", "ext", "glob", "date", "files", *PATH_TYPES), 0.45),
    "choice": 1.0,
}
_MAX_FREE_WORDS = 6
_MOST_CHOICE_WORDS = 5
# Words after which a bare word is a name, what that adds, at most, and what is left where the word only describes.
_ANNOUNCES = frozenset(
    """called named directory folder dir file user group branch host service package process program container tag
    directories folders files mkdir touch""".split()
)
_ANNOUNCED, _NAMED, _DESCRIPTIVE_NAME = 1.6, 0.8, 0.6
# Never a name by themselves.
_ORDER_WORDS = frozenset({"last", "past", "next", "previous", "first", "each", "every", "latest", "whose", "which"})
_DETERMINERS = frozenset(
    {
        "the",
        "a",
        "an",
        "my",
        "this",
        "that",
        "these",
        "those",
        "all",
        "of",
        "in",
        "to",
        "from",
        "with",
        "by",
        "for",
        "and",
        "or",
        "on",
        "at",
        "is",
        "as",
        "me",
        "it",
        "called",
        "named",
        "each",
        "every",
        "does",
        "did",
        "do",
    }
)
# What is left of "foo or bar" as one text.
_TWO_TEXTS = 0.6
# What is left of ".c", before "files", as the name of a file.
_ENDING_AS_NAME = 0.8
_INTO = frozenset({"in", "into", "to", "from", "inside", "within", "under", "across"})
_PLACES = frozenset({"path", "place", "kind", "glob", "files"})

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth")


@dataclass(frozen=True, slots=True)
class Filling:
    """`length` tokens read as `value`; quality: 0..1, how well they suit the slot.

    trust: how surely words without quotes are meant literally; it is part of the quality.
    """

    length: int
    quality: float
    value: Value
    trust: float = 1.0


@dataclass(slots=True)
class Reading:
    """One request, prepared once. weights: how much leaving each token unexplained costs.

    unknown: tokens whose word the whole corpus never uses, and that are no entity. programs: those that name one.
    """

    request: str
    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...]
    words: tuple[str, ...]
    weights: tuple[float, ...]
    context: Context
    unknown: frozenset[int] = frozenset()
    _fillings: dict[object, list[list[Filling]]] = field(default_factory=dict)
    _trust: dict[tuple[int, int], float] = field(default_factory=dict)
    _contents: tuple[str, ...] | None = None
    _fields: Mapping[int, tuple[str, int]] | None = None

    @classmethod
    def of(
        cls,
        request: str,
        context: Context,
        idf: Callable[[str], float] = lambda _: 3.0,
        speller: Speller | None = None,
    ) -> "Reading":
        tokens = tokenize(request)
        entities = recognise(tokens, context)
        if speller is not None:
            lows = correct_all(tokens, entities, speller)
            if any(low != token.low for low, token in zip(lows, tokens, strict=True)):
                tokens = tuple(replace(token, low=low) for low, token in zip(lows, tokens, strict=True))
                entities = recognise(tokens, context)
        words = tuple(canonical(token.low) for token in tokens)
        taken = {at for entity in entities if entity.is_sure for at in range(entity.start, entity.end)}
        weights = tuple(0.8 if at in taken else weight(token.low, idf(words[at])) for at, token in enumerate(tokens))
        never = idf("\0")
        unknown = frozenset(
            at
            for at, token in enumerate(tokens)
            if speller is not None
            and at not in taken
            and token.low.isalpha()
            and token.low not in COMMON
            and len(token.low) > 2
            and not token.quoted
            and idf(words[at]) >= never
        )
        return cls(request, tokens, entities, words, weights, context, unknown)

    @property
    def programs(self) -> frozenset[int]:
        return frozenset(at for at in self.unknown if self.tokens[at].low in known_programs())

    def text(self, start: int, end: int) -> str:
        """What the user wrote for tokens [start, end), without quotes around a single quoted one."""
        if end - start == 1 and self.tokens[start].quoted:
            return self.tokens[start].text
        return self.request[self.tokens[start].start : self.tokens[end - 1].end].strip('“”"`')

    def fillings(self, slot: Slot) -> list[list[Filling]]:
        """For each token, the ways in which `slot` can be filled from there on."""
        key = (slot.type, tuple(slot.values)) if slot.type == "choice" else slot.type
        if key not in self._fillings:
            self._fillings[key] = [self._fillings_at(slot, at) for at in range(len(self.tokens))]
        return self._fillings[key]

    def _fillings_at(self, slot: Slot, at: int) -> list[Filling]:
        found: dict[tuple[int, str], Filling] = {}
        kinds = FILLED_BY.get(slot.type, ())
        for entity in self.entities:
            if entity.start == at and entity.kind in kinds:
                if slot.type in PATH_TYPES and entity.kind == "quoted" and not entity.value.text:
                    continue
                if slot.type == "count" and _ORDINAL.fullmatch(self.tokens[entity.end - 1].low):
                    continue  # "the 5th line" is one, and not five
                value = entity.value
                if slot.type == "ext" and entity.kind == "kind":  # "all png files": the extension of *.png
                    if (match := re.fullmatch(r"\*\.(\w+)", value.text)) is None:
                        continue
                    value = Value(match[1])
                quality = (1.0 if entity.is_sure else 0.85) - 0.03 * kinds.index(entity.kind)
                if slot.type in PATH_TYPES and entity.kind == "quoted" and self._is_ending(at):
                    quality *= _ENDING_AS_NAME
                filling = Filling(entity.end - at, quality, value)
                found.setdefault((filling.length, entity.value.text), filling)
        if slot.type in _FREE:
            for filling in self._free_fillings(slot, at):
                found.setdefault((filling.length, filling.value.text), filling)
        return list(found.values())

    def _is_ending(self, at: int) -> bool:
        """Whether the quoted token at `at` is the ending of files: `".c" files`."""
        return self.tokens[at].text.startswith(".") and any(
            entity.kind == "kind" and entity.is_sure and entity.start == at for entity in self.entities
        )

    def _free_fillings(self, slot: Slot, at: int) -> list[Filling]:
        if slot.type == "choice":
            return self._choices(slot, at)
        is_text = slot.type in ("text", "pattern")
        longest = _MAX_FREE_WORDS if is_text else 1
        quality = _FREE[slot.type]
        found = []
        if slot.type == "name" and (named := self.fields.get(at)):
            found.append(Filling(1, 0.97, Value(named[0])))
        for end in range(at + 1, min(at + longest, len(self.tokens)) + 1):
            first, last = self.tokens[at], self.tokens[end - 1]
            is_letter = end == at + 1 == len(self.tokens) and len(first.low) == 1
            if is_letter and is_text:
                found.append(Filling(1, quality, Value(first.text)))
                continue
            if (first.low in _DETERMINERS and not first.quoted) or (last.low in _DETERMINERS and not last.quoted):
                continue
            if not is_text and first.low in COMMON | _ORDER_WORDS and not first.quoted:
                continue
            if slot.type == "ext" and not re.fullmatch(r"[a-z0-9]{1,5}", first.low):
                continue
            if end - at > 1 and (first.quoted or last.quoted or self.tokens[end - 2].stop):
                break
            if end - at > 1 and self._is_elsewhere(at, end):
                break
            if is_text:
                sure = self._trust_in(at, end)
                base = quality - 0.03 * (end - at - 1)
                if any(token.low in ("and", "or") and not token.quoted for token in self.tokens[at + 1 : end - 1]):
                    base *= _TWO_TEXTS
            else:
                sure = _ANNOUNCED if slot.type == "dir" and self._is_aim(at) else self._trust_in_name(at)
                base = quality if sure <= 1 else min(quality * sure, _NAMED)
            found.append(Filling(end - at, base * min(sure, 1.0), Value(self.text(at, end)), min(sure, 1.0)))
        return found

    def _choices(self, slot: Slot, at: int) -> list[Filling]:
        found = []
        for end in range(at + 1, min(at + _MOST_CHOICE_WORDS, len(self.tokens)) + 1):
            said = " ".join(token.low for token in self.tokens[at:end])
            if said in slot.values:
                found.append(Filling(end - at, _FREE["choice"], Value(said)))
        return found

    @property
    def fields(self) -> Mapping[int, tuple[str, int]]:
        """Tokens that name a column or key of a data file that is named: as that file writes it, and its number."""
        if self._fields is None:
            self._fields = fields_in(self.tokens, self.entities, self.context)
        return self._fields

    def _trust_in(self, start: int, end: int) -> float:
        if self._contents is None:
            self._contents = contents_of(self.entities, self.context)
        if (start, end) not in self._trust:
            self._trust[start, end] = trust(self.tokens, start, end, self._contents)
        return self._trust[start, end]

    def _trust_in_name(self, at: int) -> float:
        """How surely a bare word is a name: above 1 where the word before says that a name follows."""
        token = self.tokens[at]
        if token.quoted:
            return 1.0
        before = self.tokens[at - 1].low if at and not self.tokens[at - 1].stop else ""
        if is_descriptive(token) and before not in _INTO:
            return _DESCRIPTIVE_NAME
        return _ANNOUNCED if before in _ANNOUNCES or at in self.unknown else 1.0

    def _is_aim(self, at: int) -> bool:
        """Whether a bare word ends the request after "into" or "to": where things go, which may not be there yet."""
        before = self.tokens[at - 1] if at else None
        is_last = at + 1 == len(self.tokens) and not is_descriptive(self.tokens[at])
        return is_last and before is not None and before.low in ("into", "to") and not before.stop

    def _is_elsewhere(self, start: int, end: int) -> bool:
        """Whether free words [start, end) run into where something happens: "… in all .c files", "… to a.txt"."""
        return any(
            entity.kind in _PLACES
            and entity.is_sure
            and start < entity.start < end
            and any(
                token.low in _INTO and not token.quoted
                for token in self.tokens[max(start, entity.start - 2) : entity.start]
            )
            for entity in self.entities
        )
