"""Speech: clauses that only say something: "print done" is echo, and no command called done."""

import re

from llmsh.core.plan import Effect, Step
from llmsh.planner.proposal import Proposal
from llmsh.planner.slots import quote_path
from llmsh.syntax.quote import quote

_SAY = re.compile(
    r"^(?:print|say|echo|display|output|write|show|report|announce)\s+(?:out\s+)?(?:me\s+)?(?:the\s+(?:word|"
    r"text|message)\s+|a\s+message\s+"
    r"(?:saying\s+|that\s+)?)?(?P<text>\"[^\"]*\"|'[^']*'|[\w!?'-]+(?:\s+[\w!?'-]+){0,3})(?:\s+(?:to|"
    r"on)\s+(?:the\s+)?(?:screen|terminal))?$",
    re.IGNORECASE,
)
# "write 'down' to run/status", "append 'done' to log": words that go to a file.
_WRITTEN = re.compile(
    r"^(?P<verb>write|put|save|store|echo|print|append|add)\s+(?:the\s+(?:word|text|line|"
    r"message)\s+)?(?P<text>\"[^\"]*\"|'[^']*')\s+"
    r"(?:in)?to\s+(?:the\s+)?(?:file\s+|end\s+of\s+)*(?P<path>[\w~./-]*[./][\w./-]*\w)$",
    re.IGNORECASE,
)
_VALUE_WRITTEN = re.compile(
    r"^(?P<verb>write|put|save|store|echo|append|add)\s+(?:just\s+|"
    r"only\s+)?(?:the\s+(?:word|version|number|value)\s+)?(?P<text>v?\d[\w.-]*|"
    r"[a-z]{1,12})\s+(?:in)?to\s+(?:the\s+)?"
    r"(?:file\s+)?(?P<path>[A-Z]{3,}|[\w~./-]*\.[A-Za-z]\w{0,5})$",
)
# Words that point at something to be shown, or that are part of a request and not of a message.
_NO_MESSAGE = re.compile(
    r"\b(?:it|its|them|their|files?|folders?|director(?:y|ies)|lines?|contents?|names?|numbers?|sizes?|date|"
    r"time|the|of|in|all|each|"
    r"first|last|how|which|who|what|where|words?|columns?|fields?|status|log|paths?)\b",
    re.IGNORECASE,
)
# How sure it is that words without quotes are a message.
_PLAIN, _QUOTED = 0.9, 0.97


def says_something(clause: str) -> bool:
    """Whether `clause` begins with a verb of saying and says just words."""
    return bool(re.match(r"(?:print|say|echo|display|output|report|announce)\b", clause, re.IGNORECASE)) and bool(
        _SAY.match(clause.strip().rstrip("."))
    )


def propose(clause: str, *, free: bool = False) -> Proposal | None:
    """`clause` as an echo; None when it does not just say something. free: "say" takes whatever follows."""
    if written := _WRITTEN.match(clause.strip().rstrip(".")):
        sign, said = (">>", "Appends") if written["verb"].lower() in ("append", "add") else (">", "Writes")
        command = f"echo {quote(written['text'][1:-1])} {sign} {quote_path(written['path'])}"
        effect = Effect.CHANGES if sign == ">>" else Effect.CREATES
        step = Step(command, f"{said} {written['text']} to {written['path']}.", effect, recipes=("say",))
        return Proposal((step,), _QUOTED, "steps", product=written["path"], made=(written["path"],))
    if (put := _VALUE_WRITTEN.match(clause.strip().rstrip("."))) and not _NO_MESSAGE.search(put["text"]):
        sign, said = (">>", "Appends") if put["verb"].lower() in ("append", "add") else (">", "Writes")
        effect = Effect.CHANGES if sign == ">>" else Effect.CREATES
        command = f"echo {quote(put['text'])} {sign} {quote_path(put['path'])}"
        step = Step(command, f"{said} {put['text']} to {put['path']}.", effect, recipes=("say",))
        return Proposal((step,), _PLAIN, "steps", product=put["path"], made=(put["path"],))
    match = _SAY.match(clause.strip().rstrip("."))
    says = (
        re.match(r"^say\s+(?:that\s+)?(?P<text>[^\"]+)$", clause.strip().rstrip("."), re.IGNORECASE) if free else None
    )
    match = match or says
    if match is None:
        return None
    text = match["text"]
    is_quoted = text[0] in "\"'" and text[-1] == text[0] and len(text) > 1
    if not is_quoted and not says and _NO_MESSAGE.search(text):
        return None
    said = text[1:-1] if is_quoted else text
    step = Step(f"echo {quote(said)}", f"Prints {said}.", Effect.READS, recipes=("say",))
    return Proposal((step,), _QUOTED if is_quoted else _PLAIN, "steps")
