"""Alternatives: "run a.sh and if that fails say broken": what runs when a step does not work."""

import re
from dataclasses import dataclass, replace

from llmsh.core.context import Context
from llmsh.core.plan import Effect, Step
from llmsh.planner.multistep import clauses, conditions, predicates, speech
from llmsh.planner.multistep.discourse import Discourse
from llmsh.planner.multistep.predicates import PlanOne
from llmsh.planner.proposal import Proposal
from llmsh.planner.slots import quote_path
from llmsh.planner.verify import is_file

_IT = r"(?:that|it|this|the\s+\w+|they|either)"
_FAILS = (
    r"(?:fails?|failed|goes\s+wrong|(?:does|did)\s*(?:n['o]t|not)\s+(?:work|succeed)(?:\s+out)?|is\s+not\s+possible|"
    r"is\s*n['o]t\s+possible|can\s*not\s+be\s+done|breaks|returns\s+an\s+error|gives\s+an\s+error)"
)
_NOT_THERE = (
    r"(?:(?:does\s*n['o]t|does\s+not|do\s+not)\s+(?:exist|show\s+up|turn\s+up|occur|appear)|"
    r"(?:is|was|are)\s*(?:n['o]t|not)\s+(?:there|found|present|in\s+(?:it|there))|is\s+missing)"
)
_NOTHING = (
    r"(?:nothing\s+(?:is|was|gets)\s+found|nothing\s+(?:turns\s+up|comes\s+up|matches)|there\s+is\s+(?:none|"
    r"no\s+match|no\s+such\s+(?:file|folder|"
    r"directory|line|word)|nothing)|there\s+are\s+(?:none|no\s+matches)|no\s+match\s+is\s+found|"
    r"no\s+such\s+\w+\s+exists|none\s+(?:is|are|was)\s+found)"
)
_SHOULD = (
    r"should\s+(?:(?:that|it|this)\s+(?:fail|not\s+(?:work|exist|be\s+(?:there|found)))|"
    r"nothing\s+(?:turn\s+up|be\s+found|match|come\s+up))"
)
# "A; if that fails B", "A, or else B"
_JOINT = re.compile(
    rf"^(?P<main>.+?)\s*[,;.]?\s*(?:\b(?:and|but|or)\s+)?\s*(?:\bonly\s+)?(?:\b(?:(?:if|when|"
    rf"in\s+case)\s+(?:{_IT}\s+(?:{_FAILS}|{_NOT_THERE})|{_NOTHING}|not\s+found)|"
    rf"{_SHOULD}|on\s+failure|failing\s+that)\s*,?\s*(?:then\s+)?(?:just\s+)?|\bor\s+(?:else|"
    rf"otherwise)\s*,?\s+)(?P<other>.+)$",
    re.IGNORECASE,
)
_SUCCEEDS = re.compile(
    rf"^(?P<main>.+?)\s*[,;.]?\s*(?:\b(?:and|but)\s+)?\s*(?:\bonly\s+)?\b(?:(?:if|when)\s+{_IT}\s+(?:succeeds?|"
    rf"succeeded|"
    rf"works?|worked|passes|passed|"
    rf"goes\s+well|is\s+found|was\s+found)|on\s+success)\s*,?\s*(?P<yes>.+)$|"
    rf"^(?P<main2>.+?)\s*[,;.]\s*(?P<yes2>\w[^,;.]*?)\s+if\s+{_IT}\s+"
    rf"(?:succeeds?|succeeded|works?|worked|passes|passed|goes\s+well)\b\s*,?\s*(?P<rest2>.*)$",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"\s*[,;.]?\s*(?:\band\s+)?\b(?:otherwise|or\s+else|else|if\s+(?:it|that)\s+(?:works|worked|succeeds|does)|"
    r"(?:if|when)\s+not)\b\s*,?\s*",
    re.IGNORECASE,
)
# "print a.txt, or b.txt if a.txt does not exist", "show a.txt or, if it is missing, b.txt"
_INSTEAD = re.compile(
    r"^(?P<verb>show|print|cat|display|read|output|view)\s+(?P<one>\"[^\"]+\"|'[^']+'|"
    r"\S+?)\s*,?\s+or\s*,?\s+(?:(?:if\s+(?P<early>[^,]+),\s*)?"
    r"(?P<other>\"[^\"]+\"|'[^']+'|[^\s,]+)(?:\s+(?:if|when)\s+(?P<late>.+))?|else\s+(?P<plain>\S+))$",
    re.IGNORECASE,
)
# "move a to b, or if b does not exist to c"
_ELSEWHERE = re.compile(
    r"^(?P<head>.+?)\s+(?P<prep>to|into|in)\s+(?:the\s+)?(?:folder\s+)?(?P<one>[^\s,]+)\s*,?\s+or\s*,?\s+(?:if|"
    r"when)\s+(?:it|that|the\s+\w+|(?P=one))\s+"
    r"(?:does\s*(?:n['o]t|not)\s+exist|is\s*(?:n['o]t|not)\s+there|is\s+missing)\s*,?\s*(?:to|into|"
    r"in)\s+(?:the\s+)?(?:folder\s+)?(?P<other>[^\s,]+)$",
    re.IGNORECASE,
)
_RUN = re.compile(
    r"^(?:please\s+)?(?:try\s+(?:to\s+)?)?(?:run|start|execute|call|launch|running)\s+(?:the\s+)?(?:script\s+|"
    r"program\s+)?(?P<path>\"[^\"]+\"|'[^']+'|\S+?)"
    r"(?:\s+with\s+(?P<runner>sh|bash|dash|zsh|python3?|node|perl|ruby))?$",
    re.IGNORECASE,
)
_TRY = re.compile(r"^(?:try|attempt)\s+to\s+", re.IGNORECASE)
_CERTAINTY = 0.98


