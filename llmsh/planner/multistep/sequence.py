"""Sequences: clauses planned one after the other, each pronoun read as what the step before was about."""

import re
from dataclasses import replace

from llmsh.core.context import Context
from llmsh.core.plan import Effect, Step
from llmsh.planner.multistep import clauses, conditions
from llmsh.planner.multistep.conditions import PlanOne
from llmsh.planner.proposal import Proposal
from llmsh.planner.slots import quote_path
from llmsh.syntax.quote import quote

MAX_STEPS = 5
# Several steps explain less of how they hang together than one step that fits the whole.
_JOINED = 0.98
_ACTS = (
    "print|show|count|display|list|create|make|run|rename|compress|delete|copy|replace|convert|get|compute|calculate"
)
_FOR_EACH = re.compile(
    rf"^for\s+(?:each|every|all)\s+(?:of\s+the\s+)?(?P<noun>[^,]+?)(?:\s*,\s*|\s+(?=(?:{_ACTS})\b))(?P<what>.+)$",
    re.IGNORECASE,
)
_REPEAT = re.compile(r"^(?P<what>.+?),?\s+every\s+(?P<count>\d+)?\s*(?P<unit>second|minute|hour)s?$", re.IGNORECASE)
_TIMES = re.compile(r"^(?P<what>.+?),?\s+(?P<count>\d+|two|three|four|five|ten)\s+times$", re.IGNORECASE)
_COUNTS = {"two": "2", "three": "3", "four": "4", "five": "5", "ten": "10"}


def propose(request: str, context: Context, plan_one: PlanOne) -> list[Proposal]:
    """Readings of `request` as several steps, a condition or a repetition; none when it is one plain step."""
    found: list[Proposal | None] = [
        conditions.propose(request, context, plan_one),
        _for_each(request, context, plan_one),
        _repeated(request, context, plan_one),
    ]
    parts = clauses.split(request)
    if 1 < len(parts) <= MAX_STEPS and not request.lower().startswith("if "):
        found += _sequence(parts, context, plan_one)
    elif len(parts) == 1 and clauses.has_pronoun(request) and context.last_paths:
        meant = " ".join(quote(path) for path in context.last_paths)
        found.append(plan_one(clauses.resolve(request, meant), context))
    return [proposal for proposal in found if proposal is not None and proposal.steps]


def _sequence(parts: list[str], context: Context, plan_one: PlanOne) -> list[Proposal | None]:
    """The clauses as steps; where one only asks and the next acts on "them", the two are one."""
    merged = _merged(parts)
    found = [_planned(merged, context, plan_one)]
    if merged != parts and found[0] is None:
        found.append(_planned(parts, context, plan_one))
    return found


def _merged(parts: list[str]) -> list[str]:
    """Clauses in which "find X" and "delete them" have become "delete X"."""
    merged: list[str] = []
    for part in parts:
        asked = clauses.asked_for(merged[-1]) if merged else None
        if asked is not None and clauses.has_pronoun(part):
            merged[-1] = clauses.resolve(part, asked)
        else:
            merged.append(part)
    return merged


def _planned(parts: list[str], context: Context, plan_one: PlanOne) -> Proposal | None:
    steps: list[Step] = []
    score = 1.0
    product = ""
    made: set[str] = set()
    reads: list[str] = []
    for part in parts:
        text = clauses.resolve(part, quote(product)) if product and clauses.has_pronoun(part) else part
        proposal = plan_one(text, context)
        if proposal is None or not proposal.steps:
            return None
        steps += [_without_mkdir(step, made) for step in proposal.steps]
        score = min(score, proposal.score)
        reads += [path for path in proposal.reads if path not in made]
        if proposal.product:
            product = proposal.product
            made.add(product)
    if len(parts) == 1:
        return Proposal(tuple(steps), score, "steps", reads=tuple(reads))
    return Proposal(tuple(steps), score * _JOINED, "steps", reads=tuple(reads), product=product)


def _without_mkdir(step: Step, made: set[str]) -> Step:
    """`step` without the mkdir of a folder that an earlier step has made."""
    for folder in made:
        prefix = f"mkdir -p {quote_path(folder)} && "
        if step.command.startswith(prefix):
            return replace(step, command=step.command.removeprefix(prefix))
    return step


def _for_each(request: str, context: Context, plan_one: PlanOne) -> Proposal | None:
    """ "for each csv file, print its first line" as "print first line of each csv file"."""
    match = _FOR_EACH.match(request)
    if match is None:
        return None
    what, noun = match["what"].rstrip("."), match["noun"]
    if clauses.has_pronoun(what):
        return plan_one(clauses.resolve(what, f"each {noun}"), context)
    if re.search(r"\bits?\b", what):
        what = re.sub(r"\s*\b(?:of\s+)?its\b", " the", what)
    return plan_one(f"{what} of each {noun}", context)


def _repeated(request: str, context: Context, plan_one: PlanOne) -> Proposal | None:
    """ "… every 5 seconds" with watch, "… 3 times" with a loop."""
    if match := _REPEAT.match(request):
        proposal = plan_one(match["what"], context)
        if proposal is None or len(proposal.steps) != 1 or proposal.steps[0].effect is not Effect.READS:
            return None
        step = proposal.steps[0]
        count = int(match["count"] or 1) * {"second": 1, "minute": 60, "hour": 3600}[match["unit"].lower()]
        said = f"{step.explanation.rstrip('.')}, again every {count} s until you press Ctrl-C."
        command = f"watch -n {count} {quote(step.command)}"
        return replace(proposal, steps=(replace(step, command=command, explanation=said),), origin="steps")
    if match := _TIMES.match(request):
        proposal = plan_one(match["what"], context)
        if proposal is None or len(proposal.steps) != 1:
            return None
        step = proposal.steps[0]
        count_text = _COUNTS.get(match["count"].lower(), match["count"])
        said = f"{step.explanation.rstrip('.')}, {count_text} times."
        command = f"for i in {{1..{count_text}}}; do {step.command}; done"
        return replace(proposal, steps=(replace(step, command=command, explanation=said),), origin="steps")
    return None
