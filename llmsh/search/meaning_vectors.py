"""Texts of several parts as vectors that more can be added to; what is nearest to a query by meaning."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from llmsh.search.embedder import Embedder, load_embedder
from llmsh.search.vector_index import VectorIndex

Parts = Sequence[Sequence[str]]
"""Terms of each part of a text; every part has the same weight, however long it is."""


class MeaningVectors:
    """Rows are numbered in the order in which they were added."""

    def __init__(self) -> None:
        self._chunks: list[NDArray[np.float32]] = []
        self._index: VectorIndex | None = None
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def extend(self, texts: Sequence[Parts]) -> None:
        """Add texts; each is its parts, as many as in every other text (a part may be empty)."""
        if texts:
            self._chunks.append(self._vectors(texts))
            self._count += len(texts)
            self._index = None

    def nearest(self, parts: Parts, limit: int) -> list[tuple[int, float]]:
        """(row, cosine) of the nearest texts, best first."""
        if not self._count:
            return []
        if self._index is None:
            self._chunks = [np.concatenate(self._chunks)]
            self._index = VectorIndex(self._chunks[0])
        return self._index.search(self._vectors([parts])[0], limit)

    def cosines(self, parts: Parts, rows: Sequence[int]) -> list[float]:
        """The cosine of a query with each of `rows`."""
        if not rows:
            return []
        self.nearest(parts, 1)
        found = self._chunks[0][np.array(rows)] @ self._vectors([parts])[0]
        return [float(cosine) for cosine in found]

    @cached_property
    def _embedder(self) -> Embedder:
        return load_embedder()

    def _vectors(self, texts: Sequence[Parts]) -> NDArray[np.float32]:
        total = np.zeros((len(texts), self._embedder.dimensions), dtype=np.float32)
        for part in range(max(map(len, texts))):
            total += self._embedder.embed([text[part] if part < len(text) else () for text in texts])
        norms = np.linalg.norm(total, axis=1, keepdims=True)
        total /= np.where(norms == 0, 1, norms)
        return total
