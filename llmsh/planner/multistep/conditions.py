"""Conditions: "if notes.txt exists delete it, otherwise create it" as an if of bash."""

import re
from dataclasses import dataclass, replace

from llmsh.core.context import Context
from llmsh.core.plan import Effect, Step
from llmsh.planner.multistep import clauses, speech, variables
from llmsh.planner.multistep.discourse import Discourse, named_in
from llmsh.planner.multistep.predicates import PlanOne, Test, predicate
from llmsh.planner.proposal import Proposal
from llmsh.planner.verify import is_directory

__all__ = ["PlanOne", "is_conditional", "parse", "propose"]

_ELSE = re.compile(
    r"\s*[,;.]?\s*(?:\band\s+)?\b(?:otherwise|or\s+else|else|(?:if|"
    r"when)\s+not|if\s+no|if\s+it\s+(?:does\s*n[o']t|is\s*n[o']t|"
    r"is\s+not)(?:\s+(?:exist|there|contain\s+it|so|executable|empty|present|installed|running))?|if\s+they\s+"
    r"(?:are\s*n[o']t|do\s*n[o']t)|in\s+the\s+other\s+case)\s*,?\s*",
    re.IGNORECASE,
)
_IF = re.compile(
    r"^(?:only\s+|but\s+only\s+)?(?P<word>if|when|whenever|in\s+case|should|unless|as\s+long\s+as|so\s+long\s+as|"
    r"provided(?:\s+that)?|assuming(?:\s+that)?)\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
_THEN = re.compile(r"\s*,\s*(?:then\s+)?|\s+then\s+|\s*:\s+", re.IGNORECASE)
_LATE = re.compile(
    r"^(?P<yes>.+?)\s*,?\s+(?:but\s+)?(?P<word>only\s+if|only\s+when|only\s+in\s+case|except\s+if|except\s+when|"
    r"if|unless|when|in\s+case|as\s+long\s+as|so\s+long\s+as|provided(?:\s+that)?)\s+(?P<condition>.+)$",
    re.IGNORECASE,
)
_CHECK = re.compile(
    r"^(?:first\s+)?(?:check|test|see|find\s+out|verify|look)\s+(?:if|whether)\s+(?P<condition>.+?)\s*(?:[,;.?]|"
    r"\band\b)\s*(?:and\s+)?"
    r"(?:(?:if|when)\s+(?P<not>not|no|it\s+(?:is\s+not|is\s*n['o]t|does\s+not|does\s*n['o]t)(?:\s+(?:so|there|exist|"
    r"executable|empty))?|)(?:so|yes|it\s+(?:is|does)|)\s*,?\s*)"
    r"(?P<yes>\w.+)$",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"^(?P<verb>is|are|does|do|has|have)\s+(?P<condition>.+?)\s*\?\s*(?:(?:(?:if|when)\s+(?:so|yes|it\s+(?:is|"
    r"does)|they\s+are|there\s+(?:is|are))|then|in\s+that\s+case|yes\s*:?)\s*,?\s*)(?:then\s+)?(?P<yes>.+)$",
    re.IGNORECASE,
)
_COMPARE = re.compile(
    r"^compare\s+(?P<one>\S+)\s+(?:with|and|to)\s+(?P<other>\S+?)\s*(?:[:,;]|\band\b)\s*(?:and\s+)?(?P<rest>.+)$",
    re.IGNORECASE,
)
_SUCH = re.compile(r"\b(?:such|those|these|the\s+matching)\s+lines\b", re.IGNORECASE)
_SUCH_MANY = re.compile(
    r"\bhow\s+many\s+(?:such|of\s+them|of\s+those|those|times)(?:\s+lines)?(?:\s+(?:there\s+are|it\s+has))?\b",
    re.IGNORECASE,
)
# "add her to it": the words that the file lacks.
_ADDED = re.compile(
    r"^(?P<add>add|append)\s+(?:her|him|it|them|that|this)(?:\s+(?:line|word|name|entry|text))?\s+(?:in|in?to|"
    r"to|at\s+the\s+end\s+of)\b",
    re.IGNORECASE,
)
# A branch of which less is sure is rather words to be printed.
_LEAST = 0.4
_NOTHING = re.compile(
    r"(?:(?:please\s+)?(?:do\s+nothing|leave\s+(?:it|them|everything)(?:\s+(?:alone|as\s+(?:it\s+is|they\s+are)|"
    r"untouched|be))?|nothing))",
    re.IGNORECASE,
)
_ONE_QUOTED = re.compile(r"'[^']+'|\"[^\"]+\"")
_STATED_IF = re.compile(r"^(?P<yes>.+?)\s+(?:if|when|where)\s+(?P<condition>.+)$", re.IGNORECASE)
_STRENGTH = (
    Effect.READS,
    Effect.CREATES,
    Effect.CHANGES,
    Effect.NETWORK,
    Effect.PROCESSES,
    Effect.DELETES,
    Effect.SYSTEM,
)
_HINT = re.compile(
    r"\b(?:if|unless|otherwise|whether|when|provided|in\s+case|as\s+long\s+as|so\s+long\s+as|should|assuming)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Parts:
    """A conditional request taken apart. said: the condition in words; rest: what is done afterwards anyway."""

    condition: Test
    said: str
    yes: str
    no: str = ""
    rest: str = ""


def is_conditional(request: str) -> bool:
    """Whether the request speaks of a condition at all."""
    return bool(_HINT.search(request))


def opens_with_if(request: str) -> bool:
    """Whether the request begins with a condition."""
    return bool(_IF.match(request))


def propose(request: str, context: Context, plan_one: PlanOne, discourse: Discourse) -> tuple[Proposal, str] | None:
    """The request as one `if`, with what comes after it; None when it is no condition that can be planned."""
    if not is_conditional(request):
        return None
    for parts in parse(request.strip().rstrip("."), context, plan_one, discourse):
        if (found := _planned(parts, context, plan_one, discourse)) is not None:
            return found, parts.rest
    return None


def parse(request: str, context: Context, plan_one: PlanOne, discourse: Discourse) -> list[_Parts]:
    """The ways in which the request can be read as a condition, best first."""
    found: list[_Parts | None] = []
    if match := _COMPARE.match(request):
        named = f"{match['one']} and {match['other']}"
        rest = re.sub(r"\b(?:they|both(?:\s+files)?|the\s+files|the\s+two|these)\b", named, match["rest"])
        found += [
            _paired(rest, context, plan_one),
            _leading(rest, context, plan_one, discourse),
            _late(rest, context, plan_one, discourse),
        ]
    for pattern in (_CHECK, _ASKED):
        if match := pattern.match(request):
            condition = match["condition"]
            if pattern is _ASKED:
                condition = _stated(match["verb"], condition)
            test = _test(condition, context, plan_one, discourse)
            if test is not None:
                yes, no = branches(match["yes"])
                if match.groupdict().get("not"):
                    test, condition = test.negated, f"not: {condition}"
                    yes = _so(yes, match["condition"])
                found.append(_Parts(test, condition, yes, no))
    found += [
        _leading(request, context, plan_one, discourse),
        _paired(request, context, plan_one),
        _late(request, context, plan_one, discourse),
    ]
    return [parts for parts in found if parts is not None]


def _so(text: str, condition: str) -> str:
    """ "make it so" after "whether X is executable" as "make it executable"."""
    state = condition.rsplit(" ", 1)[-1]
    return re.sub(r"^make\s+(?:it|them)\s+so$", f"make it {state}", text, flags=re.IGNORECASE)


def _stated(verb: str, question: str) -> str:
    """ "is a identical to b" as "a is identical to b"."""
    for pattern in (
        r"\b(identical|equal|the\s+same|newer|older|bigger|larger|smaller|empty|there|installed|running|missing)\b",
    ):
        if match := re.search(pattern, question):
            return f"{question[: match.start()].strip()} {verb} {question[match.start() :]}"
    words = question.split(" ", 1)
    return (
        f"{words[0]} {verb} {words[1]}"
        if len(words) > 1 and (verb.lower() in ("is", "has") or words[0].lower() == "there")
        else question.replace(" exist", " exists")
    )


def branches(text: str) -> tuple[str, str]:
    """What is done, and what otherwise: "" for nothing."""
    match = _ELSE.search(text)
    if match is None:
        return text, ""
    yes = re.sub(r"\s*,?\s+(?:or|and|but)$", "", text[: match.start()].strip(" ,;."))
    no = text[match.end() :].strip(" ,;.")
    if _NOTHING.fullmatch(no):
        return yes, ""
    quoted = _ONE_QUOTED.search(yes)
    if quoted is not None and _ONE_QUOTED.fullmatch(no):
        return yes, f"{yes[: quoted.start()]}{no}{yes[quoted.end() :]}"  # "write 'a' to x, otherwise 'b'"
    return yes, completed(yes, no)


def completed(yes: str, no: str) -> str:
    """ "append 'failed'" after "append 'ok' to x" with the place that it leaves out."""
    short = re.fullmatch(r"(?P<verb>[a-z]+)\s+(?:'[^']*'|\"[^\"]*\")", no.strip(), re.IGNORECASE)
    whole = re.match(
        (
            r"(?P<verb>[a-z]+)\s+(?:'[^']*'|"
            r"\"[^\"]*\")(?P<tail>\s+(?:in)?to\s+\S+)$"
        ),
        yes.strip(),
        re.IGNORECASE,
    )
    if short and whole and short["verb"].lower() == whole["verb"].lower():
        return f"{no.strip()}{whole['tail']}"
    to = re.search(r"\s(?:in)?to\s+\S+$", yes)
    if to and not clauses.begins_with_verb(no) and re.match(r"(?:in)?to\s+\S+$", no):
        return f"{yes[: to.start()]} {no}"
    return no


def _test(text: str, context: Context, plan_one: PlanOne, discourse: Discourse) -> Test | None:
    """The test that `text` says, of a variable that was set or of what there is."""
    if discourse.variable is not None and (command := variables.predicate(text, discourse.variable)):
        return Test(command)
    return predicate(text, context, plan_one)


def _leading(request: str, context: Context, plan_one: PlanOne, discourse: Discourse) -> _Parts | None:
    """ "if CONDITION then YES otherwise NO"."""
    match = _IF.match(request)
    if match is None:
        return None
    rest = match["rest"]
    for start, end in borders(rest):
        test = _test(rest[:start], context, plan_one, discourse)
        if test is not None:
            if match["word"].lower() == "unless":
                test = test.negated
            yes, no = (_there(branch, rest[:start]) for branch in branches(rest[end:]))
            rest_after = ""
            if not no:
                parts = clauses.split(yes)
                later = next((at for at, part in enumerate(parts) if at and part.joint == "then"), None)
                if later is not None:
                    yes = ", ".join(part.text for part in parts[:later])
                    rest_after = "; ".join(part.text for part in parts[later:])
            return _Parts(test, rest[:start], yes, no, rest_after)
    return None


def _there(branch: str, condition: str) -> str:
    """ "delete the logs there" after "more than 3 files in tmp" as "delete the logs in tmp"."""
    place = re.search(r"\b(?:in|inside|under|below)\s+(?:the\s+)?([\w./~-]+)(?:\s+(?:folder|directory))?$", condition)
    if place is None or place[1].lower() in ("this", "it"):
        return branch
    return re.sub(r"\s+(?:in\s+)?there(?=$|[\s,.;])", f" in {place[1]}", branch, flags=re.IGNORECASE)


def borders(rest: str) -> list[tuple[int, int]]:
    """Where the condition may end: at a comma or "then", else before a verb."""
    borders = [match.span() for match in _THEN.finditer(rest)]
    for match in re.finditer(r"\s+", rest):
        if match.span() not in borders and clauses.begins_with_verb(rest[match.end() :]):
            borders.append(match.span())
    return borders


def _late(request: str, context: Context, plan_one: PlanOne, discourse: Discourse) -> _Parts | None:
    """ "YES unless CONDITION, otherwise NO"."""
    match = _LATE.match(request)
    if match is None or match["yes"].lower() in ("check", "see", "test", "find out"):
        return None
    condition, no = branches(match["condition"])
    said = condition
    if re.match(r"(?:it|that|this|they)\b", condition, re.IGNORECASE):
        named = plan_one(match["yes"], context)
        path = (named.product if named else "") or discourse.product
        if not path:
            return None
        said = re.sub(r"^(?:it|that|this|they)\b", lambda _: f"'{path}'", condition, flags=re.IGNORECASE)
        said = said.replace(" exist ", " exists ")
        if said.endswith(" exist"):
            said += "s"
    if goal := re.search(r"\s(?:to|into|in)\s+(?:the\s+)?(?:folder\s+)?(?P<dir>[^\s,]+)$", match["yes"]):
        folder = goal["dir"].strip("\"'")
        if is_directory(folder, context):
            said = re.sub(
                r"\s+(?:is\s+(?:already\s+)?there|exists\s+there)(?:\s+(?:yet|"
                r"already))?$",
                f" exists in {folder}",
                said,
            )
    test = _test(said, context, plan_one, discourse)
    if test is None:
        return None
    if re.match(r"unless|except", match["word"], re.IGNORECASE):
        test = test.negated
    return _Parts(test, f"{'not ' if match['word'].lower() == 'unless' else ''}{condition}", match["yes"], no)


def _paired(request: str, context: Context, plan_one: PlanOne) -> _Parts | None:
    """ "print same if they are equal and different if not"."""
    borders = [match.span() for match in re.finditer(r"\s*,?\s+(?:and|or|but)\s+|\s*[,;]\s+", request)]
    found = (_pair(request, start, end, context, plan_one) for start, end in borders)
    return next((parts for parts in found if parts is not None), None)


def _pair(request: str, start: int, end: int, context: Context, plan_one: PlanOne) -> _Parts | None:
    """ "YES if CONDITION" before `start`, "NO if not" after `end`."""
    match, other_match = _STATED_IF.match(request[:start]), _STATED_IF.match(request[end:])
    if match is None or other_match is None:
        return None
    test = predicate(match["condition"], context, plan_one)
    other = other_match["condition"].lower()
    if test is None or not (
        re.match(r"not\b|it\b.*(?:n[o']t|missing|absent)|they\b.*n[o']t|otherwise", other)
        or predicate(other, context, plan_one)
    ):
        return None
    no = other_match["yes"]
    if not clauses.begins_with_verb(no) or " " not in no:
        no = f"{match['yes'].split()[0]} {no}"
    return _Parts(test, match["condition"], match["yes"], no)


def _planned(parts: _Parts, context: Context, plan_one: PlanOne, discourse: Discourse) -> Proposal | None:
    named = named_in(parts.said, context)
    about = replace(
        discourse, product=parts.condition.path or discourse.product, mentioned=(*discourse.mentioned, *named)
    )
    if parts.condition.whole:
        about = replace(about, subject=parts.condition.subject, whole=parts.condition.whole)
    if parts.condition.path and "." in parts.condition.path:
        about = replace(about, file=parts.condition.path)
    verb = parts.yes.split(" ", 1)[0]
    if parts.condition.text:
        lines = f"lines containing {parts.condition.text} in {parts.condition.path}"
        parts = replace(
            parts,
            yes=_SUCH_MANY.sub(
                f"the number of {lines}",
                _SUCH.sub(f"the {lines}", _SUCH_MANY.sub("the number of such lines", parts.yes)),
            ),
        )
        parts = replace(parts, yes=re.sub(r"(?:the\s+)?number of the lines", "the number of lines", parts.yes))
    if parts.condition.text:
        added = rf"\g<add> '{parts.condition.text.replace(chr(92), '').replace(chr(39), '')}' to"
        parts = replace(parts, yes=_ADDED.sub(added, parts.yes), no=_ADDED.sub(added, parts.no))
    yes = plan_one(about.resolve(_with_kind(parts.yes, parts.condition)), context)
    no_text = about.resolve(_with_kind(parts.no, parts.condition)) if parts.no else ""
    if speech.says_something(parts.yes) and no_text and not clauses.begins_with_verb(no_text):
        no_text = f"say {no_text}"  # "print 'full', otherwise 'ok'"
    no = plan_one(no_text, context) if no_text else None
    if no_text and (no is None or no.score < _LEAST) and (spoken := _spoken(no_text)):
        no = spoken
    if yes is None or yes.score < _LEAST:
        yes = _spoken(parts.yes) or yes
    if no_text and (no is None or not no.steps) and not clauses.begins_with_verb(no_text):
        no = plan_one(f"{verb} {no_text}", context)
    if yes is None or not yes.steps or (no_text and (no is None or not no.steps)):
        return None
    body = f"if {parts.condition.command}; then {_joined(yes)}; "
    command = f"{body}else {_joined(no)}; fi" if no else f"{body}fi"
    steps = (*yes.steps, *(no.steps if no else ()))
    effect = max((step.effect for step in steps), key=_STRENGTH.index)
    said = f"If {parts.said}: {_lowered(yes)}" + (f"; otherwise: {_lowered(no)}" if no else "") + "."
    recipes = tuple(name for step in steps for name in step.recipes)
    step = Step(command, said, effect, recipes=recipes)
    score = min(yes.score, no.score if no else 1.0)
    product = yes.product or parts.condition.path
    return replace(
        yes, steps=(step,), score=min(score + 0.01, 1.0), origin="steps", reads=(), product=product, subject=""
    )


def _with_kind(text: str, test: Test) -> str:
    """ "create it" as "create the folder it": what is made when the thing that was tested is missing."""
    is_folder = " -d " in test.command or "." not in test.path.rpartition("/")[2]
    return re.sub(
        r"^((?:create|make)\s+)(?:it|one)\b",
        rf"\1the {'folder' if is_folder else 'file'} it",
        text,
        flags=re.IGNORECASE,
    )


def _spoken(text: str) -> Proposal | None:
    """ "print all done" in a branch as words, where nothing else fits."""
    if re.match(r"say\s+[\w\s]+$", text, re.IGNORECASE):
        return speech.propose(text, free=True)
    match = re.match(r"^(?:print|echo|output|display|write)\s+(?P<text>\w+(?:\s+\w+){0,3})$", text, re.IGNORECASE)
    if match is None or re.search(
        r"\b(?:the|its|their|it|them|how|which|each|every|of|"
        r"in)\b",
        match["text"],
        re.IGNORECASE,
    ):
        return None
    return speech.propose(f"say {match['text']}", free=True)


def _joined(proposal: Proposal) -> str:
    return " && ".join(proposal.commands)


def _lowered(proposal: Proposal) -> str:
    said = proposal.steps[0].explanation.rstrip(".")
    return said[:1].lower() + said[1:]
