"""Ranking: which proposal answers the request, how sure that is, and what to ask when it is not."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from llmsh.core.context import Context
from llmsh.planner.evidence import TELLING
from llmsh.planner.proposal import Proposal
from llmsh.planner.reading import Reading
from llmsh.planner.verify import exists

# A plan below this is no plan: less is needed of a request that names files, sizes or the like; chit-chat does not.
LEAST_GROUNDED, LEAST_UNGROUNDED = 0.2, 0.4
# Weights of 1, the best reading's log-odds and its distance to the next, from `python -m tests.planner.train_ranker`.
CALIBRATION = (-0.664, 0.412, 0.607)
# A reading less likely than this is no rival.
NO_RIVAL, WIDEST_GAP = -4.0, 6.0
_GROUNDING = frozenset(
    {"path", "glob", "files", "kind", "size", "url", "mode", "place", "quoted", "ref", "announced", "contents"}
)
# What is left of the confidence for each word that no recipe knows, in a request that names nothing; and for a plan
# that changes something, where the request is hardly more than a verb.
_STRANGE_WORD, _BARE_VERB = 0.65, 0.6
_FEW_WORDS = 3
# Chit-chat is made of words; "eth0" is none.
_PLAIN_WORD = re.compile(r"[^\W\dA-Z]+(?:['-][^\W\dA-Z]+)*")


@dataclass(frozen=True, slots=True)
class Ground:
    """What says that a request is for this machine at all. is_grounded: it names files, sizes, addresses or the like.

    strange_words: how many of its words no recipe knows, names of people and places aside. words: how many it has.
    """

    is_grounded: bool = True
    strange_words: int = 0
    words: int = 12

    @classmethod
    def of(cls, reading: Reading) -> "Ground":
        named = any(entity.kind in _GROUNDING and entity.is_sure for entity in reading.entities)
        strange = {at for at in reading.unknown - reading.programs if _PLAIN_WORD.fullmatch(reading.tokens[at].text)}
        # A word that nobody says and that a file here is called by is no stranger.
        here = {at for at in strange if _is_here(reading.tokens[at].text, reading.context)}
        program = any(token.low in TELLING and not token.quoted for token in reading.tokens)
        return cls(named or program or bool(reading.programs or here), len(strange - here), len(reading.tokens))

    @property
    def least_confidence(self) -> float:
        return LEAST_GROUNDED if self.is_grounded else LEAST_UNGROUNDED

    def doubt(self, best: Proposal) -> float:
        """What is left of the confidence in `best`."""
        if self.is_grounded:
            return 1.0
        bare = self.words <= _FEW_WORDS and not best.is_harmless
        return float(_STRANGE_WORD**self.strange_words) * (_BARE_VERB if bare else 1.0)


def _is_here(name: str, context: Context) -> bool:
    return not context.elsewhere and exists(name, context)


def confidence_of(proposals: Sequence[Proposal], ground: Ground) -> float:
    """The share of such plans that are right: by the best reading, and by how far the next one is behind.

    Compositions are no rivals: they often say the same in other words; nor is a command that differs in how it is given
    its input.
    """
    if not proposals:
        return 0.0
    best = proposals[0]
    does = _without_inputs(best)
    rival = next((item for item in proposals[1:] if item.origin == "recipe" and _without_inputs(item) != does), None)
    gap = _log_odds(best.score) - max(_log_odds(rival.score) if rival is not None else NO_RIVAL, NO_RIVAL)
    bias, slope, per_gap = CALIBRATION
    total = bias + slope * _log_odds(best.score) + per_gap * min(max(gap, 0.0), WIDEST_GAP)
    return best.doubt * ground.doubt(best) * min(1 / (1 + math.exp(-total)), 0.99)


def _without_inputs(proposal: Proposal) -> list[str]:
    return [re.sub(r" < (?=[^\s<])", " ", command) for command in proposal.commands]


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
