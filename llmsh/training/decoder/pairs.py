"""Masked requests with their masked commands: from recipes whose blanks are filled at random, and from public pairs."""

import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from llmsh.core.context import Context, Userland
from llmsh.planner.entities.entity import Entity
from llmsh.planner.masked import Mask, Masked, mask, unmask
from llmsh.planner.planner import strip_politeness
from llmsh.planner.reading import Reading
from llmsh.planner.recipe import Recipe
from llmsh.planner.slots import PATH_TYPES, Value, forms_of, render
from llmsh.planner.template import PLACE, fill, places, quotes_at
from llmsh.training.decoder.values import say
from llmsh.training.pairs import is_held_back, public_is_held_back, public_is_measured

NOWHERE = Context(cwd=Path("/nowhere"), home=Path("/nowhere"), elsewhere=True)
# Names of files that nothing in a request shows to be such are known where they are here: as often as this.
_IS_HERE = 0.7
_LONGEST_CHARS = 240


@dataclass(frozen=True, slots=True)
class Pair:
    """source: the recipe's id, or the public collection. is_held_back: kept from training."""

    request: str
    command: str
    source: str
    is_held_back: bool


@dataclass(frozen=True, slots=True)
class _Said:
    """A phrasing with its blanks filled. spans: where each slot's value stands, in characters."""

    text: str
    spans: Mapping[str, tuple[int, int]]


