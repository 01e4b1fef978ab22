"""Sinks: the output of one reading step goes to a file: "… and save it to a.txt", "write the X to a.txt"."""

import re
from dataclasses import replace

from llmsh.core.context import Context
from llmsh.core.plan import Effect
from llmsh.planner.multistep.predicates import PlanOne
from llmsh.planner.proposal import Proposal
from llmsh.planner.slots import quote_path

_FILE = r"(?P<path>\"[^\"]+\"|'[^']+'|[^\s\"',;]*[^\s\"',;.])"
_TO = (
    r"(?:to|into|in|as|at)\s+(?:(?:the\s+)?end\s+of\s+)?(?:(?:a|the|an)\s+)?(?:(?:new|text|output)\s+)*(?:file\s+)?"
    r"(?:called\s+|named\s+)?"
)
_VERB = r"(?P<verb>save|write|store|put|dump|redirect|send|output|log|record|keep|append|add|collect|export|pipe)"
_LATE = re.compile(
    rf"^(?P<what>.+?)\s*,?\s+(?:and\s+|then\s+)*(?:{_VERB}|(?P<gerund>saving|writing|storing|putting|"
    rf"redirecting|appending))\s+"
    rf"(?:it|them|this|that|everything|those|all\s+of\s+(?:it|that|them)|(?:the\s+|its\s+|their\s+)?(?:results?|"
    rf"output|lists?|lines|"
    rf"listing|names|matches|counts?|numbers?|paths))\s+{_TO}{_FILE}$",
    re.IGNORECASE,
)
_WHOLE = re.compile(rf"^{_VERB}\s+(?P<what>.+?)\s+{_TO}{_FILE}(?:\s+as\s+a\s+new\s+line)?$", re.IGNORECASE)
_MADE = re.compile(
    rf"^(?P<verb>create|make|write|generate|produce)\s+(?:a\s+|the\s+)?(?:(?:new|"
    rf"text)\s+)*(?:file\s+)?(?:called\s+|named\s+)?"
    rf"{_FILE}\s+(?:with|containing|that\s+(?:contains|lists|holds|has)|from|listing)\s+(?P<what>.+)$",
    re.IGNORECASE,
)
_READS = (
    r"(?:print|show|list|grep|find|sort|count|get|extract|concatenate|merge|join|output|display|cut|filter|head|tail|"
    r"search|cat|look|reverse|select|what|which|how|all|the|every|only|number|names?)"
)
_INTO = re.compile(
    rf"^(?P<what>{_READS}\b.+?)\s+(?P<verb>into|to)\s+(?:(?:a|the)\s+)?(?:new\s+)?(?:file\s+)?(?:called\s+|"
    rf"named\s+)?{_FILE}$",
    re.IGNORECASE,
)
# After such a word "to" says what something is compared with, leads to or belongs to, not where output goes.
_TAKES_TO = re.compile(
    r"\b(?:(?:hard|soft|sym)?link(?:s|ed|ing)?|symlinks?|points?|pointing|refers?|referring|references?|leads?|leading|"
    r"resolv(?:es?|ing)|belong(?:s|ing)?|similar|identical|equal|close|related|relative|compared?|corresponding|according|"
    r"adjacent|next|prior|up|due|subscribed|assigned|attached|connected|connections?|access|paths?|changes?|aliased|"
    r"opposed|owned|similar(?:ity)?|differences?|match(?:es|ing)?|sent|bound|listening|mapped)\Z",
    re.IGNORECASE,
)
_APPENDS = frozenset({"append", "add", "appending"})
_LOOKS_LIKE_FILE = re.compile(r"[^/.]\.[A-Za-z][A-Za-z0-9]{0,5}\Z")
_ALONE = re.compile(
    rf"^(?:{_VERB})\s+(?:(?:that|this|the)\s+(?:number|count|total|sum|value|list|output|line|answer|average)|"
    rf"it|them|this|that|everything|those|all\s+of\s+(?:it|that|them)|(?:the\s+|its\s+|their\s+)?(?:results?|"
    rf"output|lists?|lines|listing|names|matches|counts?|numbers?|paths))\s+{_TO}{_FILE}$",
    re.IGNORECASE,
)
# What a sink adds to the doubt of the step before it.
_CERTAINTY = 0.99
# From here on no other wording is tried.
_SURE = 0.9


def propose(request: str, context: Context, plan_one: PlanOne) -> Proposal | None:
    """The request as one reading step whose output goes to a file; None when it is none."""
    for pattern in (_LATE, _MADE, _WHOLE, _INTO):
        match = pattern.match(request)
        path = _path(match) if match else ""
        if match is None or not path:
            continue
        if pattern is _INTO and match["verb"].lower() == "to" and _TAKES_TO.search(match["what"]):
            continue
        what = re.sub(r"\s+as\s+a\s+(?:new|single)\s+line$", "", match["what"])
        verb = (match.groupdict().get("verb") or match.groupdict().get("gerund") or "").lower()
        proposal = _reading(what, context, plan_one, is_request=pattern in (_LATE, _INTO))
        if proposal is not None:
            return into(proposal, path, is_appended=verb in _APPENDS or "end of" in match[0])
    return None


def sink_of(clause: str) -> tuple[str, bool] | None:
    """The file of a clause that only says where the output goes, and whether it is appended."""
    match = _ALONE.match(clause)
    path = _path(match) if match else ""
    if match is None or not path:
        return None
    return path, match["verb"].lower() in _APPENDS or "end of" in clause


def into(proposal: Proposal, path: str, *, is_appended: bool) -> Proposal | None:
    """`proposal` with the output of its only step in the file `path`; None when it has no output to keep."""
    if len(proposal.steps) != 1 or proposal.steps[0].effect is not Effect.READS:
        return None
    step = proposal.steps[0]
    if re.search(r"(?<![<>&-])>(?!&)|&$|\bwatch\b|\btail -[fF]", step.command):
        return None
    command = f"{{ {step.command}; }}" if re.search(r"&&|;", step.command) else step.command
    said = f"{step.explanation.rstrip('.')}, {'appended to' if is_appended else 'into'} {path}."
    written = replace(
        step,
        command=f"{command} {'>>' if is_appended else '>'} {quote_path(path)}",
        explanation=said,
        effect=Effect.CHANGES if is_appended else Effect.CREATES,
    )
    return replace(
        proposal,
        steps=(written,),
        score=proposal.score * _CERTAINTY,
        product=path,
        made=(path,),
        subject="",
        origin="steps",
    )


def _path(match: re.Match[str]) -> str:
    path = match["path"].strip("\"'")
    is_named = re.search(
        r"\bfile\s+(?:called\s+|named\s+)?\S+$|\b(?:called|named)\s+\S+$", match[0][: match.end("path")]
    )
    return path if _LOOKS_LIKE_FILE.search(path) or (is_named and "/" not in path) else ""


def _reading(what: str, context: Context, plan_one: PlanOne, *, is_request: bool) -> Proposal | None:
    """The best step that shows `what`."""
    texts = [what] if is_request else [f"show {what}", f"list {what}", f"print {what}", what]
    fit: list[Proposal] = []
    for text in texts:
        proposal = plan_one(text, context)
        if proposal is not None and len(proposal.steps) == 1 and proposal.steps[0].effect is Effect.READS:
            fit.append(proposal)
            if proposal.score > _SURE:
                break
    return max(fit, key=lambda proposal: proposal.score, default=None)
