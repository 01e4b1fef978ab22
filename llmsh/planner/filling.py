"""Filling a recipe from a request: the values of its slots and the command they make."""

import re
import shutil
from collections.abc import Mapping

from llmsh.core.context import Context, Userland
from llmsh.planner.align import Alignment, Pattern, align, fill_anywhere
from llmsh.planner.reading import Reading
from llmsh.planner.recipe import Recipe
from llmsh.planner.slots import Value
from llmsh.planner.template import fill, first_word, needed


def best_alignment(recipe: Recipe, reading: Reading) -> Alignment:
    """The phrasing of `recipe` that lies best over the request."""
    best = max(
        (align(Pattern.of(phrasing), reading, recipe.slots) for phrasing in recipe.phrasings),
        key=lambda alignment: alignment.score,
    )
    return fill_anywhere(tuple(recipe.slots), reading, recipe.slots, best)


def fill_recipe(recipe: Recipe, request: str, context: Context) -> Mapping[str, Value]:
    """Values of the slots that `request` gives, and the defaults of those it does not."""
    return with_defaults(recipe, best_alignment(recipe, Reading.of(request, context)).values)


def with_defaults(recipe: Recipe, values: Mapping[str, Value]) -> dict[str, Value]:
    filled = dict(values)
    for slot in recipe.slots.values():
        if slot.name not in filled and slot.default is not None:
            filled[slot.name] = Value(slot.default, _amount(slot.default))
    return filled


def _amount(default: str) -> int:
    match = re.match(r"\d+", default)
    return int(match[0]) if match else 0


def command_of(recipe: Recipe, values: Mapping[str, Value], userland: Userland) -> str:
    """The command of `recipe`: the first alternative whose program is installed, else the first.

    Raises KeyError with the name of a slot that it needs and `values` lack.
    """
    alternatives = [
        template
        for template in recipe.commands_for(userland)
        if all(name in values for name in needed(template) if name in recipe.slots)
    ] or list(recipe.commands_for(userland))
    usable = [template for template in alternatives if len(alternatives) == 1 or shutil.which(first_word(template))]
    return fill((usable or alternatives)[0], recipe.slots, values)
