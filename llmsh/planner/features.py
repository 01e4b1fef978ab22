"""What speaks for and against a reading, as numbers, and the learned weights that turn them into a probability.

The weights come from `python -m tests.planner.train_ranker`, which says what they are trained on.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

from llmsh.core.plan import Step
from llmsh.planner import evidence, expectation, intent, qualified
from llmsh.planner.proposal import Proposal
from llmsh.planner.reading import Reading
from llmsh.planner.retrieve import Candidate, query_terms
from llmsh.planner.sketch import sketch

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
    "believed",
    "fits",
    "foreign_words",
    "rival_similar",
    "rival_believed",
    *evidence.NAMES,
    *expectation.NAMES,
)
WEIGHTS: tuple[float, ...] = (
    -9.426,
    1.099,
    5.832,
    -4.838,
    3.652,
    -4.950,
    11.333,
    0.090,
    -0.412,
    0.420,
    -0.586,
    0.649,
    -2.394,
    0.028,
    -0.403,
    0.224,
    3.548,
    3.504,
    3.441,
    -0.595,
    -1.264,
    -1.402,
    4.478,
    1.000,
    -1.217,
    -0.635,
    0.598,
    -1.407,
    -1.536,
    -1.315,
    -2.500,
    -0.827,
    -0.600,
    -0.800,
    -1.000,
    0.311,
    -0.181,
    -0.141,
    -1.200,
    -3.000,
    -0.645,
    -0.721,
    0.821,
    0.404,
    -0.334,
    0.622,
)


def weigh(proposals: Sequence[Proposal], reading: Reading) -> list[Proposal]:
    """`proposals` with what their commands show about themselves, and with scores from all of it."""
    weighed = []
    proposals = [proposal for proposal in proposals if not intent.oversteps(proposal.steps, reading)]
    similar, believed = NAMES.index("similar"), NAMES.index("believed")
    whole = [proposal for proposal in proposals if proposal.origin == "recipe"]
    best = max((item.features[similar] for item in whole), default=0.0)
    most = max((item.features[believed] for item in whole), default=0.0)
    sketches = [sketch("\n".join(proposal.commands)) for proposal in proposals]
    expected = expectation.Told(query_terms(reading)).features(sketches)
    for proposal, by_pieces in zip(proposals, expected, strict=True):
        rival = (0.0, 0.0) if proposal.origin == "recipe" else (best, most)
        told = (*proposal.features, *rival, *evidence.of_step(proposal.steps, reading), *by_pieces)
        score = probability(told) * intent.fits(proposal.steps, reading)
        score *= qualified.shown(" && ".join(proposal.commands), reading)
        weighed.append(replace(proposal, features=told, score=score))
    return weighed


# From here on a phrasing is nearly the request itself.
_CLOSE = 0.85


# What is left of a reading for each word that nobody ever used in a request and that it does not use either.
_UNKNOWN_WORD = 0.4


def unheard(reading: Reading, used: frozenset[int]) -> float:
    """How much of a reading's score stays when it passes over words that are foreign to all recipes."""
    return float(_UNKNOWN_WORD ** len(reading.unknown - used))


def of_recipe(candidate: Candidate, reading: Reading, missing: int, fits: float) -> tuple[float, ...]:
    """Features of a whole recipe. fits: log-odds from the kinds of its values."""
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
        *(math.log(candidate.believed + 1e-4) / 9 + 1, fits, float(len(reading.unknown - alignment.used))),
    )


def of_parts(share: float, gaps: frozenset[int], reading: Reading, fits: float = 0.0) -> tuple[float, ...]:
    """Features of a composition: the share of the request it explains, and the heaviest word it leaves out.

    fits: log-odds from what the file that it is about holds.
    """
    worst = max((reading.weights[at] for at in gaps), default=0.0)
    return (
        *(1.0, 1.0, 0.0, 0.0, 0.0, 0.0, share, 0.0, worst, 0.0, 0.0, 0.0, 0.0, 0.0),
        *(0.0, min(len(reading.tokens), 12) / 12, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        *(0.0, fits, float(len(reading.unknown & gaps))),
    )


# How much of a request a command that no recipe made is taken to explain, before its evidence counts.
_EXPLAINED = 0.9


def fit_of(steps: Sequence[Step], reading: Reading) -> float:
    """How likely steps that no recipe made are right: by their evidence and by what the request leads to expect."""
    # A model may know words that no recipe has.
    plain = of_parts(_EXPLAINED, frozenset(), reading)
    text = "\n".join(step.command for step in steps)
    expected = expectation.Told(query_terms(reading)).features([sketch(text)])[0]
    return probability((*plain, 0.0, 0.0, *evidence.of_step(steps, reading), *expected))


def probability(features: tuple[float, ...], told: float = 0.0) -> float:
    """How likely a reading with these features is right. told: log-odds that something else says."""
    total = told + sum(weight * value for weight, value in zip(WEIGHTS, features, strict=False))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _coverage(reading: Reading, used: frozenset[int]) -> tuple[float, float]:
    """The share of the request's weight that is used, and the heaviest token that is not."""
    total = sum(reading.weights) or 1.0
    left = [weight for at, weight in enumerate(reading.weights) if at not in used]
    return 1 - sum(left) / total, max(left, default=0.0)
