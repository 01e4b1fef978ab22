"""Texts that mean the same, for contrastive training.

They are phrasings of one recipe, and public requests whose commands have one shape.
Texts are lists of the index's terms (`planner.index_terms.index_terms`), joined by blanks.
"""

import hashlib
import json
import random
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from llmsh.core.context import Context
from llmsh.planner.index_terms import bag_of, index_terms
from llmsh.planner.lexicon import canonical
from llmsh.planner.reading import Reading
from llmsh.planner.recipe import Recipe
from llmsh.planner.retrieve import query_terms
from llmsh.planner.words import tokenize

MAX_PAIRS_PER_GROUP = 24
# One phrasing in so many is kept from the training of the embedding: the ranking is trained on those.
HELD_BACK = 8
# The same for public commands and the training of what a command is expected to hold.
PUBLIC_HELD_BACK = 7
# One public pair in so many is kept from the training of the decoder, for figures.
PUBLIC_MEASURED = 5
_WORD = re.compile(r"[a-z][a-z'-]+")


def is_held_back(phrasing: str) -> bool:
    """Whether `phrasing` is left out of the training of the embedding."""
    return zlib.crc32(phrasing.encode()) % HELD_BACK == 0


def public_is_held_back(command: str) -> bool:
    """Whether a public pair with this command is left for the training of the ranking."""
    return zlib.crc32(command.encode()) % PUBLIC_HELD_BACK == 0


def public_is_measured(name: str) -> bool:
    """Whether the public pair of this id is there for figures alone."""
    return int(hashlib.sha1(name.encode()).hexdigest(), 16) % PUBLIC_MEASURED == 0


def recipe_groups(recipes: Iterable[Recipe]) -> Iterator[list[str]]:
    """For each recipe, its phrasings and its explanation."""
    for recipe in recipes:
        slots = dict(recipe.slots)
        texts = [text for text in (*recipe.phrasings, recipe.explain) if not is_held_back(text)]
        yield [" ".join(index_terms(text, slots)) for text in texts]


def public_groups(path: Path, context: Context) -> Iterator[list[str]]:
    """Requests of nl2bash whose commands have one shape: the same programs and options, values left out."""
    groups: dict[str, list[str]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        groups[_shape(row["cmd"])].append(" ".join(query_terms(Reading.of(row["nl"], context))))
    yield from (group for group in groups.values() if len(group) > 1)


def _shape(command: str) -> str:
    words = re.findall(r"[|;&]|(?<!\S)-{1,2}[A-Za-z][\w-]*|(?<!\S)[a-z][\w.-]*(?=\s|$)", command)
    return " ".join(words)


def pairs_of(groups: Iterable[list[str]], rng: random.Random) -> list[tuple[str, str]]:
    """Pairs of different texts of one group, at most MAX_PAIRS_PER_GROUP of each."""
    pairs: list[tuple[str, str]] = []
    for group in groups:
        texts = sorted(set(group))
        found = [(one, other) for at, one in enumerate(texts) for other in texts[at + 1 :]]
        pairs += rng.sample(found, min(len(found), MAX_PAIRS_PER_GROUP))
    rng.shuffle(pairs)
    return pairs


def surfaces(recipes: Iterable[Recipe], public: Iterable[Path], least: int = 3) -> dict[str, Counter[str]]:
    """Each term of the vocabulary with the words that are written for it.

    Terms of recipes always; words of public requests when `least` of them have them.
    """
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for recipe in recipes:
        for term in bag_of(recipe):
            found[term][term] += 0
        for text in (*recipe.phrasings, recipe.explain):
            for token in tokenize(text):
                if not token.low.startswith("{"):
                    found[canonical(token.low)][token.low] += 1
    seen: Counter[str] = Counter()
    for path in public:
        for line in path.read_text(encoding="utf-8").splitlines():
            seen.update(_WORD.findall(json.loads(line)["nl"].lower()))
    for word, count in seen.items():
        term = canonical(word)
        if count >= least or term in found:
            found[term][word] += count
    return dict(found)
