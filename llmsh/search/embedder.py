"""Static embedding: a text is the mean of its terms' vectors; trained by `llmsh.training.train_embedding`.

At run time only numpy reads it. The same weights in sentence-transformers' StaticEmbedding give the same vectors, which
the tests assert.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

WEIGHTS_FILE = Path(__file__).with_name("static_embedding.npz")
_LEVELS = 127


class Embedder:
    """vectors: one row a term, shape (terms, dimensions)."""

    def __init__(self, terms: Sequence[str], vectors: NDArray[np.float32]) -> None:
        self._rows = {term: at for at, term in enumerate(terms)}
        self._vectors = vectors

    @property
    def dimensions(self) -> int:
        return int(self._vectors.shape[1])

    def knows(self, term: str) -> bool:
        return term in self._rows

    def embed(self, texts: Sequence[Sequence[str]]) -> NDArray[np.float32]:
        """Unit vectors of texts given as terms, shape (texts, dimensions); zeros for a text without a known term."""
        found = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        known = [[self._rows[term] for term in terms if term in self._rows] for terms in texts]
        filled = [at for at, rows in enumerate(known) if rows]
        if filled:
            starts = np.cumsum([0, *(len(known[at]) for at in filled[:-1])])
            # The sum points where the mean points, and only the direction counts.
            found[filled] = np.add.reduceat(self._vectors[[row for rows in known for row in rows]], starts, axis=0)
        norms = np.linalg.norm(found, axis=1, keepdims=True)
        found /= np.where(norms == 0, 1, norms)
        return found


def quantise(vectors: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """8-bit steps, and the size of a step in each row."""
    scales = np.abs(vectors).max(axis=1, keepdims=True) / _LEVELS
    steps = np.round(vectors / np.where(scales == 0, 1, scales)).astype(np.int8)
    return steps, scales.astype(np.float32)


def save_weights(
    path: Path,
    terms: Sequence[str],
    quantised: tuple[NDArray[np.int8], NDArray[np.float32]],
    reference: tuple[Sequence[str], NDArray[np.float32]],
) -> None:
    """Write the vectors, and texts with the vectors that sentence-transformers has for them."""
    with path.open("wb") as file:
        np.savez_compressed(
            file,
            terms=_bytes(terms),
            steps=quantised[0],
            scales=quantised[1],
            reference_texts=_bytes(reference[0]),
            reference_vectors=reference[1],
        )


def _bytes(lines: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)


@cache
def load_embedder(path: Path = WEIGHTS_FILE) -> Embedder:
    """The shipped embedder. Raises OSError, ValueError when the file is missing or damaged."""
    with np.load(path, allow_pickle=False) as stored:
        terms = stored["terms"].tobytes().decode().split("\n")
        vectors = stored["steps"].astype(np.float32) * stored["scales"]
    if len(terms) != len(vectors):
        raise ValueError(f"{path}: {len(terms)} terms for {len(vectors)} vectors")
    return Embedder(terms, vectors)
