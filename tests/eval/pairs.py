"""Run public pairs: what the planner answers beside what the pair says, in equal worlds.

    python -m tests.eval.pairs --public DIR [--seed 2] [--count 300] [--held] [--show] [--into FILE.json]

A fifth of the pairs, by the hash of their number, is held back for figures (--held): its failures are not looked at.
Pairs whose command does nothing here, or something else each time, are passed over. A third of the pairs' commands
are odd or wrong, so that nothing near 1 can be reached; what counts is what is wrong with the answers that differ.
Verdicts are kept in build/eval-pairs.json.
"""

import argparse
import json
import random
import re
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from llmsh.app import wiring
from llmsh.core.errors import LlmshError
from llmsh.core.plan import Plan
from llmsh.core.ports import Planner
from llmsh.training.pairs import public_is_measured
from tests.eval import fixture_pairs as world
from tests.eval import sandbox
from tests.eval.__main__ import environment
from tests.eval.fixtures import FIXTURES, Fixture
from tests.eval.judge import Trace
from tests.eval.sandbox import Result
from tests.eval.snapshot import Snapshots

KEPT = Path(__file__).resolve().parents[2] / "build" / "eval-pairs.json"
TIMEOUT_S = 4.0
_ALTERNATIVES = 3
# Commands whose output is never twice the same, or that reach out of the world.
_UNFIT = re.compile(
    r"\b(?:sudo|ssh|scp|curl|wget|ps|top|kill|pkill|killall|mount|umount|ping|dig|nslookup|host|ifconfig|ip|netstat|crontab|"
    r"screen|tmux|watch|history|su|useradd|yum|apt-get|vim?|less|more|man|last|who|w|uptime|free|date|jobs|fg|bg|RANDOM|"
    r"rand\w*|shuf|locate|chroot|nohup|sleep|finger|mail|gpg|svn|pstree|bind|read|complete|users|pgrep|lsof|uuidgen|mktemp|"
    r"df|openssl|emacs)\b|/dev/(?!null)|sort -R|find /(?: |$)|while true"
)


