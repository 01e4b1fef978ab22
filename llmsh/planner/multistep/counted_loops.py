"""Loops with a placeholder: "for episodes 1 to 4 make a folder publish/epN and copy notes/epN.md into it"."""

import re
from dataclasses import dataclass

from llmsh.core.context import Context
from llmsh.core.plan import Effect, Step
from llmsh.planner.multistep.predicates import PlanOne
from llmsh.planner.proposal import Proposal
from llmsh.planner.slots import quote_path
from llmsh.planner.verify import exists, is_directory
from llmsh.syntax.quote import quote

_NUMBERS = r"(?P<low>\d+)\s*(?:to|through|until|till|up\s+to|\.\.|-|–)\s*(?P<high>\d+)"
_NAMES = r"(?P<names>[\w-]+(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+)[\w-]+)+)"
_NOUN = r"(?:(?P<noun>[a-z]+)\s+)?(?:from\s+|between\s+)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE | re.DOTALL)
    for form in (
        r"^for\s+(?:(?:each|every|all|the)\s+)?(?:of\s+)?(?:the\s+)?(?:(?P<variable>"
        rf"[a-z])\s+)?(?:in\s+)?{_NOUN}{_NUMBERS}\s*[,:]?\s*(?:do\s+)?(?P<body>[a-z].+)"
        r"$",
        rf"^for\s+(?:each|every)\s+(?:of\s+)?(?:the\s+)?{_NOUN}{_NAMES}\s*[,:]\s*(?P<body>[a-z].+)$",
        r"^(?P<body>[a-z].+?)\s+for\s+(?:each|every)\s+(?:of\s+)?(?:the\s+)?"
        rf"{_NOUN}(?:{_NUMBERS}|{_NAMES})(?P<tail>(?:\s*,)?\s+(?:from|with|"
        r"where)\s.+)?$",
    )
)
# What stands for the item in names: N, NUMBER, CLASS, $i.
_HOLDER = re.compile(r"(?<![A-Za-z])(?:\$\{?[a-z]\}?|\{?[A-Z]+\}?)(?![A-Za-z])|(?<=[a-z_/-])[NXIK](?![A-Za-z])")
_LATE_TEST = re.compile(
    (
        r"^(?P<do>.+?)\s+(?:only\s+)?if\s+(?P<path>\S+)\s+(?P<how>exists?|"
        r"is\s+(?:missing|not\s+there|there)|does\s*(?:n[o']t|not)\s+exist)$"
    ),
    re.IGNORECASE,
)
_PATTERN = re.compile(
    r"^rename\s+(?:each|every|all(?:\s+the)?)\s+(?:of\s+)?(?:[a-z]+\s+(?:in"
    r"\s+(?P<early>'[^']+'|\S+)\s+)?(?:from\s+)?)?(?P<old>[\w./{}$-]+\.\w+)"
    r"(?:\s+(?:in|of)\s+(?P<place>'[^']+'|\S+))?\s+(?:in)?to\s+(?P<new>[\w./{}$-]+\.\w+)$"
)
_FOREIGN = "llmshx"
_CERTAINTY = 0.96


def propose(request: str, context: Context, plan_body: PlanOne) -> Proposal | None:
    """`request` as a loop over numbers or names that are put into other names; None when it is none."""
    for form in _FORMS:
        match = form.match(request.strip().rstrip("."))
        if match is None:
            continue
        groups = match.groupdict()
        body = match["body"] + (groups.get("tail") or "")
        noun = (groups.get("noun") or "").lower()
        items = _items(groups)
        holder = _holder(body, noun, groups.get("variable") or "")
        if not items or not holder:
            continue
        is_range = bool(groups.get("low"))
        listed = f"{{{groups['low']}..{groups['high']}}}" if is_range else " ".join(map(quote, items))
        over = _Items(items, listed, noun, holder, "n" if is_range else "item")
        if (found := _looped(over, body, context, plan_body)) is not None:
            return found
    return None


def renamed(request: str, context: Context) -> Proposal | None:
    """ "rename each page_N.tif to page_00N.tif": files whose names have something where the placeholder stands."""
    match = _PATTERN.match(request.strip().rstrip("."))
    if match is None:
        return None
    place = (match["place"] or match["early"] or "").strip("'").rstrip("/")
    if place and not is_directory(place, context):
        return None
    old, new = match["old"], match["new"]
    holders = [word for word in _HOLDER.findall(old) if len(word.strip("${}")) == 1 or word == "NUMBER"]
    if len(holders) != 1 or new.count(holders[0]) != 1 or "/" in old:
        return None
    before, _, after = old.partition(holders[0])
    folder = f"{quote_path(place)}/" if place else ""
    target = new.replace(holders[0], "${n}")
    strip = f"n=${{f#{folder}{before}}}; n=${{n%{after}}}" if after else f"n=${{f#{folder}{before}}}"
    command = f'for f in {folder}{before}*{after}; do {strip}; mv -n -- "$f" {folder}"{target}"; done'
    said = f"Renames each {old} to {new}."
    return Proposal((Step(command, said, Effect.CHANGES, recipes=("loop",)),), 0.96, "steps", product=place)


