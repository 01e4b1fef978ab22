"""Composes: the covers of a request that make a whole job, as proposals."""

import re
from collections.abc import Sequence
from dataclasses import replace

from llmsh.core.plan import Effect, Step
from llmsh.planner import features
from llmsh.planner.compose import (
    acts,
    commits,
    creation,
    each,
    files,
    folders,
    lines,
    listing,
    naming,
    settings,
    sorting,
    table,
    table_data,
    table_files,
)
from llmsh.planner.compose.cover import PREPOSITIONS, Cover, covers
from llmsh.planner.compose.fragment import Fragment
from llmsh.planner.compose.matcher import SKIPPED, Match, Matcher
from llmsh.planner.compose.selection import Job
from llmsh.planner.lexicon import canonical
from llmsh.planner.proposal import Proposal
from llmsh.planner.reading import Reading

_MOST = 5
# Words that turn the meaning of a request; a reading that passes over one has lost it.
_TURNING = frozenset(
    """many not never no nor except without excluding unless only cannot instead neither oldest newest latest largest
    biggest smallest""".split()
)
_TURNED = 0.7
# What is left of a reading that deletes for each word it leaves out before the things it deletes.
_LEFT_OUT = 0.6
# The same for an ending or a pattern of names, which always says what is meant.
_PATTERN, _PATTERN_LEFT_OUT = re.compile(r"\*?\.[A-Za-z]\w*|[\w.-]*\*[\w.*-]*"), 0.4
_THINGS = frozenset("files file directories directory folders folder dirs links symlinks logs images".split())
# What a reading gains that takes words for the columns and cells that the file really has.
_NAMED = 1.04
# The same in log-odds, where all that is said has its place in the table.
_FITS, _LEAST_FITTING = 2.5, 0.93
_FITS_SETTING = 3.5
# What a cover of a table is worth less than the one before it, which takes more words together.
_LATER = 0.04
_OF_TABLES = ("field", "cell", "flag", "family", "group")
# What names files or places; a table that is not named is only thought of where none of these is.
_NAMING_FILES = frozenset({"path", "glob", "files", "place", "url", "kind"})
# The share of a request that a table explains which the request does not name.
_LEAST_IMPLIED = 0.85
# Frames that explain a request to the last word.
_WHOLE = frozenset(
    {"series", "rename_pattern", "swap", "sort_into_folders", "folder.bring", "folder.compare", "each.count"}
    | {"each.extreme"}
)
_COMMIT_WORDS = frozenset({canonical("commit"), canonical("git")})


