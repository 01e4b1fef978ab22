"""Requests put together from fragments at random, with the commands that the built-in planner is sure of.

What the planner composes from parts the model learns whole: a distillation, whose teacher is right in about nine of
ten such plans.
"""

import random
import re
from collections.abc import Iterator, Sequence

from llmsh.planner.assisted import SURE
from llmsh.planner.compose.fragment import Fragment
from llmsh.planner.masked import mask, unmask
from llmsh.planner.planner import BuiltInPlanner
from llmsh.planner.reading import Reading
from llmsh.planner.recipe import Slot
from llmsh.training.decoder.pairs import NOWHERE, Pair, noised, substituted
from llmsh.training.decoder.values import SAYABLE, say

SOURCE = "composed"
_DOMAINS = ("files", "files", "files", "lines", "commits")
_CHOICE = re.compile(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]")
# One in so many is kept from training.
_HELD_BACK = 12
_LONGEST_CHARS = 240


def composed_pairs(
    planner: BuiltInPlanner, fragments: Sequence[Fragment], count: int, rng: random.Random
) -> Iterator[Pair]:
    """Pairs from `count` requests; of many of them nothing comes, as the planner is not sure."""
    for number in range(count):
        request = " ".join(compose(fragments, rng).split())
        plan = planner.plan(request, NOWHERE)
        command = plan.script
        # What was left unfilled is a fault of the teacher's.
        if re.search(r"\{[a-z]\w+\}", command):
            continue
        if plan.confidence < SURE or len(plan.steps) != 1 or "\n" in command or len(command) > _LONGEST_CHARS:
            continue
        masked = mask(Reading.of(request, NOWHERE))
        written = substituted(command, masked)
        if unmask(written, masked) == command:
            yield Pair(noised(masked.text, rng), written, SOURCE, number % _HELD_BACK == 0)


def compose(fragments: Sequence[Fragment], rng: random.Random) -> str:
    """A request of an act or none, a noun, up to two filters, an order or a number or none, a place or none."""
    domain = rng.choice(_DOMAINS)
    by_part: dict[str, list[Fragment]] = {}
    for fragment in fragments:
        if fragment.domain in (domain, "any") and all(slot.type in SAYABLE for slot in fragment.slots.values()):
            by_part.setdefault(fragment.part, []).append(fragment)

    def one(part: str, share: float = 1.0) -> str:
        found = by_part.get(part)
        return said(rng.choice(found), rng) if found and rng.random() < share else ""

    noun = "lines" if domain == "lines" else one("noun")
    selection = [one("take", 0.25), plural(noun) if noun else "", one("filter", 0.85), one("filter", 0.25)]
    selection += [one("root", 0.2) or place(domain, rng), one("order", 0.25)]
    act = one("act", 0.8) or rng.choice(("list", "show", "find", "print", "get"))
    text = " ".join(filter(None, selection))
    return act.replace("...", text) if "..." in act else f"{act} {text}"


def place(domain: str, rng: random.Random) -> str:
    if domain == "commits":
        return ""
    slot = Slot("place", "file" if domain == "lines" else "dir")
    return f"{rng.choice(('in', 'in', 'under', 'of'))} {say(slot, rng)}" if rng.random() < 0.7 else ""


def said(fragment: Fragment, rng: random.Random) -> str:
    """One of the phrasings, its choices made and its blanks filled."""
    text = rng.choice(fragment.phrasings)
    while match := _CHOICE.search(text):
        if match[1] is not None:
            chosen = rng.choice(match[1].split("|"))
        else:
            chosen = rng.choice(match[2].split("|")) if rng.random() < 0.5 else ""
        text = text[: match.start()] + chosen + text[match.end() :]
    for name, slot in fragment.slots.items():
        text = text.replace(f"{{{name}}}", say(slot, rng))
    return text


def plural(noun: str) -> str:
    if noun.endswith("y"):
        return f"{noun[:-1]}ies"
    return noun if noun.endswith("s") else f"{noun}s"
