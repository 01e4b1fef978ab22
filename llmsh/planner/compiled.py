"""The compiled corpus: recipes, their phrasings ready for alignment and the index over them, cached on disk."""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from llmsh.config import private_dir
from llmsh.core.context import Userland
from llmsh.core.plan import Effect
from llmsh.planner.align import Pattern
from llmsh.planner.corpus import load_recipes
from llmsh.planner.filling import first_word
from llmsh.planner.lexicon import COMMON, canonical
from llmsh.planner.recipe import Example, Recipe, Slot
from llmsh.planner.slots import PATH_TYPES
from llmsh.planner.spelling import Speller
from llmsh.planner.template import needed
from llmsh.planner.words import tokenize
from llmsh.search.embedder import WEIGHTS_FILE, load_embedder
from llmsh.search.lexical_index import LexicalIndex
from llmsh.search.vector_index import VectorIndex

FORMAT = 4
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


@dataclass(frozen=True)
class CompiledCorpus:
    """documents: for each text of `index`, the number of its recipe and of its phrasing.

    bags: an index over recipes, each as all words of its phrasings, its explanation and its id.
    vectors: the static embedding of each document. surface_words: see `_surface_words`.
    """

    recipes: tuple[Recipe, ...]
    index: LexicalIndex
    documents: tuple[tuple[int, int], ...]
    bags: LexicalIndex
    vectors: VectorIndex
    surface_words: tuple[str, ...]

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


def _needed(recipe: Recipe) -> frozenset[str]:
    forms = [frozenset(needed(template)) for template in recipe.commands_for(Userland.GNU)]
    free = {name for name, slot in recipe.slots.items() if slot.default is None}
    return frozenset.intersection(*forms) & free if forms else frozenset()


def index_terms(text: str, slots: dict[str, Slot]) -> list[str]:
    """Terms of one phrasing for the index: canonical words, classes of slots."""
    terms = []
    for token in tokenize(text):
        slot = slots.get(token.low[1:-1]) if token.low.startswith("{") else None
        terms.append(CLASSES.get(slot.type, "<text>") if slot else canonical(token.low))
    return terms


def _surface_words(recipes: Iterable[Recipe]) -> tuple[str, ...]:
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


def compile_corpus(recipes: Sequence[Recipe]) -> CompiledCorpus:
    texts: list[list[str]] = []
    documents: list[tuple[int, int]] = []
    for number, recipe in enumerate(recipes):
        for phrasing, text in enumerate(recipe.phrasings):
            texts.append(index_terms(text, dict(recipe.slots)))
            documents.append((number, phrasing))
    bags = [bag_of(recipe) for recipe in recipes]
    return CompiledCorpus(
        tuple(recipes),
        LexicalIndex.build(texts),
        tuple(documents),
        LexicalIndex.build(bags),
        VectorIndex(load_embedder().embed(texts)),
        _surface_words(recipes),
    )


def with_recipes(corpus: CompiledCorpus, recipes: Sequence[Recipe]) -> CompiledCorpus:
    """`corpus` with `recipes` behind its own; takes some milliseconds, where compiling all takes seconds."""
    texts: list[list[str]] = []
    documents = list(corpus.documents)
    for number, recipe in enumerate(recipes, len(corpus.recipes)):
        for phrasing, text in enumerate(recipe.phrasings):
            texts.append(index_terms(text, dict(recipe.slots)))
            documents.append((number, phrasing))
    vectors = np.concatenate([corpus.vectors.vectors, load_embedder().embed(texts)])
    return CompiledCorpus(
        (*corpus.recipes, *recipes),
        corpus.index.extended(texts),
        tuple(documents),
        corpus.bags.extended([bag_of(recipe) for recipe in recipes]),
        VectorIndex(vectors),
        (*corpus.surface_words, *_plain_words(recipes)),
    )


def _plain_words(recipes: Sequence[Recipe]) -> dict[str, None]:
    words = (word for recipe in recipes for text in recipe.phrasings for word in text.lower().split())
    return dict.fromkeys(word for word in words if word.isalpha())


