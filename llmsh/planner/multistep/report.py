"""Reports: several answers in one file: "write the number of a, the number of b and today's date to summary.txt"."""

import re

from llmsh.core.context import Context
from llmsh.core.plan import Effect, Step
from llmsh.planner.multistep.predicates import PlanOne
from llmsh.planner.proposal import Proposal
from llmsh.planner.quoted import hidden
from llmsh.planner.slots import quote_path
from llmsh.syntax.quote import quote

_FILE = r"(?P<path>'[^']+'|[^\s,;\"']+\.\w+)"
_LINES = (
    r"(?:\s*,?\s*(?:and\s+)?(?:each\s+(?:one\s+)?(?:on\s+its\s+own|on\s+a\s+(?:new|"
    r"separate))\s+line|one\s+(?:(?:item\s+)?per|on\s+each|a|to\s+a)\s+line|in\s+(?:this|"
    r"that)\s+order|line\s+by\s+line))*"
)
_INTO = re.compile(
    r"^(?P<verb>write|put|save|store|collect|record|note|list|print|append|add|"
    rf"export)\s+(?P<what>.+?){_LINES}\s+(?:to|into|in)\s+(?:the\s+end\s+of\s+)?"
    r"(?:(?:a|the)\s+)?(?:new\s+|text\s+)*(?:file\s+)?(?:called\s+|"
    rf"named\s+)?{_FILE}{_LINES}(?P<tail>\s+(?:and|,)\s+(?:the\s.+?)\s+(?:below|under|"
    r"underneath|after)\s+(?:it|them|that))?$",
    re.IGNORECASE | re.DOTALL,
)
_MADE = re.compile(
    r"^(?P<verb>create|make|write|generate|produce)\s+(?:an?\s+|the\s+)?(?:new\s+|text\s+|"
    r"short\s+|little\s+)*(?:file\s+|report\s+|summary\s+)?(?:called\s+|named\s+)?"
    rf"{_FILE}\s+(?:with|containing|that\s+(?:contains|lists|holds|has|says)|"
    rf"which\s+(?:contains|lists|has)|listing|from)\s+(?P<what>.+?){_LINES}$",
    re.IGNORECASE | re.DOTALL,
)
_JOINT = re.compile(
    r"\s*[,;]\s*(?:and\s+)?(?:then\s+|also\s+)?|"
    r"\s+and\s+(?:then\s+|also\s+)?|\s+(?:followed\s+by|"
    r"as\s+well\s+as|plus)\s+",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"(?:(?:below|under|underneath|beneath|after)\s+(?:it|that|them)\s*,?\s+)?(?:the\s|"
    r"today|how\s+(?:many|much|often)\b|an?\s+(?:line|list|heading|title)\b|all\s|its\s|"
    r"their\s|which\s|\ue000)",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"^(?:(?:below|under|underneath|beneath|after)\s+(?:it|that|them)\s*,?\s+)|"
    r"\s+(?:(?:in|on|as)\s+(?:the\s+|its\s+)?(?:first|second|third|last|next|top|"
    r"a\s+new)\s+line|on\s+top|at\s+the\s+(?:top|beginning|start|end|bottom)|"
    r"(?:below|under|underneath|beneath|after)\s+(?:it|that|them)|as\s+(?:a|the)\s+(?:heading|title|header))$",
    re.IGNORECASE,
)
_LITERAL = re.compile(
    (
        r"^(?:(?:the|a)\s+)?(?:words?\s+|text\s+|line\s+|heading\s+|"
        r"title\s+)?(?:saying\s+|that\s+says\s+)?(?P<text>'[^']*'|"
        r"\"[^\"]*\")$"
    ),
    re.IGNORECASE,
)
_DATE = re.compile(r"^(?:(?:today's|the\s+current|the|today\s+as)\s+date(?:\s+of\s+today)?|today)$", re.IGNORECASE)
_LIST = re.compile(r"^(?:an?\s+|the\s+)?(?:sorted\s+)?list\s+of\s+", re.IGNORECASE)
_LEAST = 0.5
_CERTAINTY = 0.97


def propose(request: str, context: Context, plan_one: PlanOne) -> Proposal | None:
    """`request` as several answers that go into one file; None when there are fewer than two."""
    for pattern in (_MADE, _INTO):
        match = pattern.match(request.strip().rstrip(".;"))
        if match is None:
            continue
        items = _items(match["what"] + (match.groupdict().get("tail") or ""))
        if len(items) < 2:
            continue
        found = [answer(item, context, plan_one) for item in items]
        answers = [item for item in found if item is not None]
        if len(answers) < len(items):
            continue
        path = match["path"].strip("'\"")
        sign = ">>" if re.match(r"append|add", match["verb"], re.IGNORECASE) or "end of" in request else ">"
        commands = "; ".join(item.commands[0] for item in answers)
        said = "; ".join(item.steps[0].explanation.rstrip(".") for item in answers)
        step = Step(
            f"{{ {commands}; }} {sign} {quote_path(path)}",
            f"Writes to {path}: {said[:1].lower()}{said[1:]}.",
            Effect.CREATES if sign == ">" else Effect.CHANGES,
            recipes=("report",),
        )
        score = min(item.score for item in answers) * _CERTAINTY
        return Proposal((step,), score, "steps", product=path, made=(path,))
    return None


def _items(text: str) -> list[str]:
    """The things that a report is made of: cut where something with an article of its own begins."""
    bare, shown = hidden(text)
    items, at = [], 0
    for joint in _JOINT.finditer(bare):
        if _STARTS.match(bare[joint.end() :]):
            items.append(bare[at : joint.start()])
            at = joint.end()
    items.append(bare[at:])
    return [shown(_PLACED.sub("", item.strip(" ,;")).strip(" ,;")) for item in items if item.strip(" ,;")]


def answer(item: str, context: Context, plan_one: PlanOne) -> Proposal | None:
    """What shows `item`, by one command; None where that is not known."""
    if match := _LITERAL.match(item):
        step = Step(f"echo {quote(match['text'][1:-1])}", f"Says {match['text']}.", Effect.READS, recipes=("say",))
        return Proposal((step,), 0.97, "steps")
    if _DATE.match(item):
        return Proposal((Step("date +%F", "Today's date.", Effect.READS, recipes=("date",)),), 0.97, "steps")
    best: Proposal | None = None
    for text in dict.fromkeys((f"print {item}", f"list {_LIST.sub('the ', item)}", f"show {item}", item)):
        found = plan_one(text, context)
        if found is None or len(found.steps) != 1 or found.steps[0].effect is not Effect.READS or found.missing:
            continue
        if re.search(r"(?<![<>&-])>(?!&)|&$|\bwatch\b", found.steps[0].command):
            continue
        if best is None or found.score > best.score:
            best = found
        if best.score > 0.9:
            break
    return best if best is not None and best.score > _LEAST else None
