"""Matching: where in a request which fragments stand, by an automaton over the words of their phrasings.

In a phrasing `(a|b c)` is a choice, `[a|b]` may be left out, `...` is a gap where other parts of the request stand.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from llmsh.core.plan import Effect
from llmsh.planner.compose.fragment import Fragment
from llmsh.planner.entities.kinds import NOUNS
from llmsh.planner.lexicon import COMMON, canonical
from llmsh.planner.reading import Filling, Reading
from llmsh.planner.recipe import Slot
from llmsh.planner.slots import PATH_TYPES, Value
from llmsh.planner.verify import missing_users

# Words that may stand between the words of a phrasing without changing its meaning.
SKIPPED = frozenset(
    """the a an that which are is were was been have has be all any of my just only their its your some who me also
    both there to exist""".split()
)
_MAX_SKIPS = 2
# After a word that announces it ("in", "containing"), a bare word is a slot more surely than anywhere else.
_LEAST_AFTER_WORD = {
    **dict.fromkeys(PATH_TYPES, 0.75),
    **dict.fromkeys(("text", "pattern", "name", "user"), 0.92),
}
_LEAST_QUALITY = 0.6
# What is lost, in weights of words, when words without quotes are taken for a text although one of them says what is
# wanted ("lines", "first"), and when a text runs over words that join parts ("with", "to").
_LOST_MEANING = 0.4
_LOST_JOINT = 0.3
# The same for each word of a text beyond as many as people write without quotes.
_LOST_LENGTH, _USUAL_LENGTH = 0.25, 2
_FREE = frozenset({"text", "pattern", "name", "user"})


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens [start, end) read as half `half` of a fragment's phrasing (0: whole, 1 and 2: before and after a gap).

    lost: weight of the words that its slots took without being sure of them. phrasing: the number of the one that fits,
    so that halves of different ones are not joined.
    """

    start: int
    end: int
    fragment: Fragment
    values: Mapping[str, Value]
    lost: float = 0.0
    half: int = 0
    words: int = 0
    phrasing: int = 0


GAP = "..."
_SYMBOL = re.compile(r"[()\[\]|]|[^\s()\[\]|]+")


@dataclass(slots=True, eq=False)
class _Node:
    words: dict[str, list["_Node"]] = field(default_factory=dict)
    slots: list[tuple[Slot, "_Node"]] = field(default_factory=list)
    ends: list[tuple[Fragment, int, int]] = field(default_factory=list)


