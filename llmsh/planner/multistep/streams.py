"""Streams: clauses that work on the output of the step before: "… and sort them", "… keep the first five"."""

import re
from dataclasses import replace

from llmsh.core.context import Context
from llmsh.core.plan import Effect
from llmsh.planner.multistep.predicates import PlanOne
from llmsh.planner.proposal import Proposal

_STREAM = "llmsh_stream.txt"
_OBJECT = re.compile(
    r"\b(?:it|them|these|those|that|(?:the\s+rest|"
    r"what\s+is\s+left)|(?:the|all)\s+(?:results?|output|list|"
    r"lines|names|numbers?|"
    r"values))\b(?:\s+(?=numerically|in|by))?",
    re.IGNORECASE,
)
_STAGES = re.compile(
    r"^(?:sort|count|reverse|number|shuffle|filter|keep|show|print|take|limit|remove|drop|skip|join|convert|"
    r"display|order|only|deduplicate|"
    r"convert|lower-?case|upper-?case|capitali[sz]e|trim|squeeze|replace|delete|"
    r"dedupe|grep|search|cut|get|list|uniq|tally)\b",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(
    r"^sed -i (?P<rest>(?:-[nEr]+ )*(?:-e )?'[^']*' "
    r"[^|;&<>]+)$|^sort -o (?P<out>\S+) "
    r"(?P<sorted>[^|;&<>]*)$"
)
_READER = re.compile(
    rf"^((?:sort|uniq|head|tail|grep|tr|sed|awk|cut|wc|tac|rev|shuf|nl|paste|column|fold|cat)\b[^|"
    rf"]*?)\s+(?:<\s*)?{_STREAM}(?=\s*(?:\||$))"
)


def piped(clause: str, last: Proposal, context: Context, plan_one: PlanOne) -> Proposal | None:
    """`last` with a filter after it that does what `clause` says; None when that is no filter of its output."""
    if len(last.steps) != 1 or last.steps[0].effect is not Effect.READS or last.origin == "say":
        return None
    if not _STAGES.match(clause) or not _OBJECT.search(clause):
        return None
    step = last.steps[0]
    if re.search(r"\bwc -[lwmc]|\bgrep -c|\bdu -|\bstat -", step.command) or re.search(
        r"\b(?:in|of|from)\s+it\b", clause
    ):
        return None  # a number has no lines to sort, and "in it" means the file
    if re.search(r"[;&]|>(?!&)", re.sub(r"'[^']*'|\"[^\"]*\"", "", step.command)):
        return None
    found = None
    for text in (_OBJECT.sub(_STREAM, clause, count=1), _OBJECT.sub(f"the lines of {_STREAM}", clause, count=1)):
        found = plan_one(text, context)
        if found is not None and len(found.steps) == 1 and _READER.match(found.steps[0].command):
            break
    else:
        return None
    if found is None or found.steps[0].effect is not Effect.READS:
        return None
    filtered = _READER.sub(r"\1", found.steps[0].command)
    if _STREAM in filtered:
        return None
    said = found.steps[0].explanation.replace(_STREAM, "that output")
    explanation = f"{step.explanation.rstrip('.')}; {said[:1].lower()}{said[1:]}"
    merged = replace(
        step,
        command=f"{step.command} | {filtered}",
        explanation=explanation,
        recipes=(*step.recipes, *found.steps[0].recipes),
    )
    return replace(last, steps=(merged,), score=min(last.score, found.score))


def streamed(proposal: Proposal) -> Proposal:
    """A change of a file in place as what shows the file with that change, where the result goes elsewhere."""
    match = _IN_PLACE.match(proposal.steps[-1].command) if len(proposal.steps) == 1 else None
    if match is None:
        return proposal
    command = f"sed {match['rest']}" if match["rest"] else f"sort {match['sorted']}"
    step = replace(proposal.steps[0], command=command, effect=Effect.READS)
    return replace(proposal, steps=(step,), product="", made=(), subject="")
