"""The compiled corpus: recipes and fragments, their phrasings ready for alignment and the index over them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from llmsh.core.context import Userland
from llmsh.planner.align import Pattern
from llmsh.planner.compose.fragment import Fragment
from llmsh.planner.index_terms import bag_of, phrasing_terms, plain_words, surface_words
from llmsh.planner.lexicon import COMMON
from llmsh.planner.recipe import Recipe
from llmsh.planner.spelling import Speller
from llmsh.planner.template import needed
from llmsh.search.embedder import load_embedder
from llmsh.search.lexical_index import LexicalIndex
from llmsh.search.vector_index import VectorIndex

# Words that may stand in a request, or be missing, and change nothing.
SILENT = frozenset({"the", "a", "an", "me", "please"})
_SLOT = re.compile(r"\{\w+\}")


@dataclass(frozen=True)
class CompiledCorpus:
    """documents: for each text of `index`, the number of its recipe and of its phrasing.

    bags: an index over recipes, each as all words of its phrasings, its explanation and its id.
    vectors: the static embedding of each document. surface_words: see `index_terms.surface_words`.
    sums: of each document, of its skeleton.
    """

    recipes: tuple[Recipe, ...]
    fragments: tuple[Fragment, ...]
    index: LexicalIndex
    documents: tuple[tuple[int, int], ...]
    bags: LexicalIndex
    vectors: VectorIndex
    surface_words: tuple[str, ...]
    sums: NDArray[np.uint32]

    @cached_property
    def by_id(self) -> dict[str, Recipe]:
        return {recipe.id: recipe for recipe in self.recipes}

    @cached_property
    def bag_words(self) -> tuple[frozenset[str], ...]:
        """The words of each bag."""
        words: list[set[str]] = [set() for _ in self.recipes]
        starts, names = self.bags.starts.tolist(), list(self.bags.terms)
        for row, name in enumerate(names):
            for number in self.bags.documents[starts[row] : starts[row + 1]].tolist():
                words[number].add(name)
        return tuple(map(frozenset, words))

    @cached_property
    def first_documents(self) -> NDArray[np.int64]:
        """For each recipe, its first document; its others follow."""
        counts = [len(recipe.phrasings) for recipe in self.recipes]
        return np.cumsum([0, *counts[:-1]])

    @cached_property
    def choice_words(self) -> frozenset[str]:
        """Words that some slot has among its choices: nobody says them in a phrasing, and they are no strangers."""
        slots = (slot for recipe in self.recipes for slot in recipe.slots.values() if slot.type == "choice")
        return frozenset(word for slot in slots for value in slot.values for word in value.split())

    @cached_property
    def _by_sum(self) -> tuple[NDArray[np.intp], NDArray[np.uint32]]:
        """The documents in the order of their sums, and these."""
        order = np.argsort(self.sums, kind="stable")
        return order, self.sums[order]

    def said(self, skeletons: Sequence[str]) -> list[int]:
        """The documents whose phrasing has one of these skeletons, see `skeleton`."""
        order, sums = self._by_sum
        wanted = np.array([crc32(text.encode()) for text in skeletons], dtype=np.uint32)
        starts, ends = np.searchsorted(sums, wanted, "left"), np.searchsorted(sums, wanted, "right")
        found = {int(order[at]) for start, end in zip(starts, ends, strict=True) for at in range(start, end)}
        return sorted(found)

    @cached_property
    def needed(self) -> tuple[frozenset[str], ...]:
        """For each recipe, the slots without default that no form of its command does without."""
        return tuple(_needed(recipe) for recipe in self.recipes)

    @cached_property
    def _patterns(self) -> dict[tuple[int, int], Pattern]:
        return {}

    def pattern(self, recipe: int, phrasing: int) -> Pattern:
        """Phrasing `phrasing` of recipe number `recipe`, prepared at its first use."""
        key = (recipe, phrasing)
        if key not in self._patterns:
            self._patterns[key] = Pattern.of(self.recipes[recipe].phrasings[phrasing], self.index.idf_of)
        return self._patterns[key]

    def speller(self, more: Iterable[str] = ()) -> Speller:
        return Speller((*COMMON, *self.surface_words, *more))


def skeleton(words: Iterable[str]) -> str:
    """Lower-case `words` without silent ones and final marks: equal for what is said in the same words."""
    return " ".join(word.rstrip(",.?!") for word in words if word not in SILENT)


def sums_of(recipes: Iterable[Recipe]) -> NDArray[np.uint32]:
    """Sums of the skeletons of all phrasings, with `{}` in the place of each slot."""
    phrasings = (phrasing for recipe in recipes for phrasing in recipe.phrasings)
    skeletons = (skeleton(_SLOT.sub("{}", phrasing.lower()).split()) for phrasing in phrasings)
    return np.array([crc32(text.encode()) for text in skeletons], dtype=np.uint32)


def _needed(recipe: Recipe) -> frozenset[str]:
    forms = [frozenset(needed(template)) for template in recipe.commands_for(Userland.GNU)]
    free = {name for name, slot in recipe.slots.items() if slot.default is None}
    return frozenset.intersection(*forms) & free if forms else frozenset()


def compile_corpus(recipes: Sequence[Recipe], fragments: Sequence[Fragment] = ()) -> CompiledCorpus:
    """Takes some seconds for a few thousand recipes."""
    phrasings = [phrasing_terms(recipe) for recipe in recipes]
    texts = [terms for each in phrasings for terms in each]
    return CompiledCorpus(
        tuple(recipes),
        tuple(fragments),
        LexicalIndex.build(texts),
        documents_of(recipes),
        LexicalIndex.build([bag_of(recipe, terms) for recipe, terms in zip(recipes, phrasings, strict=True)]),
        # As they come back from a file: the first plan is the same as all later ones.
        VectorIndex(load_embedder().embed(texts).astype(np.float16).astype(np.float32)),
        surface_words(recipes),
        sums_of(recipes),
    )


def documents_of(recipes: Sequence[Recipe], first: int = 0) -> tuple[tuple[int, int], ...]:
    """Every phrasing as the number of its recipe, counted from `first`, and its own."""
    return tuple((number, at) for number, recipe in enumerate(recipes, first) for at in range(len(recipe.phrasings)))


def with_recipes(
    corpus: CompiledCorpus, recipes: Sequence[Recipe], fragments: Sequence[Fragment] = ()
) -> CompiledCorpus:
    """`corpus` with these behind its own; takes some milliseconds, where compiling all takes seconds."""
    phrasings = [phrasing_terms(recipe) for recipe in recipes]
    texts = [terms for each in phrasings for terms in each]
    return CompiledCorpus(
        (*corpus.recipes, *recipes),
        (*corpus.fragments, *fragments),
        corpus.index.extended(texts),
        (*corpus.documents, *documents_of(recipes, len(corpus.recipes))),
        corpus.bags.extended([bag_of(recipe, terms) for recipe, terms in zip(recipes, phrasings, strict=True)]),
        VectorIndex(np.concatenate([corpus.vectors.vectors, load_embedder().embed(texts)])),
        (*corpus.surface_words, *plain_words(recipes)),
        np.concatenate([corpus.sums, sums_of(recipes)]),
    )
