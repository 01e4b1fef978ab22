"""Repetition: "… every 5 seconds" with watch, "… 3 times" with a loop."""

import re
from dataclasses import replace

from llmsh.core.context import Context
from llmsh.core.plan import Effect
from llmsh.planner.multistep.predicates import PlanOne
from llmsh.planner.proposal import Proposal
from llmsh.syntax.quote import quote

_REPEAT = re.compile(r"^(?P<what>.+?),?\s+every\s+(?P<count>\d+)?\s*(?P<unit>second|minute|hour)s?$", re.IGNORECASE)
_TIMES = re.compile(
    r"^(?P<what>.+?),?\s+(?P<count>\d+|twice|two|three|four|five|six|seven|eight|nine|ten)(?:\s+times)?"
    r"(?:\s*,?\s+(?:with|using|in)\s+a\s+(?:for\s+)?loop)?(?:\s*,?\s+(?:one|each)\s+(?:per|on\s+its\s+own|"
    r"a)\s+line)?$",
    re.IGNORECASE,
)
# "without anybody twice" is about what is shown, not about how often.
_NONE_TWICE = re.compile(
    r"\b(?:without|no|none|nobody|nothing|never|not|no-?one|any(?:body|one|thing)?)\b[^,;.]*\btwice$", re.IGNORECASE
)
_COUNTS = {
    "twice": "2",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
}


def propose(request: str, context: Context, plan_one: PlanOne) -> list[Proposal]:
    """The request as something done again and again; nothing when it is not."""
    if match := _REPEAT.match(request):
        return _watched(match, context, plan_one)
    match = _TIMES.match(request)
    if match and _NONE_TWICE.search(request):
        return []
    if match and (match["count"].lower() == "twice" or re.search(r"\btimes\b", request)):
        return _looped(match, context, plan_one)
    return []


def _watched(match: re.Match[str], context: Context, plan_one: PlanOne) -> list[Proposal]:
    proposal = plan_one(match["what"], context)
    if proposal is None or len(proposal.steps) != 1 or proposal.steps[0].effect is not Effect.READS:
        return []
    step = proposal.steps[0]
    count = int(match["count"] or 1) * {"second": 1, "minute": 60, "hour": 3600}[match["unit"].lower()]
    said = f"{step.explanation.rstrip('.')}, again every {count} s until you press Ctrl-C."
    command = f"watch -n {count} {quote(step.command)}"
    return [replace(proposal, steps=(replace(step, command=command, explanation=said),), origin="steps")]


def _looped(match: re.Match[str], context: Context, plan_one: PlanOne) -> list[Proposal]:
    what = re.sub(
        r"^(print|say|echo|show|display|write)\s+(?:the\s+)?(?:number|word|text|digit)\s+(\S+)$",
        r"\1 \2",
        match["what"],
    )
    proposal = plan_one(what, context)
    if proposal is None or len(proposal.steps) != 1:
        return []
    step = proposal.steps[0]
    count = _COUNTS.get(match["count"].lower(), match["count"])
    said = f"{step.explanation.rstrip('.')}, {count} times."
    command = f"for i in {{1..{count}}}; do {step.command}; done"
    return [replace(proposal, steps=(replace(step, command=command, explanation=said),), origin="steps")]
