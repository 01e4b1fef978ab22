"""Retrieval: the recipes whose phrasings lie best over a request, with the values of their slots."""

from dataclasses import dataclass

from llmsh.planner.align import Alignment, align, fill_anywhere
from llmsh.planner.compiled import CLASSES, CompiledCorpus
from llmsh.planner.reading import Reading
from llmsh.planner.recipe import Recipe

# Phrasings that are laid over the request; more of one recipe than this add nothing.
TOP_PHRASINGS = 60
PER_RECIPE = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A recipe for a request. retrieved: its place in the first ranking, from 0."""

    recipe: Recipe
    alignment: Alignment
    retrieved: int


def query_terms(reading: Reading) -> list[str]:
    """Terms of a request for the index: canonical words, and the class of every entity."""
    sure = {at for entity in reading.entities if entity.is_sure for at in range(entity.start, entity.end)}
    terms = [word for at, word in enumerate(reading.words) if at not in sure]
    for entity in reading.entities:
        if entity.kind in CLASSES:
            terms.append(CLASSES[entity.kind])
            if not entity.is_sure or entity.kind == "kind":
                terms += [reading.words[at] for at in range(entity.start, entity.end) if at in sure]
    return terms


def retrieve(corpus: CompiledCorpus, reading: Reading, limit: int = 12) -> list[Candidate]:
    """At most `limit` recipes for the request, best first."""
    found = corpus.index.search(query_terms(reading), TOP_PHRASINGS)
    best: dict[int, Candidate] = {}
    tried: dict[int, int] = {}
    for document, _ in found:
        number, phrasing = corpus.documents[document]
        if tried.get(number, 0) >= PER_RECIPE:
            continue
        rank = len(tried)
        tried[number] = tried.get(number, 0) + 1
        recipe = corpus.recipes[number]
        alignment = align(corpus.pattern(number, phrasing), reading, recipe.slots)
        if number not in best or alignment.score > best[number].alignment.score:
            best[number] = Candidate(recipe, alignment, rank)
    filled = [
        Candidate(
            item.recipe,
            fill_anywhere(tuple(item.recipe.slots), reading, item.recipe.slots, item.alignment),
            item.retrieved,
        )
        for item in best.values()
    ]
    return sorted(filled, key=lambda item: -item.alignment.score)[:limit]
