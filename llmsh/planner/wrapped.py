"""What a request says last of the output of the rest: a variable keeps it, a pager shows it, a file gets it as well.

The rest is planned by itself; what is said here is put around its command.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from llmsh.core.late_pattern import late_pattern
from llmsh.core.plan import Effect, Plan, Step
from llmsh.planner.quoted import MARK, hidden
from llmsh.planner.slots import quote_path
from llmsh.syntax.quote import quote

_NAME = rf"(?:[\"'`$]*(?P<name>{MARK}|[A-Za-z_]\w*)[\"'`]*)"
_A_VARIABLE = (
    r"(?:(?:an?|the|new|global|local)\s+)*(?:(?P<kind>shell|environment|bash|env)\s+)?"
    rf"(?:variable\s+(?:named\s+|called\s+)?{_NAME}|{_NAME.replace('name>', 'early>')}\s+variable)"
)
_IT = (
    r"(?:(?:(?:the|its|their)\s+)?(?:full\s+|absolute\s+|resulting\s+)?(?:path(?:\s+(?:to|of)\s+(?:it|that|this|"
    r"the\s+\w+))?|results?|output|value|name|response|answer|list)"
    r"|it|that|them)"
)
_KEEP = r"(?:save|export|store|put|assign|write|keep|set|capture|load|read)s?"
_KEPT = tuple(
    late_pattern(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<what>.+?),?\s+(?:and\s+)?(?:then\s+)?{_KEEP}\s+(?:{_IT}\s+)?(?:in|into|to|as)\s+{_A_VARIABLE}",
        rf"{_KEEP}\s+(?P<what>.+?)\s+(?:in|into|to|as|under)\s+{_A_VARIABLE}",
        rf"(?:set|assign|initiali[sz]e|define|declare|export)s?\s+{_A_VARIABLE}\s+(?:to|as|with|=)\s+(?P<what>.+)",
    )
)
_EXPORTED = late_pattern(
    r",?\s+(?:and\s+)?(?:making\s+(?:this\s+|the\s+)?(?:variable|it)\s+(?:visible|available)\s+(?:by|to|"
    r"for|in)\s+(?:the\s+)?(?:subprocesses|child\s+processes)"
    r"(?:\s+of\s+(?:the\s+)?current\s+shell)?|export(?:ing)?\s+it)\Z",
    re.IGNORECASE,
)
# What is asked after the assignment.
_GOES_ON = late_pattern(
    r"\b(?:and|then)\s+(?:then\s+)?(?:print|show|display|run|execute|use|echo|export|delete|remove|"
    r"start)s?\b",
    re.IGNORECASE,
)
_SAYS = r"(?:print|show|echo|display|output|write)s?"
_LED = tuple(
    late_pattern(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_SAYS}\s+(?:the\s+)?(?:string\s+|text\s+|words?\s+)?(?P<text>{MARK})\s+(?:followed\s+by|and\s+then|"
        rf"before|plus)\s+(?P<what>(?!it\b|them\b).+?)(?:\s+followed\s+by\s+(?P<end>{MARK}))?",
        rf"(?P<what>{_SAYS}\s+(?!the\s+(?:string|text)\b).+?)\s+followed\s+by\s+(?:the\s+)?(?:string\s+|"
        rf"text\s+|words?\s+)?(?P<end>{MARK})",
        rf"(?P<what>{_SAYS}\s+.+?),?\s+(?:preceded|prefixed)\s+(?:by|with)\s+(?:the\s+)?(?:string\s+|text\s+|"
        rf"words?\s+)?(?P<text>{MARK})",
        rf"(?P<what>{_SAYS}\s+.+?)\s+(?:with|using)\s+(?:the\s+)?prefix\s+(?P<text>{MARK})",
    )
)
_OUTPUT_OF = late_pattern(
    rf"(?:the\s+)?(?:standard\s+)?output\s+of\s+(?:the\s+)?(?:command\s+)?(?P<command>{MARK})", re.IGNORECASE
)
_READ = late_pattern(
    r"(?:read|prompt(?:\s+for)?|ask(?:\s+for)?)\s+(?:an?\s+|the\s+|one\s+|"
    r"single\s+)*(?:user(?:'s)?\s+)?(?P<unit>lines?|input|character|key|text|value|password|answer|reply|"
    r"\d+\s+characters?)"
    r"(?:\s+of\s+(?:input|text))?(?P<rest>(?:\s+.+)?)",
    re.IGNORECASE,
)
_READ_SAID = (
    ("prompt", rf"with\s+(?:the\s+)?prompt(?:\s+message)?\s+(?P<prompt>{MARK})"),
    ("", r"from\s+(?:the\s+)?(?:standard\s+input|stdin|keyboard|user|terminal)"),
    ("silent", r"silently|without\s+echo(?:ing)?(?:\s+\w+)*|hidden"),
    ("time", r"(?:with\s+)?(?:an?\s+)?timeout\s+(?:of\s+)?(?P<time>\d+)\s+seconds?"),
    ("file", rf"from\s+(?:the\s+)?file\s+(?P<file>{MARK}|\S+)"),
)
_PAGED = tuple(
    late_pattern(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<what>.+?),?\s+(?:and\s+)?(?:(?:page|paging|pipe|piping|view|viewing|browse|browsing|display|"
        r"show|showing|open)\s+)?(?:interactively\s+)?(?:(?:through\s+)?(?:it|them|the\s+(?:output|"
        r"results?))\s+)?"
        rf"(?:in|with|using|via|to|through|into)\s+(?:the\s+)?(?:pager\s+)?(?P<pager>less|more|{MARK})(?:\s+pager)?",
        r"(?P<what>.+?),?\s+(?:and\s+)?pag(?:e|ing)\s+(?:interactively\s+)?through\s+(?:the\s+|"
        r"its\s+)?(?:output|results?|it|them)(?:\s+interactively)?",
        r"(?P<what>.+?),?\s+(?:and\s+)?(?:pausing|waiting|stopping)\s+(?:for\s+(?:user(?:'s)?\s+)?(?:input|"
        r"interaction|a\s+key)\s+)?(?:after|at)\s+(?:each|every)\s+(?:page|"
        r"screen)(?:\s+of\s+(?:the\s+)?output)?",
        r"(?P<what>.+?),?\s+(?:one\s+)?(?:page|screen)\s+(?:by\s+(?:page|screen)|at\s+a\s+time)",
    )
)
_SCREEN = r"(?:the\s+)?(?:standard\s+output|stdout|console|screen|terminal)"
_FILE = rf"(?P<file>{MARK}|[\w./~-]+)"
_TEED = tuple(
    late_pattern(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<what>.+?)\s+(?:to|on)\s+(?:both\s+)?{_SCREEN}\s+and\s+(?:also\s+)?(?P<append>append(?:\s+it)?\s+"
        rf")?(?:to\s+)?(?:the\s+)?(?:log\s+)?(?:file\s+)?{_FILE}",
        rf"(?P<what>.+?)\s+to\s+(?:both\s+)?(?:the\s+)?(?:log\s+)?(?:file\s+)?{_FILE}\s+and\s+(?:to\s+)?(?P<scr"
        rf"een>{_SCREEN}|(?:the\s+)?standard\s+error|stderr)",
        rf"(?P<what>(?:print|display|show|echo|output)\s+{MARK})\s+and\s+(?P<append>append)\s+(?:it\s+)?to\s+(?"
        rf":the\s+)?(?:file\s+)?{_FILE}",
    )
)
_ONE_TEXT = late_pattern(
    r"(?:write|print|output|send|echo|display|show)s?\s+(?:the\s+)?(?:text\s+|string\s+|word\s+|"
    rf"line\s+)?(?P<text>{MARK})",
    re.IGNORECASE,
)
_STANDARD_INPUT = late_pattern(
    r"(?:write|copy|send|save|print)s?\s+(?:the\s+)?(?:standard\s+input|stdin)", re.IGNORECASE
)
_LEAST = 0.4


@dataclass(frozen=True, slots=True)
class Wrapped:
    """inner: ways to say the rest, the first that has a plan is taken. around: what is put around its command.

    ready: the command itself, where nothing is left to plan.
    """

    inner: tuple[str, ...]
    around: Callable[[str], str]
    told: str
    effect: Effect | None = None
    ready: str = ""


def read(request: str) -> Wrapped | None:
    """`request` as something around the rest of it; None for others."""
    said, shown = hidden(request.strip().rstrip(".!"))
    said = re.sub(r"\s+", " ", said)
    said, is_exported = _EXPORTED.subn("", said)

    def value(text: str) -> str:
        """What a mark stands for, or the text itself."""
        return shown(text)[1:-1] if re.fullmatch(MARK, text) else text

    for pattern in _KEPT:
        if (match := pattern.fullmatch(said)) is not None:
            return _kept(match, shown, value, is_exported=bool(is_exported))
    for pattern in _PAGED:
        match = pattern.fullmatch(said)
        pager = value(match.groupdict().get("pager") or "less").lower() if match else ""
        if match is not None and pager in ("less", "more"):
            return Wrapped((shown(match["what"]),), partial(_after, pager), f"in {pager}")
    for pattern in _LED:
        if (match := pattern.fullmatch(said)) is not None:
            return _led(match, shown, value)
    for pattern in _TEED:
        if (match := pattern.fullmatch(said)) is not None:
            return _teed(match, shown, value)
    return None


def applied(wrapped: Wrapped, plan_of: Callable[[str], Plan], request: str) -> Plan | None:
    """The plan for the whole; None where the rest has no plan of one step that only shows something."""
    if wrapped.ready:
        step = Step(wrapped.ready, f"{wrapped.told}.", wrapped.effect or Effect.READS, recipes=("wrapped",))
        return Plan(request, (step,), 0.95)
    for text in wrapped.inner:
        plan = plan_of(text)
        if len(plan.steps) != 1 or plan.confidence < _LEAST:
            continue
        step = plan.steps[0]
        is_shown = step.effect is Effect.READS or step.command.startswith("mktemp")
        if not is_shown or re.search(r"&\Z|(?<![<>&-])>(?!&)|\bwatch\b|\btail -[fF]|\| less\Z", step.command):
            continue
        command = wrapped.around(f"{{ {step.command}; }}" if re.search(r"&&|;", _bare(step.command)) else step.command)
        told = f"{step.explanation.rstrip('.')}, {wrapped.told}."
        step = replace(step, command=command, explanation=told, effect=wrapped.effect or step.effect)
        return replace(plan, request=request, steps=(step,), alternatives=())
    return None


def _after(program: str, command: str) -> str:
    return f"{command} | {program}"


def _bare(command: str) -> str:
    return re.sub(r"'[^']*'|\"[^\"]*\"", "", command)


def _kept(
    match: re.Match[str], shown: Callable[[str], str], value: Callable[[str], str], *, is_exported: bool
) -> Wrapped | None:
    name = value(match["name"] or match["early"] or "").strip("$")
    if not re.fullmatch(r"[A-Za-z_]\w*", name) or name.lower() in ("named", "called", "and", "to", "with"):
        return None
    what, told = match["what"].strip(), f"into the variable {name}"
    if _GOES_ON.search(what):
        return None
    before = (
        "export "
        if is_exported or match[0].lower().startswith("export") or (match["kind"] or "").lower().startswith("env")
        else ""
    )
    if re.fullmatch(rf"(?:(?:the\s+)?(?:string|text|value|word|number)\s+)?(?:{MARK}|-?\d+)", what, re.IGNORECASE):
        text = value(what.split()[-1])
        written = f'"{text}"' if re.fullmatch(r"[\w./ -]*\$[\w./ ${}-]*", text) else quote(text)
        return Wrapped((), str, f"Sets {name}", ready=f"{before}{name}={written}")
    if (asked := _READ.fullmatch(what)) is not None:
        return _asked(asked, name, value)
    if (printed := _OUTPUT_OF.fullmatch(what)) is not None:
        return Wrapped((), str, f"Sets {name}", ready=f"{before}{name}=$({value(printed['command'])})")
    if (joined := re.fullmatch(rf"(?P<text>{MARK})\s+followed\s+by\s+(?P<rest>.+)", what, re.IGNORECASE)) is not None:
        text = re.sub(r'(["\\`])', r"\\\1", value(joined["text"]))
        return Wrapped(
            (f"print {shown(joined['rest'])}",), lambda command: f'{before}{name}="{text}$({command})"', told
        )
    said = shown(what)
    ways = (
        (said, f"print {said}")
        if re.match(r"(?i)(?:\w+e?s?\s+)?(?:count|find|create|generate|get|read|make|calculate|compute)", said)
        else (f"print {said}", said)
    )
    return Wrapped(ways, lambda command: f"{before}{name}=$({command})", told)


def _led(match: re.Match[str], shown: Callable[[str], str], value: Callable[[str], str]) -> Wrapped:
    """A text and what is printed behind it, on one line."""
    before, end = (re.sub(r'([$"\\`])', r"\\\1", value(match.groupdict().get(name) or "")) for name in ("text", "end"))
    what = shown(match["what"])
    what = what if re.match(rf"(?i){_SAYS}\b", what) else f"print {what}"
    return Wrapped((what,), lambda command: f'echo "{before}$({command}){end}"', f'behind "{before}"')


def _asked(asked: re.Match[str], name: str, value: Callable[[str], str]) -> Wrapped | None:
    """What is asked of the user, as bash's read."""
    found: dict[str, str] = {}
    rest = asked["rest"].strip(" ,")
    while rest:
        for kind, pattern in _READ_SAID:
            if (part := re.match(rf"(?:and\s+)?{pattern}", rest, re.IGNORECASE)) is not None:
                found |= part.groupdict() or ({kind: kind} if kind else {})
                rest = rest[part.end() :].strip(" ,")
                break
        else:
            return None
    unit = asked["unit"].lower()
    count = re.match(r"\d+", unit)
    options = [f"-n {count[0] if count else 1}"] if count or unit in ("character", "key") else []
    options = [*(["-s"] if "silent" in found or unit == "password" else []), *options]
    options += [f"-t {found['time']}"] if found.get("time") else []
    options += [f"-p {quote(value(found['prompt']))}"] if found.get("prompt") else []
    source = f" < {quote_path(value(found['file']))}" if found.get("file") else ""
    return Wrapped((), str, f"Reads {name}", ready=" ".join(["read -r", *options, name]) + source)


