"""Requests about a text that one pipeline answers: what is read, and what each clause does with it.

Every word of the request has to have its place, so a reading is either sure or none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from llmsh.core.context import Context
from llmsh.core.late_pattern import late_pattern
from llmsh.core.plan import Effect, Step
from llmsh.planner.evidence import NO_TEXT
from llmsh.planner.filters import compared, edits, fields, inputs, lines, parts, series, shapes, words
from llmsh.planner.filters.inputs import Input
from llmsh.planner.proposal import Proposal
from llmsh.planner.quoted import hidden
from llmsh.planner.repair import repaired
from llmsh.planner.slots import quote_path

_SCORE = 0.97
_MOST_CLAUSES = 5
_LONGEST_CHARS = 260
_JOINTS = late_pattern(
    r",?\s+(?:and\s+then|and\s+also|then|and)\s+|[,;]\s+(?:then\s+)?|\s+(?:by\s+|after\s+)?(?=[a-z]+ing\s)",
    re.IGNORECASE,
)
# Where what comes first is said in passing: "the first line of a as a hex dump", "… formatted as a table".
_MODIFIER = late_pattern(
    r",?\s+(?=as\s+(?:an?\s+)?(?:hex|octal|table|printable|named)|in\s+(?:all\s+)?(?:upper|lower|capital|reverse)|"
    r"with\s+(?:the\s+)?line\s+numbers|(?P<done>sorted|formatted|separated|reversed|wrapped|aligned|without)\b)",
    re.IGNORECASE,
)
_PLACED = late_pattern(r"(?:head|tail) -n|sed -n '?[\d,]+p")
_SHOWN = late_pattern(
    r"\b(?:print|show|display|output)s?\s+(?:it|them|(?:the\s+)?(?:results?|output|lines))\Z", re.IGNORECASE
)
_PIPES = late_pattern(r" \| (?=(?:[^']*'[^']*')*[^']*\Z)")
_DONE = {"sorted": "sort it", "formatted": "format it", "separated": "print it separated", "reversed": "reverse it",
         "wrapped": "wrap it", "aligned": "align it", "without": "remove"}  # fmt: skip
_EXAMPLE = late_pattern(r",?\s+(?:in\s+this\s+case|i\.?\s?e\.?,?|e\.?\s?g\.?,?|for\s+example)\s[^,;]*\Z", re.IGNORECASE)
_SINK = late_pattern(
    r",?\s+(?:and\s+)?(?:(?P<append>append)|save|write|store|redirect|send|put|output)(?:s|"
    r"ing)?\s+(?:it\s+|them\s+|that\s+|(?:the\s+)?(?:results?|output|lines)\s+)?"
    r"(?:to|in|into)\s+(?:the\s+)?(?:new\s+|output\s+)?(?:file\s+)?(?P<file>\ue000\d+\ue001|[\w./~-]+)(?:\s+file)?\Z",
    re.IGNORECASE,
)
_TEE = late_pattern(
    r",?\s+(?:to\s+|on\s+)?(?:the\s+)?(?:standard\s+output|stdout|console|screen|"
    r"terminal)\s+and\s+(?:(?P<append>append\s+)?(?:it\s+)?(?:to\s+)?)(?:the\s+)?(?:file\s+)?(?P<file>\ue0"
    r"00\d+\ue001|[\w./~-]+)\Z",
    re.IGNORECASE,
)
_GERUND = late_pattern(r"^(?P<verb>[a-z]+?)(?P<ing>ing|s)\b", re.IGNORECASE)
_VERBS = frozenset(
    """print show display output get extract list find isolate return take cut select write view fetch retrieve
    keep leave dump report replace substitute change convert translate turn transform swap squeeze compress
    collapse reduce delete remove strip drop eliminate trim discard skip omit exclude ignore sort order arrange
    reverse shuffle number format align wrap fold break join merge combine put split separate prefix prepend
    append add insert count sum calculate compute encode decode search grep filter page echo make create indent
    squeeze preserve use dump realign re-align""".split()
)
_SHOWS = late_pattern(rf"^{words.SHOW}\b|^(?:count|dump|sum|calculate|compute|page)\b", re.IGNORECASE)
_PREPOSITION = r"(?:(?:in|of|from|on|for|to|with|through|inside|within|at)\s+)?"
_PLAIN_SHOW = late_pattern(rf"^{words.SHOW}\s+(?:the\s+)?{words.OBJECT}\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Filter:
    """The stages that a phrase means; edits: it changes what the lines say."""

    stages: tuple[str, ...]
    edits: bool


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str, object, bool], ...]:
    """All phrases: pattern, family, what its command is made by, whether it edits."""
    return (
        *(
            (words.filled(pattern), "lines", write, is_edit)
            for pattern, write, is_edit in (*lines.PATTERNS, *shapes.PATTERNS)
        ),
        *((words.filled(pattern), "characters", form, False) for pattern, form in fields.CHARACTERS),
        *((words.filled(pattern), "fields", kind, False) for pattern, kind in fields.PATTERNS),
        *((words.filled(pattern), "edits", kind, True) for pattern, kind in edits.PATTERNS),
    )


def propose(request: str, context: Context, *, even_edits: bool = False) -> Proposal | None:
    """`request` as one pipeline over a text; None where it is anything else.

    even_edits: also where it may mean that a file is changed; that is printed then.
    """
    if len(request) > _LONGEST_CHARS or "\ue000" in request:
        return None
    said, _ = hidden(request)
    if not _may_filter().search(said):
        return None
    value_of = _values(request)
    said = re.sub(r"\s+", " ", said).strip().rstrip(".!?")
    said = _EXAMPLE.sub("", said)
    said, sink = _cut_sink(said, value_of)
    if sink == "":
        return None
    found = (
        series.propose(said, value_of) or series.repeated(said, value_of) or compared.propose(said, value_of, context)
    )
    if found is not None:
        return _into(found, sink) if sink else found
    if sink is None and (found := parts.propose(said, value_of, context)) is not None:
        return found
    reader = _Reader(value_of, context)
    whole = reader.whole(said)
    if whole is None:
        return None
    source, filters = whole
    if source.kind == "file" and source.told.lower().endswith(NO_TEXT):
        return None
    shows = any(_SHOWS.match(_imperative(clause)) for clause, _ in filters) or bool(_SHOWN.search(said))
    if (
        not even_edits
        and source.kind in ("file", "files")
        and sink is None
        and not shows
        and all(item.edits for _, item in filters)
    ):
        return None  # the file itself may be meant
    stages = _tidy([stage for _, item in filters for stage in item.stages])
    command = source.before(stages)
    told = "; ".join(_told(clause, source, value_of) for clause, _ in filters)
    step = repaired(Step(command, f"Takes {source.told}: {told}.", Effect.READS, recipes=("filters",)), context)
    reads = (source.told,) if source.kind == "file" and not source.told.startswith("$") else ()
    piped = Proposal((step,), _SCORE, "composition", reads=reads)
    return _into(piped, sink) if sink else piped


def _into(found: Proposal, sink: str) -> Proposal:
    """`found` whose output goes where `sink` says."""
    step = found.steps[0]
    effect = Effect.CHANGES if ">>" in sink or " -a " in sink else Effect.CREATES
    return replace(found, steps=(replace(step, command=step.command + sink, effect=effect),))


@cache
def _may_filter() -> re.Pattern[str]:
    """A verb that some filter has; most requests are told apart by this alone."""
    return late_pattern(
        rf"\b(?:{'|'.join(sorted(_VERBS))}|writ|renumber|repeat|divide|chop|compare|diff|check|determin|"
        r"generat|produc|tell)(?:s|"
        r"ting|ning|ping|ing|e)?\b|\bgive\b",
        re.IGNORECASE,
    )


def _values(request: str) -> dict[str, str]:
    """What the marks of `request` stand for."""
    said, shown = hidden(request)
    return {mark: shown(mark)[1:-1] for mark in re.findall(r"\ue000\d+\ue001", said)}


def _cut_sink(said: str, value_of: dict[str, str]) -> tuple[str, str | None]:
    """`said` without where the output goes, and that as bash writes it; "" where that is no file."""
    for pattern, write in ((_TEE, " | tee {}{}"), (_SINK, " {}{}")):
        match = pattern.search(said)
        if match is None:
            continue
        name = value_of.get(match["file"], match["file"])
        if match["file"] not in value_of and not re.search(r"[^/.]\.[A-Za-z]\w{0,6}\Z|\bfile\s+\S+\Z", match[0]):
            continue
        if re.search(r"[\s*?$]", name) or re.fullmatch(r"(?i)standard|stdout|stdin|screen|variable", name):
            return said, ""
        is_added = bool(match["append"])
        mark = ("-a " if is_added else "") if "tee" in write else (">> " if is_added else "> ")
        return said[: match.start()], write.format(mark, quote_path(name))
    return said, None


def _imperative(clause: str) -> str:
    """ "formatting it" and "formats it" as "format it"."""
    match = _GERUND.match(clause)
    if match is None:
        return clause
    stem, rest = match["verb"].lower(), clause[match.end() :]
    for verb in (stem, f"{stem}e", stem[:-1]):
        if verb in _VERBS:
            return verb + rest
    return clause


def _tidy(stages: list[str]) -> list[str]:
    """`stages` without what another one does as well."""
    kept: list[str] = []
    for stage in stages:
        if stage == "uniq -c" and kept and kept[-1] == "sort":
            while len(kept) > 1 and kept[-2] in ("sort", "sort -u", "awk '!seen[$0]++'", "uniq"):
                del kept[-2]  # equal lines are to be counted, not dropped before
        if kept and kept[-1].startswith("sort") and stage in ("awk '!seen[$0]++'", "uniq", "sort -u"):
            kept[-1] = kept[-1] if "u" in kept[-1].partition(" -")[2].split(" ")[0] else f"{kept[-1]} -u"
            continue
        if stage == "cat -n" and kept and all(_PLACED.match(item) for item in kept):
            kept.insert(0, stage)  # lines that are picked by their place keep their numbers
            continue
        kept.append(stage)
    return kept


def _told(clause: str, source: Input, value_of: dict[str, str]) -> str:
    text = re.sub("\ue000\\d+\ue001", lambda match: f'"{value_of[match[0]]}"', clause)
    return text.replace("@", source.told)


class _Reader:
    """Reads one request."""

    def __init__(self, value_of: dict[str, str], context: Context) -> None:
        self._value_of, self._context = value_of, context
        self._known: dict[str, _Filter | None] = {}

    def whole(self, said: str) -> tuple[Input, list[tuple[str, _Filter]]] | None:
        """What is read, and what each clause does with it."""
        for source, rest in self._sources(said):
            found = self._clauses(rest, _MOST_CLAUSES)
            if found:
                return source, found
        return None

    def _sources(self, said: str) -> Iterator[tuple[Input, str]]:
        """Each phrase that names what is read, with the request in which `@` stands for it."""
        pattern = _noun()
        for at in [match.start() for match in re.finditer(r"(?<![\w\ue001.])(?=[\w\ue000$./~])", said)]:
            for end in sorted({match.end() for match in re.finditer(r"[\w\ue001/}](?=$|[\s,;])", said)}, reverse=True):
                if end <= at:
                    break
                match = pattern.fullmatch(said, at, end)
                if match is None:
                    continue
                source = inputs.read(match, self._value_of, self._context)
                if source is not None:
                    yield source, f"{said[:at]}@{said[end:]}"

    def _clauses(self, text: str, most: int) -> list[tuple[str, _Filter]] | None:
        """`text` as clauses that are filters, each."""
        text = text.strip(" ,;")
        if (item := self._filter(text)) is not None:
            return [(text, item)]
        if most <= 1:
            return None
        for joint in _JOINTS.finditer(text):
            first = text[: joint.start()].strip()
            if _PLAIN_SHOW.match(_imperative(first)) or re.fullmatch(r"(?:take\s+|use\s+)?@", first):
                rest = self._clauses(text[joint.end() :], most - 1)
                if rest:
                    return rest
                continue
            item = self._filter(first)
            rest = self._clauses(text[joint.end() :], most - 1) if item is not None else None
            if item is not None and rest:
                return [(first, item), *rest]
        for joint in _MODIFIER.finditer(text):
            first, done = text[: joint.start()].strip(), (joint["done"] or "").lower()
            after = f"{_DONE[done]}{text[joint.end() + len(done) :]}" if done else f"print it {text[joint.end() :]}"
            if _PLAIN_SHOW.match(_imperative(first)) and (rest := self._clauses(after, most - 1)):
                return rest
            item = self._filter(first)
            rest = self._clauses(after, most - 1) if item is not None else None
            if item is not None and rest:
                return [(first, item), *rest]
        last = re.fullmatch(
            r"(?P<first>.+?),?\s+(?:and\s+)?(?:print|show|display|output)\s+(?:it|them|(?:the\s+)?(?:results?|"
            r"output|lines))",
            text,
        )
        return self._clauses(last["first"], most) if last else None

    def _filter(self, clause: str) -> _Filter | None:
        if clause not in self._known:
            self._known[clause] = self._read(clause)
        return self._known[clause]

    def _read(self, clause: str) -> _Filter | None:
        clause = _imperative(clause.strip())
        for pattern, family, how, is_edit in _patterns():
            match = pattern.fullmatch(clause)
            if match is None:
                continue
            said = {name: value for name, value in match.groupdict().items() if value is not None}
            stage: str | None = None
            if family == "lines":
                stage = how({**said, "whole": clause.lower()}, self._value_of)  # type: ignore[operator]
            elif family == "characters":
                stage = fields.characters_stage(str(how), said)
            elif family == "fields":
                stage = fields.stage(str(how), said, self._value_of)
            else:
                stage = edits.stage(str(how), said, self._value_of, clause)
            if stage is not None:
                return _Filter(tuple(_PIPES.split(stage)), bool(is_edit))
        return None


@cache
def _noun() -> re.Pattern[str]:
    return late_pattern(inputs.NOUN, re.IGNORECASE)
