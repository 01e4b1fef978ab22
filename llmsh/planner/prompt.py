"""What a model is asked, the form that its answer is held to, and the commands in whatever it says.

Small models follow examples best; pages of manuals make them worse (measured: LOG.md of training/).
"""

import json
import re
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from llmsh.core.context import Context, Userland
from llmsh.syntax.quote import visible

MAX_STEPS = 5
_NAMES = 16
_LAST_CHARS = 200
_THEN = "Then:"
_SYSTEMS = {
    Userland.GNU: "Linux with GNU tools",
    Userland.BUSYBOX: "Linux with busybox",
    Userland.BSD: "BSD",
    Userland.MACOS: "macOS",
}
# A plan is one to MAX_STEPS lines; each a command whose quotes are closed. A blank may or may not be first, so that
# the model's own first token is never forced.
GRAMMAR = rf"""root ::= [ ]? line ("\n{_THEN} " line){{0,{MAX_STEPS - 1}}} "\n"
line ::= first rest*
first ::= [^ '"\\\n\r\t`] | single | double | escape
rest ::= [^'"\\\n\r`] | single | double | escape | back
single ::= "'" [^'\n]* "'"
double ::= "\"" ([^"\\\n] | "\\" [^\n])* "\""
back ::= "`" [^`\n]* "`"
escape ::= "\\" [^\n]
"""
SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "commands": {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": MAX_STEPS},
    },
    "required": ["commands"],
    "additionalProperties": False,
}
STOP = ("\n\n", "\nRequest:", "\nCommand:")

_THINKING = re.compile(r"<(think|thinking|reasoning)>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_FENCED = re.compile(r"```[ \t]*[\w+-]*[ \t]*\n?(.*?)(?:```|\Z)", re.DOTALL)
_LABEL = re.compile(
    r"^(?:(?:bash|shell)?\s*command|answer|then|step \d+|\d+[.)])\s*:?\s+(?=\S)|^[$%❯] +", re.IGNORECASE
)
_CONTINUED = re.compile(r"[ \t]*\\\n\s*")
_INLINE = re.compile(r"^`([^`\n]+)`[.:]?$|^\*\*`?([^`*\n]+)`?\*\*$")


def prompt_for(request: str, context: Context, examples: Sequence[tuple[str, str]]) -> str:
    """The request after examples of requests with their commands, and what is known of the place.

    What does not change comes first, so that a model that has read it once need not read it again.
    """
    shown = "\n".join(f"Request: {said}\nCommand: {command}\n" for said, command in examples)
    lines = [
        "Bash commands for requests, one line each; a further step begins with Then:. No explanations.",
        f"System: {_SYSTEMS[context.userland]}.",
        "",
        shown,
        *_place(context),
        f"Request: {' '.join(request.split())}",
        "Command:",
    ]
    return "\n".join(lines)


def _place(context: Context) -> list[str]:
    """Names that are here and the last failure, as data: one line each, so that none looks like ours."""
    lines = []
    if not context.elsewhere:
        names = _names_in(context)
        if names:
            lines.append(f"Files here: {' '.join(names)}")
    if context.last is not None and context.last.status != 0:
        last = context.last
        said = last.output.strip().splitlines()
        lines.append(f"Failed before: {_one_line(last.command)} (status {last.status})")
        if said:
            lines.append(f"It said: {_one_line(said[-1])}")
    return lines


def _names_in(context: Context) -> list[str]:
    try:
        with_hidden = (entry for entry in context.cwd.iterdir() if not entry.name.startswith("."))
        entries = sorted(islice(with_hidden, 200), key=lambda entry: entry.name)
        return [visible(entry.name + ("/" if entry.is_dir() else ""), keep="") for entry in entries[:_NAMES]]
    except OSError:
        return []


def _one_line(text: str) -> str:
    return visible(" ".join(text.split())[:_LAST_CHARS], keep="")


def commands_in(said: str) -> tuple[str, ...]:
    """The commands in what a model said, in order; none where there is none.

    Takes lines, `Then:` lines, JSON, code fences, prompts, labels, prose before a fence; leaves thoughts out.
    """
    text = _THINKING.sub("", said).strip()
    found = _from_json(text)
    if found is None:
        fenced = _FENCED.search(text)
        found = _lines(fenced[1]) if fenced else _answer_lines(text)
    return tuple(islice((command for command in found if command), MAX_STEPS))


def _answer_lines(text: str) -> list[str]:
    """The first line and the `Then:` lines after it; what follows is explanation, or an example of the model's own."""
    lines = [line.strip() for line in _CONTINUED.sub(" ", text).splitlines() if line.strip()]
    if not lines:
        return []
    kept = [lines[0]]
    for line in lines[1:]:
        if not line.startswith(_THEN):
            break
        kept.append(line)
    return _lines("\n".join(kept))


def _lines(text: str) -> list[str]:
    """One command a line; what bash would read on from is one."""
    joined = _CONTINUED.sub(" ", text)
    if re.search(r"<<-?\s*['\"]?\w|^\s*(?:for|while|until|if|case)\b", joined, re.MULTILINE):
        return [joined.strip()]
    found = []
    for raw in joined.splitlines():
        line = _LABEL.sub("", raw.strip(), count=1).strip()
        line = _LABEL.sub("", line, count=1).strip()
        inline = _INLINE.match(line)
        if inline:
            line = (inline[1] or inline[2]).strip()
        if line and not line.startswith("#"):
            found.append(line)
    return found


def _from_json(text: str) -> list[str] | None:
    """{"commands": […]}, {"command": "…"}, {"steps": [{"command"}]}; None where it is no such thing."""
    if not text.startswith(("{", "[", "```json")):
        return None
    body = re.sub(r"^```json\s*|\s*```$", "", text)
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if isinstance(value, dict):
        value = next((value[key] for key in ("commands", "steps", "command", "cmd", "plan") if key in value), None)
    items = value if isinstance(value, list) else [value]
    texts = (item.get("command") if isinstance(item, dict) else item for item in items)
    return [text.strip() for text in texts if isinstance(text, str)]
