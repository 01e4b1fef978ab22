"""Composes: the covers of a request that make a whole job, as proposals."""

from collections.abc import Sequence

from llmsh.planner.compose import acts, files
from llmsh.planner.compose.cover import Cover, covers
from llmsh.planner.compose.fragment import Fragment
from llmsh.planner.compose.matcher import Match, Matcher
from llmsh.planner.proposal import Proposal
from llmsh.planner.reading import Reading

# A composition explains the request by parts; a recipe that fits as well as it was written for the whole.
_LESS_THAN_RECIPE = 0.02
_MOST = 5


class Composer:
    """Holds the fragments of each domain, compiled at the first use."""

    def __init__(self, fragments: Sequence[Fragment]) -> None:
        self._files = Matcher(item for item in fragments if item.domain in ("files", "any"))

    @property
    def vocabulary(self) -> set[str]:
        """Every word that a fragment knows."""
        return self._files.vocabulary

    def propose(self, reading: Reading) -> list[Proposal]:
        """Compositions that explain the request, best first, at most a handful."""
        proposals: list[Proposal] = []
        for share, cover in covers(reading, self._files.matches(reading), allowed=_allowed):
            job = files.read(cover.matches, reading)
            step = acts.step_for(job, reading.context) if job is not None else None
            if job is None or step is None or any(step.command == other.steps[0].command for other in proposals):
                continue
            score = share - _LESS_THAN_RECIPE
            proposals.append(Proposal((step,), score, "composition", reads=tuple(job.selection.reads)))
            if len(proposals) == _MOST:
                break
        return proposals


def _allowed(cover: Cover, match: Match) -> bool:
    return files.allowed(cover.matches, match)