class Composer:
    """Holds the fragments of each domain, compiled for matching."""

    def __init__(self, fragments: Sequence[Fragment]) -> None:
        self._files = Matcher(item for item in fragments if item.domain in ("files", "any"))
        self._commits = Matcher(item for item in fragments if item.domain in ("commits", "any"))
        self._lines = Matcher(item for item in fragments if item.domain in ("lines", "any"))
        self._table = Matcher(item for item in fragments if item.domain in ("table", "any"))

    @property
    def vocabulary(self) -> set[str]:
        """Every word that a fragment knows."""
        return self._files.vocabulary | self._lines.vocabulary | self._commits.vocabulary | self._table.vocabulary

    def propose(self, reading: Reading) -> list[Proposal]:
        """Compositions that explain the request, best first, at most a handful of each domain."""
        framed = _of_frames(reading)
        if any(proposal.steps[0].recipes[0] in _WHOLE for proposal in framed):
            return framed  # each word of the request has its place in it
        return [
            *self._of_table(reading),
            *_of_settings(reading),
            *self._of_files(reading),
            *self._of_lines(reading),
            *self._of_commits(reading),
            *framed,
        ]

    def _of_files(self, reading: Reading) -> list[Proposal]:
        proposals: list[Proposal] = []
        for share, cover in covers(reading, self._files.matches(reading), allowed=_allowed):
            job = files.read(cover.matches, reading)
            step = acts.step_for(job, reading.context) if job is not None else None
            if job is not None and step is not None:
                _add(
                    proposals,
                    step,
                    _told(share, cover, reading),
                    tuple(job.selection.reads),
                    _product(job),
                    _subject(cover, job, reading),
                    _whole(cover, job, reading),
                )
            if len(proposals) == _MOST:
                break
        return proposals

    def _of_lines(self, reading: Reading) -> list[Proposal]:
        proposals: list[Proposal] = []
        if not any(entity.kind in ("path", "files", "glob") for entity in reading.entities):
            return proposals
        for share, cover in covers(reading, self._lines.matches(reading), allowed=lines.allowed):
            found = lines.step_for(cover.matches, reading)
            if found is not None:
                _add(proposals, found[0], _told(share, cover, reading), found[1], _saved(cover) or found[1][0])
            if len(proposals) == _MOST:
                break
        return proposals

    def _of_table(self, reading: Reading) -> list[Proposal]:
        proposals: list[Proposal] = []
        tables, folders = table_files.named(reading)
        is_implied = not tables and not _NAMING_FILES.intersection(entity.kind for entity in reading.entities)
        if is_implied and (only := table_files.implied(reading.tokens, reading.context)):
            tables = [only]
        if not tables:
            return proposals
        named = (*folders, *table_data.entities(tables[0], reading.tokens))
        named = (*named, *table_files.nouns(tables[0], reading, named))
        taken = {at for entity in named for at in range(entity.start, entity.end)}
        entities = (*reading.entities, *named)
        known = replace(reading, entities=entities, unknown=reading.unknown - taken, _fillings={})
        columns = {entity.start for entity in named if entity.kind in ("field", "family")}
        matches = [
            match
            for match in self._table.matches(known)
            if match.fragment.part != "filler" or columns.isdisjoint(range(match.start, match.end))
        ]
        matches = table.sensible(matches, tables[0], columns)
        for share, cover in covers(known, matches, allowed=table.allowed):
            step = table.step_for(cover.matches, known, tables[0], is_implied=is_implied)
            if step is not None and (share > _LEAST_IMPLIED or not is_implied):
                product, explained, fits = _saved(cover) or tables[0].path, share, 0.0
                if any(name in match.values for match in cover.matches for name in _OF_TABLES):
                    explained = min(1.0, share * _NAMED)
                    is_whole = explained > _LEAST_FITTING and _leaves_nothing(cover, known) and not is_implied
                    fits = _FITS if is_whole else 0.0
                explained -= _LATER * len(proposals)
                _add(proposals, step, _told(explained, cover, known, fits), (tables[0].path,), product)
            if len(proposals) == _MOST:
                break
        return proposals

    def _of_commits(self, reading: Reading) -> list[Proposal]:
        proposals: list[Proposal] = []
        if not _COMMIT_WORDS.intersection(reading.words) and not any(item.kind == "ref" for item in reading.entities):
            return proposals
        for share, cover in covers(reading, self._commits.matches(reading), allowed=commits.allowed):
            step = commits.step_for(cover.matches, reading)
            if step is not None:
                _add(proposals, step, _told(share, cover, reading), (), _saved(cover))
            if len(proposals) == _MOST:
                break
        return proposals


def _leaves_nothing(cover: Cover, reading: Reading) -> bool:
    """Whether the words that a cover passes over mean nothing by themselves."""
    return all(reading.tokens[at].low in SKIPPED | PREPOSITIONS for at in cover.gaps)


def _told(share: float, cover: Cover, reading: Reading, fits: float = 0.0) -> tuple[float, ...]:
    foreign = reading.unknown & cover.gaps
    share *= features.unheard(reading, reading.unknown - foreign)
    if any(reading.tokens[at].low in _TURNING and not reading.tokens[at].quoted for at in cover.gaps):
        share *= _TURNED
    if any(_PATTERN.fullmatch(reading.tokens[at].text) for at in cover.gaps):
        share *= _PATTERN_LEFT_OUT
    if any(match.fragment.effect is Effect.DELETES for match in cover.matches):
        share *= _LEFT_OUT ** sum(_narrows(reading, at) for at in cover.gaps)
    return features.of_parts(share, cover.gaps, reading, fits)


def _narrows(reading: Reading, at: int) -> bool:
    """Whether the word may say which things are meant: "core" in "delete the core files"."""
    token = reading.tokens[at]
    following = reading.tokens[at + 1].low if at + 1 < len(reading.tokens) else ""
    return not token.quoted and token.low not in SKIPPED | PREPOSITIONS and following in _THINGS


def _of_settings(reading: Reading) -> list[Proposal]:
    """What the request wants of the keys of a file of settings."""
    found = settings.read(reading)
    if found is None:
        return []
    fits = _FITS_SETTING if found.share > _LEAST_FITTING else 0.0
    told = features.of_parts(found.share, frozenset(), reading, fits)
    score = features.probability(told)
    return [Proposal((found.step,), score, "composition", reads=(found.path,), product=found.path, features=told)]


