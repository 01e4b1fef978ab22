"""Ranking: which proposal answers the request, how sure that is, and what to ask when it is not."""

import math
from collections.abc import Sequence

from llmsh.planner.proposal import Proposal

# A plan below this is no plan; chosen so that chit-chat and nonsense stay without steps.
LEAST_CONFIDENCE = 0.3
# How much of the confidence a different reading that is as good takes away, and how fast that fades with its distance.
_RIVAL_SHARE = 0.25
_FADING = 0.15


def confidence_of(proposals: Sequence[Proposal]) -> float:
    """The share of such plans that are right: by the best score, less where a different reading is close."""
    if not proposals:
        return 0.0
    best = proposals[0]
    rival = next((other for other in proposals[1:] if other.steps and other.commands != best.commands), None)
    sure = best.score
    if rival is not None and not (rival.origin == best.origin == "composition"):
        sure *= 1 - _RIVAL_SHARE * math.exp(-(best.score - rival.score) / _FADING)
    return max(0.0, min(sure, 0.99))


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
