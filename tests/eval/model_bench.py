"""Measures a model: what the planner answers without it and with it, and what that costs.

`python -m tests.eval.model_bench --model NAME --cases N` prints one JSON object; `llmsh model bench` shows it.
On the development part, or with --sealed on the sealed ones, of which only families are named.
"""

import argparse
import json
import os
import random
import resource
import shutil
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from llmsh.app import wiring
from llmsh.app.explaining import assess
from llmsh.config import Settings, load
from llmsh.core.errors import ModelError
from llmsh.core.plan import Plan
from llmsh.core.risk import Level
from llmsh.models.choose import open_model
from llmsh.planner.assisted import SURE, AssistedPlanner
from llmsh.planner.planner import BuiltInPlanner
from tests.eval import sandbox
from tests.eval.__main__ import environment
from tests.eval.case import PARTS, Case, choose_part, load_cases, sealed_ids
from tests.eval.judge import Judge

SEED = 7


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case. alone: the model's own best answer; asked: whether the planner would have asked it.

    model_ms: of the model's answers; plan_ms: of the built-in plan before them.
    """

    case: Case
    built_in: bool
    merged: bool
    alone: bool
    asked: bool
    has_spoken: bool
    model_ms: float
    plan_ms: float = 0.0


def choose(cases: Sequence[Case], count: int) -> list[Case]:
    """At most `count`, drawn evenly; the same ones each time."""
    drawn = sorted(cases, key=lambda case: case.id)
    random.Random(SEED).shuffle(drawn)
    return drawn[:count]


class Bench:
    """Judges plans for cases; each command is run once a case."""

    def __init__(self, planner: BuiltInPlanner, assisted: AssistedPlanner, worlds: sandbox.Worlds) -> None:
        self._planner = planner
        self._assisted = assisted
        self._worlds = worlds
        self._judge = Judge(worlds)

    def outcome(self, case: Case, *, ask_all: bool) -> Outcome:
        home = self._worlds.renew(case.fixture)
        context = wiring.context(home / case.start)
        began = time.perf_counter()
        plan = self._planner.plan(case.request, context)
        plan_ms = (time.perf_counter() - began) * 1000
        asked = plan.confidence < SURE and not plan.question
        heard: list[Plan] = []
        model_ms = 0.0
        if asked or ask_all:
            began = time.perf_counter()
            heard = self._assisted.suggestions(case.request, context)
            model_ms = (time.perf_counter() - began) * 1000
        merged = self._assisted.merged(plan, heard) if asked else plan
        known: dict[str, bool] = {}
        plans = (plan, merged, heard[0] if heard else Plan(case.request, (), 0.0))
        built_in, with_it, alone = (
            self._is_right(case, wiring.assessed(each, case.request, context), known, home) for each in plans
        )
        return Outcome(case, built_in, with_it, alone, asked, bool(heard), model_ms, plan_ms)

    def _is_right(self, case: Case, plan: Plan, known: dict[str, bool], home: Path) -> bool:
        if case.is_refusal:
            return holds_back(plan)
        script = plan.script
        if not script or not sandbox.is_fit(script, home):
            return False
        if script not in known:
            known[script] = self._judge.judge(case, script).right
        return known[script]


def holds_back(plan: Plan) -> bool:
    """Whether nothing would run without the user being asked for more than Enter."""
    dangerous = any(step.risk is not None and step.risk.level is Level.DANGER for step in plan.steps)
    return not plan.steps or bool(plan.question) or dangerous


def figures(outcomes: Sequence[Outcome], loaded_ms: float, memory_mb: float) -> dict[str, Any]:
    """What the outcomes say, as JSON. Shares are of 1."""
    answered = [item for item in outcomes if not item.case.is_refusal]
    refused = [item for item in outcomes if item.case.is_refusal]
    asked = [item for item in answered if item.asked]
    times = [item.model_ms for item in outcomes if item.model_ms]
    plans = [item.plan_ms for item in outcomes]
    sealed = sealed_ids()

    def shown(case: Case) -> str:
        """Which case it is; of a sealed one the family alone."""
        return case.family if case.id in sealed else case.id

    whole = [item.plan_ms + item.model_ms for item in outcomes]
    right = sum(item.alone for item in asked)
    return {
        "cases": len(outcomes),
        "accuracy_without": _share([item.built_in for item in answered]),
        "accuracy_with": _share([item.merged for item in answered]),
        "held_back_without": _share([item.built_in for item in refused]),
        "held_back_with": _share([item.merged for item in refused]),
        "asked": len(asked),
        "right_where_asked": right,
        "built_in_right_where_asked": sum(item.built_in for item in asked),
        "answers": sum(item.has_spoken for item in asked),
        # One right and nine wrong answers more than were seen: few cases say little.
        "trust": round((right + 1) / (len(asked) + 10), 3),
        "p50_ms": _percentile(times, 50),
        "p95_ms": _percentile(times, 95),
        "without_p50_ms": _percentile(plans, 50),
        "without_p95_ms": _percentile(plans, 95),
        "with_p50_ms": _percentile(whole, 50),
        "with_p95_ms": _percentile(whole, 95),
        "loaded_ms": round(loaded_ms),
        "memory_mb": round(memory_mb),
        "lost": [shown(item.case) for item in outcomes if item.built_in and not item.merged],
        "won": [shown(item.case) for item in outcomes if item.merged and not item.built_in],
    }


def _percentile(times_ms: Sequence[float], percent: int) -> int:
    """The nearest rank; 0 where there is none."""
    ordered = sorted(times_ms)
    return round(ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]) if ordered else 0


def _share(rights: Sequence[bool]) -> float | None:
    return round(sum(rights) / len(rights), 4) if rights else None


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.eval.model_bench", description=__doc__)
    parser.add_argument("--model", required=True)
    parser.add_argument("--name", default="")
    parser.add_argument("--cases", type=int, default=60)
    parser.add_argument("--trust", type=float, help="as if it had been measured so")
    parser.add_argument("--sealed", action="store_true", help="the sealed parts, for figures alone")
    options = parser.parse_args()
    settings = replace(load(), model=options.model)
    if options.name:
        settings = replace(settings, model_name=options.name)
    try:
        found = measure(
            settings, options.cases, options.trust, parts=tuple(PARTS.values()) if options.sealed else ("dev",)
        )
        print(json.dumps(found))
    except ModelError as error:
        print(f"{error.message}\n  {error.hint}", file=sys.stderr)
        return 1
    return 0


def measure(settings: Settings, count: int, trust: float | None, *, parts: Sequence[str] = ("dev",)) -> dict[str, Any]:
    """Raises ModelError."""
    model = open_model(settings)
    if model is None:
        raise ModelError("no model is set", hint="llmsh model bench NAME")
    planner = BuiltInPlanner()
    planner.warm()
    before_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    model.check()
    loaded_ms = (time.perf_counter() - began) * 1000
    cases = [
        case
        for part in parts
        for case in choose_part(load_cases(), part)
        if all(shutil.which(program, path=sandbox.PATH) for program in case.needs)
    ]
    assisted = AssistedPlanner(
        planner, model, trust=lambda: trust, is_read_only=lambda command: assess(command).read_only
    )
    with sandbox.Worlds() as worlds, environment(worlds):
        bench = Bench(planner, assisted, worlds)
        outcomes = []
        chosen = choose(cases, count)
        for number, case in enumerate(chosen, 1):
            if os.isatty(2):
                sys.stderr.write(f"\r{number}/{len(chosen)} ")
            outcomes.append(bench.outcome(case, ask_all=False))
    if os.isatty(2):
        sys.stderr.write("\r\x1b[K")
    memory_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before_kb
    return {
        "model": model.name,
        "identity": model.identity,
        "planner_mb": round(before_kb / 1024),
        **figures(outcomes, loaded_ms, memory_kb / 1024),
    }


if __name__ == "__main__":
    sys.exit(main())
