"""Recall by class and by disguise, false alarms, read-only claims and time, over a folder of labelled commands.

`python -m tests.risk.measure PLACE [--show]`: PLACE is a folder of *.jsonl or a file of text. A line of *.jsonl is one
command with its labels: command, level (safe, caution or danger), classes (list), read_only (claim that it changes
nothing), disguise (empty for a plain command), level_ok (a list of levels that are right too). A line of a text file
is `LABEL: COMMAND` with ⏎ for a newline; the label is a class of danger, or class and disguise joined by a comma, or
`safe` (an alarm would be false), `reads` (safe, and the claim is due), `changes` (the claim would be wrong). Without
--show no command is printed, so that a sealed set stays sealed.
"""

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

from llmsh.core.risk import Assessment, Level
from llmsh.risk.assess import assess

_PLAIN = frozenset({"", "none", "plain", "-"})
_REPEATS = 4  # more runs; the least of them all is what a command costs, the rest is what else the machine does


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled command. read_only: None where the label is missing. right: the levels that are right."""

    command: str
    level: Level
    right: frozenset[Level]
    classes: tuple[str, ...] = ()
    read_only: bool | None = None
    disguise: str = ""


@dataclass(slots=True)
class Share:
    """How many of a group were right, and the cases that were not."""

    total: int = 0
    wrong: list[Case] = field(default_factory=list)

    def count(self, case: Case, *, is_right: bool) -> None:
        self.total += 1
        if not is_right:
            self.wrong.append(case)

    def __str__(self) -> str:
        right = self.total - len(self.wrong)
        return f"{right:5} of {self.total:5}  {100 * right / self.total:6.2f} %" if self.total else "    none"


def read(place: Path) -> Iterator[Case]:
    """The cases of a text file, or of every *.jsonl in a folder in the order of their names."""
    return _read_text(place) if place.is_file() else _read_folder(place)


def _read_text(path: Path) -> Iterator[Case]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        label, found, text = line.partition(": ")
        if not found:
            continue
        command = text.replace("⏎", "\n")
        kind, _, disguise = label.partition(", ")
        if kind in {"safe", "reads"}:
            yield Case(command, Level.SAFE, frozenset({Level.SAFE}), read_only=True if kind == "reads" else None)
        elif kind == "changes":
            yield Case(command, Level.CAUTION, frozenset(Level), read_only=False)
        else:
            yield Case(command, Level.DANGER, frozenset({Level.DANGER}), (kind,), read_only=False, disguise=disguise)


def _read_folder(folder: Path) -> Iterator[Case]:
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.strip():
                continue
            entry = json.loads(line)
            classes = entry.get("classes") or ()
            level = Level[str(entry["level"]).upper()]
            yield Case(
                command=entry["command"],
                level=level,
                right=frozenset({level, *(Level[str(name).upper()] for name in entry.get("level_ok") or ())}),
                classes=(classes,) if isinstance(classes, str) else tuple(classes),
                read_only=entry.get("read_only"),
                disguise=_disguise(entry.get("disguise")),
            )


def _disguise(label: object) -> str:
    text = str(label or "").strip()
    return "" if text.lower() in _PLAIN else text


def timed(command: str) -> tuple[Assessment, float, float]:
    """The assessment and its processor time in milliseconds: of the first run, and the least of several more."""
    started = time.process_time()
    found = assess(command)
    first = time.process_time() - started
    least = first
    for _ in range(_REPEATS):
        started = time.process_time()
        assess(command)
        least = min(least, time.process_time() - started)
    return found, first * 1000, least * 1000


class Measure:
    """Counts over all cases seen."""

    def __init__(self) -> None:
        self.levels: dict[str, Share] = defaultdict(Share)
        self.by_class: dict[str, Share] = defaultdict(Share)
        self.by_disguise: dict[str, Share] = defaultdict(Share)
        self.reasons: dict[str, Share] = defaultdict(Share)
        self.false_alarms = Share()
        self.precision = Share()
        self.read_only = Share()
        self.first_ms: list[float] = []
        self.least_ms: list[float] = []

    def add(self, case: Case, found: Assessment) -> None:
        self.levels[f"{case.level} is {case.level}"].count(case, is_right=found.level in case.right)
        if case.level is Level.DANGER:
            is_seen = found.level in case.right
            self.by_disguise[case.disguise or "plain"].count(case, is_right=is_seen)
            self.levels["danger, disguised" if case.disguise else "danger, plain"].count(case, is_right=is_seen)
            given = {str(reason) for reason in found.reasons}
            for name in case.classes:
                self.by_class[name].count(case, is_right=is_seen)
                self.reasons[name].count(case, is_right=name in given)
        if case.level is Level.CAUTION:
            self.levels["caution is not safe"].count(
                case, is_right=found.level is not Level.SAFE or Level.SAFE in case.right
            )
        if case.level is Level.SAFE:
            self.false_alarms.count(case, is_right=found.level in case.right)
        if case.read_only is not None and found.read_only:
            self.precision.count(case, is_right=case.read_only)
        if case.read_only:
            self.read_only.count(case, is_right=found.read_only)

    def lines(self) -> Iterator[str]:
        yield from _table("level", self.levels)
        yield from _table("danger seen, by class", self.by_class)
        yield from _table("danger seen, by disguise", self.by_disguise)
        yield from _table("class given, by class", self.reasons)
        yield f"safe left alone        {self.false_alarms}"
        yield f"read-only precision    {self.precision}"
        yield f"read-only recall       {self.read_only}"
        for name, values in (("first run", self.first_ms), ("run again", self.least_ms)):
            if len(values) > 1:
                cuts = quantiles(values, n=100)
                yield f"processor time, {name}: p50 {cuts[49]:.3f} ms, p99 {cuts[98]:.3f} ms, most {max(values):.3f} ms"

    def misses(self) -> Iterator[tuple[str, Case]]:
        for name in ("danger, plain", "danger, disguised", "caution is not safe"):
            yield from ((name, case) for case in self.levels[name].wrong)
        yield from (("safe, alarm", case) for case in self.false_alarms.wrong)
        yield from (("read-only, wrong claim", case) for case in self.precision.wrong)
        yield from (("read-only, missed", case) for case in self.read_only.wrong)


def _table(title: str, shares: dict[str, Share]) -> Iterator[str]:
    yield title
    for name in sorted(shares):
        yield f"  {name:32} {shares[name]}"


def measure(cases: Iterable[Case]) -> Measure:
    result = Measure()
    assess("ls")  # patterns and tables that are made at the first use are no part of a command's cost
    for case in cases:
        found, first_ms, least_ms = timed(case.command)
        result.first_ms.append(first_ms)
        result.least_ms.append(least_ms)
        result.add(case, found)
    return result


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.risk.measure", description=__doc__)
    parser.add_argument("place", type=Path)
    parser.add_argument("--show", action="store_true", help="print the commands that were judged wrongly")
    given = parser.parse_args(arguments)
    result = measure(read(given.place))
    sys.stdout.write("\n".join(result.lines()) + "\n")
    if given.show:
        for name, case in result.misses():
            found = assess(case.command)
            reasons = ",".join(found.reasons)
            sys.stdout.write(f"{name} [{'/'.join(case.classes)}] {case.command!r} -> {found.level} {reasons}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