def _teed(match: re.Match[str], shown: Callable[[str], str], value: Callable[[str], str]) -> Wrapped | None:
    file = value(match["file"])
    screen = (match.groupdict().get("screen") or "").lower()
    is_file = re.fullmatch(MARK, match["file"]) or re.search(r"[/.]\w|\bfile\s+\S+\Z", match[0])
    if re.search(r"[\s*?]", file) or not is_file:
        return None
    is_added = bool(match.groupdict().get("append")) or bool(re.search(r"(?i)\blog\s+file\b", match[0]))
    tee = f"tee {'-a ' if is_added else ''}{quote_path(file)}" + (" >&2" if "err" in screen else "")
    effect = Effect.CHANGES if is_added else Effect.CREATES
    what = match["what"].strip().removesuffix(" both")
    told = f"also into {file}"
    if _STANDARD_INPUT.fullmatch(what):
        return Wrapped((), str, f"Copies its input to the screen and to {file}", effect, ready=tee)
    if (text := _ONE_TEXT.fullmatch(what)) is not None:
        written = value(text["text"])
        shows = "echo" if not re.search(r"\A-|\\", written) else "printf '%s\\n'"
        return Wrapped((), str, f'Prints "{written}", {told}', effect, ready=f"{shows} {quote(written)} | {tee}")
    return Wrapped((shown(what),), lambda command: f"{command} | {tee}", told, effect)
