"""A variable of the shell whose value a request is about: planned as a quoted text, written as an expansion.

"The length of the variable name" is the length of a text; `"$name"` stands where that text stood.
"""

import re
from dataclasses import replace

from llmsh.core.plan import Effect, Plan, Step

# A text that stands for the value while a plan is made for it: one word, so that nothing needs quotes around it.
_STAND_IN = "LlmshValue"
_NAME = r"[\"'`]?\$?\{?(?P<name>[A-Za-z_]\w*)\}?[\"'`]?(?!\w|/|\.\w)(?:\s+variable\b)?"
_VARIABLE = rf"(?:the\s+)?(?:shell\s+|environment\s+|bash\s+|env\s+)?variable\s+(?:named\s+|called\s+)?{_NAME}"
_EXPANDED = r"[\"']?\$\{?(?P<name>[A-Za-z_]\w*)\}?[\"']?(?!\w|/|\.\w)(?:\s+variable\b)?"
_VALUE = (
    r"(?:the\s+)?(?:values?|contents?|text|string)\s+(?:that\s+is\s+)?(?:of|in|(?:stored|held|saved|contained)\s+in)\s+"
)
_SAID = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<before>){_VALUE}(?:{_VARIABLE})",
        rf"(?P<before>){_VALUE}(?:{_EXPANDED})",
        rf"(?P<before>)(?:the\s+)?(?:string|text|word|phrase|value)\s+{_EXPANDED}",
        rf"(?P<before>\b(?:of|in|from|at)\s+){_VARIABLE}",
        rf"(?P<before>^(?:convert|reverse|capitali[sz]e|uppercase|lowercase|upper-case|lower-case|trim|split|encode|decode|base64|hash)\s+){_VARIABLE}",
    )
)
# Below this what is done with the text is a guess, and the request may be about something else.
_LEAST = 0.4
# How sure it is that what was said to be a variable and only to be shown is one.
_SHOWN = 0.9
# What is stored in a variable, or becomes of it, is another matter.
_STORES = re.compile(
    r"^(?:please\s+)?(?:set|store|save|assign|put|read|load|append|add|export|unset|make|define|declare|increment|decrement|increase|decrease|"
    r"rename|keep|capture|find|list|search|delete\s+(?:the\s+)?variable|remove\s+(?:the\s+)?variable|if|check|test|is)\b",
    re.IGNORECASE,
)
_NAMES_PLACE = re.compile(
    r"\b(?:files?|director(?:y|ies)|folders?|paths?|lines?|links?|environment\s+variables)\b", re.IGNORECASE
)
_PLAIN = re.compile(
    r"^(?:(?:print|show|display|echo|output|give|get|see|tell|what\s+is|what's)\b\W*(?:me\s+)?(?:out\s+)?)?\Z",
    re.IGNORECASE,
)


def of_variable(request: str) -> tuple[str, str] | None:
    """`request` about a quoted text in place of a variable's value, and that variable's name; None for others."""
    if _STORES.match(request):
        return None
    for pattern in _SAID:
        match = pattern.search(request)
        if match is None:
            continue
        rest = request[: match.start()] + match["before"], request[match.end() :]
        if _NAMES_PLACE.search(rest[0]) or _NAMES_PLACE.search(rest[1]):
            return None
        if _PLAIN.match(rest[0].strip()) and not rest[1].strip(" .?!"):
            return None  # shown() is for these
        return f'{rest[0]}the string "{_STAND_IN}"{rest[1]}', match["name"]
    return None


def shown(request: str) -> Plan | None:
    """The plan that only shows a variable not in capitals, which is hardly exported; None for others."""
    for pattern in _SAID:
        match = pattern.search(request)
        if match is None or match["name"].isupper() or request[match.end() :].strip(" .?!"):
            continue
        if _PLAIN.match(request[: match.start()].strip()):
            name = match["name"]
            step = Step(f'echo "${name}"', f"Prints the value of the variable {name}.", Effect.READS)
            return Plan(request, (step,), _SHOWN)
    return None


def on_variable(plan: Plan, name: str, request: str) -> Plan | None:
    """`plan` for the stand-in as one for the value of `name`; None where it does something else with it."""
    if len(plan.steps) != 1 or plan.steps[0].effect is not Effect.READS or plan.confidence < _LEAST:
        return None
    step = plan.steps[0]
    command = re.sub(rf"(?<=[\s(]){_STAND_IN}(?=[\s;)]|\Z)", f'"${name}"', step.command)
    if _STAND_IN in command or command == step.command:
        return None
    told = step.explanation.replace(f'"{_STAND_IN}"', f"${name}").replace(_STAND_IN, f"${name}")
    unproven = tuple(clause for clause in step.unproven if _STAND_IN not in clause)
    return replace(
        plan,
        request=request,
        steps=(replace(step, command=command, explanation=told, unproven=unproven),),
        alternatives=(),
    )
