"""Each thing: "for every invoice in office/invoices that says OPEN, copy it to x, and then count them" as a loop."""

import re
from dataclasses import dataclass, replace

from llmsh.core.context import Context
from llmsh.core.plan import Effect, Step
from llmsh.planner.multistep import clauses, conditions, thing_acts, thing_examples, thing_tests, things, voice
from llmsh.planner.multistep.clauses import Clause
from llmsh.planner.multistep.predicates import PlanOne
from llmsh.planner.multistep.thing_acts import Act
from llmsh.planner.multistep.things import Things
from llmsh.planner.multistep.verbs import VERBS
from llmsh.planner.proposal import Proposal
from llmsh.planner.slots import quote_path
from llmsh.planner.verify import is_directory

_EACH = r"(?:each|every|all|any)(?:\s+single)?(?:\s+one)?(?:\s+of)?(?:\s+(?:the|my|these|those))?"
_LEADING = re.compile(
    r"^(?:for|in|inside|within|with|from|to|on|go\s+through|"
    rf"loop\s+over|look\s+at|take)\s+(?:{_EACH}|the|"
    r"my)\s+(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_VERB_FIRST = re.compile(
    r"^(?P<verb>[a-z]+(?:\s+(?:up|out|"
    rf"down))?)\s+(?:only\s+)?(?:{_EACH}|(?:the|my|those|"
    r"these))\s+(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_INTO_EACH = re.compile(
    r"^(?P<what>[a-z]+\s+.+?)\s+(?P<prep>in|into|inside|"
    rf"inside\s+of|to|from|of|for)\s+{_EACH}\s+(?P<rest>.+)"
    r"$",
    re.IGNORECASE | re.DOTALL,
)
_FILE_OF_EACH = re.compile(
    r"^(?:make|create|write)\s+(?:an?\s+|the\s+)?(?:new\s+|"
    r"text\s+)*(?:file\s+)?(?:called\s+|named\s+)?(?P<path>[\w./~-]+\.\w+)\s+(?:with|"
    r"containing|from|that\s+(?:has|contains|lists))\s+"
    rf"(?P<what>the\s+.+?)\s+(?:of|in|from)\s+{_EACH}\s+(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
# What is said of all of them together, after the loop.
_AFTERWARDS = re.compile(
    r"\b(?:altogether|in\s+total|overall|at\s+the\s+end|in\s+the\s+end|"
    r"how\s+many\s+(?:there|that|they|of|files|were|are|have)|"
    r"which\s+\w+\s+(?:remain|are\s+left)|"
    r"what\s+(?:you|was|is\s+left|remains)|are\s+left|still\s+there|list\s+(?:the|them|what)|when\s+you)\b",
    re.IGNORECASE,
)
_SINGULAR = re.compile(r"\bIT\b|\bITS\b")
_TELLS = re.compile(
    (
        r"^(?:list|show|print|tell|count|find|how|"
        r"display|which|what|give|see|get|search|"
        r"look)\b"
    ),
    re.IGNORECASE,
)
_ELSE = re.compile(
    (
        r"^(?:the\s+others|the\s+rest|all\s+(?:the\s+)?others|"
        r"the\s+(?:other|remaining)\s+\w+|others)\s*[:,]?\s*(?P<do>[a-z]+)\b"
        r"(?P<tail>.*)$"
    ),
    re.IGNORECASE,
)
_NO_ELSE = re.compile(r"^(?:do\s+nothing|nothing(?:\s+for\s+.*)?|leave\s+.*|keep\s+it.*|ignore\s+.*)$", re.IGNORECASE)
# What is done once with all of them, unless "each" is said.
_TOGETHER = re.compile(
    r"^(?:add\s+up|sum|total|average|merge|join|concatenate|combine|unite|count|zip|tar|"
    r"pack|archive|bundle|compare|sort|list|show|print|display|find|get|how|collect|write|"
    r"save|put\s+the)\b",
    re.IGNORECASE,
)
# "if expected has no file of that name, …"
_IN_OTHER = re.compile(
    r"^(?:(?:the\s+)?(?:folder\s+)?(?P<folder>'[^']+'|"
    r"[\w./~-]+)(?:\s+folder)?\s+(?:(?P<no>has\s+no|lacks|does\s+not\s+(?:have|contain)|"
    r"doesn't\s+(?:have|contain))|has|contains)\s+"
    r"(?:an?\s+|any\s+|already\s+)*(?:(?:file|folder|one)\s+)?(?:of|"
    r"with)\s+(?:that|the\s+same|its)\s+name)\s*[,:]?\s*(?:then\s+)?(?P<do>"
    r"[a-z].+)$",
    re.IGNORECASE | re.DOTALL,
)
_COUNTED = re.compile(r'^echo "\$n (\$\([^"]*(?:"\$[fd]"[^"]*)?\))"$')
_NUMBER = re.compile(r"\b(?:the|that|this|its)\s+(?:numbers?|counts?|totals?)\b(?!\s+of)", re.IGNORECASE)
_CERTAINTY = 0.97
_LEAST = 0.4
_PLACEHOLDER = "llmshname"


@dataclass(frozen=True, slots=True)
class _Reading:
    """The things, and what is done for each of them and afterwards. is_each: one word says "each" or "every"."""

    things: Things
    body: str
    is_each: bool = True


def propose(request: str, context: Context, plan_body: PlanOne, place: str = "") -> tuple[Proposal, str] | None:
    """`request` as a loop over files or folders, with what is to be done after it; None when it is none.

    plan_body: plans clauses about one thing that is there. place: a folder that was spoken of before.
    """
    if context.elsewhere:
        return None
    best: tuple[Proposal, str] | None = None
    for reading in _readings(voice.active(request.strip().rstrip(". ")), context, place):
        found = _planned(reading, context, plan_body, request)
        if found is not None and (best is None or found[0].score > best[0].score):
            best = found
    return best


def _readings(request: str, context: Context, place: str) -> list[_Reading]:
    found: list[_Reading] = []
    if match := _LEADING.match(re.sub(r"^for\s+[a-z]\s+in\s+", "for each file in ", request)):
        rest = match["rest"]
        for start, end in _borders(rest):
            if (meant := things.parse(rest[:start], context, place)) is not None:
                found.append(_Reading(meant, rest[end:]))
                break
    is_each = bool(
        re.match(
            (
                r"\S+\s+.+?\s+(?:in|into|inside|"
                r"inside\s+of|to|from|of|for)\s+(?:each|"
                r"every)\b"
            ),
            request,
            re.IGNORECASE,
        )
    )
    if (
        (match := _INTO_EACH.match(request))
        and match["what"].split()[0].lower() in VERBS
        and (is_each or not _TOGETHER.match(request))
    ):
        for phrase, rest in _prefixes(match["rest"]):
            if (meant := things.parse(phrase, context, place)) is not None:
                prep = {"inside of": "inside", "for": "in"}.get(match["prep"].lower(), match["prep"].lower())
                found.append(_Reading(meant, f"{match['what']} {prep} IT{rest}", is_each))
                break
    if match := _FILE_OF_EACH.match(request):
        for phrase, rest in _prefixes(match["rest"]):
            if (meant := things.parse(phrase, context, place)) is not None:
                more = re.sub(r"^\s*(?:,|and|followed\s+by)\s+(?:and\s+)?", " and ", rest)
                later = re.search(r"\s*,?\s+(?:and\s+)?(?:then|afterwards|finally)\b.*$", more)
                after = later[0] if later else ""
                more = more[: later.start()] if later else more
                found.append(_Reading(meant, f"write {match['what']}{more} to {match['path']}{after}"))
                break
    if (match := _VERB_FIRST.match(request)) and match["verb"].split()[0].lower() in VERBS:
        is_each = bool(re.match(rf"{match['verb']}\s+(?:only\s+)?(?:each|every)\b", request, re.IGNORECASE))
        for phrase, rest in _prefixes(match["rest"]):
            meant = things.parse(phrase, context, place)
            if meant is not None and (is_each or (meant.test and not _TOGETHER.match(request))):
                found.append(_Reading(meant, f"{match['verb']} IT{rest}", is_each))
                break
    return found


def _borders(rest: str) -> list[tuple[int, int]]:
    """Where what is gone through may end and what is done may begin."""
    borders = [match.span() for match in re.finditer(r"\s*[,:;]\s*(?:and\s+|then\s+|do\s+the\s+following:?\s+)*", rest)]
    for match in re.finditer(r"\s+(?:and\s+(?:then\s+)?)?", rest):
        tail = rest[match.end() :]
        if match.span() not in borders and (clauses.begins_with_verb(tail) or re.match(r"(?:if|unless)\s", tail)):
            borders.append(match.span())
    return sorted(borders)


def _prefixes(rest: str) -> list[tuple[str, str]]:
    """The ways in which `rest` begins with things, the longest first, and what follows with its joint."""
    ends = [
        match.start()
        for match in re.finditer(
            (
                r"\s+(?=(?:to|into|in|as|with|by|under|"
                r"and|so|after|from|followed)\b)|[,;.:](?=\s)"
            ),
            rest,
        )
    ]
    return [(rest[:end], rest[end:]) for end in [len(rest), *reversed(ends)] if rest[:end].strip()]


def _planned(reading: _Reading, context: Context, plan_body: PlanOne, request: str) -> tuple[Proposal, str] | None:
    meant = reading.things
    body = reading.body
    if conditional := _conditional(meant, body, context):
        meant, body, other_text = conditional
    else:
        other_text = ""
    body, stands_for = _named_value(body, meant)
    sample = _sample(meant, request)
    parts = clauses.split(body)
    if stands_for and sample:
        name = sample.rpartition("/")[2]
        value = name if stands_for == "name" else name.partition(".")[0]
        parts = [replace(part, text=part.text.replace(_PLACEHOLDER, value)) for part in parts]
    acts, after = _acts(parts, meant, sample, context, plan_body, is_each=reading.is_each)
    if not acts:
        return None
    others: list[Act] = []
    if not other_text and after and meant.test and (match := _ELSE.match(after[0].text)):
        other_text = f"{match['do']} IT{match['tail']}"
        after = after[1:]
    if other_text and not _NO_ELSE.match(other_text):
        others, rest = _acts(clauses.split(other_text), meant, sample, context, plan_body)
        if not others:
            return None
        after += rest
    done = thing_acts.joined(acts)
    other = thing_acts.joined(others) if others else None
    both = [done, other] if other else [done]
    before = tuple(dict.fromkeys(line for act in both for line in act.before))
    loop = meant.loop(done.command, other=other.command if other else "", sink=done.sink)
    if done.sink:
        loop += f" {'>>' if done.is_appended else '>'} {quote_path(done.sink)}"
    effects = {act.effect for act in both}
    effect = next((one for one in (Effect.DELETES, Effect.CHANGES, Effect.CREATES) if one in effects), Effect.READS)
    said = f"For {meant.said}: {done.said}" + (f"; for the others: {other.said}" if other else "") + "."
    step = Step(" && ".join((*before, loop)), said, effect, recipes=("loop",))
    score = min(act.score for act in both) * (_CERTAINTY if reading.is_each else _CERTAINTY - 0.02)
    product = done.product or meant.root
    made = tuple(filter(None, (done.product, other.product if other else "")))
    stays = not any(re.search(r"\b(?:mv|rm)\b", act.command) for act in both)
    subject = f"the {meant.whole}" if stays and not done.product and not meant.test else ""
    proposal = Proposal((step,), score, "steps", product=product, made=made, whole=meant.whole, subject=subject)
    return proposal, "; ".join(part.text for part in after)


def _conditional(meant: Things, body: str, context: Context) -> tuple[Things, str, str] | None:
    """ "if it has more than two lines move it to a, otherwise to b": the things with that test, and the two bodies."""
    match = re.match(r"^(?:only\s+)?(?P<word>if|unless|when)\s+(?P<rest>.+)$", body, re.IGNORECASE | re.DOTALL)
    if match is None or meant.test:
        return None
    if there := _IN_OTHER.match(match["rest"]):
        folder = there["folder"].strip("'\"").rstrip("/")
        if not is_directory(folder, context):
            return None
        is_lacking = bool(there["no"]) != (match["word"].lower() == "unless")
        missing = f'[ {"! " if is_lacking else ""}-e {quote_path(folder)}/"$n" ]'
        yes, no = conditions.branches(there["do"])
        return replace(meant, test=missing), yes, no
    rest = thing_acts.with_it(match["rest"], meant)
    if not rest.startswith(("IT ", "ITS ")):
        return None
    rest = (
        rest.removeprefix("IT ").replace("ITS name", "whose name", 1)
        if rest.startswith("ITS name")
        else rest.removeprefix("IT ")
    )
    for start, end in conditions.borders(rest):
        test = thing_tests.test(rest[:start], context, is_folders=meant.is_folders)
        if test is None:
            continue
        if match["word"].lower() == "unless":
            test = f"! {test}" if not test.startswith("! ") else test[2:]
        yes, no = conditions.branches(rest[end:])
        if no and not clauses.begins_with_verb(no) and re.match(r"(?:in)?to\b", no):
            no = f"{yes.split()[0]} IT {no}"
        return replace(meant, test=test), yes, no
    return None


def _named_value(body: str, meant: Things) -> tuple[str, str]:
    """`body` with one placeholder for "NAME where NAME is the zip without .zip", and what that is: name or stem."""
    match = re.search(
        (
            r"\s*,?\s+(?:where|with)\s+(?P<name>[A-Z]{2,})\s"
            r"+(?:is|being|stands\s+for)\s+(?P<what>[^,;]+)"
        ),
        body,
    )
    if match is None:
        return body, ""
    text = f"{body[: match.start()]}{body[match.end() :]}"
    is_stem = re.search(r"\b(?:without|w/o|minus|less)\b", match["what"])
    text = re.sub(rf"(?<![A-Za-z]){match['name']}(?![A-Za-z])", _PLACEHOLDER, text)
    return text, "stem" if is_stem else "name"


def _sample(meant: Things, request: str) -> str:
    """One of the things whose name the request does not say, so that it can be told from other words."""
    for path in meant.samples:
        name = path.rpartition("/")[2]
        stem = name.partition(".")[0]
        if len(stem) > 1 and not re.search(rf"\b{re.escape(stem)}\b", request, re.IGNORECASE):
            return path
    return ""


def _acts(
    parts: list[Clause], meant: Things, sample: str, context: Context, plan_body: PlanOne, *, is_each: bool = True
) -> tuple[list[Act], list[Clause]]:
    """What is done for each, as far as the clauses speak of one thing, and the clauses after that."""
    acts: list[Act] = []
    last = ending = ""
    for at, part in enumerate(parts):
        text = thing_acts.with_it(voice.active(part.text), meant)
        counts_each = not is_each and re.match(r"(?:count|how|tell|show|print|list)\b.*\bof\s+IT$", text)
        if acts and (
            counts_each
            or _AFTERWARDS.search(text)
            or (not _SINGULAR.search(text) and not re.search(r"\bcop(?:y|ies)\b", text))
        ):
            return acts, parts[at:]
        if last:
            text = (
                re.sub(r"\b(into|to|in)\s+IT\b", r"\1 LAST", text) if re.match(r"(?:copy|move|put)\b", text) else text
            )
        if acts and (counted := _COUNTED.search(acts[-1].command)):
            told = _NUMBER.sub(f"VALUE{{{counted[1]}}}".replace("\\", r"\\"), text)
            if told != text and (shown := thing_acts.act(told, meant, context, last)) is not None:
                acts[-1] = shown
                continue
        found = thing_acts.act(text, meant, context, last)
        if found is None and sample:
            found = thing_examples.by_example(text, meant, sample, context, plan_body)
        if found is not None and ending:
            found = replace(
                found, command=found.command.replace('"$f"', f'"$f{ending}"').replace('"$n"', f'"$n{ending}"')
            )
        if found is None or found.score < _LEAST:
            return ([], []) if not acts or part.joint != "then" else (acts, parts[at:])
        if meant.is_folders and found.product and found.command.startswith("mkdir"):
            last = found.product
        acts.append(found)
        if packed := re.match(r'(?:gzip|(?P<xz>xz)|(?P<bz>bzip2))(?: -\S+)* (?:-- )?"\$f"$', found.command):
            ending = ".xz" if packed["xz"] else ".bz2" if packed["bz"] else ".gz"
    if any(thing_acts.is_copy(act) for act in acts[1:]):
        acts.sort(key=lambda act: not thing_acts.is_copy(act))  # the copy is of what was there before
    return acts, []
