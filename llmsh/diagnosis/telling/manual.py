"""The part of a manual that belongs to a failure: the entry of the option, the section of the word that was printed."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from llmsh.diagnosis.problem import split_words
from llmsh.diagnosis.telling.question import Question
from llmsh.search.stem import stem

MAX_CHARS = 1500
MAX_PARTS = 4
MIN_SCORE = 2.0
# What it tells that an entry is that of an option in the message, or of one in the command.
_NAMED, _GIVEN = 4.0, 1.0
_HEADING = re.compile(r"^[A-Z][A-Z0-9 ,/()-]{2,60}$")
_OPTION = re.compile(r"(?<![\w-])--?[A-Za-z][\w-]*")
# The names at the start of an entry, each with its value.
_NAMES = re.compile(r"(?:--?[A-Za-z][\w-]*(?:[ =]?[\[<A-Z][^\s,]*)?(?:,? |,?$))+")
_WORD = re.compile(r"[A-Za-z][A-Za-z_-]{2,}")
# What a pager would draw, and words that were cut at the end of a line.
_DRAWN = re.compile(r".\x08|\x1b\[[0-9;]*m|\u2010\n[ \t]*")
# Sections that speak of what goes wrong, and those that never do.
_TELLING = re.compile(r"^(?:DIAGNOSTICS|ERRORS|EXIT|RETURN|CAVEATS|BUGS|RESTRICTIONS)")
_STATUSES = re.compile(r"^(?:EXIT|RETURN|DIAGNOSTICS)")
_STATUS_ENTRY = re.compile(r"^\s*(?:[o•*-]\s+)?(?P<status>\d{1,3})(?:[\s:]|$)")
_SILENT = re.compile(r"^(?:AUTHORS?|COPYRIGHT|SEE ALSO|REPORTING BUGS|HISTORY|NAME)\b")
_SMALL = frozenset(
    "the and for that this with not are was from you can has have its use when into will which line file error "
    "usage try help more information option options see".split()
)


@dataclass(frozen=True, slots=True)
class _Part:
    """One paragraph or entry with the heading that it stands under."""

    heading: str
    text: str
    number: int


def manual_of(question: Question, documentation: Callable[[str], str]) -> str:
    """The sections of the failing program's manual that belong to `question`; "" where it has none.

    documentation: a name to the text of its manual page or help, "" for none.
    """
    for name in _pages(question.command, question.output):
        if text := documentation(name):
            return sections(text, _options(question), _words(question), question.status)
    return ""


def sections(text: str, options: Mapping[str, float], words: Iterable[str], status: int | None = None) -> str:
    """The parts of a manual that define one of `options` or `status`, or speak of `words`.

    options: each with its weight. In the manual's order, bounded; "" where there are none.
    """
    roots = frozenset(stem(word.lower()) for word in words)
    parts = list(_parts(_DRAWN.sub("", text)))
    spread: dict[str, int] = {}
    held = [frozenset(stem(word.lower()) for word in _WORD.findall(part.text)) & roots for part in parts]
    for each in held:
        for root in each:
            spread[root] = spread.get(root, 0) + 1
    scored = []
    for part, found in zip(parts, held, strict=True):
        first = part.text.lstrip().split("\n", 1)[0]
        names = _OPTION.findall(named[0]) if (named := _NAMES.match(first)) else ()
        # A word that stands everywhere tells little.
        score = max((options.get(name, 0.0) for name in names), default=0.0)
        score += sum(2.0 / spread[root] ** 0.5 for root in found)
        code = _STATUS_ENTRY.match(first) if _STATUSES.match(part.heading) else None
        if code and status and code["status"] == str(status):
            score += 4.0
        if score and _TELLING.match(part.heading):
            score += 1.0
        if score >= MIN_SCORE and not _SILENT.match(part.heading):
            scored.append((score, part))
    scored.sort(key=lambda pair: (-pair[0], pair[1].number))
    chosen: list[_Part] = []
    size = 0
    for _, part in scored[:MAX_PARTS]:
        if size and size + len(part.text) > MAX_CHARS:
            continue
        chosen.append(part)
        size += len(part.text)
    chosen.sort(key=lambda part: part.number)
    return _put_together(chosen)[:MAX_CHARS]


def _put_together(parts: Sequence[_Part]) -> str:
    lines: list[str] = []
    heading = ""
    for part in parts:
        if part.heading != heading:
            heading = part.heading
            lines += [heading] if heading else []
        lines += [re.sub(r"\s+", " ", line.strip()) for line in part.text.split("\n") if line.strip()]
    return "\n".join(lines)


def _parts(text: str) -> Iterable[_Part]:
    """Paragraphs; an option's name that stands alone goes with the paragraph after it."""
    heading, waiting, number = "", "", 0
    for block in re.split(r"\n[ \t]*\n", text):
        lines = [line for line in block.split("\n") if line.strip()]
        while lines and _HEADING.match(lines[0]):
            heading, waiting = lines.pop(0).strip(), ""
        # Help lists its options without blank lines between them.
        for entry in _entries(lines):
            if len(entry) == 1 and _begins(entry[0]) and "  " not in entry[0].strip():
                waiting = f"{waiting}\n{entry[0]}".strip("\n")
                continue
            yield _Part(heading, "\n".join(filter(None, (waiting, *entry))), number)
            waiting, number = "", number + 1
    if waiting:
        yield _Part(heading, waiting, number)


