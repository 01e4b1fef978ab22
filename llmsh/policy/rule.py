"""One rule of a policy: what it speaks of, and what it says about it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from functools import cache

from llmsh.core.plan import Effect
from llmsh.core.policy import Action
from llmsh.core.risk import Level, Reason
from llmsh.policy.subject import Subject


class Origin(StrEnum):
    """Whose file a rule stands in; only the user's own and a trusted project's may allow."""

    SYSTEM = "system"
    USER = "user"
    PROJECT = "project"
    TRUSTED_PROJECT = "trusted project"

    @property
    def may_allow(self) -> bool:
        return self in (Origin.USER, Origin.TRUSTED_PROJECT)


class Match(IntEnum):
    """Ordered; MAYBE: something that the rule speaks of cannot be told before the step runs."""

    NO = 0
    MAYBE = 1
    YES = 2


@dataclass(frozen=True, slots=True)
class Rule:
    """All conditions that are given must hold; of each, one of the values.

    rules: names of risk rules. paths: absolute patterns; `*` within a name, `**` across; with everything below.
    """

    action: Action
    programs: frozenset[str] = frozenset()
    paths: tuple[str, ...] = ()
    effects: frozenset[Effect] = frozenset()
    reasons: frozenset[Reason] = frozenset()
    levels: frozenset[Level] = frozenset()
    rules: frozenset[str] = frozenset()
    because: str = ""
    file: str = ""
    line: int = 0
    origin: Origin = field(default=Origin.USER)

    @property
    def source(self) -> str:
        """Where it stands and why, for the user."""
        return f"{self.file}:{self.line}" + (f" ({self.because})" if self.because else "")

    def match(self, subject: Subject) -> Match:
        return min(self._matches(subject), default=Match.YES)

    def _matches(self, subject: Subject) -> Iterable[Match]:
        if self.programs:
            yield _any(not self.programs.isdisjoint(subject.programs), maybe=subject.has_unknown_program)
        if self.effects:
            yield _any(not self.effects.isdisjoint(subject.effects), maybe=subject.has_unknown_effect)
        if self.reasons:
            yield _any(not self.reasons.isdisjoint(subject.reasons))
        if self.levels:
            yield _any(subject.level in self.levels)
        if self.rules:
            yield _any(not self.rules.isdisjoint(subject.rules))
        if self.paths:
            yield max(_match_path(pattern, subject) for pattern in self.paths)


def _any(holds: bool, *, maybe: bool = False) -> Match:
    return Match.YES if holds else Match.MAYBE if maybe else Match.NO


def _match_path(pattern: str, subject: Subject) -> Match:
    inside = _compiled(pattern)
    if any(inside.match(path) for path in subject.paths):
        return Match.YES
    # What works on a whole tree reaches what lies below it; a reader of a tree only may.
    stem = literal_part(pattern)
    if any((stem + "/").startswith(tree.rstrip("/") + "/") for tree in subject.trees):
        return Match.MAYBE if subject.is_read_only else Match.YES
    return Match.MAYBE if subject.has_unknown_path else Match.NO


def literal_part(pattern: str) -> str:
    """The directory, or whole path, before the first name with a `*`, `?` or `[`."""
    names = pattern.split("/")
    at = next((index for index, name in enumerate(names) if re.search(r"[*?\[]", name)), len(names))
    return "/".join(names[:at])


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """`pattern`, and whatever lies below what it names."""
    pattern = pattern.removesuffix("/**") or "/"
    text = ""
    index = 0
    while index < len(pattern):
        if pattern.startswith("**/", index):
            text, index = text + "(?:[^/]+/)*", index + 3
        elif pattern.startswith("**", index):
            text, index = text + ".*", index + 2
        elif pattern[index] == "*":
            text, index = text + "[^/]*", index + 1
        elif pattern[index] == "?":
            text, index = text + "[^/]", index + 1
        else:
            text, index = text + re.escape(pattern[index]), index + 1
    return re.compile(rf"{text.rstrip('/')}(?:/.*)?\Z", re.DOTALL)
