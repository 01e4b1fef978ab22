"""Retrieval: the recipes whose phrasings lie best over a request, with the values of their slots."""

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from llmsh.planner.align import Alignment, align, fill_anywhere
from llmsh.planner.compiled import CompiledCorpus
from llmsh.planner.entities.places import FOLDER_WORDS
from llmsh.planner.index_terms import CLASSES
from llmsh.planner.reading import Reading
from llmsh.planner.recipe import Recipe
from llmsh.search.embedder import load_embedder

# Phrasings that are laid over the request; more of one recipe than this add nothing.
TOP_PHRASINGS = 60
PER_RECIPE = 4
# Recipes whose phrasings mean nearly the same by the static embedding, and how many phrasings of each are tried.
TOP_SIMILAR = 16
SIMILAR_PHRASINGS = 3
# Phrasings tried for a request whose words are also names of what is here: "run the tests" beside a folder tests.
TOP_AS_SAID = 12
# Recipes taken for all their words together, and how many phrasings of such a one are tried.
TOP_RECIPES = 12
MOST_ALIGNED = 10
# Entities whose words stand in phrasings as words too: "csv to json", "tomorrow's date", "last friday".
_SAID = frozenset({"kind", "ext", "date"})
# What an empty slot costs a phrasing against another of the same recipe.
_NEEDED = 0.12
# How sharply a difference in similarity tells recipes apart.
_SHARPNESS = 16.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A recipe for a request. lexical: its BM25 score as a share of the best; votes: its phrasings among the first.

    bag: the share of the request's weight that is in any of the recipe's texts; ranked: its BM25 score by those.
    similar: the cosine of the request with the nearest phrasing; behind: how far that is from the best recipe's;
    believed: its share of the similarity, sharpened, among all recipes.
    """

    recipe: Recipe
    alignment: Alignment
    lexical: float
    votes: int
    bag: float = 0.0
    ranked: float = 0.0
    similar: float = 0.0
    behind: float = 0.0
    believed: float = 0.0


def query_terms(reading: Reading) -> list[str]:
    """Terms of a request for the index: canonical words, and the class of every entity."""
    sure = {at for entity in reading.entities if entity.is_sure for at in range(entity.start, entity.end)}
    terms = [word for at, word in enumerate(reading.words) if at not in sure or reading.tokens[at].low in FOLDER_WORDS]
    for entity in reading.entities:
        if entity.kind in CLASSES:
            terms.append(CLASSES[entity.kind])
            if not entity.is_sure or entity.kind in _SAID:
                terms += [reading.words[at] for at in range(entity.start, entity.end) if at in sure]
    return terms


def _names_words(reading: Reading) -> bool:
    """Whether words of every day are read as names of files and folders that are here."""
    return any(
        entity.kind in ("path", "place") and entity.is_sure and reading.tokens[entity.start].text.isalpha()
        for entity in reading.entities
        if not reading.tokens[entity.start].quoted
    )


def retrieve(corpus: CompiledCorpus, reading: Reading, limit: int = 20) -> list[Candidate]:
    """At most `limit` recipes for the request, best first."""
    terms = query_terms(reading)
    found = corpus.index.search(terms, TOP_PHRASINGS)
    top = found[0][1] if found else 1.0
    best: dict[int, Candidate] = {}
    for document, bm25 in found:
        number, phrasing = corpus.documents[document]
        earlier = best.get(number)
        votes = earlier.votes + 1 if earlier else 1
        if earlier and votes > PER_RECIPE:
            best[number] = replace(earlier, votes=votes)
            continue
        recipe = corpus.recipes[number]
        alignment = align(corpus.pattern(number, phrasing), reading, recipe.slots)
        if earlier and _rank(corpus, number, earlier.alignment) >= _rank(corpus, number, alignment):
            alignment = earlier.alignment
        best[number] = Candidate(recipe, alignment, earlier.lexical if earlier else bm25 / top, votes)
    if _names_words(reading):
        for document, bm25 in corpus.index.search(list(reading.words), TOP_AS_SAID):
            number, phrasing = corpus.documents[document]
            alignment = align(corpus.pattern(number, phrasing), reading, corpus.recipes[number].slots)
            earlier = best.get(number)
            if earlier is None:
                best[number] = Candidate(corpus.recipes[number], alignment, bm25 / max(top, bm25), 1)
            elif _rank(corpus, number, alignment) > _rank(corpus, number, earlier.alignment):
                best[number] = replace(earlier, alignment=alignment)
    cosines = corpus.vectors.similarities(load_embedder().embed([terms])[0])
    nearest = np.maximum.reduceat(cosines, corpus.first_documents)
    for number in np.argsort(-nearest, kind="stable")[:TOP_SIMILAR].tolist():
        alignment = _nearest_alignment(corpus, number, cosines, reading)
        earlier = best.get(number)
        if earlier is None:
            best[number] = Candidate(corpus.recipes[number], alignment, 0.0, 0)
        elif _rank(corpus, number, alignment) > _rank(corpus, number, earlier.alignment):
            best[number] = replace(earlier, alignment=alignment)
    ranked = corpus.bags.search(terms, TOP_PHRASINGS * 2)
    bag_scores = {number: score / ranked[0][1] for number, score in ranked}
    for number, _ in ranked[:TOP_RECIPES]:
        if number not in best:
            best[number] = Candidate(corpus.recipes[number], _best_alignment(corpus, number, reading), 0.0, 0)
    closest = float(nearest.max(initial=0.0))
    spread = float(np.exp(_SHARPNESS * (nearest - closest)).sum())
    found_all = [
        replace(
            _finished(corpus, number, item, bag_scores.get(number, 0.0), reading),
            similar=float(nearest[number]),
            behind=closest - float(nearest[number]),
            believed=math.exp(_SHARPNESS * (float(nearest[number]) - closest)) / spread,
        )
        for number, item in best.items()
    ]
    return sorted(found_all, key=lambda item: -item.alignment.score - item.bag - item.similar)[:limit]


def _nearest_alignment(
    corpus: CompiledCorpus, number: int, cosines: NDArray[np.float32], reading: Reading
) -> Alignment:
    """The best alignment among the phrasings of recipe `number` that mean most nearly the same."""
    recipe, first = corpus.recipes[number], int(corpus.first_documents[number])
    own = cosines[first : first + len(recipe.phrasings)]
    chosen = np.argsort(-own, kind="stable")[:SIMILAR_PHRASINGS].tolist()
    found = (align(corpus.pattern(number, at), reading, recipe.slots) for at in chosen)
    return max(found, key=lambda alignment: _rank(corpus, number, alignment))


def _best_alignment(corpus: CompiledCorpus, number: int, reading: Reading) -> Alignment:
    recipe = corpus.recipes[number]
    patterns = (corpus.pattern(number, at) for at in range(min(len(recipe.phrasings), MOST_ALIGNED)))
    found = (align(pattern, reading, recipe.slots) for pattern in patterns)
    return max(found, key=lambda alignment: _rank(corpus, number, alignment))


def _rank(corpus: CompiledCorpus, number: int, alignment: Alignment) -> float:
    """What tells two phrasings of one recipe apart: the fit, less what the command needs and they do not give."""
    return alignment.score - _NEEDED * len(corpus.needed[number] - alignment.values.keys())


def _finished(corpus: CompiledCorpus, number: int, item: Candidate, ranked: float, reading: Reading) -> Candidate:
    slots = item.recipe.slots
    alignment = fill_anywhere(tuple(slots), reading, slots, item.alignment)
    words = corpus.bag_words[number]
    total = sum(reading.weights) or 1.0
    shared = sum(
        weight
        for at, (word, weight) in enumerate(zip(reading.words, reading.weights, strict=True))
        if word in words or at in alignment.used
    )
    return replace(item, alignment=alignment, bag=shared / total, ranked=ranked)
