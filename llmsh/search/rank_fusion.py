"""Reciprocal rank fusion: one ranking out of several that score on scales of their own.

Source: Cormack, Clarke, Büttcher, SIGIR 2009.
"""

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)
K = 60


def fuse(rankings: Iterable[Sequence[Item]], *, k: int = K) -> list[tuple[Item, float]]:
    """Items of all `rankings`, best first, each with its fused score; ties keep the order of first sight."""
    scores: dict[Item, float] = {}
    for ranking in rankings:
        for rank, item in enumerate(ranking, 1):
            scores[item] = scores.get(item, 0.0) + 1.0 / (k + rank)
    return sorted(scores.items(), key=lambda pair: -pair[1])
