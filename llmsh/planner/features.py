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
)
WEIGHTS: tuple[float, ...] = (
    -8.808,
    0.741,
    3.666,
    -4.007,
    3.297,
    -5.753,
    12.115,
    0.398,
    -3.872,
    0.445,
    0.171,
    1.166,
    -1.950,
    -0.126,
    2.850,
    -1.237,
    3.383,
    4.914,
    3.893,
)


# From here on a phrasing is nearly the request itself.
_CLOSE = 0.85


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
    )


def of_parts(share: float, gaps: frozenset[int], reading: Reading) -> tuple[float, ...]:
    """Features of a composition: the share of the request it explains, and the heaviest word it leaves out."""
    worst = max((reading.weights[at] for at in gaps), default=0.0)
    return (
        *(1.0, 1.0, 0.0, 0.0, 0.0, 0.0, share, 0.0, worst, 0.0, 0.0, 0.0, 0.0, 0.0),
        *(0.0, 0.0, 0.0, 0.0, 0.0),
    )


def probability(features: tuple[float, ...]) -> float:
    """How likely a reading with these features is right."""
    total = sum(weight * value for weight, value in zip(WEIGHTS, features, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _coverage(reading: Reading, used: frozenset[int]) -> tuple[float, float]:
    """The share of the request's weight that is used, and the heaviest token that is not."""
    total = sum(reading.weights) or 1.0
    left = [weight for at, weight in enumerate(reading.weights) if at not in used]
    return 1 - sum(left) / total, max(left, default=0.0)
