"""The compiled corpus as a file: one comes with llmsh, one that fits better is made in the user's cache.

`python -m llmsh.planner.compiled_file [FILE]` makes the one that comes with llmsh, where it is not up to date.
"""

import fcntl
import hashlib
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from itertools import accumulate
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from llmsh.config import private_dir
from llmsh.core.context import Userland
from llmsh.core.plan import Effect
from llmsh.core.work import current
from llmsh.planner.compiled import CompiledCorpus, compile_corpus, documents_of
from llmsh.planner.compose.fragment import Fragment, load_fragments
from llmsh.planner.corpus import load_recipes, recipe_files
from llmsh.planner.recipe import Example, Recipe, Slot
from llmsh.search.embedder import WEIGHTS_FILE
from llmsh.search.lexical_index import LexicalIndex
from llmsh.search.vector_index import VectorIndex

FORMAT = 5
# One that was stopped, or waits for a disk, must not hold up the others for ever.
PATIENCE_S = 60.0
_PACKAGE = Path(__file__).parents[1]
# Made when llmsh is built (hatch_build.py) or run from its sources (Makefile).
SHIPPED = _PACKAGE / "planner" / "corpus.bin"
# What the file follows from, besides the recipes.
CODE = (
    *(f"planner/{name}.py" for name in ("compiled", "compiled_file", "corpus", "index_terms", "lexicon", "recipe")),
    *(f"planner/{name}.py" for name in ("slots", "template", "words", "compose/fragment")),
    *(f"search/{name}.py" for name in ("embedder", "lexical_index", "stem", "vector_index")),
    str(WEIGHTS_FILE.relative_to(_PACKAGE)),
)


def load(paths: Sequence[Path], cache: Path | None, *, shipped: Path = SHIPPED) -> CompiledCorpus:
    """The corpus of `paths`: from the file `shipped` with llmsh, or from `cache`, where one fits, else compiled.

    What is compiled is written to `cache`, by one process at a time; a damaged cache is rebuilt, one that cannot be
    written is done without. Reports "preparing" to the work that it is done for. Raises RecipeError.
    """
    key = key_of(paths)
    places = [shipped] if cache is None else [shipped, cache]
    for place in places:
        if (found := _read(place, key)) is not None:
            return found
    current().report("preparing", None)
    if cache is None:
        return _compile(paths)
    with _alone(cache.with_name(f"{cache.name}.lock")):
        # Another process may have compiled it while this one waited.
        if (found := _read(cache, key)) is not None:
            return found
        corpus = _compile(paths)
        with suppress(OSError):
            private_dir(cache.parent)
            _write(cache, key, corpus)
        return corpus


def place_of(paths: Sequence[Path], places: Sequence[Path]) -> Path | None:
    """The first of `places` whose file says that it is the corpus of `paths`."""
    key = key_of(paths)
    return next((place for place in places if _about(place).get("key") == key), None)


def ship(target: Path = SHIPPED) -> bool:
    """Write the corpus of the shipped recipes to `target`; False where it is there already.

    The same recipes and code give the same bytes. Raises OSError, RecipeError.
    """
    paths = recipe_files()
    key = key_of(paths)
    if _read(target, key) is not None:
        return False
    _write(target, key, _compile(paths))
    target.chmod(0o644)
    return True