def _items(groups: dict[str, str | None]) -> list[str]:
    if groups.get("low") and groups.get("high"):
        low, high = int(groups["low"] or 0), int(groups["high"] or 0)
        width = len(groups["low"] or "") if (groups["low"] or "").startswith("0") else 1
        return [str(number).zfill(width) for number in range(low, high + 1)] if 0 <= high - low < 1000 else []
    return [item for item in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", groups.get("names") or "") if item]


def _holder(body: str, noun: str, variable: str) -> str:
    """The word that stands for the item in `body`, or words that mean it."""
    for match in _HOLDER.finditer(body):
        word = match[0]
        if variable and word.strip("${}") == variable:
            return word
        if not word.startswith("$") and (
            len(word) == 1 or word.strip("{}").lower() in (noun, noun.rstrip("s"), "number", "name", "num")
        ):
            return word
    return ""


@dataclass(frozen=True, slots=True)
class _Items:
    """What is gone through: items, as bash lists them; noun: what one is called; holder: what stands for one."""

    items: list[str]
    listed: str
    noun: str
    holder: str
    variable: str


def _looped(over: _Items, body: str, context: Context, plan_body: PlanOne) -> Proposal | None:
    items, noun, holder, variable = over.items, over.noun, over.holder, over.variable
    test = ""
    if late := _LATE_TEST.match(body):
        no = "! " if re.search(r"n[o']t|missing", late["how"]) else ""
        test = f"[ {no}-e {_filled(quote(late['path']) if ' ' in late['path'] else late['path'], holder, variable)} ]"
        body = late["do"]
    # A path that is there with the item in it tells the planner more than one that is not.
    sample = next(
        (item for item in items if any(exists(word.replace(holder, item), context) for word in _words(body, holder))),
        items[0],
    )
    text = (
        re.sub(
            (
                r"\b(?:the|that|each)\s+(?:"
                rf"{noun or 'number'}|number|"
                r"name)\b(?!\s+of)"
            ),
            _FOREIGN,
            body,
        )
        if noun
        else body
    )
    text = re.sub(r"^(?P<do>print|show|echo)\s+(?:it|the\s+number)$", rf"\g<do> '{_FOREIGN}'", text)
    templates = {word.replace(holder, sample): word for word in _words(text, holder)}
    text = re.sub(rf"(?<=\S){re.escape(holder)}|{re.escape(holder)}(?=\S)|\B{re.escape(holder)}", sample, text)
    text = re.sub(rf"(?<![\w.]){re.escape(holder)}(?![\w.])", _FOREIGN, text)
    if not templates and _FOREIGN not in text:
        return None
    found = plan_body(text, context)
    if found is None or not found.steps:
        return None
    commands: list[str] = []
    for step in found.steps:
        command = step.command
        for real in sorted(templates, key=len, reverse=True):
            command = _put(command, real, templates[real].replace(holder, f"${{{variable}}}"))
        command = re.sub(rf"'?{_FOREIGN}'?", f'"${variable}"', command)
        commands.append(command)
    done = " && ".join(commands)
    if f"${{{variable}}}" not in done and f"${variable}" not in done:
        return None
    done = re.sub(r"\bmkdir (?!-)", "mkdir -p ", done)
    if test:
        done = f"if {test}; then {done}; fi"
    effect = next((step.effect for step in found.steps if step.effect is not Effect.READS), Effect.READS)
    said = "; ".join(step.explanation.rstrip(".") for step in found.steps).replace(_FOREIGN, "it")
    which = f"{items[0]} to {items[-1]}" if variable == "n" else ", ".join(items)
    step = Step(
        f"for {variable} in {over.listed}; do {done}; done",
        f"For {which}: {said[:1].lower()}{said[1:]}.",
        effect,
        recipes=("loop",),
    )
    return Proposal((step,), found.score * _CERTAINTY, "steps")


def _words(text: str, holder: str) -> list[str]:
    """Words with the placeholder in them."""
    return [word for word in re.findall(r"[^\s,;'\"]+", text) if holder in word and word != holder]


def _filled(path: str, holder: str, variable: str) -> str:
    return '"' + path.strip("'\"").replace(holder, f"${{{variable}}}") + '"'


def _put(command: str, real: str, template: str) -> str:
    """`command` with `template`, which holds a variable, where `real` stands as a whole word or a part of a path."""
    pattern = rf"(?P<quote>['\"]?)(?P<before>[\w./-]*)(?<![\w]){re.escape(real)}(?![\w])(?P<after>[\w./-]*)(?P=quote)"
    return re.sub(pattern, lambda match: f'"{match["before"]}{template}{match["after"]}"', command)
