"""Loops: "for each csv file, print its name and line count" as a loop of bash over files, folders, lines or numbers."""

import re
from dataclasses import dataclass, replace

from llmsh.core.context import Context
from llmsh.core.plan import Effect, Step
from llmsh.planner.multistep import attributes, clauses, conditions
from llmsh.planner.multistep.discourse import Discourse
from llmsh.planner.multistep.predicates import PlanOne
from llmsh.planner.proposal import Proposal
from llmsh.planner.slots import quote_path
from llmsh.planner.verify import is_directory

_LEADING = re.compile(
    r"^(?:for|with|in|from|on|to|go\s+through|loop\s+over|iterate\s+over)\s+(?:each|every|all|"
    r"any)\s+(?:(?:of\s+)?(?:the|my)\s+)?(?P<rest>.+)$",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"^(?P<what>.+?)\s+(?:for|of|in|on|from)\s+(?:each|every)\s+(?:of\s+(?:the|my)\s+)?(?P<noun>.+)$", re.IGNORECASE
)
_LINES = re.compile(
    r"^(?:non-?empty\s+)?(?:line|word|name|host|url|entry|entries|user|item|address|domain|"
    r"ip)s?\s+(?:listed\s+)?(?:of|in|from)\s+"
    r"(?:the\s+)?(?:file\s+)?(?P<path>\"[^\"]+\"|'[^']+'|\S+\.\w+)$",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"^(?:\w+\s+)?(?:from\s+|between\s+)?(?P<low>\d+)\s*(?:to|through|and|\.\.|-)\s*(?P<high>\d+)$", re.IGNORECASE
)
_FOLDERS = re.compile(
    r"^(?:immediate\s+|direct\s+)?(?:sub)?-?(?:folder|director(?:y|ie)|dir)s?(?:\s+(?:here|in\s+(?:here|"
    r"this\s+(?:folder|directory))|"
    r"(?:of|in|inside|under)\s+(?:the\s+)?(?P<path>\"[^\"]+\"|'[^']+'|\S+)(?:\s+(?:folder|directory))?))?$",
    re.IGNORECASE,
)
# "move the essays with fewer than 10 words to short": what no test of find tells.
_MEASURED = re.compile(
    r"^(?P<verb>move|copy|delete|remove|list|print|show|gzip|compress|put|make)\s+(?:all\s+|each\s+|"
    r"every\s+)?(?:the\s+|my\s+)?"
    r"(?P<noun>(?!lines?\b|rows?\b|words?\b)[a-z].*?)\s+(?:with|having|(?:that|which)\s+(?:have|has|contain))\s+"
    r"(?P<measure>(?:(?:more|fewer|less)\s+than|at\s+least|at\s+most|over|under|exactly)\s+\d+\s+(?:words?|"
    r"lines?|characters?))"
    r"(?P<tail>\s+(?:to|into|in|executable|read-only)\b.*)?$",
    re.IGNORECASE,
)
_ITEM = "llmsh_item"
_WORD = re.compile(rf"(?<![^\s;|&<>(])(?:\./)?{_ITEM}[\w.-]*(?![^\s;|&<>)])")
_PRONOUN = re.compile(
    r"\b(?:that|each)\s+number\b|\b(?:each|all|every\s+one|any)\s+(?:of\s+(?:them|these|those)|one)\b|"
    r"\b(?:it|them|this|that|(?:the|that|this|each|every)\s+(?:file|one|folder|directory|subfolder|line|host|"
    r"url|user|name|item|word|entry|"
    r"image|picture|photo|document|script))\b(?!')",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"\bits\s+(?!own\b)", re.IGNORECASE)
_THAT_IS = re.compile(
    r"\b(?P<of>its|their|the)\s+\w+(?:\s+\w+)?\s*,\s*(?:i\.\s?e\.?|that\s+is|meaning|"
    r"namely)\s*,?\s+(?:its|their|the)\b",
    re.IGNORECASE,
)
_ONE_BY_ONE = re.compile(
    r"\s*,?\s+(?:one\s+by\s+one|one\s+at\s+a\s+time|one\s+after\s+(?:the\s+other|another)|in\s+turn)\b", re.IGNORECASE
)
# From here on a loop shows just the attributes asked for, and what one command for all is then worth.
_ATTRIBUTES, _LESS_PLAIN = 0.92, 0.95
# A loop explains less of how things hang together than one command that does it all.
_CERTAINTY = 0.96


@dataclass(frozen=True, slots=True)
class Source:
    """What a loop runs over. head, tail: bash around the body; name: the variable; item: its stand-in in clauses."""

    head: str
    tail: str
    name: str
    item: str
    said: str