@dataclass(frozen=True, slots=True)
class _Parts:
    """What is tried, what is done when it fails, and what when it works."""

    main: str
    other: str
    yes: str = ""


def propose(request: str, context: Context, plan_one: PlanOne) -> Proposal | None:
    """The request as something tried with what is done when it fails; None when it is none."""
    if match := _ELSEWHERE.match(request):
        return _elsewhere(match, context, plan_one)
    if match := _INSTEAD.match(request):
        return _instead(match, context, plan_one)
    parts = _parts(request)
    if parts is None:
        return None
    parts = replace(parts, other=conditions.completed(parts.yes, parts.other)) if parts.yes else parts
    main = planned(_TRY.sub("", parts.main), context, plan_one)
    if main is None or len(main.steps) != 1:
        return None
    about = Discourse(context).after(parts.main, main)
    if re.match(r"say\s", parts.other, re.IGNORECASE) and (said := speech.propose(parts.other, free=True)):
        agreed = _branch(about.resolve(parts.yes), main, parts.main, context, plan_one) if parts.yes else None
        return None if parts.yes and agreed is None else _joined(main, said, agreed)
    if (path := _only_path(parts.main, context)) and not about.product:
        about = replace(about, product=path)
    if parts.yes and speech.says_something(parts.yes) and not clauses.begins_with_verb(parts.other):
        parts = replace(parts, other=f"say {parts.other}")  # "print OK, otherwise FAILED"
    other = _branch(about.resolve(parts.other), main, parts.main, context, plan_one)
    yes = _branch(about.resolve(parts.yes), main, parts.main, context, plan_one) if parts.yes else None
    if other is None or (parts.yes and yes is None):
        return None
    return _joined(main, other, yes)


def planned(text: str, context: Context, plan_one: PlanOne) -> Proposal | None:
    """One clause: a script that is run by its path, a saying, or what the planner makes of it."""
    if (match := _RUN.match(text)) and (is_file(path := match["path"].strip("\"'"), context) or path.startswith("./")):
        command = f"{match['runner']} {quote_path(path)}" if match["runner"] else predicates.program_of(path, context)
        step = Step(command, f"Runs {path}.", Effect.CHANGES, recipes=("run",))
        return Proposal((step,), 0.96, "steps", product=path)
    found = [plan_one(text, context), speech.propose(text)]
    return max((item for item in found if item and item.steps), key=lambda item: item.score, default=None)


def _parts(request: str) -> _Parts | None:
    if match := _JOINT.match(request):
        pieces = _ELSE.split(match["other"], maxsplit=1)
        if (first := _SUCCEEDS.match(match["main"])) and first["main2"]:
            return _Parts(first["main2"], match["other"], first["yes2"])
        return _Parts(match["main"].rstrip(" ,;"), pieces[0], pieces[1] if len(pieces) > 1 else "")
    if match := _SUCCEEDS.match(request):
        main, rest = (
            (match["main"], match["yes"])
            if match["main"]
            else (match["main2"], f"{match['yes2']} else {match['rest2']}")
        )
        pieces = _ELSE.split(rest, maxsplit=1)
        if len(pieces) > 1 and pieces[1]:
            # what the second branch says of "or else" is gone with the cut
            return _Parts(main.rstrip(" ,;"), re.sub(r"^(?:or\s+else|else|otherwise)\s+", "", pieces[1]), pieces[0])
    return None


