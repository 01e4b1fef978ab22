"""Proposals from whole recipes: each retrieved recipe with its slots filled."""

from llmsh.core.plan import Step
from llmsh.planner.compiled import CompiledCorpus
from llmsh.planner.filling import command_of, with_defaults
from llmsh.planner.proposal import Proposal
from llmsh.planner.reading import Reading
from llmsh.planner.retrieve import Candidate, retrieve
from llmsh.planner.template import fill_sentence

# What is left of a score when none of the phrasing's own words were said.
_UNANCHORED = 0.4


def propose(corpus: CompiledCorpus, reading: Reading) -> list[Proposal]:
    """One proposal for each retrieved recipe, best first."""
    proposals = [_proposal(candidate, reading) for candidate in retrieve(corpus, reading)]
    return sorted(proposals, key=lambda proposal: -proposal.score)


def _proposal(candidate: Candidate, reading: Reading) -> Proposal:
    recipe, alignment = candidate.recipe, candidate.alignment
    score = alignment.score * (_UNANCHORED + (1 - _UNANCHORED) * alignment.anchor)
    values = with_defaults(recipe, alignment.values)
    try:
        command = command_of(recipe, values, reading.context.userland)
    except (KeyError, ValueError) as error:
        missing = str(error.args[0]) if error.args else ""
        return Proposal((), score, "recipe", (missing,), recipe.id)
    step = Step(command, fill_sentence(recipe.explain, recipe.slots, values), recipe.effect, recipes=(recipe.id,))
    return Proposal((step,), score, "recipe")
