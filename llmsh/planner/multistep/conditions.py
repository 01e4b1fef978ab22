"""Conditions: "if notes.txt exists delete it, otherwise create it" as an if of bash."""

import re
from collections.abc import Callable
from dataclasses import replace

from llmsh.core.context import Context
from llmsh.core.plan import Effect, Step
from llmsh.planner.multistep.clauses import resolve
from llmsh.planner.proposal import Proposal
from llmsh.planner.slots import quote_path
from llmsh.syntax.quote import quote

PlanOne = Callable[[str, Context], Proposal | None]
_IF = re.compile(
    r"^if\s+(?P<condition>.+?)(?:\s*,\s*(?:then\s+)?|\s+then\s+|(?<=exist)\s+|(?<=exists)\s+|(?<=empty)\s+|(?<=missing)\s+)(?P<yes>.+?)"
    r"(?:\s*[,;.]?\s*(?:\botherwise|\bor\s+else|\belse|\bif\s+not)\s*,?\s+(?P<no>.+))?$",
    re.IGNORECASE,
)
_UNLESS = re.compile(
    r"^(?P<yes>.+?)\s+(?P<word>only\s+if|if|unless|when)\s+(?P<condition>(?:the\s+|there\s+|a\s+)?\S.*?(?:exists?|empty|missing|there))$",
    re.IGNORECASE,
)
_NAME = (
    r"(?:the\s+|a\s+|an\s+)?(?:(?P<kind>file|directory|folder|dir)\s+)?(?:named\s+|called\s+)?"
    r"(?P<path>\"[^\"]+\"|'[^']+'|\S+?)(?:\s+(?:file|directory|folder))?"
)
_NOT = r"\s+(?:does\s*n[o']t|do\s+not|isn't|is\s+not)\s*"
_TESTS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(f"^{pattern}$", re.IGNORECASE), test)
    for pattern, test in (
        (rf"there\s+is\s+(?:no)\s+{_NAME}", "! {e}"),
        (rf"there\s+is\s+{_NAME}", "{e}"),
        (rf"{_NAME}{_NOT}(?:exist|there|present)(?:\s+yet|\s+already)?", "! {e}"),
        (rf"{_NAME}\s+(?:is\s+missing)", "! {e}"),
        (rf"{_NAME}\s+(?:already\s+)?(?:exists?|is\s+there|is\s+present)", "{e}"),
        (rf"{_NAME}{_NOT}empty", "-s"),
        (rf"{_NAME}\s+(?:is\s+empty)", "! -s"),
        (rf"{_NAME}\s+is\s+a\s+(?:directory|folder)", "-d"),
        (rf"{_NAME}\s+is\s+a\s+(?:regular\s+)?file", "-f"),
        (rf"{_NAME}\s+is\s+(?:an\s+)?executable", "-x"),
        (rf"{_NAME}\s+is\s+readable", "-r"),
        (rf"{_NAME}\s+is\s+writable", "-w"),
        (rf"{_NAME}{_NOT}contain\s+(?:the\s+(?:word|text|string)\s+)?(?P<text>.+)", "! grep"),
        (rf"{_NAME}\s+contains\s+(?:the\s+(?:word|text|string)\s+)?(?P<text>.+)", "grep"),
    )
)
_STRENGTH = (
    Effect.READS,
    Effect.CREATES,
    Effect.CHANGES,
    Effect.NETWORK,
    Effect.PROCESSES,
    Effect.DELETES,
    Effect.SYSTEM,
)


def propose(request: str, context: Context, plan_one: PlanOne) -> Proposal | None:
    """The request as one `if`; None when it is no condition, or its parts cannot be planned."""
    match = _IF.match(request) or _UNLESS.match(request)
    if match is None:
        return None
    parts = match.groupdict()
    test = condition(parts["condition"])
    if test is None:
        return None
    text, path = test
    if path.lower() in ("it", "that", "this"):
        named = plan_one(parts["yes"], context)
        if named is None or not named.product:
            return None
        text, path = text.replace(f" {path}", f" {quote_path(named.product)}"), named.product
    if (parts.get("word") or "").lower() == "unless":
        text = text.replace("[ ! ", "[ ", 1) if "[ ! " in text else text.replace("[ ", "[ ! ", 1)
    yes = plan_one(resolve(parts["yes"], quote(path)), context)
    no_text = parts.get("no")
    no = plan_one(resolve(no_text, quote(path)), context) if no_text else None
    if yes is None or not yes.steps or (no_text and (no is None or not no.steps)):
        return None
    command = f"if {text}; then {_joined(yes)}; else {_joined(no)}; fi" if no else f"if {text}; then {_joined(yes)}; fi"
    steps = (*yes.steps, *(no.steps if no else ()))
    effect = max((step.effect for step in steps), key=_STRENGTH.index)
    said = f"If {parts['condition']}: {_lowered(yes)}" + (f"; otherwise: {_lowered(no)}" if no else "") + "."
    recipes = tuple(name for step in steps for name in step.recipes)
    step = Step(command, said, effect, recipes=recipes)
    score = min(yes.score, no.score if no else 1.0) + 0.02
    return replace(yes, steps=(step,), score=min(score, 1.0), origin="steps", reads=())


def condition(text: str) -> tuple[str, str] | None:
    """The test of bash that `text` says, and the path it is about; None when it says none that is known."""
    for pattern, test in _TESTS:
        if match := pattern.match(text.strip()):
            path = match["path"].strip("\"'")
            written = quote_path(path)
            if "grep" in test:
                return f"{test} -q {quote(match['text'].strip(chr(34) + chr(39)))} {written}", path
            is_folder = (match["kind"] or "").lower() in ("directory", "folder", "dir") or path.endswith("/")
            is_file = (match["kind"] or "").lower() == "file"
            flag = test.replace("{e}", "-d" if is_folder else "-f" if is_file else "-e")
            return f"[ {flag} {written} ]", path
    return None


def _joined(proposal: Proposal) -> str:
    return " && ".join(proposal.commands)


def _lowered(proposal: Proposal) -> str:
    said = proposal.steps[0].explanation.rstrip(".")
    return said[:1].lower() + said[1:]