def propose(request: str, context: Context, plan_one: PlanOne, plan_body: PlanOne) -> list[Proposal]:
    """Readings of the request as a loop: as one command for all, and as a body that runs for each.

    plan_body: plans a branch of a condition in the body, which may have several steps.
    """
    found: list[Proposal | None] = []
    if match := _MEASURED.match(request.strip().rstrip(".")):
        noun = match["noun"] if re.search(r"\bfiles?\b", match["noun"]) else _files_of(match["noun"], context)
        if (source := _source(noun, context, plan_one)) is not None:
            what = f"if it has {match['measure']}, {match['verb']} it{match['tail'] or ''}"
            if (looped := _conditional(source, what, context, plan_body)) is not None:
                found.append(replace(looped, whole=noun, subject=""))
    request = _ONE_BY_ONE.sub("", request.strip().rstrip("."))
    request = _THAT_IS.sub(r"\g<of>", request)
    for noun, what in _divided(request):
        at_once, looped = _at_once(noun, what, context, plan_one), None
        if (source := _source(noun, context, plan_one)) is not None:
            if conditions.opens_with_if(what):
                looped = _conditional(source, what, context, plan_body)
            else:
                looped = _looped(source, what, context, plan_one)
        if at_once is not None and looped is not None and looped.score > _ATTRIBUTES:
            at_once = replace(at_once, score=at_once.score * _LESS_PLAIN)
        found += [at_once, looped]
    return [proposal for proposal in found if proposal is not None and proposal.steps]


def is_loop(request: str) -> bool:
    """Whether the request begins with "for each"."""
    return bool(
        re.match(r"(?:for\s+(?:each|every|all)|go\s+through|loop\s+over|iterate\s+over)\b", request, re.IGNORECASE)
    )


def _divided(request: str) -> list[tuple[str, str]]:
    """What is looped over, and what is done for each, in the ways in which the request can be cut."""
    cuts: list[tuple[str, str]] = []
    if match := _LEADING.match(request):
        rest = match["rest"]
        for border in re.finditer(r"\s*[,:]\s*(?:and\s+)?|\s+(?:and\s+)?", rest):
            if clauses.begins_with_verb(rest[border.end() :]) or re.match(
                r"(?:if|unless|when)\s+it\b", rest[border.end() :]
            ):
                cuts.append((rest[: border.start()], rest[border.end() :]))
                break
    elif match := _TRAILING.match(request):
        cuts.append((match["noun"], match["what"]))
    return cuts


def _at_once(noun: str, what: str, context: Context, plan_one: PlanOne) -> Proposal | None:
    """ "for each csv file, print its first line" as "print the first line of each csv file"."""
    if re.search(r"\b(?:name|path)\b.*\band\b|\band\b.*\b(?:name|path)\b", what):
        return None  # two things of each
    if re.search(r"\bits\b.*\band\b|\btheir\b.*\band\b", what):
        return None
    if _PRONOUN.search(what):
        return plan_one(_PRONOUN.sub(lambda _: f"each {noun}", what, count=1), context)
    if _POSSESSIVE.search(what):
        what = re.sub(r"\s*\b(?:of\s+)?its\b", " the", what)
    return plan_one(f"{what} of each {noun}", context)


def _source(noun: str, context: Context, plan_one: PlanOne) -> Source | None:
    if match := _LINES.match(noun):
        path = match["path"].strip("\"'")
        return Source(
            "while IFS= read -r line; do", f"done < {quote_path(path)}", "line", _ITEM, f"each line of {path}"
        )
    if match := _NUMBERS.match(noun):
        return Source(
            f"for i in {{{match['low']}..{match['high']}}}; do",
            "done",
            "i",
            _ITEM,
            f"the numbers from {match['low']} to {match['high']}",
        )
    if match := _FOLDERS.match(noun):
        path = (match["path"] or "").strip("\"'").rstrip("/")
        inside = "" if path in ("", ".") else f"{quote_path(path)}/"
        return Source(f"for d in {inside}*/; do", "done", "d", _ITEM, f"each folder in {path or 'the current folder'}")
    each = re.sub(r"^(?:of\s+)?(?:the|my)\s+", "", noun)
    found = plan_one(f"list every {each}", context)
    if found is None or found.origin != "composition" or found.score < 0.5:
        found = plan_one(f"list {noun}", context)
    if found is None or found.origin != "composition" or len(found.steps) != 1 or found.score < 0.5:
        return None
    command = found.steps[0].command
    if not command.startswith("find ") or "|" in command or found.steps[0].effect is not Effect.READS:
        return None
    command = command.removesuffix(" -print")
    named = re.search(r"-i?name '\*(\.\w+)'", command)
    item = _ITEM + (named[1] if named else "" if "-type d" in command else ".txt")
    said = found.steps[0].explanation.rstrip(".").removeprefix("Lists ")
    return Source(f"{command} -print0 | while IFS= read -r -d '' f; do", "done", "f", item, f"each of {said}")


