"""Ranking: which proposal answers the request, how sure that is, and what to ask when it is not."""

import math
from collections.abc import Sequence

from llmsh.planner.proposal import Proposal

# A plan below this is no plan; chosen so that chit-chat and nonsense stay without steps.
LEAST_CONFIDENCE = 0.35
# Weights of 1, the best reading's log-odds and its distance to the next, from `python -m tests.planner.train_ranker`.
CALIBRATION = (-0.568, 0.577, 0.604)
_WIDEST_GAP = 6.0


def confidence_of(proposals: Sequence[Proposal]) -> float:
    """The share of such plans that are right: by the best reading, and by how far the next one is behind.

    Compositions are no rivals: they often say the same in other words.
    """
    if not proposals:
        return 0.0
    best = proposals[0]
    rival = next((item for item in proposals[1:] if item.origin == "recipe" and item.commands != best.commands), None)
    gap = _log_odds(best.score) - (_log_odds(rival.score) if rival is not None else -8.0)
    bias, slope, per_gap = CALIBRATION
    total = bias + slope * _log_odds(best.score) + per_gap * min(max(gap, 0.0), _WIDEST_GAP)
    return best.doubt * min(1 / (1 + math.exp(-total)), 0.99)


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, 1e-4), 1 - 1e-4)
    return math.log(bounded / (1 - bounded))


def order(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Best first, each command once."""
    seen: set[tuple[str, ...]] = set()
    kept = []
    for proposal in sorted(proposals, key=lambda item: -item.score):
        key = proposal.commands or (proposal.note, *proposal.missing)
        if key not in seen:
            seen.add(key)
            kept.append(proposal)
    return kept