def recipe_pairs(recipes: Sequence[Recipe], copies: int, rng: random.Random) -> Iterator[Pair]:
    """`copies` pairs of each phrasing, each with other values; those that cannot be masked truly are left out."""
    for recipe in recipes:
        command = recipe.commands.get(Userland.GNU, ("",))[0]
        for phrasing in recipe.phrasings:
            times = copies if PLACE.search(phrasing) else max(1, copies // 2)
            for _ in range(times):
                made = _pair(recipe, phrasing, command, rng) if command else None
                if made is not None:
                    yield Pair(*made, recipe.id, is_held_back(phrasing))


def _pair(recipe: Recipe, phrasing: str, template: str, rng: random.Random) -> tuple[str, str] | None:
    said = _said(phrasing, recipe, rng)
    reading = Reading.of(said.text, NOWHERE)
    values: dict[str, Value] = {}
    at: dict[str, tuple[int, int]] = {}
    for name, (start, end) in said.spans.items():
        tokens = [number for number, token in enumerate(reading.tokens) if start <= token.start < end]
        if not tokens:
            return None
        first, length = tokens[0], len(tokens)
        fillings = [each for each in reading.fillings(recipe.slots[name])[first] if each.length == length]
        if not fillings:
            return None
        values[name], at[name] = max(fillings, key=lambda each: each.quality).value, (first, first + length)
    for name, slot in recipe.slots.items():
        if name not in values and slot.default is not None:
            values[name] = Value(slot.default)
    here = [
        Entity("path", *span, values[name])
        for name, span in at.items()
        if recipe.slots[name].type in PATH_TYPES and not values[name].is_glob and rng.random() < _IS_HERE
    ]
    masked = mask(reading, here)
    try:
        whole = fill(template, recipe.slots, values)
        command = _with_masks(template, recipe, values, at, masked)
    except (KeyError, ValueError):
        return None
    if not _is_true(masked, command, whole, values):
        return None
    return noised(masked.text, rng), command


def _said(phrasing: str, recipe: Recipe, rng: random.Random) -> _Said:
    text, at = "", 0
    spans: dict[str, tuple[int, int]] = {}
    for match in PLACE.finditer(phrasing):
        slot = recipe.slots.get(match["name"])
        if slot is None:
            continue
        text += phrasing[at : match.start()]
        value = say(slot, rng)
        spans[slot.name] = (len(text), len(text) + len(value))
        text += value
        at = match.end()
    return _Said(text + phrasing[at:], spans)


def _with_masks(
    template: str,
    recipe: Recipe,
    values: Mapping[str, Value],
    at: Mapping[str, tuple[int, int]],
    masked: Masked,
) -> str:
    """The template with masks for the slots whose words they stand for, and text for all others."""
    by_span = {(each.start, each.end): each for each in masked.masks}
    renamed = template
    for place in reversed(places(template)):
        each = by_span.get(at.get(place.name, (-1, -1)))
        if place.name not in recipe.slots or each is None or place.name not in values:
            continue
        whole = render(values[place.name], recipe.slots[place.name], place.form, place.context)
        written = _as_mask(whole, place.form, place.context, each)
        if written:
            renamed = renamed[: place.start] + written + renamed[place.end :]
    return fill(renamed, recipe.slots, values)


def _as_mask(whole: str, form: str, context: str, each: Mask) -> str:
    """`whole`, as `each` writes it in some form or as a part; "" where it does not."""
    forms = [form, *sorted(forms_of(each.slot.type) - {form}), ""]
    for candidate in forms:
        try:
            if render(each.value, each.slot, candidate, context) == whole:
                return f"{{{each.name}:{candidate}}}" if candidate else f"{{{each.name}}}"
        except ValueError:
            continue
    if each.slot.type == "ext" and whole.count(each.value.text) == 1:
        return whole.replace(each.value.text, f"{{{each.name}}}")
    return ""


def _is_true(masked: Masked, command: str, whole: str, values: Mapping[str, Value]) -> bool:
    """Whether the masked command comes back as the `whole` one and needs no words that are masked."""
    if unmask(command, masked) != whole or len(command) > _LONGEST_CHARS or "\n" in command:
        return False
    used = {place.name for place in places(command)}
    hidden = [each.value.text for each in masked.masks if each.name not in used and each.slot.type != "number"]
    return not any(value.text in hidden and value.text in whole for value in values.values())


def noised(request: str, rng: random.Random) -> str:
    """`request` as others would type it: with or without a capital, a full stop, an article."""
    text = request
    if rng.random() < 0.5 and text[:1].isalpha():
        text = (text[0].upper() if rng.random() < 0.3 else text[0].lower()) + text[1:]
    if rng.random() < 0.1 and not text.endswith((".", "?", "!", "}")):
        text += "."
    return text


def public_pairs(folder: Path, rng: random.Random) -> Iterator[Pair]:
    """The public pairs, values of the request that stand in the command masked in both."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if public_is_measured(row["id"]):
                continue
            said = strip_politeness(row.get("nl_concrete") or row["nl"])
            command = row["cmd"].strip()
            if "\n" in command or not 2 < len(command) <= _LONGEST_CHARS or not 3 < len(said) <= _LONGEST_CHARS:
                continue
            # Other systems' commands are none for this one.
            if row.get("platform", "common") not in ("common", "linux"):
                continue
            masked = mask(Reading.of(said, NOWHERE))
            with_masks = substituted(command, masked)
            if unmask(with_masks, masked) != command:
                continue
            held_back = row["source"] == "nl2bash" and public_is_held_back(row["cmd"])
            yield Pair(noised(masked.text, rng), with_masks, row["source"], held_back)


def substituted(command: str, masked: Masked) -> str:
    """`command` with each mask where one of its forms stands, as a word or a part of one, once."""
    for each in sorted(masked.masks, key=lambda each: -len(each.value.text)):
        for form in ("", *sorted(forms_of(each.slot.type))):
            found = _places_of(command, each, form)
            if len(found) == 1 or (found and each.slot.type not in ("number", "port")):
                for start, end in reversed(found):
                    written = f"{{{each.name}:{form}}}" if form else f"{{{each.name}}}"
                    command = command[:start] + written + command[end:]
                break
    return command


def _places_of(command: str, each: Mask, form: str) -> list[tuple[int, int]]:
    found = []
    for context in ("", '"', "'"):
        try:
            text = render(each.value, each.slot, form, context)
        except ValueError:
            return []
        # "." and the like stand anywhere.
        if not re.search(r"\w", text):
            continue
        matches = re.finditer(rf"(?<![\w{{]){re.escape(text)}(?![\w}}])", command)
        found += [match.span() for match in matches if quotes_at(command, match.start()) == context]
    return sorted(set(found))
