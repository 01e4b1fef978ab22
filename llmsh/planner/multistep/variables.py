"""Shell variables: "save the number of logs in a variable n and print it": what a step shows, kept under a name."""

import re
from dataclasses import dataclass, replace

from llmsh.core.context import Context
from llmsh.core.plan import Effect, Step
from llmsh.planner.multistep import saying
from llmsh.planner.multistep.predicates import PlanOne
from llmsh.planner.proposal import Proposal
from llmsh.planner.slots import quote_path
from llmsh.planner.verify import is_file
from llmsh.syntax.quote import quote

_KEEP = r"(?:save|store|put|keep|read|assign|capture|load|write|get|remember|hold|collect|place)"
_A_VARIABLE = (
    r"(?:(?:a|an|the|my)\s+)?(?:new\s+)?(?:(?:shell|bash|environment|env)\s+)?(?:variable|var)\s+(?:called\s+|"
    r"named\s+)?"
    r"[\"'$]*(?P<name>[A-Za-z_]\w*)[\"']*"
)
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"^{_KEEP}\s+(?P<what>.+?)\s+(?:in(?:to)?|to|as|under)\s+{_A_VARIABLE}$",
        rf"^(?:set|make|create|define|use|export|declare)\s+{_A_VARIABLE}\s+(?:to|be|as|equal\s+to|with|"
        rf"that\s+holds|holding|for|containing|from|=)\s+(?P<what>.+)$",
        r"^remember\s+(?P<what>.+?)\s+as\s+(?P<name>[A-Za-z_]\w*)$",
        r"^(?:call|name)\s+(?P<what>the\s+(?:number|count|sum|total|size|average|name|first|"
        r"last)\b.+?)\s+(?P<name>[A-Za-z]|[A-Z_]{2,})$",
        rf"^{_KEEP}\s+(?P<what>(?:the|how)\s+.+?)\s+(?:in(?:to)?|to|as)\s+\$?(?P<name>[A-Z][A-Z0-9_]*|[a-z])$",
        r"^(?:set|let)\s+\$?(?P<name>[A-Za-z_]\w*)\s+(?:to|be|=)\s+(?P<what>(?:the|how)\s+(?:number|count|sum|"
        r"total|size|average|name|first|"
        r"last|current|many|newest|oldest|largest|biggest|smallest|content)\b.+)$",
    )
)
_MANY = re.compile(
    r"^how\s+many\s+(?P<noun>.+?)\s+(?:there\s+are|are\s+there|are)\s+(?P<where>in\s+.+)$", re.IGNORECASE
)
_SIZE_OF = re.compile(
    r"^(?:the\s+)?(?:file\s+)?size\s+(?:in\s+bytes\s+)?of\s+(?:the\s+)?(?:file\s+)?(?P<path>\S+|'[^']+')$",
    re.IGNORECASE,
)
_NAME_OF = re.compile(r"^(?:the\s+)?(?:file\s*)?(?:name|path)s?\s+of\s+", re.IGNORECASE)
_ITSELF = re.compile(
    r"(?:it|its\s+(?:value|content)|the\s+(?:value|result|variable|number|count|total|sum)(?:\s+of\s+(?:it|"
    r"the\s+variable))?|that(?:\s+(?:value|number|variable))?)\Z",
    re.IGNORECASE,
)
_COMPARED = {
    "more than": "-gt", "over": "-gt", "greater than": "-gt", "above": "-gt", "bigger than": "-gt",
    "larger than": "-gt", "higher than": "-gt", "less than": "-lt", "fewer than": "-lt", "under": "-lt",
    "below": "-lt", "smaller than": "-lt", "at least": "-ge", "at most": "-le", "exactly": "-eq",
    "equal to": "-eq", "equals": "-eq", "not": "-ne", "": "-eq",
}  # fmt: skip
_IS = re.compile(
    r"^(?P<name>\$?\w+|the\s+(?:value|number|count|variable))\s+(?:is|equals|=)\s*"
    rf"(?P<word>{'|'.join(word for word in _COMPARED if word)}|)\s*"
    r"(?P<number>\d+)$",
    re.IGNORECASE,
)
# One line that is a number or a name, and not a listing.
_ONE_LINE = re.compile(
    r"(?:^|\|\s*)(?:head -n ?1|tail -n ?1|wc -[lwmc]|sed -n '?(?:\d+|\$)p'?|grep -c|date|hostname|whoami|"
    r"basename|stat -c|nproc|"
    r"id -u?n|awk|pwd|cat|cut|jq|git rev-parse|git branch --show-current|uname|du -s\w*|uptime)(?:\s[^|;&]*)?$|"
    r"^(?:nproc|date|hostname|pwd|whoami)\b"
)
_SIZED = re.compile(r"-printf '%(?:s|T@)\\t%p\\n'")
_CERTAINTY = 0.98


