"""policy.toml to rules; what is wrong is said with its line, and what can be read holds all the same."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from llmsh.core.plan import Effect
from llmsh.core.policy import Action
from llmsh.core.risk import Level, Reason
from llmsh.policy.rule import Origin, Rule, literal_part

MAX_BYTES = 1 << 18
MAX_RULES = 1_000
AUTO_APPROVE = ("never", "read_only")
_LISTS = ("program", "path", "effect", "reason", "level", "rule")
_KEYS = ("action", *_LISTS, "because")
_HEADER = re.compile(r"^\s*\[\[\s*rule\s*\]\]")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """One file as it was read. auto_approve: "" where it does not say.

    problems: what is wrong, each as "FILE:LINE: fact; next action"; with any, steps have to be asked about.
    """

    path: Path
    origin: Origin
    rules: tuple[Rule, ...] = ()
    auto_approve: str = ""
    problems: tuple[str, ...] = ()


_Key = tuple[str, Path, Origin, Path]
_MOST_KEPT = 16  # files whose reading is kept: system, user, and the projects that one walks through
_kept: dict[_Key, tuple[PolicyFile, dict[str, str]]] = {}


def read_policy(text: str, path: Path, origin: Origin, home: Path) -> PolicyFile:
    """`text` as the policy file `path`. Never raises: a problem is part of the answer.

    The same bytes are parsed once: not the time of the file decides, which anybody can set back, but its text, and
    where the links in its paths lead now.
    """
    key = text, path, origin, home
    known = _kept.get(key)
    if known is not None and all(os.path.realpath(stem) == real for stem, real in known[1].items()):
        return known[0]
    links: dict[str, str] = {}
    found = _read_policy(text, path, origin, home, links)
    if len(_kept) >= _MOST_KEPT:
        _kept.pop(next(iter(_kept)), None)
    _kept[key] = found, links
    return found


def _read_policy(text: str, path: Path, origin: Origin, home: Path, links: dict[str, str]) -> PolicyFile:
    """links: gets the fixed part of every path, with what it is when its links are resolved."""
    import tomllib

    empty = PolicyFile(path, origin)
    try:
        raw = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        fact = str(error) or "nested too deeply"
        at = re.search(r"\(at line (\d+), column \d+\)", fact)
        line = int(at[1]) if at else max(1, text.count("\n"))
        fact = re.sub(r" \(at .*\)$", "", fact)
        return replace(empty, problems=(f"{path}:{line}: {fact}; correct the line, it must be TOML",))
    return _Reader(text, path, origin, home, links).read(raw)


class _Reader:
    def __init__(self, text: str, path: Path, origin: Origin, home: Path, links: dict[str, str]) -> None:
        self.links = links
        self.lines = text.splitlines()
        self.path = path
        self.origin = origin
        self.home = home
        self.problems: list[str] = []

    def read(self, raw: dict[str, Any]) -> PolicyFile:
        for key in raw:
            if key not in ("auto_approve", "rule"):
                self.wrong(self.line_of(key), f"unknown key {key!r}", "known: auto_approve and [[rule]]")
        auto_approve = raw.get("auto_approve", "")
        if auto_approve and auto_approve not in AUTO_APPROVE:
            self.wrong(self.line_of("auto_approve"), "auto_approve", f"write one of: {', '.join(AUTO_APPROVE)}")
            auto_approve = ""
        tables = raw.get("rule", [])
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            self.wrong(self.line_of("rule"), "rule is not a list of tables", "begin each rule with [[rule]]")
            tables = []
        if len(tables) > MAX_RULES:
            self.wrong(1, f"{len(tables)} rules", f"keep at most {MAX_RULES}")
        headers = [number for number, line in enumerate(self.lines, 1) if _HEADER.match(line)]
        rules = []
        for index, table in enumerate(tables[:MAX_RULES]):
            rule = self.rule(table, headers[index] if index < len(headers) else 1)
            if rule is not None:
                rules.append(rule)
        return PolicyFile(self.path, self.origin, tuple(rules), auto_approve, tuple(self.problems))

    def rule(self, table: dict[str, Any], line: int) -> Rule | None:
        """The rule; None when it cannot be read. One condition that is wrong spoils the rule, not the file."""
        known = len(self.problems)
        for key in table:
            if key not in _KEYS:
                self.wrong(self.line_of(key, line), f"unknown key {key!r}", f"known: {', '.join(_KEYS)}")
        actions = self.choices(table, "action", line, {str(action): action for action in Action})
        if len(actions) != 1:
            if "action" not in table:
                self.wrong(line, "a rule without action", 'add action = "allow", "ask" or "deny"')
            return None
        because = table.get("because", "")
        if not isinstance(because, str):
            self.wrong(self.line_of("because", line), "because is not text", "write it in quotes")
            because = ""
        rule = Rule(
            action=actions[0],
            programs=frozenset(self.texts(table, "program", line)),
            paths=tuple(pattern for text in self.texts(table, "path", line) for pattern in self.patterns(text, line)),
            effects=frozenset(self.choices(table, "effect", line, _named(Effect))),
            reasons=frozenset(self.choices(table, "reason", line, _named(Reason))),
            levels=frozenset(self.choices(table, "level", line, {str(level): level for level in Level})),
            rules=frozenset(self.texts(table, "rule", line)),
            because=because,
            file=str(self.path),
            line=line,
            origin=self.origin,
        )
        return rule if len(self.problems) == known else None

    def patterns(self, text: str, line: int) -> Iterable[str]:
        """`text` as an absolute pattern, and once more with the links in its fixed part resolved."""
        if text == "~" or text.startswith("~/"):
            text = str(self.home) + text[1:]
        elif not text.startswith("/") and self.origin in (Origin.PROJECT, Origin.TRUSTED_PROJECT):
            text = str(self.path.parent.parent / text)
        if not text.startswith("/"):
            self.wrong(self.line_of("path", line), f"path {text!r}", "begin it with / or ~/")
            return
        text = text.rstrip("/") or "/"
        stem = literal_part(text)
        normal = (os.path.normpath(stem) if stem else "") + text[len(stem) :]
        if stem:
            self.links[stem] = os.path.realpath(stem)
        real = (self.links[stem].rstrip("/") if stem else "") + text[len(stem) :]
        yield from dict.fromkeys((normal, real or "/"))

    def texts(self, table: dict[str, Any], key: str, line: int) -> tuple[str, ...]:
        if key not in table:
            return ()
        value = table[key]
        items = [value] if isinstance(value, str) else value
        if isinstance(items, list) and items and all(isinstance(item, str) and item for item in items):
            return tuple(items)
        self.wrong(self.line_of(key, line), f"{key} must be a text or a list of texts", "write them in quotes")
        return ()

    def choices(self, table: dict[str, Any], key: str, line: int, known: dict[str, T]) -> tuple[T, ...]:
        found = []
        for text in self.texts(table, key, line):
            if text in known:
                found.append(known[text])
            else:
                self.wrong(self.line_of(key, line), f"{key} = {text!r}", f"write one of: {', '.join(known)}")
        return tuple(found)

    def wrong(self, line: int, fact: str, action: str) -> None:
        self.problems.append(f"{self.path}:{line}: {fact}; {action}")

    def line_of(self, key: str, start: int = 1) -> int:
        """The first line from `start` on that sets `key`; `start` where none does."""
        pattern = re.compile(rf"\s*\[*\s*[\"']?{re.escape(key)}\b")
        return next(
            (number for number, line in enumerate(self.lines[start - 1 :], start) if pattern.match(line)), start
        )


E = TypeVar("E", bound=Enum)


def _named(kind: type[E]) -> dict[str, E]:
    return {str(member.value): member for member in kind}