def key_of(paths: Sequence[Path]) -> str:
    """Changes with the names and bytes of the recipe files and of the code that compiles them."""
    digest = hashlib.sha256(f"{FORMAT}\n".encode())
    for name, path in [*((name, _PACKAGE / name) for name in CODE), *((path.name, path) for path in paths)]:
        content = path.read_bytes()
        digest.update(f"{name}\0{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _compile(paths: Sequence[Path]) -> CompiledCorpus:
    return compile_corpus(load_recipes(paths), load_fragments(paths))


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Only one process at a time is inside; who can have no lock, or not in time, is so as well."""
    try:
        private_dir(lock.parent)
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    except OSError:
        yield
        return
    try:
        deadline = time.monotonic() + PATIENCE_S
        while not _is_locked(descriptor) and time.monotonic() < deadline:
            time.sleep(0.05)
        yield
    finally:
        os.close(descriptor)


def _is_locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True  # a file system without locks
    return True


def _about(place: Path) -> Mapping[str, Any]:
    """The first line of the file at `place`; empty where there is none."""
    try:
        with _opened(place) as file:
            about = json.loads(file.readline(4096) or b"{}")
    except (OSError, ValueError):
        return {}
    return about if isinstance(about, dict) else {}


def _opened(place: Path) -> BinaryIO:
    """A pipe in its place is not waited for. Raises OSError."""
    return open(os.open(place, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY), "rb")


def _read(place: Path, key: str) -> CompiledCorpus | None:
    """None where there is none at `place`, or it is another or damaged."""
    about = _about(place)
    if about.get("key") != key:
        return None
    try:
        with _opened(place) as file:
            file.readline(4096)
            body = file.read()
        if hashlib.sha256(body).hexdigest() != about.get("sha256"):
            return None
        starts = [0, *accumulate(about["sizes_bytes"])]
        stored, *parts = (body[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True))
        return _corpus(json.loads(stored), *parts)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _corpus(stored: Mapping[str, Any], index: bytes, bags: bytes, sums: bytes, vectors: bytes) -> CompiledCorpus:
    recipes = tuple(_recipe(item) for item in stored["recipes"])
    documents = documents_of(recipes)
    rows = np.frombuffer(vectors, dtype=np.float16).astype(np.float32)
    return CompiledCorpus(
        recipes,
        tuple(_fragment(item) for item in stored["fragments"]),
        LexicalIndex.from_bytes(index),
        documents,
        LexicalIndex.from_bytes(bags),
        VectorIndex(rows.reshape(len(documents), -1)),
        tuple(stored["surface_words"]),
        np.frombuffer(sums, dtype=np.uint32),
    )


def _write(place: Path, key: str, corpus: CompiledCorpus) -> None:
    """Raises OSError."""
    stored = {
        "recipes": [_told(recipe) for recipe in corpus.recipes],
        "fragments": [_told(fragment) for fragment in corpus.fragments],
        "surface_words": corpus.surface_words,
    }
    recipes = json.dumps(stored, ensure_ascii=False, separators=(",", ":")).encode()
    index, bags, sums = corpus.index.to_bytes(), corpus.bags.to_bytes(), corpus.sums.tobytes()
    body = recipes + index + bags + sums + corpus.vectors.vectors.astype(np.float16).tobytes()
    sizes = [len(recipes), len(index), len(bags), len(sums)]
    about = {"key": key, "sha256": hashlib.sha256(body).hexdigest(), "sizes_bytes": sizes}
    descriptor, name = tempfile.mkstemp(dir=place.parent, prefix=place.name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(json.dumps(about).encode() + b"\n" + body)
        os.replace(name, place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _told(item: Recipe | Fragment) -> dict[str, Any]:
    """Its fields as JSON has them; an example is for proofs, which read the recipes themselves."""
    return {name: value for name, value in asdict(item).items() if name != "example"}


def _slots(item: Mapping[str, Any]) -> dict[str, Slot]:
    return {name: Slot(**{**slot, "endings": tuple(slot["endings"])}) for name, slot in item["slots"].items()}


def _recipe(item: Mapping[str, Any]) -> Recipe:
    return Recipe(
        **{
            **item,
            "phrasings": tuple(item["phrasings"]),
            "effect": Effect(item["effect"]),
            "commands": {Userland(land): tuple(texts) for land, texts in item["commands"].items()},
            "slots": _slots(item),
            "example": Example(""),
        }
    )


def _fragment(item: Mapping[str, Any]) -> Fragment:
    return Fragment(
        **{
            **item,
            "phrasings": tuple(item["phrasings"]),
            "effect": Effect(item["effect"]),
            "slots": _slots(item),
        }
    )


def main(arguments: Sequence[str]) -> int:
    ship(*map(Path, arguments[:1]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
