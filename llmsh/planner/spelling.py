"""Spelling: words that nobody knows are read as the one known word that is a single slip of the fingers away."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from llmsh.planner.entities.entity import Entity
from llmsh.planner.words import Token
from llmsh.search.stem import stem

_SHORTEST = 4
# Shorter words are one letter away from too many others: only a missing letter is put back.
_SHORTEST_CORRECTED = 5


class Speller:
    """known: surface forms, lower case, more frequent ones first; a slip is one letter more, less, other or swapped."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known: dict[str, int] = {}
        self._stems: set[str] = set()
        for word in known:
            if len(word) >= _SHORTEST and word.isalpha() and word not in self._known:
                self._known[word] = len(self._known)
                self._stems.add(stem(word))

    @cached_property
    def _by_deletion(self) -> dict[str, list[str]]:
        """Known words by themselves and by each way of leaving one letter out; made at the first unknown word."""
        found: dict[str, list[str]] = {}
        for word in self._known:
            for short in (word, *_deletions(word)):
                found.setdefault(short, []).append(word)
        return found

    def correct(self, word: str) -> str:
        """`word`, or the known word that it is a slip of."""
        if len(word) < _SHORTEST or not word.isalpha() or word in self._known or stem(word) in self._stems:
            return word
        near = {
            candidate
            for short in (word, *_deletions(word))
            for candidate in self._by_deletion.get(short, ())
            if _is_one_slip(word, candidate)
        }
        if len(word) < _SHORTEST_CORRECTED:
            near = {candidate for candidate in near if len(candidate) > len(word)}
        same_start = [candidate for candidate in near if candidate[0] == word[0]] or list(near)
        return min(
            same_start,
            key=lambda candidate: (abs(len(candidate) - len(word)), self._known[candidate]),
            default=word,
        )


def _deletions(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


def _is_one_slip(word: str, other: str) -> bool:
    if abs(len(word) - len(other)) > 1:
        return False
    if len(word) != len(other):
        short, long = sorted((word, other), key=len)
        return short in _deletions(long)
    differing = [at for at in range(len(word)) if word[at] != other[at]]
    if len(differing) == 1:
        return True
    return (
        len(differing) == 2
        and differing[1] == differing[0] + 1
        and word[differing[0]] == other[differing[1]]
        and word[differing[1]] == other[differing[0]]
    )


def correct_all(tokens: Sequence[Token], entities: Sequence[Entity], speller: Speller) -> tuple[str, ...]:
    """The lower-case words of `tokens`, corrected where no entity stands."""
    taken = {at for entity in entities if entity.kind != "things" for at in range(entity.start, entity.end)}
    return tuple(
        token.low if at in taken or token.quoted or token.text.isupper() else speller.correct(token.low)
        for at, token in enumerate(tokens)
    )