@dataclass(frozen=True, slots=True)
class Variable:
    """A shell variable that a step has set. is_path: it holds the name of a file."""

    name: str
    is_path: bool = False

    def value_of(self, phrase: str) -> str:
        """Its expansion where `phrase` means it."""
        bare = re.sub(
            r"^(?:the\s+)?(?:value\s+of\s+)?(?:the\s+)?(?:variable\s+)?",
            "",
            phrase.strip().strip("${}"),
            flags=re.IGNORECASE,
        )
        return f"${{{self.name}}}" if bare == self.name or _ITSELF.match(phrase.strip()) else ""


def assigned(clause: str, context: Context, plan_one: PlanOne) -> tuple[Proposal, Variable] | None:
    """`clause` as an assignment, with the variable; None when it sets none."""
    for form in _FORMS:
        match = form.match(clause)
        if match is None:
            continue
        what, name = match["what"].strip(), match["name"]
        if re.fullmatch(r"'[^']*'|\"[^\"]*\"|\d+", what):
            step = Step(
                f"{name}={quote(what.strip(chr(34) + chr(39)))}", f"Sets {name}.", Effect.READS, recipes=("variable",)
            )
            return Proposal((step,), 0.97, "steps"), Variable(name)
        found = _value(what, context, plan_one)
        if found is None:
            continue
        command, is_path = found.steps[0].command, bool(_NAME_OF.match(what))
        if _SIZED.search(command):
            command = f"{command} | cut -f2-"  # what it is ordered by stands before each name
            is_path = True
        said = found.steps[0].explanation.rstrip(".")
        step = Step(
            f"{name}=$({command})", f"Sets {name}: {said[:1].lower()}{said[1:]}.", Effect.READS, recipes=("variable",)
        )
        return Proposal((step,), found.score * _CERTAINTY, "steps", reads=found.reads), Variable(name, is_path)
    return None


def _value(what: str, context: Context, plan_one: PlanOne) -> Proposal | None:
    """The step that shows the one value that is meant."""
    what = _MANY.sub(r"the number of \g<noun> \g<where>", what)
    what = re.sub(r"^the\s+current\s+(?=number|count)", "the ", what, flags=re.IGNORECASE)
    if (sized := _SIZE_OF.match(what)) and is_file(path := sized["path"].strip("'\""), context):
        step = Step(f"wc -c < {quote_path(path)}", f"The size of {path} in bytes.", Effect.READS, recipes=("size",))
        return Proposal((step,), 0.95, "steps", reads=(path,), product=path)
    best: Proposal | None = None
    for text in (f"print {what}", f"show {what}", f"find {_NAME_OF.sub('', what)}" if _NAME_OF.match(what) else ""):
        found = plan_one(text, context) if text else None
        if found is None or len(found.steps) != 1 or found.steps[0].effect is not Effect.READS:
            continue
        if _ONE_LINE.search(found.steps[0].command) and (best is None or found.score > best.score):
            best = found
    return best


def used(clause: str, variable: Variable, context: Context, plan_one: PlanOne) -> Proposal | None:
    """A later clause that speaks of `variable`: one that says it, or that works on the file whose name it holds."""
    if echo := saying.said(clause, variable.value_of):
        if echo == f'echo "${{{variable.name}}}"':
            echo = f'echo "${variable.name}"'
        return Proposal((Step(echo, f"Prints {variable.name}.", Effect.READS, recipes=("say",)),), 0.95, "steps")
    if not variable.is_path:
        return None
    stand_in = "llmsh_value"
    text = re.sub(r"\bits\s+(?P<what>\w+(?:\s+\w+)?)$", rf"the \g<what> of {stand_in}", clause)
    text = (
        re.sub(rf"\b(?:it|that\s+file|the\s+file|\${variable.name}|{variable.name})\b", stand_in, text)
        if text == clause
        else text
    )
    found = plan_one(text, context) if text != clause else None
    if found is None or len(found.steps) != 1:
        return None
    command = found.steps[0].command
    if not re.search(rf"(?<![\w'\"/.-]){stand_in}(?![\w'\"/.-])", command) or command.count(stand_in) != 1:
        return None
    step = replace(found.steps[0], command=command.replace(stand_in, f'"${variable.name}"'))
    return replace(found, steps=(step,), origin="steps", reads=(), product="")


def predicate(text: str, variable: Variable) -> str:
    """ "n is more than 2" as a test of bash; nothing for other conditions."""
    match = _IS.match(text.strip())
    if match is None or not variable.value_of(match["name"]):
        return ""
    word = re.sub(r"\s+", " ", match["word"].lower())
    return f'[ "${variable.name}" {_COMPARED[word]} {match["number"]} ]'
