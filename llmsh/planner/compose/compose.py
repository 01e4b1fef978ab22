"""Composes: the covers of a request that make a whole job, as proposals."""

from collections.abc import Sequence

from llmsh.core.plan import Step
from llmsh.planner import features
from llmsh.planner.compose import acts, commits, creation, files, lines
from llmsh.planner.compose.cover import Cover, covers
from llmsh.planner.compose.fragment import Fragment
from llmsh.planner.compose.matcher import Match, Matcher
from llmsh.planner.lexicon import canonical
from llmsh.planner.proposal import Proposal
from llmsh.planner.reading import Reading
from llmsh.syntax.quote import quote

_MOST = 5
_COMMIT_WORDS = frozenset({canonical("commit"), canonical("git")})


class Composer:
    """Holds the fragments of each domain, compiled for matching."""

    def __init__(self, fragments: Sequence[Fragment]) -> None:
        self._files = Matcher(item for item in fragments if item.domain in ("files", "any"))
        self._commits = Matcher(item for item in fragments if item.domain in ("commits", "any"))
        self._lines = Matcher(item for item in fragments if item.domain in ("lines", "any"))

    @property
    def vocabulary(self) -> set[str]:
        """Every word that a fragment knows."""
        return self._files.vocabulary | self._lines.vocabulary | self._commits.vocabulary

    def propose(self, reading: Reading) -> list[Proposal]:
        """Compositions that explain the request, best first, at most a handful of each domain."""
        return [
            *self._of_files(reading),
            *self._of_lines(reading),
            *self._of_commits(reading),
            *_of_creation(reading),
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
                _add(proposals, found[0], _told(share, cover, reading), found[1], found[1][0])
            if len(proposals) == _MOST:
                break
        return proposals

    def _of_commits(self, reading: Reading) -> list[Proposal]:
        proposals: list[Proposal] = []
        if not _COMMIT_WORDS.intersection(reading.words):
            return proposals
        for share, cover in covers(reading, self._commits.matches(reading), allowed=commits.allowed):
            step = commits.step_for(cover.matches, reading)
            if step is not None:
                _add(proposals, step, _told(share, cover, reading), ())
            if len(proposals) == _MOST:
                break
        return proposals


def _told(share: float, cover: Cover, reading: Reading) -> tuple[float, ...]:
    foreign = reading.unknown & cover.gaps
    share *= features.unheard(reading, reading.unknown - foreign)
    return features.of_parts(share, cover.gaps, reading)


def _of_creation(reading: Reading) -> list[Proposal]:
    found = creation.read(reading)
    if found is None:
        return []
    told = features.of_parts(found.share, frozenset(), reading)
    score = features.probability(told)
    made = found.made
    return [Proposal((found.step,), score, "composition", product=made[0], made=made, features=told)]


def _add(  # noqa: PLR0917
    proposals: list[Proposal],
    step: Step,
    told: tuple[float, ...],
    reads: tuple[str, ...],
    product: str = "",
    subject: str = "",
) -> None:
    if all(step.command != other.steps[0].command for other in proposals):
        score = features.probability(told)
        found = Proposal((step,), score, "composition", reads=reads, product=product, subject=subject, features=told)
        proposals.append(found)


def _product(job: files.Job) -> str:
    """The path that a later "it" means: where the files went, or the one file that was worked on."""
    for match, name in ((job.sink, "path"), (job.act, "archive"), (job.act, "dest")):
        if match is not None and name in match.values:
            return match.values[name].text
    return job.selection.reads[0] if len(job.selection.reads) == 1 and job.selection.operands else ""


# Parts that say which files are meant, and those that say where they are.
_SELECTING = frozenset({"noun", "filter", "order", "take", "negate", "or", "case", "depth"})
_PLACING = frozenset({"root", "prune"})


def _subject(cover: Cover, job: files.Job, reading: Reading) -> str:
    """The words for the files that a later "them" means; after a move or copy, those where they went."""
    if job.selection.operands or job.act_name == "delete":
        return ""
    act = job.act
    dest = act.values.get("dest") if act is not None else None
    parts = _SELECTING if dest is not None else _SELECTING | _PLACING
    words = [reading.text(match.start, match.end) for match in cover.matches if match.fragment.part in parts]
    said = " ".join(words)
    return f"{said} in {quote(dest.text)}" if said and dest is not None else said


def _allowed(cover: Cover, match: Match) -> bool:
    return files.allowed(cover.matches, match)