class Matcher:
    """All fragments of one domain, ready to be found in requests."""

    def __init__(self, fragments: Iterable[Fragment]) -> None:
        self._root = _Node()
        self.vocabulary: set[str] = set()
        for fragment in fragments:
            for number, phrasing in enumerate(fragment.phrasings):
                self._add(fragment, phrasing, number)
        self._meanings = frozenset(canonical(word) for word in self.vocabulary)

    def _add(self, fragment: Fragment, phrasing: str, number: int) -> None:
        """Compile `phrasing` into the automaton. Raises ValueError for brackets that do not match."""
        symbols = _SYMBOL.findall(phrasing)
        halves = 1 if GAP in symbols else 0
        frontier, at = self._sequence(fragment, symbols, 0, [self._root], number)
        if at < len(symbols):
            raise ValueError(f"{fragment.id}: {phrasing!r}: {symbols[at]!r} does not match")
        for node in frontier:
            node.ends.append((fragment, 2 if halves else 0, number))

    def _sequence(
        self, fragment: Fragment, symbols: list[str], at: int, start: list[_Node], number: int
    ) -> tuple[list[_Node], int]:
        """Compile alternatives from symbol `at` to a closing bracket or the end; return where they lead."""
        done: list[_Node] = []
        frontier = start
        while at < len(symbols) and symbols[at] not in (")", "]"):
            symbol = symbols[at]
            if symbol == "|":
                done, frontier = [*done, *frontier], start
            elif symbol in ("(", "["):
                inner, at = self._sequence(fragment, symbols, at + 1, frontier, number)
                if at >= len(symbols) or symbols[at] != (")" if symbol == "(" else "]"):
                    raise ValueError(f"{fragment.id}: a bracket of {' '.join(symbols)!r} does not match")
                frontier = inner if symbol == "(" else [*frontier, *inner]
            elif symbol == GAP:
                for node in frontier:
                    node.ends.append((fragment, 1, number))
                frontier = [self._root]
            else:
                frontier = [self._step(fragment, symbol, frontier)]
            at += 1
        return list(dict.fromkeys([*done, *frontier])), at

    def _step(self, fragment: Fragment, symbol: str, frontier: list[_Node]) -> _Node:
        node = _Node()
        if symbol.startswith("{"):
            for before in frontier:
                before.slots.append((fragment.slots[symbol[1:-1]], node))
        else:
            self.vocabulary.add(symbol)
            for before in frontier:
                before.words.setdefault(canonical(symbol), []).append(node)
        return node

    def matches(self, reading: Reading) -> list[Match]:
        """Every place where a fragment stands in the request; they overlap."""
        found: dict[tuple[object, ...], Match] = {}
        for start in range(len(reading.tokens)):
            for match in self._walk(self._root, reading, start, start, {}, 0.0, 0, 0):
                key = (
                    start,
                    match.end,
                    match.fragment.id,
                    match.half,
                    match.phrasing if match.half else 0,
                    tuple(sorted((k, v.text) for k, v in match.values.items())),
                )
                if key not in found or match.lost < found[key].lost:
                    found[key] = match
        return list(found.values())

    def _walk(  # noqa: PLR0917
        self,
        node: _Node,
        reading: Reading,
        start: int,
        at: int,
        values: dict[str, Value],
        lost: float,
        skips: int,
        words: int,
    ) -> Iterable[Match]:
        for fragment, half, phrasing in node.ends:
            if fragment.part == "act" and half != 2 and _is_said_of_things(reading, start, fragment):
                continue
            yield Match(start, at, fragment, dict(values), lost, half, words, phrasing)
        if at >= len(reading.tokens):
            return
        token = reading.tokens[at]
        for following in () if token.quoted else node.words.get(reading.words[at], ()):
            yield from self._walk(following, reading, start, at + 1, values, lost, 0, words + 1)
        for slot, following in node.slots:
            for filling in reading.fillings(slot)[at]:
                quality = _quality(slot, filling, has_word_before=words > 0)
                end = at + filling.length
                # "nobody" is a word, and a user of this machine.
                is_user = slot.type == "user" and _is_user_here(filling.value.text, reading)
                quality = 1.0 if is_user else quality
                if quality < _LEAST_QUALITY or (slot.type in PATH_TYPES and _is_kind(reading, at, end, filling)):
                    continue
                more = lost + (1 - quality) * sum(reading.weights[at:end])
                if slot.type in _FREE:
                    if token.quoted and filling.length > 1:
                        continue
                    factor = 0 if is_user else 2 if slot.type in ("name", "user") else 1
                    more += self._lost_in_text(reading, at, end) * factor
                values[slot.name] = filling.value
                yield from self._walk(following, reading, start, end, values, more, 0, words)
                del values[slot.name]
        if start < at and skips < _MAX_SKIPS and token.low in SKIPPED and not token.quoted:
            yield from self._walk(node, reading, start, at + 1, values, lost, skips + 1, words)

    def _lost_in_text(self, reading: Reading, start: int, end: int) -> float:
        """What reading tokens [start, end) as a text passes over, though they mean something to this domain."""
        is_quoted = any(reading.tokens[at].quoted for at in range(start, end))
        lost = 0.0 if is_quoted else _LOST_LENGTH * max(0, end - start - _USUAL_LENGTH)
        for at in range(start, end):
            token = reading.tokens[at]
            if token.quoted or token.text != token.low:
                continue
            if token.low in COMMON:
                lost += _LOST_JOINT if end - start > 1 else _LOST_MEANING
            elif reading.words[at] in self._meanings:
                lost += _LOST_MEANING * (2 if end - start > 1 else 1)
        named = ("path", "glob", "size", "mode", "url")
        if not is_quoted and any(
            entity.is_sure and entity.kind in named and start <= entity.start and entity.end <= end and end - start > 1
            for entity in reading.entities
        ):
            lost += _LOST_MEANING
        return lost


def _is_said_of_things(reading: Reading, at: int, fragment: Fragment) -> bool:
    """Whether a verb is said of the files and does not tell what to do: "the compressed files"."""
    token = reading.tokens[at]
    if token.low.endswith("ed") and token.low not in ("need", "feed", "embed", "sed"):
        return True
    before = reading.tokens[at - 1].low if at else ""
    return fragment.effect is not Effect.READS and before in ("the", "a", "an", "my", "these", "those", "any", "which")


def _is_user_here(name: str, reading: Reading) -> bool:
    return not reading.context.elsewhere and not missing_users((name,), reading.context)


def _is_kind(reading: Reading, start: int, end: int, filling: Filling) -> bool:
    """Whether a bare word is no path but the kind of the files named after it: "in yaml files"."""
    if filling.quality >= 0.8:
        return False
    following = reading.tokens[end].low if end < len(reading.tokens) else ""
    kinds = ("kind", "barekind")
    return following in NOUNS or any(entity.kind in kinds and entity.start == start for entity in reading.entities)


def _quality(slot: Slot, filling: Filling, *, has_word_before: bool) -> float:
    if has_word_before:
        return max(filling.quality, _LEAST_AFTER_WORD.get(slot.type, 0.0) - 0.04 * (filling.length - 1))
    return filling.quality
