"""Requests for a command that was run earlier: told from others, answered from the history as a plan.

Only what plainly asks for one is taken: "the ffmpeg line I used for the talk", "which command did I run to resize the
photos". What explains, undoes, counts or repeats the last line is left to the planner.
"""

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from llmsh.core.context import Context, Userland
from llmsh.core.plan import Effect, Plan, Step
from llmsh.core.ports import EVERYTHING, HistoryFilter, Planner
from llmsh.history.meaning import Recall, Recalled, purposes
from llmsh.syntax.secrets import MASK

if TYPE_CHECKING:
    from llmsh.history.store import SqliteHistory
    from llmsh.planner.planner import BuiltInPlanner

_NOUN = r"(?:command(?:\s+line)?|line|one-?liner|invocation|incantation|call)"
_DID = r"(?:used|ran|run|typed|wrote|entered|executed|did|made|tried|called|had)"
_WHEN = (
    r"(?:yesterday|today|last\s+(?:time|week|month|night)|this\s+(?:morning|week)|earlier|before|recently"
    r"|the\s+other\s+day)"
)
_ASKS = re.compile(
    rf"(?:what\s+was|what's|which\s+was|where\s+is|where's|find(?:\s+me)?|show(?:\s+me)?|give\s+me|get(?:\s+me)?|bring\s+back"
    rf"|recall|look\s+up|search\s+for|repeat|rerun|run|run\s+again)?\s*(?:again\s+)?(?:the|that|my)\s+(?:(?P<named>[\w.+-]+)\s+)?"
    rf"{_NOUN}\s+(?:(?:that|which)\s+)?(?:I(?:\s+had|'d)?\s+{_DID}\b|from\s+{_WHEN}\b)(?P<about>.*)",
    re.IGNORECASE | re.DOTALL,
)
_WHICH = re.compile(
    rf"(?:which|what)\s+(?:(?P<named>[\w.+-]+)\s+)?{_NOUN}\s+did\s+I\s+(?:use|run|type|write|enter|execute)\b(?P<about>.*)",
    re.IGNORECASE | re.DOTALL,
)
_HOW = re.compile(rf"how\s+did\s+I\s+(?P<about>.+?)\s+(?:{_WHEN})\s*\??", re.IGNORECASE | re.DOTALL)
_LAST = re.compile(r"\s*(?:just(?:\s+now)?|last|before\s+this|now)?[\s.?!]*", re.IGNORECASE)
# A line of a file, or one request more.
_OTHER = re.compile(
    r"\b(?:in|from|of|into)\s+\S*\w\.[A-Za-z]\w{0,4}\b"
    r"|\b(?:and|then)\s+(?:then\s+)?(?:delete|remove|copy|move|print|save|replace|explain|undo)\b",
    re.IGNORECASE,
)
_FILLING = frozenset(
    "a an the to for of in on at by with from and or it its this that these those my me i we was were is are be been"
    " did do does had have when where which what who how used use using again please some last time yesterday today"
    " week month night morning earlier before recently other day one ran run command line".split()
)
# Below this the history has nothing that the request could mean (tests/app/test_recall.py: 0.17 is right, 0.0 is not).
SURE = 0.15
OTHERS = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """words: what is said of the command; program: the name it is called by, or ""; since, until: when it was run."""

    words: tuple[str, ...]
    program: str = ""
    where: HistoryFilter = EVERYTHING


def wanted(request: str, now: float | None = None) -> Wanted | None:
    """What earlier command the request asks for; None where it does not plainly ask for one."""
    text = " ".join(request.strip().removeprefix("?").split())
    match = _ASKS.fullmatch(text) or _WHICH.fullmatch(text) or _HOW.fullmatch(text)
    if match is None:
        return None
    about = match["about"]
    named = match.groupdict().get("named") or ""
    if named.lower() in ("last", "previous", "same", "failed", "first", "next", "current"):
        return None
    words = content_words(f"{named} {about}")
    if not words or _OTHER.search(about) or (not named and _LAST.fullmatch(about)):
        return None
    return Wanted(tuple(words), named, _span(text.lower(), time.time() if now is None else now))


