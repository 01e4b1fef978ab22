"""What speaks for and against a reading, as numbers, and the learned weights that turn them into a probability.

The weights come from `python -m tests.planner.train_ranker`: logistic regression over the corpus' own phrasings, each
asked with the index blind to it, requests generated from fragments, and sentences that are no requests.
"""

import math

from llmsh.planner.reading import Reading
from llmsh.planner.retrieve import Candidate

NAMES = (
    "bias",
    "is_composition",
    "score",
    "anchor",
    "anchored_score",
    "covered",
    "covered_by_parts",
    "unexplained",
    "unexplained_by_parts",
    "missed",
    "lexical",
    "votes",
    "missing_slots",
    "guessed_slots",
    "close",
    "words",
    "bag",
    "ranked",
    "bag_anchored",
    "similar",
    "behind",
    "similar_anchored",
)
WEIGHTS: tuple[float, ...] = (
    -8.882,
    0.608,
    3.709,
    -3.948,
    3.358,
    -5.754,
    12.336,
    0.411,
    -3.934,
    0.445,
    0.202,
    1.143,
    -1.799,
    -0.125,
    2.843,
    -1.214,
    3.470,
    4.861,
    3.737,
    0.0,
    0.0,
    0.0,
)


# From here on a phrasing is nearly the request itself.
_CLOSE = 0.85


# What is left of a reading for each word that nobody ever used in a request and that it does not use either.
_UNKNOWN_WORD = 0.4


def unheard(reading: Reading, used: frozenset[int]) -> float:
    """How much of a reading's score stays when it passes over words that are foreign to all recipes."""
    return float(_UNKNOWN_WORD ** len(reading.unknown - used))


def of_recipe(candidate: Candidate, reading: Reading, missing: int) -> tuple[float, ...]:
    """Features of a whole recipe."""
    alignment = candidate.alignment
    covered, worst = _coverage(reading, alignment.used)
    sure = {entity.value.text for entity in reading.entities}
    guessed = sum(value.text not in sure for value in alignment.values.values())
    return (
        *(1.0, 0.0, alignment.score, alignment.anchor, alignment.score * alignment.anchor),
        *(covered, 0.0, worst, 0.0, alignment.missed),
        *(candidate.lexical, min(candidate.votes, 8) / 8, float(missing), float(guessed)),
        max(0.0, alignment.score - _CLOSE) / (1 - _CLOSE),
        min(len(reading.tokens), 12) / 12,
        *(candidate.bag, candidate.ranked, candidate.bag * alignment.anchor),
        *(candidate.similar, min(candidate.behind, 0.5), candidate.similar * alignment.score),
    )


def of_parts(share: float, gaps: frozenset[int], reading: Reading) -> tuple[float, ...]:
    """Features of a composition: the share of the request it explains, and the heaviest word it leaves out."""
    worst = max((reading.weights[at] for at in gaps), default=0.0)
    return (
        *(1.0, 1.0, 0.0, 0.0, 0.0, 0.0, share, 0.0, worst, 0.0, 0.0, 0.0, 0.0, 0.0),
        *(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
    )


def probability(features: tuple[float, ...], told: float = 0.0) -> float:
    """How likely a reading with these features is right. told: log-odds that something else says."""
    total = told + sum(weight * value for weight, value in zip(WEIGHTS, features, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _coverage(reading: Reading, used: frozenset[int]) -> tuple[float, float]:
    """The share of the request's weight that is used, and the heaviest token that is not."""
    total = sum(reading.weights) or 1.0
    left = [weight for at, weight in enumerate(reading.weights) if at not in used]
    return 1 - sum(left) / total, max(left, default=0.0)