def _of_frames(reading: Reading) -> list[Proposal]:
    """What the frames with readers of their own make of the request."""
    proposals: list[Proposal] = []
    for read in (naming.read, creation.read, sorting.read, folders.read, listing.read, each.read):
        found = read(reading)
        if found is None or (read is creation.read and proposals):
            continue  # a row of names is no list of two
        told = features.of_parts(found.share, frozenset(), reading)
        score = features.probability(told)
        proposals.append(
            Proposal((found.step,), score, "composition", product=found.product, made=found.made, features=told)
        )
    return proposals


def _add(  # noqa: PLR0917
    proposals: list[Proposal],
    step: Step,
    told: tuple[float, ...],
    reads: tuple[str, ...],
    product: str = "",
    subject: str = "",
    whole: str = "",
) -> None:
    if all(step.command != other.steps[0].command for other in proposals):
        score = features.probability(told)
        found = Proposal((step,), score, "composition", reads=reads, product=product, subject=subject, features=told)
        proposals.append(replace(found, whole=whole))


def _saved(cover: Cover) -> str:
    """The file that the output goes to, or nothing."""
    paths = (match.values.get("path") for match in cover.matches if match.fragment.part == "sink")
    return next((path.text for path in paths if path is not None), "")


def _product(job: Job) -> str:
    """The path that a later "it" means: where the files went, or the one file that was worked on."""
    for match, name in ((job.sink, "path"), (job.act, "archive"), (job.act, "dest")):
        if match is not None and name in match.values:
            return match.values[name].text
    return job.selection.reads[0] if len(job.selection.reads) == 1 and job.selection.operands else ""


# Parts that say which files are meant, and those that say where they are.
_SELECTING = frozenset({"noun", "filter", "order", "take", "negate", "or", "case", "depth"})
_PLACING = frozenset({"root", "prune"})


# Acts after which "them" are no files: they are gone, or lines were shown.
_NOT_ABOUT_FILES = frozenset({"delete", "grep", "count_matches", "count_lines_with"})
# Acts that give each file another ending.
_PACKED = {"files.gzip": ".gz", "files.xz": ".xz", "files.bzip2": ".bz2"}


def _packed_subject(cover: Cover, job: Job, reading: Reading, ending: str) -> str:
    """The words for files that have got another ending; nothing when their names are not known."""
    names = [term.text for term in job.selection.terms if term.kind == "name" and not term.is_negated]
    if len(names) != 1:
        return ""
    parts = _SELECTING | _PLACING
    said = [
        reading.text(match.start, match.end)
        for match in cover.matches
        if match.fragment.part in parts and not (match.fragment.part == "noun" or "ext" in match.fragment.fuse)
    ]
    return " ".join((f"files matching {names[0]}{ending}", *said))


def _subject(cover: Cover, job: Job, reading: Reading) -> str:
    """The words for the files that a later "them" means; after a move or copy, those where they went."""
    if job.selection.operands or job.act_name in _NOT_ABOUT_FILES:
        return ""
    act = job.act
    packed = _PACKED.get(act.fragment.id, "") if act is not None else ""
    if packed:
        return _packed_subject(cover, job, reading, packed)
    dest = act.values.get("dest") if act is not None else None
    parts = _SELECTING if dest is not None else _SELECTING | _PLACING
    words = [reading.text(match.start, match.end) for match in cover.matches if match.fragment.part in parts]
    said = re.sub(r"^(?:list|show|find|get|print|display)(?: me)? ", "", " ".join(words))
    return f"{said} in '{dest.text}'" if said and dest is not None else said


def _whole(cover: Cover, job: Job, reading: Reading) -> str:
    """The words for all that the files were chosen from, which "the rest" then means: "logs" of "the oldest log".

    Where the kind alone chooses them, all files of the place: "files in photos" of "the png files in photos".
    """
    selection = job.selection
    if selection.operands or job.place:
        return ""
    nouns = [match for match in cover.matches if match.fragment.part == "noun"]
    is_chosen = bool(selection.take or selection.words or len(nouns) > 1)
    noun = reading.text(nouns[0].start, nouns[0].end) if nouns and is_chosen else ""
    noun = re.sub(r"^(?:all|each|every|any|the|which|what)\s+(?:of\s+)?(?:the\s+)?", "", noun, flags=re.IGNORECASE)
    roots = [root for root in dict.fromkeys(selection.reads) if root != "."]
    places = " and ".join(f"'{root}'" if "'" not in root else f'"{root}"' for root in roots)
    if not noun:
        noun = "folders" if selection.type == "d" else "files"
    return f"{noun} in {places}" if places else noun


def _allowed(cover: Cover, match: Match) -> bool:
    return files.allowed(cover.matches, match)
