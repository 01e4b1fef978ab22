"""The nearest vectors, exactly and by hnswlib's graph."""

import numpy as np
from numpy.typing import NDArray

from llmsh.search.vector_index import VectorIndex


def unit_vectors(rows: int, dimensions: int = 32) -> NDArray[np.float32]:
    vectors = np.random.default_rng(3).normal(size=(rows, dimensions)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors


def test_a_row_is_its_own_nearest() -> None:
    vectors = unit_vectors(200)
    found = VectorIndex(vectors).search(vectors[17], 3)
    assert found[0][0] == 17
    assert [cosine for _, cosine in found] == sorted((cosine for _, cosine in found), reverse=True)


def test_the_graph_finds_what_the_exact_search_finds() -> None:
    vectors = unit_vectors(2000)
    exact, graph = VectorIndex(vectors), VectorIndex(vectors, exact_rows=0)
    hits = 0
    for query in unit_vectors(2050)[2000:]:
        best = {row for row, _ in exact.search(query, 10)}
        hits += len(best & {row for row, _ in graph.search(query, 10)})
    assert hits >= 0.9 * 500


def test_an_empty_index_finds_nothing() -> None:
    assert VectorIndex(unit_vectors(0)).search(unit_vectors(1)[0], 5) == []
