"""A text, or a command, that a request quotes where a recipe reads a file.

"Reverse 'abc def'" reads the text, "the last 3 lines of 'seq 9'" what the command prints.
"""

import re
from dataclasses import replace

from llmsh.core.context import Context
from llmsh.core.plan import Effect, Plan, Step
from llmsh.planner.programs import is_installed
from llmsh.planner.proposal import Proposal
from llmsh.planner.verify import exists
from llmsh.syntax.quote import quote

# Programs that read their standard input where no file is named.
_FILTERS = frozenset(
    """awk base32 base64 column cut expand fmt fold grep head hexdump md5sum nl od paste rev sed sha1sum sha224sum
    sha256sum sha384sum sha512sum b2sum cksum sum shuf sort tac tail tr unexpand uniq wc xxd""".split()
)
_LOOKS_LIKE_TEXT = re.compile(r"[\s,;:!?\\<>]")
# Words that say of a quoted word that it is a text.
_SAID_TO_BE_TEXT = re.compile(
    r"\b(?:strings?|texts?|words?|input|phrases?|sentences?|values?|characters?|letters?|hash(?:es)?|checksum|md5(?:\s*sum)?|"
    r"sha-?\d*(?:\s*sum)?|crc(?:32)?|backwards|reversed?)\b",
    re.IGNORECASE,
)


# A file that stands for what a command prints, while a plan is made for it.
_STAND_IN = "llmsh-printed.txt"
# Programs that only show something, so that their names and options can be read without quotes.
_SHOWS = (
    r"(?:ps|df|du|ls|free|who|w|last|lsblk|lsof|netstat|ss|env|printenv|uname|uptime|cal|id|groups|lsmod|lscpu|lspci|lsusb|"
    r"vmstat|iostat|history|jobs|alias|seq|locale|findmnt|mount(?!\s+-)|dmesg(?!\s+-\w*[cC])|"
    r"git\s+(?:log|status|branch|diff)|docker\s+(?:ps|images)|ip\s+(?:addr|route|link)|systemctl\s+list-[\w-]+)"
)
_WORD = r"(?:\s+(?:-{1,2}[A-Za-z][\w=,-]*|aux|[~/][^\s,;]*|\.\.?(?=\s|$)))"
_QUOTED = r"(?P<mark>[\"'`])(?P<quoted>(?:(?!(?P=mark)).)+)(?P=mark)(?:\s+command)?"
_OUTPUT = r"(?:the\s+)?(?:standard\s+)?output\s+(?:of|from)\s+(?:the\s+)?(?:command\s+)?"
_OF = r"\b(?P<of>of|in|from|through|on)\s+"
_PRINTED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_OF}{_OUTPUT}(?:{_QUOTED}|(?P<bare>{_SHOWS}\b{_WORD}*)(?:\s+command)?(?=$|[\s.,;?]))",
        rf"{_OF}(?:the\s+)?(?:{_QUOTED}|(?P<bare>{_SHOWS}\b{_WORD}*)(?:\s+command)?)(?:'s)?\s+output\b",
        rf"{_OF}(?:the\s+command\s+)?(?P<bare>{_SHOWS}\b{_WORD}+)(?:\s+command)?(?=$|[\s.,;?])",
        # What is done with it has to be something that a filter does; saving it is no matter of lines.
        rf"^(?P<of>(?:please\s+)?(?:sort|filter|format|number|reverse|shuffle|align|convert|translate|change|count|grep|search|cut|wrap|fold|indent)\s+)"
        rf"{_OUTPUT}(?:{_QUOTED}|(?P<bare>{_SHOWS}\b{_WORD}*)(?:\s+command)?(?=$|[\s.,;?]))",
    )
)


def of_output(request: str) -> tuple[str, str] | None:
    """`request` about a file in place of what a command prints, and that command; None for others.

    The command is quoted, or a program that only shows something, with its options.
    """
    for pattern in _PRINTED:
        match = pattern.search(request)
        if match is None:
            continue
        fields = match.groupdict()
        command = str(fields.get("quoted") or fields["bare"]).strip()
        if is_installed(command.partition(" ")[0]):
            return f"{request[: match.start()]}{match['of'].strip()} {_STAND_IN}{request[match.end() :]}", command
    return None


def on_output(plan: Plan, command: str, request: str) -> Plan | None:
    """`plan` for the stand-in as one for what `command` prints; None where it does not read it."""
    if len(plan.steps) != 1:
        return None
    step = _printing(plan.steps[0])
    if step.effect not in (Effect.READS, Effect.CREATES):
        return None
    head, found, rest = step.command.partition(f" {_STAND_IN}")
    if not found or _STAND_IN in rest or _STAND_IN in head:
        return None
    head = head.removesuffix(" <").removesuffix(" --")
    if head.partition(" ")[0] not in _FILTERS | {"cat"} or (rest and not re.match(r" [|>]", rest)):
        return None
    written = f"{command}{rest}" if head == "cat" else f"{command} | {head}{rest}"
    unproven = tuple(clause for clause in step.unproven if _STAND_IN not in clause)
    told = step.explanation.replace(_STAND_IN, f"what {command} prints")
    step = replace(step, command=written, explanation=told, unproven=unproven)
    return replace(plan, request=request, steps=(step,), alternatives=())


def read_as_text(proposal: Proposal, request: str, context: Context) -> Proposal:
    """`proposal`, whose step reads a file that is not here and was quoted as a text, as one that reads the text."""
    if len(proposal.steps) != 1 or len(proposal.reads) != 1:
        return proposal
    text, step = proposal.reads[0], _printing(proposal.steps[0])
    if step.effect is not Effect.READS:
        return proposal
    if context.elsewhere or exists(text, context) or not _is_text(text, request):
        return proposal
    command = _on_text(step.command, text)
    return proposal if command is None else replace(proposal, steps=(replace(step, command=command),), reads=())


def _printing(step: Step) -> Step:
    """`step`, which prints where sed would change a file in place."""
    if step.effect is not Effect.CHANGES or not step.command.startswith("sed -i "):
        return step
    return replace(step, command=step.command.replace("sed -i ", "sed ", 1), effect=Effect.READS)


def _is_text(text: str, request: str) -> bool:
    if not any(f"{mark}{text}{mark}" in request for mark in ("'", '"', "`")) or "/" in text:
        return False
    if re.search(r"\.\w+\Z", text):
        return bool(re.search(r"[;!?\\<>]", text))
    rest = request.replace(text, "")
    return bool(_LOOKS_LIKE_TEXT.search(text)) or bool(_SAID_TO_BE_TEXT.search(rest))


def _on_text(command: str, text: str) -> str | None:
    """`command` with `text` as its input in place of the file; None where it reads no input."""
    head, found, rest = command.partition(f" {quote(text)}")
    if not found or (rest and not rest.startswith(" |")):
        return None
    head = head.removesuffix(" <").removesuffix(" --")
    if head.split()[0] not in _FILTERS or re.search(r"[|;&<>]", re.sub(r"'[^']*'|\"[^\"]*\"", "", head)):
        return None
    words = text.split()
    if len(words) > 1 and is_installed(words[0]) and not re.search(r"[,;!?]", text):
        return f"{text} | {head}{rest}"
    return f"{head} <<< {quote(text)}{rest}"
