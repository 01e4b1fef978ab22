"""Proposals from whole recipes: each retrieved recipe with its slots filled."""

import re
from collections.abc import Mapping

from llmsh.core.plan import Effect, Step
from llmsh.planner import contradiction, features, fields
from llmsh.planner.compiled import CompiledCorpus
from llmsh.planner.filling import command_of, with_defaults
from llmsh.planner.fitness import fitness
from llmsh.planner.proposal import Proposal
from llmsh.planner.reading import Reading
from llmsh.planner.recipe import Recipe
from llmsh.planner.retrieve import SHORT, Candidate, retrieve
from llmsh.planner.slots import PATH_TYPES, Value
from llmsh.planner.template import fill_sentence
from llmsh.planner.tool_recipes import SOURCE as TOOLS

_ON_TRUST = 0.75
# Log-odds for a request that is a phrasing word for word; training, blind to the phrasing asked, never sees one.
_VERBATIM, _LEAST_VERBATIM = 4.0, 0.97
# The same where bare words stand in its slots; its own words have to weigh enough to tell it from chit-chat.
_LITERAL, _LITERAL_SHORT = 2.5, 1.2
# Log-odds for a tool: the user has it for what it does, and what is learned of commands knows nothing of it.
_TOOL = 3.5
# Names of slots that stand for something the command makes.
_MADE = re.compile(r"target|dest|new|out|archive|to\Z|link|copy|save|into|result|name")


def propose(corpus: CompiledCorpus, reading: Reading) -> list[Proposal]:
    """One proposal for each retrieved recipe, not scored yet."""
    found = retrieve(corpus, reading)
    if reading.context.elsewhere:
        found = [candidate for candidate in found if candidate.recipe.source != TOOLS]
    return [_proposal(candidate, reading) for candidate in found]


def _proposal(candidate: Candidate, reading: Reading) -> Proposal:
    recipe, alignment = candidate.recipe, candidate.alignment
    settled, told = fields.settle(recipe, alignment.values, reading.context)
    values = with_defaults(recipe, settled)
    fits = fitness(recipe, alignment.values, reading.context) + told
    is_verbatim = alignment.score >= _LEAST_VERBATIM and not alignment.missed
    if fits >= 0.0 and (is_verbatim or candidate.is_said) and not _strangers(candidate, reading):
        fits += _VERBATIM if is_verbatim else _LITERAL if len(reading.tokens) > SHORT else _LITERAL_SHORT
    try:
        command = command_of(recipe, values, reading.context.userland)
    except (KeyError, ValueError) as error:
        missing = str(error.args[0]) if error.args else ""
        shown = features.of_recipe(candidate, reading, 1, fits)
        return Proposal((), 0.0, "recipe", (missing,), recipe.id, features=shown)
    fits += contradiction.told(recipe, alignment.values, command, reading)
    if recipe.source == TOOLS:
        fits += _TOOL
    shown = features.of_recipe(candidate, reading, 0, fits)
    step = Step(
        command,
        fill_sentence(recipe.explain, recipe.slots, values),
        recipe.effect,
        provenance=recipe.provenance,
        recipes=(recipe.id,),
    )
    return Proposal(
        (step,),
        0.0,
        "recipe",
        reads=_reads(recipe, alignment.values),
        users=_users(command, recipe, alignment.values),
        product=_product(recipe, alignment.values),
        features=shown,
        doubt=_doubt(reading, alignment.used),
    )


def _strangers(candidate: Candidate, reading: Reading) -> bool:
    """Whether the reading takes words for values that nothing vouches for; the words of a choice are known."""
    slots, alignment = candidate.recipe.slots, candidate.alignment
    chosen = {
        word for name, value in alignment.values.items() if slots[name].type == "choice" for word in value.text.split()
    }
    return any(reading.tokens[at].low not in chosen for at in reading.unknown & alignment.used)


def _doubt(reading: Reading, used: frozenset[int]) -> float:
    """In a request of two or three words, one that nobody knows may be a name, or no request at all."""
    strange = (reading.unknown - reading.programs) & used
    return _ON_TRUST if len(reading.tokens) <= 3 and strange else 1.0


def _is_made(recipe: Recipe, name: str) -> bool:
    """Whether the slot names something that the command makes, and that need not be there before."""
    if recipe.effect is Effect.READS:
        return False
    return bool(_MADE.search(name)) or any(
        f"mkdir -p {{{name}}}" in command for commands in recipe.commands.values() for command in commands
    )


def _reads(recipe: Recipe, values: Mapping[str, Value]) -> tuple[str, ...]:
    """Paths among `values` that the recipe's command opens and does not make."""
    found: list[str] = []
    for name, value in values.items():
        if recipe.takes in ("nothing", "text") and not recipe.slots[name].endings:
            continue
        if recipe.slots[name].type in (*PATH_TYPES, "files") and not _is_made(recipe, name):
            found += value.parts or (value.text,)
    return tuple(found)


def _product(recipe: Recipe, values: Mapping[str, Value]) -> str:
    """The path that the step is about afterwards: what it makes, else what it works on."""
    paths = {name: value for name, value in values.items() if recipe.slots[name].type in PATH_TYPES}
    made = [value.text for name, value in paths.items() if _is_made(recipe, name)]
    return (made or [value.text for value in paths.values()] or [""])[0]


def _users(command: str, recipe: Recipe, values: Mapping[str, Value]) -> tuple[str, ...]:
    """Users that must exist for the command to make sense."""
    if re.search(r"\b(useradd|adduser|ssh|scp|rsync|git)\b", command):
        return ()
    return tuple(value.text for name, value in values.items() if recipe.slots[name].type == "user")
