"""Ranking: which proposal answers the request, how sure that is, and what to ask when it is not."""

import math
from collections.abc import Sequence

from llmsh.planner.proposal import Proposal

# A plan below this is no plan; chosen so that chit-chat and nonsense stay without steps.
LEAST_CONFIDENCE = 0.35
# Readings closer than this are both offered.
CLOSE = 0.06
_STEEPNESS = 11.0
_MIDDLE = 0.66


def confidence_of(proposals: Sequence[Proposal]) -> float:
    """The share of such plans that are right: by the best score, less where a different reading is close."""
    if not proposals:
        return 0.0
    best = proposals[0]
    sure = 1 / (1 + math.exp(-_STEEPNESS * (best.score - _MIDDLE)))
    rival = next((other for other in proposals[1:] if other.commands != best.commands), None)
    if rival is not None and rival.steps:
        margin = best.score - rival.score
        same = rival.origin == best.origin == "composition"
        sure *= 1 - (0.12 if same else 0.35) * math.exp(-margin / 0.06)
    return min(sure, 0.99)


def order(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Best first, each command once; what lacks a slot goes behind equals that lack nothing."""
    ranked = sorted(proposals, key=lambda item: -(item.score - (0.12 if item.missing else 0.0)))
    seen: set[tuple[str, ...]] = set()
    kept = []
    for proposal in ranked:
        key = proposal.commands or proposal.missing
        if key not in seen:
            seen.add(key)
            kept.append(proposal)
    return kept