def _branch(text: str, main: Proposal, said: str, context: Context, plan_one: PlanOne) -> Proposal | None:
    """What is done in one of the cases; a bare name or place is worked on as the first was."""
    if not clauses.begins_with_verb(text):
        text = re.sub(r"\s+instead$", "", text)
        verb = said.split(" ", 1)[0]
        if re.fullmatch(r"say\s.+", text, re.IGNORECASE):
            return speech.propose(text, free=True)
        if to := re.match(r"^(?:in)?to\s+(?P<place>.+)$", text):
            head = re.sub(r"\s+(?:in)?to\s+\S+$", "", said)
            return planned(f"{head} to {to['place']}", context, plan_one)
        bare = text.strip("\"'")
        if (path := _first_path(said)) and " " not in bare and is_file(bare, context):
            return planned(said.replace(path, text, 1), context, plan_one)  # "copy a to b or, failing that, c"
        return planned(f"{verb} {text}", context, plan_one)
    text = re.sub(r"\s+instead$", "", text)
    if spoken := speech.propose(text, free=True):
        return spoken
    return planned(text, context, plan_one)


def _first_path(text: str) -> str:
    """The file that `text` names first, where it says more about it: "copy a.cfg to backup"."""
    found = re.match(r"^\w+\s+(?:the\s+)?(?:file\s+)?(?P<path>[\w~./-]*[./][\w./-]*\w)\s+\S", text)
    return found["path"] if found else ""


def _only_path(text: str, context: Context) -> str:
    found = re.findall(r"[\w~./-]*[./][\w./-]*\w", text)
    return str(found[0]) if len(found) == 1 else ""


def _joined(main: Proposal, other: Proposal, yes: Proposal | None) -> Proposal | None:
    command = main.steps[0].command
    if re.search(r"\|\||&$|(?<!&)&(?![&>\d])", command):
        return None
    if re.match(r"(?:find|ls)\b", command) and main.steps[0].effect is Effect.READS:
        command = f"{command} | grep ."  # find is content with finding nothing
    no = " && ".join(other.commands)
    if len(other.steps) > 1:
        no = f"{{ {no}; }}"
    if yes is not None:
        whole = f"if {command}; then {' && '.join(yes.commands)}; else {no}; fi"
    else:
        whole = f"{command} || {no}"
    branches = (main, other, *((yes,) if yes else ()))
    effects = [step.effect for branch in branches for step in branch.steps]
    effect = next((effect for effect in effects if effect is not Effect.READS), Effect.READS)
    if Effect.DELETES in effects:
        effect = Effect.DELETES
    fails = _lowered(other)
    said = f"{main.steps[0].explanation.rstrip('.')}; if that fails: {fails}"
    said += f"; if it works: {_lowered(yes)}." if yes else "."
    recipes = tuple(name for branch in branches for step in branch.steps for name in step.recipes)
    score = min(branch.score for branch in branches)
    return Proposal((Step(whole, said, effect, recipes=recipes),), score * _CERTAINTY, "steps", product=main.product)


def _instead(match: re.Match[str], context: Context, plan_one: PlanOne) -> Proposal | None:
    """ "show a or b if a is missing": the first that is there."""
    one, other = match["one"].strip("\"'"), (match["other"] or match["plain"] or "").strip("\"'")
    condition = match["early"] or match["late"] or ""
    if condition and not re.search(r"n[o']t|missing|fail|absent|no\s+such|can", condition):
        return None
    if not re.search(r"[./]", one) or not re.search(r"[./]", other):
        return None
    command = f"cat {quote_path(one)} 2> /dev/null || cat {quote_path(other)}"
    step = Step(command, f"Shows {one}, or {other} when it cannot be read.", Effect.READS, recipes=("alternative",))
    return Proposal((step,), 0.97, "steps", product=one)


def _elsewhere(match: re.Match[str], context: Context, plan_one: PlanOne) -> Proposal | None:
    one = planned(f"{match['head']} {match['prep']} {match['one']}", context, plan_one)
    other = planned(f"{match['head']} {match['prep']} {match['other']}", context, plan_one)
    if one is None or other is None:
        return None
    place = quote_path(match["one"])
    first, second = (" && ".join(proposal.commands).removeprefix(f"mkdir -p {place} && ") for proposal in (one, other))
    said = f"If {match['one']} is there: {_lowered(one)}; otherwise: {_lowered(other)}."
    step = Step(
        f"if [ -d {place} ]; then {first}; else {second}; fi", said, one.steps[0].effect, recipes=("alternative",)
    )
    return Proposal((step,), min(one.score, other.score) * _CERTAINTY, "steps", product=match["one"])


def _lowered(proposal: Proposal) -> str:
    said = proposal.steps[0].explanation.rstrip(".")
    return said[:1].lower() + said[1:]