def _looped(source: Source, what: str, context: Context, plan_one: PlanOne) -> Proposal | None:
    # A line has words and a length of its own; what else is asked of it is asked of the file that it names.
    is_of_text = source.name == "line" and re.search(r"\b(?:words?|characters?|letters?|length|long)\b", what)
    shown = None if is_of_text else attributes.shown(what, source.name, context.userland)
    if shown is not None:
        step = Step(
            f"{source.head} {shown.command}; {source.tail}",
            f"For {source.said}: {shown.said}.",
            Effect.READS,
            recipes=("loop",),
        )
        return Proposal((step,), shown.certainty * _CERTAINTY, "steps")
    steps: list[Step] = []
    score = 1.0
    for clause in clauses.split(what):
        text = _PRONOUN.sub(lambda _: f"'{source.item}'", clause.text, count=1)
        text = re.sub(r"\bits\s+([\w\s]+)$", lambda match: f"the {match[1]} of '{source.item}'", text)
        if text == clause.text:
            return None
        found = plan_one(text, context)
        if found is None or not found.steps:
            return None
        score = min(score, found.score)
        for step in found.steps:
            command = _written(_into_folder(step.command, source.item, context), source)
            if command is None:
                return None
            steps.append(replace(step, command=command))
    body = " && ".join(step.command for step in steps)
    effect = next((step.effect for step in steps if step.effect is not Effect.READS), Effect.READS)
    said = "; ".join(step.explanation.rstrip(".") for step in steps).replace(source.item, "it")
    command = f"{source.head} {body}; {source.tail}"
    recipes = tuple(name for step in steps for name in step.recipes)
    return Proposal(
        (Step(command, f"For {source.said}: {said[:1].lower()}{said[1:]}.", effect, recipes=recipes),),
        score * _CERTAINTY,
        "steps",
    )


def _files_of(noun: str, context: Context) -> str:
    """ "essays" as the files of the folder that is called so."""
    return f"files in {noun}" if is_directory(noun, context) else noun


def _conditional(source: Source, what: str, context: Context, plan_body: PlanOne) -> Proposal | None:
    """A body that is done only for some: "if it contains x, move it to y"."""

    def branch(text: str, inside: Context) -> Proposal | None:
        bare = re.sub(rf"\s+of\s+'?{re.escape(source.item)}'?", "", text)
        shown = attributes.shown(bare, source.name, inside.userland)
        if shown is None:
            return plan_body(text, inside)
        step = Step(shown.command, f"{shown.said[:1].upper()}{shown.said[1:]}.", Effect.READS, recipes=("loop",))
        return Proposal((step,), shown.certainty, "steps")

    condition = re.sub(
        r"\b(?:it|that\s+one|the\s+(?:file|folder|one))\b", f"'{source.item}'", what, count=1, flags=re.IGNORECASE
    )
    found = conditions.propose(condition, context, branch, Discourse(context))
    if found is None or found[1] or len(found[0].steps) != 1:
        return None
    step = found[0].steps[0]
    command = _written(_into_folder(step.command, source.item, context), source)
    if command is None:
        return None
    said = step.explanation.replace(f"'{source.item}'", "it").replace(source.item, "it")
    explained = f"For {source.said}: {said[:1].lower()}{said[1:]}"
    looped = replace(step, command=f"{source.head} {command}; {source.tail}", explanation=explained)
    return Proposal((looped,), found[0].score * _CERTAINTY, "steps")


def _into_folder(command: str, item: str, context: Context) -> str:
    """`command` with the folder made to which it moves or copies the item: many go there, so it is no new name."""

    def made(match: re.Match[str]) -> str:
        place = match["place"].strip("'")
        if is_directory(place, context) or re.search(r"\.\w+$|^llmsh|[$*]", place):
            return match[0]
        return f"mkdir -p {match['place']} && {match[0]}"

    pattern = rf"(?<!&& )\b(?:mv|cp)(?: -[a-z]+)* (?:\./)?{re.escape(item)} (?P<place>'[^']+'|[^\s;|&']+)(?=;|$| &&)"
    return re.sub(pattern, made, command)


def _written(command: str, source: Source) -> str | None:
    """`command` with the variable where the item's name stands; None when it stands where no variable can."""
    name, item = source.name, source.item
    suffix = item.removeprefix(_ITEM)

    def word(match: re.Match[str]) -> str:
        rest = match[0].removeprefix("./").removeprefix(_ITEM)
        if not suffix:
            return f'"${name}{rest}"' if not rest or not rest[0].isalnum() else f'"${{{name}}}{rest}"'
        if rest.startswith(suffix):
            return f'"${name}{rest.removeprefix(suffix)}"'
        return f'"${{{name}%.*}}{rest}"'

    written = _WORD.sub(word, command)
    return None if _ITEM in written or written == command else written
