"""What of a recipe the index holds: the terms of its phrasings, its bag of words, the words that people write."""

from collections.abc import Iterable

from llmsh.planner.lexicon import canonical
from llmsh.planner.recipe import Recipe, Slot
from llmsh.planner.slots import PATH_TYPES
from llmsh.planner.template import first_word
from llmsh.planner.words import tokenize

# Types that are one word for the index, so that a request with any path meets a phrasing with {dir}.
CLASSES = {
    **dict.fromkeys((*PATH_TYPES, "files", "place"), "<path>"),
    **dict.fromkeys(("glob", "ext", "kind"), "<kind>"),
    **dict.fromkeys(("number", "count", "pid", "port"), "<number>"),
    **dict.fromkeys(("duration", "date"), "<time>"),
    **dict.fromkeys(("url", "host"), "<host>"),
    "size": "<size>",
    "mode": "<mode>",
    "quoted": "<text>",
    "text": "<text>",
    "pattern": "<text>",
}


def index_terms(text: str, slots: dict[str, Slot]) -> list[str]:
    """Terms of one phrasing for the index: canonical words, classes of slots."""
    terms = []
    for token in tokenize(text):
        slot = slots.get(token.low[1:-1]) if token.low.startswith("{") else None
        terms.append(CLASSES.get(slot.type, "<text>") if slot else canonical(token.low))
    return terms


def phrasing_terms(recipe: Recipe) -> list[list[str]]:
    """The terms of each phrasing."""
    slots = dict(recipe.slots)
    return [index_terms(text, slots) for text in recipe.phrasings]


def bag_of(recipe: Recipe, phrasings: Iterable[Iterable[str]] | None = None) -> list[str]:
    """Every term of a recipe's phrasings, explanation, id and choices, each once.

    phrasings: their terms, where they are known already.
    """
    words = {word for terms in phrasings or phrasing_terms(recipe) for word in terms}
    words |= {canonical(word) for word in _choices(recipe) if word.isalnum()}
    explained = " ".join((recipe.explain, *recipe.id.replace("_", " ").split(".")))
    return sorted(words | set(index_terms(explained, dict(recipe.slots))))


def surface_words(recipes: Iterable[Recipe]) -> tuple[str, ...]:
    """Every word of the phrasings, most frequent first, and the programs that the commands begin with."""
    counts: dict[str, int] = {}
    for recipe in recipes:
        for command in (text for texts in recipe.commands.values() for text in texts):
            counts.setdefault(first_word(command), 2)
        for word in _choices(recipe):
            counts.setdefault(word, 2)
        for phrasing in recipe.phrasings:
            for word in phrasing.lower().split():
                counts[word] = counts.get(word, 0) + 1
    # A word that one phrasing alone has may be a typo put there on purpose.
    return tuple(word for word, count in sorted(counts.items(), key=lambda item: -item[1]) if count > 1)


def plain_words(recipes: Iterable[Recipe]) -> dict[str, None]:
    """The words of the phrasings that are letters only, in order."""
    words = (word for recipe in recipes for text in recipe.phrasings for word in text.lower().split())
    return dict.fromkeys(word for word in words if word.isalpha())


def _choices(recipe: Recipe) -> list[str]:
    """The words that the recipe's choices are made of, lower case."""
    return [word for slot in recipe.slots.values() for said in slot.values for word in said.lower().split()]