def _entries(lines: Sequence[str]) -> Iterable[list[str]]:
    """Lines cut before each that begins an entry; a deeper one without columns goes on with the entry before it."""
    entry: list[str] = []
    for line in lines:
        is_apart = not entry or not _begins(entry[0]) or _indent(line) <= _indent(entry[0]) or "  " in line.strip()
        if _begins(line) and entry and is_apart:
            yield entry
            entry = []
        entry.append(line)
    if entry:
        yield entry


def _begins(line: str) -> bool:
    """Claims that an option or a status stands first in a line."""
    return line.lstrip().startswith("-") or bool(_STATUS_ENTRY.match(line))


def _indent(line: str) -> int:
    wide = line.expandtabs()
    return len(wide) - len(wide.lstrip())


def _pages(command: str, output: str) -> list[str]:
    """Names of manual pages, the most special one first: `git-stash`, then `git`; who signed the output before all."""
    words = [word for word in split_words(command) if re.fullmatch(r"[\w./+-]+", word)]
    program = words[0].rpartition("/")[2] if words else ""
    signed = re.match(r"(?:\S*/)?([a-z][\w.+-]{1,24})(?:\[\d+\])?: ", output)
    found = []
    if program and len(words) > 1 and words[1].isalpha():
        found.append(f"{program}-{words[1]}")
    # `sudo tar …`, `cd x && make`: what printed the message is what failed.
    if signed and signed[1] in words[1:]:
        found.insert(0, signed[1])
    return [*found, *([program] if program else [])]


def _options(question: Question) -> dict[str, float]:
    """Options that the message names, and with less weight those of the command."""
    named = set(_OPTION.findall(question.output))
    if bare := re.search(r"(?:invalid|unknown|illegal|unrecogni[sz]ed) option -- ['‘]?(\w)", question.output):
        named.add(f"-{bare[1]}")
    given = dict.fromkeys(_OPTION.findall(question.command), _GIVEN)
    return given | dict.fromkeys(named, _NAMED)


def _words(question: Question) -> list[str]:
    """The words of the message that may tell where the manual speaks of it."""
    names = {word.lower() for word in split_words(question.command)}
    return [
        word for word in _WORD.findall(question.output) if word.lower() not in _SMALL and word.lower() not in names
    ] or [word for word in ("exit", "status") if question.status]
