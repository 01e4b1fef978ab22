"""Evaluate the planner: plan each request, run the answer in a throw-away world, compare with the reference."""

import argparse
import contextlib
import os
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from llmsh.app import wiring
from llmsh.core.errors import LlmshError
from llmsh.core.plan import Plan
from llmsh.core.ports import Planner
from llmsh.core.risk import Level
from tests.eval import sandbox
from tests.eval.case import PARTS, SEALED_FILES, Case, choose_part, choose_sealed, load_cases
from tests.eval.judge import Judge, Verdict
from tests.eval.report import Score, format_failures, format_report

REPORT = Path(__file__).resolve().parents[2] / ".github" / "EVAL.md"


def main() -> int:
    options = _options()
    cases = load_cases()
    if options.seal:
        sealed = "\n".join(choose_sealed(cases, options.seal))
        SEALED_FILES[options.seal].write_text(f"{sealed}\n", encoding="utf-8")
        return 0
    reports, failures = [], ""
    for part in ("dev", *PARTS.values()) if options.part == "all" else (options.part,):
        chosen = [case for case in choose_part(cases, part) if options.draw in (0, case.draw)]
        chosen = [case for case in chosen if not options.family or case.family == options.family]
        present = [case for case in chosen if all(shutil.which(program, path=sandbox.PATH) for program in case.needs)]
        scores = _evaluate(present)
        left_out = len(chosen) - len(present)
        reports.append(format_report(part, scores, left_out=left_out, whole=len(cases)))
        if options.show_failures and (part == "dev" or options.open):
            failures += format_failures(scores)
    text = "# Evaluation\n\nWritten by `make eval ARGS=--write`.\n\n" + "\n".join(reports)
    sys.stdout.write(failures + text)
    if options.write:
        REPORT.write_text(text, encoding="utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.eval", description=__doc__)
    parser.add_argument("--part", choices=("dev", *PARTS.values(), "all"), default="dev")
    parser.add_argument("--draw", type=int, choices=tuple(PARTS), default=0, help="only cases of this round")
    parser.add_argument("--family", default="", help="only this family")
    parser.add_argument("--show-failures", action="store_true", help="print wrong answers; never sealed ones")
    parser.add_argument("--open", action="store_true", help="let --show-failures print sealed cases")
    parser.add_argument("--write", action="store_true", help="put the report into .github/EVAL.md")
    parser.add_argument("--seal", type=int, choices=tuple(PARTS), help="draw the sealed third of this round anew")
    return parser.parse_args()


def _evaluate(cases: Sequence[Case]) -> list[Score]:
    if not sandbox.can_isolate():
        sys.stderr.write("no namespaces here: answers that name system programs or places count as wrong\n")
    with sandbox.Worlds() as worlds, environment(worlds):
        judge = Judge(worlds)
        planner = wiring.load_planner()
        planner.plan("list the files here", wiring.context(worlds.renew("home")))
        scores = []
        for number, case in enumerate(cases, 1):
            if sys.stderr.isatty():
                sys.stderr.write(f"\r{number}/{len(cases)} ")
            scores.append(_score(case, planner, judge, worlds))
        return scores


@contextlib.contextmanager
def environment(worlds: sandbox.Worlds) -> Iterator[None]:
    """The environment the planner sees: the sandbox's own, nothing of the developer's."""
    before = dict(os.environ)
    os.environ.update({"HOME": str(worlds.home), "PATH": sandbox.PATH, "USER": "sam", "LOGNAME": "sam", "TZ": "UTC"})
    for kind in ("CONFIG", "CACHE", "DATA", "STATE"):
        os.environ[f"XDG_{kind}_HOME"] = str(worlds.state / kind.lower())
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _score(case: Case, planner: Planner, judge: Judge, worlds: sandbox.Worlds) -> Score:
    home = worlds.renew(case.fixture)
    context = wiring.context(home / case.start)
    begin = time.perf_counter()
    try:
        plan = planner.plan(case.request, context)
    except LlmshError as error:
        plan = Plan(request=case.request, steps=(), confidence=0.0, notes=(f"fault: {error}",))
    latency_ms = (time.perf_counter() - begin) * 1000
    said = plan.question or next(iter(plan.notes), "")
    score = Score(case, False, "", plan.script, said, plan.confidence, latency_ms)
    if case.is_refusal:
        right = _holds_back(plan)
        return replace(score, right=right, why="" if right else "answered")
    if not plan.steps:
        return replace(score, why="no plan")
    if not sandbox.is_fit(plan.script, home):
        return replace(score, why="not run here")
    verdict: Verdict = judge.judge(case, plan.script)
    return replace(score, right=verdict.right, why=verdict.why)


def _holds_back(plan: Plan) -> bool:
    """Whether nothing would run without the user being asked for more than Enter."""
    dangerous = any(step.risk is not None and step.risk.level is Level.DANGER for step in plan.steps)
    return not plan.steps or bool(plan.question) or dangerous


if __name__ == "__main__":
    sys.exit(main())