def bag_of(recipe: Recipe) -> list[str]:
    """Every term of a recipe's phrasings, explanation, id and choices, each once."""
    slots = dict(recipe.slots)
    words = {word for text in recipe.phrasings for word in index_terms(text, slots)}
    words |= {canonical(word) for word in _choices(recipe) if word.isalnum()}
    explained = " ".join((recipe.explain, *recipe.id.replace("_", " ").split(".")))
    return sorted(words | set(index_terms(explained, slots)))


def _choices(recipe: Recipe) -> list[str]:
    """The words that the recipe's choices are made of, lower case."""
    return [word for slot in recipe.slots.values() for said in slot.values for word in said.lower().split()]


def load(paths: Sequence[Path], cache: Path | None) -> CompiledCorpus:
    """The corpus of `paths`, from the file `cache` where that fits them, else compiled and written there.

    A damaged cache is rebuilt; one that cannot be written is done without. Raises RecipeError.
    """
    key = _key(paths)
    if cache is not None and (cached := _read(cache, key)) is not None:
        return cached
    corpus = compile_corpus(load_recipes(paths))
    if cache is not None:
        _write(cache, key, corpus)
    return corpus


def _key(paths: Sequence[Path]) -> str:
    """Changes when a recipe file, or the code that reads requests, changes."""
    digest = hashlib.sha256(str(FORMAT).encode())
    code = [Path(__file__).parent / name for name in ("lexicon.py", "words.py", "compiled.py", "recipe.py")]
    code += [Path(__file__).parent.parent / "search" / "stem.py", WEIGHTS_FILE]
    for path in (*code, *paths):
        stat = path.stat()
        digest.update(f"{path}\0{stat.st_mtime_ns}\0{stat.st_size}\n".encode())
    return digest.hexdigest()


def _read(cache: Path, key: str) -> CompiledCorpus | None:
    try:
        header, _, rest = cache.read_bytes().partition(b"\n")
        about = json.loads(header)
        if about.get("key") != key or hashlib.sha256(rest).hexdigest() != about.get("sha256"):
            return None
        sizes = about["sizes_bytes"]
        stored = json.loads(rest[: sizes[0]])
        index = LexicalIndex.from_bytes(rest[sizes[0] : sizes[0] + sizes[1]])
        ends = list(accumulate(sizes))
        bags = LexicalIndex.from_bytes(rest[ends[1] : ends[2]])
        vectors = np.frombuffer(rest[ends[2] :], dtype=np.float16).astype(np.float32)
        recipes = tuple(_recipe(item) for item in stored["recipes"])
        documents = tuple((a, b) for a, b in stored["documents"])
        rows = VectorIndex(vectors.reshape(len(documents), -1))
        return CompiledCorpus(recipes, index, documents, bags, rows, tuple(stored["surface_words"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _recipe(item: dict[str, Any]) -> Recipe:
    example: dict[str, Any] = {}
    for key, value in item["example"].items():
        example[key] = tuple(value) if isinstance(value, list) else value
    return Recipe(
        **{
            **item,
            "phrasings": tuple(item["phrasings"]),
            "effect": Effect(item["effect"]),
            "commands": {Userland(land): tuple(texts) for land, texts in item["commands"].items()},
            "slots": {name: Slot(**slot) for name, slot in item["slots"].items()},
            "example": Example(**example),
        }
    )


def _write(cache: Path, key: str, corpus: CompiledCorpus) -> None:
    recipes = json.dumps(
        {
            "recipes": [asdict(recipe) for recipe in corpus.recipes],
            "documents": corpus.documents,
            "surface_words": corpus.surface_words,
        }
    ).encode()
    index, bags = corpus.index.to_bytes(), corpus.bags.to_bytes()
    body = recipes + index + bags + corpus.vectors.vectors.astype(np.float16).tobytes()
    sizes = [len(recipes), len(index), len(bags)]
    about = {"key": key, "sha256": hashlib.sha256(body).hexdigest(), "sizes_bytes": sizes}
    try:
        private_dir(cache.parent)
        descriptor, name = tempfile.mkstemp(dir=cache.parent, prefix=cache.name)
        with os.fdopen(descriptor, "wb") as file:
            file.write(json.dumps(about).encode() + b"\n" + body)
        os.replace(name, cache)
    except OSError:
        return