@dataclass(frozen=True, slots=True)
class Found:
    """One pair: what was asked, the pair's command, the answer, whether it did the same, and which reading did."""

    id: str
    request: str
    reference: str
    answer: str
    confidence: float
    why: str
    alternative: int
    latency_ms: float

    @property
    def is_right(self) -> bool:
        return self.alternative == 0


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.eval.pairs", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--public", type=Path, required=True, help="folder with nl2bash.jsonl")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--held", action="store_true", help="only of the part that is kept for figures")
    parser.add_argument("--show", action="store_true", help="print what differs; never of the held part")
    parser.add_argument("--into", type=Path, help="write what was found to this file")
    options = parser.parse_args()
    lines = (options.public / "nl2bash.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    rows = [row for row in rows if public_is_measured(row["id"]) == options.held and not _UNFIT.search(row["cmd"])]
    random.Random(options.seed).shuffle(rows)
    sandbox.TIMEOUT_S = TIMEOUT_S
    FIXTURES[world.NAME] = Fixture(world.NAME, world.START, world.build)
    kept: dict[str, Any] = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    found: list[Found] = []
    with sandbox.Worlds() as worlds, environment(worlds):
        runner = Runner(worlds, wiring.load_planner(), kept)
        for row in rows:
            if len(found) >= options.count:
                break
            if (one := runner.ask(row)) is not None:
                found.append(one)
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_text(json.dumps(kept), encoding="utf-8")
    if options.into:
        options.into.write_text(json.dumps([asdict(one) for one in found], indent=0), encoding="utf-8")
    if options.show and not options.held:
        sys.stdout.writelines(_shown(one) for one in found if not one.is_right)
    sys.stdout.write(_summary(found))
    return 0


def _shown(one: Found) -> str:
    also = f", reading {one.alternative + 1} is right" if one.alternative > 0 else ""
    return (
        f"{one.id} {one.request}\n   pair   {one.reference[:200]}\n"
        f"   answer {one.confidence:.2f} {one.answer[:200]!r}{also}\n   {one.why[:160]}\n"
    )


def _summary(found: list[Found]) -> str:
    right = sum(one.is_right for one in found)
    times = sorted(one.latency_ms for one in found)
    return (
        f"{right} of {len(found)} ({right / max(len(found), 1):.3f}); no plan {sum(not one.answer for one in found)}; "
        f"among the alternatives {sum(one.alternative > 0 for one in found)}; p50 {times[len(times) // 2]:.0f} ms\n"
    )


class Runner:
    """Asks for each pair. kept: verdicts by pair and command, or "unfit"; it is added to."""

    def __init__(self, worlds: sandbox.Worlds, planner: Planner, kept: dict[str, Any]) -> None:
        self._worlds, self._planner, self._kept = worlds, planner, kept
        self._snapshots = Snapshots()

    def ask(self, row: Mapping[str, str]) -> Found | None:
        """What becomes of one pair; None where it is unfit."""
        name, home = row["id"], self._worlds.home
        if self._kept.get(name) == "unfit":
            return None
        request, command = world.relocated(row["nl"], row["cmd"], home)
        needed = world.operands(request, command, home)
        if name not in self._kept:
            self._kept[name] = {} if self._is_fit(needed, command) else "unfit"
            if self._kept[name] == "unfit":
                return None
        self._renew(needed, command)
        begin = time.perf_counter()
        try:
            plan = self._planner.plan(request, wiring.context(home / world.START))
        except LlmshError as error:
            plan = Plan(request, (), 0.0, notes=(f"fault: {error}",))
        latency_ms = (time.perf_counter() - begin) * 1000
        why, right = "no plan", -1
        scripts = [plan.script, *(other.script for other in plan.alternatives[:_ALTERNATIVES])] if plan.steps else []
        for number, script in enumerate(scripts):
            verdict = self._verdict(name, needed, command, script)
            why = verdict if number == 0 else why
            if not verdict:
                right = number
                break
        said, reference, answer = (text.replace(str(home), "~") for text in (request, command, plan.script))
        return Found(name, said, reference, answer, plan.confidence, why, right, latency_ms)

    def _renew(self, needed: Mapping[str, bool], command: str) -> Path:
        home = self._worlds.renew(world.NAME)
        world.make(needed, command, home)
        if sandbox.can_isolate():
            subprocess.run(["chown", "-hR", "65534:65534", str(home)], check=True)
        return home

    def _trace(self, needed: Mapping[str, bool], command: str, script: str) -> tuple[Trace, bool]:
        """What `script` did, and whether it changed anything."""
        home = self._renew(needed, command)
        before = self._snapshots.take(home)
        result = sandbox.run(script, home, world.START)
        output = result.output.replace(str(home), "~")
        after = self._snapshots.take(home)
        return Trace(Result(output, result.errors, result.status, result.timed_out), after), before != after

    def _is_fit(self, needed: Mapping[str, bool], command: str) -> bool:
        """Whether the pair's command does something here, and the same twice."""
        try:
            once, changed = self._trace(needed, command, command)
        except OSError:
            return False  # a tree too deep for its paths to be looked at
        broken = "command not found" in once.result.errors or "syntax error" in once.result.errors
        if once.result.timed_out or broken or not (once.result.output.strip() or changed):
            return False
        again, _ = self._trace(needed, command, command)
        return once.result.output == again.result.output and once.tree == again.tree

    def _verdict(self, name: str, needed: Mapping[str, bool], command: str, script: str) -> str:
        """What tells the answer from the pair's command, or nothing."""
        key = script.replace(str(self._worlds.home), "~")
        verdicts = self._kept[name]
        if key not in verdicts:
            expected, _ = self._trace(needed, command, command)
            actual, _ = self._trace(needed, command, script)
            verdicts[key] = difference(expected, actual, self._worlds.home)
        return str(verdicts[key])


def difference(expected: Trace, actual: Trace, home: Path) -> str:
    """What tells two runs apart, or nothing; folders and links among found files are the pair's own affair."""
    if actual.result.timed_out:
        return "timed out"
    trees = expected.tree, actual.tree
    changed = sorted(name for name in trees[0].keys() | trees[1].keys() if trees[0].get(name) != trees[1].get(name))
    if changed:
        return f"effects differ: {', '.join(changed[:3])}"
    one, other = expected.result.output, actual.result.output
    if not one.strip() or _lines(one) == _lines(other) or _last_words(one) == _last_words(other):
        return ""
    if 0 < len(numbers := re.findall(r"\d+", one)) <= 3 and numbers == re.findall(r"\d+", other):
        return ""
    apart = set(_lines(one)) ^ set(_lines(other))
    if set(_lines(one)) & set(_lines(other)) and all(_is_no_file(line, home) for line in apart):
        return ""
    return f"output differs: {other[:70]!r}, not {one[:70]!r} {actual.result.errors[:80]}"


def _lines(text: str) -> list[str]:
    lines = (" ".join(line.split()).removeprefix(f"~/{world.START}/").removeprefix("./") for line in text.splitlines())
    return sorted(line for line in lines if line)


def _last_words(text: str) -> list[str]:
    """The names at the ends of lines, as listings with columns and paths have them."""
    lines = (" ".join(line.split()).rstrip("/") for line in text.splitlines() if not line.startswith("total"))
    return sorted(line.rpartition("/")[2].rpartition(" ")[2] for line in lines if line)


def _is_no_file(line: str, home: Path) -> bool:
    path = Path(line.replace("~", str(home), 1)) if line[:1] in ("~", "/") else home / world.START / line
    return path.is_symlink() or path.is_dir()


if __name__ == "__main__":
    sys.exit(main())
