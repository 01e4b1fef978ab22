"""Nearest vectors by cosine: exact while that is quick, by hnswlib's graph when there are many."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import hnswlib

# Up to here one matrix product takes less than a walk through the graph and its building.
EXACT_ROWS = 50_000
_LINKS = 16
_EF_BUILD = 100
_EF_SEARCH = 64


class VectorIndex:
    """vectors: unit length, shape (rows, dimensions). exact_rows: above that many rows hnswlib searches."""

    def __init__(self, vectors: NDArray[np.float32], *, exact_rows: int = EXACT_ROWS) -> None:
        self.vectors = vectors
        self._is_exact = len(vectors) <= exact_rows

    def similarities(self, query: NDArray[np.float32]) -> NDArray[np.float32]:
        """The cosine of `query` with every row."""
        found: NDArray[np.float32] = self.vectors @ query
        return found

    def search(self, query: NDArray[np.float32], limit: int) -> list[tuple[int, float]]:
        """(row, cosine) of the nearest rows, best first; approximate when there are many."""
        limit = min(limit, len(self.vectors))
        if not limit:
            return []
        if not self._is_exact:
            rows, distances = self._graph.knn_query(query[None, :], k=limit)
            return [(int(row), 1 - float(distance)) for row, distance in zip(rows[0], distances[0], strict=True)]
        cosines = self.similarities(query)
        top = np.argpartition(-cosines, limit - 1)[:limit]
        return [(int(row), float(cosines[row])) for row in top[np.argsort(-cosines[top], kind="stable")]]

    @cached_property
    def _graph(self) -> "hnswlib.Index":
        import hnswlib

        graph: Any = hnswlib.Index(space="cosine", dim=self.vectors.shape[1])
        graph.init_index(max_elements=len(self.vectors), M=_LINKS, ef_construction=_EF_BUILD, random_seed=1)
        graph.add_items(self.vectors)
        graph.set_ef(_EF_SEARCH)
        return graph
