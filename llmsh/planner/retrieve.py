"""Retrieval: the recipes whose phrasings lie best over a request, with the values of their slots."""

import math
import re
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from llmsh.planner.align import Alignment, align, fill_anywhere
from llmsh.planner.compiled import SILENT, CompiledCorpus, skeleton
from llmsh.planner.entities.places import FOLDER_WORDS
from llmsh.planner.free_text import is_descriptive
from llmsh.planner.index_terms import CLASSES
from llmsh.planner.reading import FILLED_BY, Reading
from llmsh.planner.recipe import Recipe
from llmsh.planner.slots import PATH_TYPES
from llmsh.search.embedder import load_embedder

# Phrasings that are laid over the request; more of one recipe than this add nothing.
TOP_PHRASINGS = 60
PER_RECIPE = 4
# Recipes whose phrasings mean nearly the same by the static embedding, and how many phrasings of each are tried.
TOP_SIMILAR = 16
SIMILAR_PHRASINGS = 3
# Requests of more words are not looked for word by word; how many phrasings are tried that are.
MOST_SAID, TOP_AS_SAID = 12, 16
# What a phrasing's own words have to weigh to stand for what is asked.
LEAST_SAID = 0.9
# The same for a request of more than two words that is to count as said word for word.
SHORT, LEAST_OWN = 2, 1.2
# Types of slots that take any word, and what is no such word.
BARE = frozenset({"name", "text", "pattern", "user", "choice"})
ADDRESSES, UNSURE = frozenset({"url", "host"}), frozenset({"quoted"})
NAMED = frozenset({"path", "place", "files", "glob"})
# Recipes taken for all their words together, and how many phrasings of such a one are tried.
TOP_RECIPES = 12
MOST_ALIGNED = 10
# Entities whose words stand in phrasings as words too: "csv to json", "tomorrow's date", "last friday".
_SAID = frozenset({"kind", "ext", "date"})
# What an empty slot costs a phrasing against another of the same recipe.
_NEEDED = 0.12
# How sharply a difference in similarity tells recipes apart.
_SHARPNESS = 16.0

# A file that is not here: capitals, digits and marks are in no other words.
_LOOKS_LIKE_A_NAME = re.compile(r"[A-Z0-9._/]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A recipe for a request. lexical: its BM25 score as a share of the best; votes: its phrasings among the first.

    bag: the share of the request's weight that is in any of the recipe's texts; ranked: its BM25 score by those.
    similar: the cosine of the request with the nearest phrasing; behind: how far that is from the best recipe's;
    believed: its share of the similarity, sharpened, among all recipes. is_said: the request is a phrasing of it, word
    for word, with what its slots take.
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
    is_said: bool = False


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


def _said_word_for_word(corpus: CompiledCorpus, reading: Reading) -> list[int]:
    """Documents whose phrasing is the request itself, with at most two of its words or things in the slots.

    The index alone passes them over where a word in a slot is one that many recipes are about: "start docker".
    """
    lows = [token.low for token in reading.tokens]
    if len(lows) > MOST_SAID:
        return []
    spans = {(at, at + 1) for at, low in enumerate(lows) if low not in SILENT}
    spans |= {(entity.start, entity.end) for entity in reading.entities}
    skeletons = [skeleton(lows)]
    for start, end in spans:
        skeletons.append(skeleton([*lows[:start], "{}", *lows[end:]]))
        skeletons += [
            skeleton([*lows[:start], "{}", *lows[end:first], "{}", *lows[last:]])
            for first, last in spans
            if first >= end
        ]
    return corpus.said(skeletons)[:TOP_AS_SAID]


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
    for document in _said_word_for_word(corpus, reading):
        number, phrasing = corpus.documents[document]
        alignment = align(corpus.pattern(number, phrasing), reading, corpus.recipes[number].slots)
        _offer(best, corpus, number, alignment)
    cosines = corpus.vectors.similarities(load_embedder().embed([terms])[0])
    nearest = np.maximum.reduceat(cosines, corpus.first_documents)
    for number in np.argsort(-nearest, kind="stable")[:TOP_SIMILAR].tolist():
        alignment = _nearest_alignment(corpus, number, cosines, reading)
        _offer(best, corpus, number, alignment)
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
    found_all = [_as_near_as_any(item, closest, spread) if _is_said(item, reading) else item for item in found_all]
    return sorted(found_all, key=lambda item: -item.alignment.score - item.bag - item.similar)[:limit]


def _is_said(item: Candidate, reading: Reading) -> bool:
    """Whether the request is the phrasing word for word: nothing left over, each slot with a thing of its kind."""
    alignment = item.alignment
    if not alignment.own or (len(reading.tokens) > SHORT and alignment.own < LEAST_OWN):
        return False
    if any(token.low not in SILENT for at, token in enumerate(reading.tokens) if at not in alignment.used):
        return False
    return all(_suits(item.recipe.slots[name].type, value.text, reading) for name, value in alignment.values.items())


def _suits(kind: str, text: str, reading: Reading) -> bool:
    """Whether `text` is a thing for a slot of that type, or a bare word where those are taken, and no path."""
    kinds = {entity.kind for entity in reading.entities if entity.value.text == text and entity.is_sure}
    if kinds.intersection(FILLED_BY.get(kind, ())) - (UNSURE if kind in ADDRESSES else frozenset()):
        return True
    if kind in PATH_TYPES and kinds.isdisjoint(NAMED):
        return _LOOKS_LIKE_A_NAME.search(text) is not None
    describes = kind != "choice" and any(is_descriptive(token) for token in reading.tokens if token.text == text)
    return kind in BARE and kinds.isdisjoint(NAMED) and not describes


def _as_near_as_any(item: Candidate, closest: float, spread: float) -> Candidate:
    """`item`, which is said word for word: only the word in its slot makes others look nearer."""
    if item.alignment.own < LEAST_SAID:
        return replace(item, is_said=True)
    return replace(
        item,
        is_said=True,
        ranked=1.0,
        similar=max(item.similar, closest),
        behind=0.0,
        believed=max(item.believed, 1.0 / spread),
    )


def _offer(best: dict[int, Candidate], corpus: CompiledCorpus, number: int, alignment: Alignment) -> None:
    """Take recipe `number` in, or this alignment for it where it lies better."""
    earlier = best.get(number)
    if earlier is None:
        best[number] = Candidate(corpus.recipes[number], alignment, 0.0, 0)
    elif _rank(corpus, number, alignment) > _rank(corpus, number, earlier.alignment):
        best[number] = replace(earlier, alignment=alignment)


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