def content_words(text: str) -> list[str]:
    return [word for word in re.findall(r"[\w.+-]*\w", text) if word.lower() not in _FILLING]


def _span(text: str, now: float) -> HistoryFilter:
    local = time.localtime(now)
    midnight = time.mktime((local.tm_year, local.tm_mon, local.tm_mday, 0, 0, 0, 0, 0, -1))
    day = 86400.0
    for phrase, since, until in (
        ("yesterday", midnight - day, midnight),
        ("today", midnight, now),
        ("this morning", midnight, now),
        ("last night", midnight - day / 2, midnight + day / 4),
        ("this week", midnight - 6 * day, now),
        ("last week", midnight - 14 * day, midnight),
        ("last month", midnight - 62 * day, midnight),
    ):
        if re.search(rf"\b{phrase}\b", text):
            return HistoryFilter(since=since, until=until)
    return EVERYTHING


def build_recall(store: "SqliteHistory", planner: "BuiltInPlanner") -> Recall:
    """What the programs are for is what the recipes' phrasings ask of them."""
    from llmsh.planner.index_terms import index_terms

    found: list[tuple[str, list[str]]] = []
    for recipe in planner.corpus.recipes:
        slots = dict(recipe.slots)
        terms = [term for text in recipe.phrasings for term in index_terms(text, slots) if not term.startswith("<")]
        for command in recipe.commands_for(Userland.GNU)[:1]:
            words = command.split()[:2]
            found += [(key, terms) for key in dict.fromkeys((words[0], " ".join(words)))]
    known = purposes(found)
    return Recall(store, lambda text: index_terms(text, {}), lambda program: known.get(program, ()))


class RecallingPlanner:
    """A Planner that answers what asks for an earlier command from the history, everything else by `planner`."""

    def __init__(self, planner: Planner, recall: Callable[[], Recall], reads_only: Callable[[str], bool]) -> None:
        self._planner = planner
        self._make = recall
        self._reads_only = reads_only

    def plan(self, request: str, context: Context) -> Plan:
        asked = None if context.elsewhere else wanted(request)
        if asked is None:
            return self._planner.plan(request, context)
        found = best(self._recall, asked, limit=1 + OTHERS)
        if not found:
            note = "the history has no such command; llmsh history search --meaning looks further"
            return replace(self._planner.plan(request, context), steps=(), alternatives=(), notes=(note,), question="")
        plans = [self._as_plan(request, each) for each in found]
        return replace(plans[0], alternatives=tuple(plans[1:]))

    def recall(self, query: str, limit: int) -> Sequence[Recalled]:
        """Commands that do what `query` says, best first, however unlikely."""
        asked = wanted(query) or Wanted(tuple(content_words(query)))
        return best(self._recall, asked, limit=limit, least=0.05)

    @cached_property
    def _recall(self) -> Recall:
        return self._make()

    def _as_plan(self, request: str, found: Recalled) -> Plan:
        entry = found.entry
        when = time.strftime("%Y-%m-%d %H:%M", time.localtime(entry.time))
        ended = "" if entry.status in (0, None) else f"; it ended with status {entry.status}"
        place = f" in {entry.cwd}" if entry.cwd else ""
        step = Step(
            entry.command,
            f"you ran this on {when}{place}{ended}",
            Effect.READS if self._reads_only(entry.command) else Effect.CHANGES,
            unproven=("a secret was left out of the history: *** stands in its place",)
            if MASK in entry.command
            else (),
            provenance="your history",
        )
        return Plan(request, (step,), min(0.95, 0.2 + 0.7 * found.score))


def best(recall: Recall, asked: Wanted, *, limit: int, least: float = SURE) -> Sequence[Recalled]:
    """The commands meant, best first; those of the time that was named before others, where there are any."""
    found = [each for each in recall(asked.words, 50, program=asked.program) if each.score >= least]
    since, until = asked.where.since, asked.where.until
    if since is not None and until is not None:
        found = [each for each in found if since <= each.entry.time <= until] or found
    return found[:limit]
