"""What each part of the planner is worth, how large it is, and what it puts together: `.github/PLANNER.md`.

    python -m tests.eval.ablation [--part sealed] [--write]

Of sealed cases only totals are taken. Without the learned ranking the likeness of words orders the readings, and the
best one is the answer however sure it is.
"""

import argparse
import re
import resource
import shutil
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from unittest import mock

from llmsh.app import wiring
from llmsh.core.context import Context
from llmsh.core.errors import LlmshError
from llmsh.core.plan import Plan
from llmsh.planner import features, from_recipes
from llmsh.planner.corpus import load_recipes, recipe_files
from llmsh.planner.multistep import sequence
from llmsh.planner.planner import BuiltInPlanner
from llmsh.planner.proposal import Proposal
from llmsh.planner.rank import Ground
from llmsh.planner.reading import Reading
from llmsh.planner.repair import repaired
from tests.eval import sandbox
from tests.eval.__main__ import environment
from tests.eval.case import PARTS, Case, choose_part, load_cases
from tests.eval.judge import Judge

REPORT = Path(__file__).resolve().parents[2] / ".github" / "PLANNER.md"
_COMPOSITIONS = 20
# So many options, negations and stages at least are put together from parts.
_PARTS = 4
_LIKENESS, _SHARE = features.NAMES.index("score"), features.NAMES.index("covered_by_parts")


class Ablated(BuiltInPlanner):
    """The planner without some of its parts."""

    def __init__(self, *, composes: bool, ranks: bool, verifies: bool) -> None:
        super().__init__()
        self._composes, self._ranks, self._verifies = composes, ranks, verifies

    def plan(self, request: str, context: Context) -> Plan:
        if self._composes:
            return super().plan(request, context)
        with mock.patch.object(sequence, "propose", return_value=[]):
            return super().plan(request, context)

    def _one_step(self, reading: Reading) -> list[Proposal]:
        found = from_recipes.propose(self.corpus, reading)
        found += self._composer.propose(reading) if self._composes else []
        if self._verifies:
            found = [
                replace(item, steps=tuple(repaired(step, reading.context) for step in item.steps)) for item in found
            ]
        if self._ranks:
            return features.weigh(found, reading)
        return [replace(item, score=max(item.features[_LIKENESS], item.features[_SHARE])) for item in found]

    def _verified(self, proposals: Sequence[Proposal], context: Context) -> list[Proposal]:
        return super()._verified(proposals, context) if self._verifies else list(proposals)

    def _decide(self, request: str, proposals: Sequence[Proposal], ground: Ground) -> Plan:
        if self._ranks:
            return super()._decide(request, proposals, ground)
        best = next((item for item in proposals if item.steps), None)
        return Plan(request, best.steps if best else (), best.score if best else 0.0)


VARIANTS = {
    "recipes found by likeness alone": {"composes": False, "ranks": False, "verifies": False},
    "+ composition and several steps": {"composes": True, "ranks": False, "verifies": False},
    "+ learned ranking": {"composes": True, "ranks": True, "verifies": False},
    "+ verification and repair: the planner as it is": {"composes": True, "ranks": True, "verifies": True},
}


@dataclass(frozen=True, slots=True)
class Tally:
    """right: of one step, of several; of: the same; latencies_ms: of each plan."""

    right: tuple[int, int]
    of: tuple[int, int]
    latencies_ms: tuple[float, ...]
    plans: tuple[tuple[Case, Plan], ...]


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.eval.ablation", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", choices=("dev", "sealed"), default="sealed", help="sealed: the thirds of all rounds")
    parser.add_argument("--limit", type=int, default=0, help="only so many cases, to try the command")
    parser.add_argument("--write", action="store_true", help="put the report into .github/PLANNER.md")
    options = parser.parse_args()
    cases = load_cases()
    parts = tuple(PARTS.values()) if options.part == "sealed" else ("dev",)
    chosen = [case for part in parts for case in choose_part(cases, part) if not case.is_refusal]
    chosen = [case for case in chosen if all(shutil.which(name, path=sandbox.PATH) for name in case.needs)]
    chosen = chosen[: options.limit] if options.limit else chosen
    before_mb = _memory_mb()
    with sandbox.Worlds() as worlds, environment(worlds):
        tallies = {name: _tally(Ablated(**flags), chosen, worlds) for name, flags in VARIANTS.items()}
        composed = _compositions(worlds, [case for case in choose_part(cases, "dev") if not case.is_refusal])
        planner = BuiltInPlanner()
        text = _report(planner, options.part, tallies, composed, _memory_mb() - before_mb)
    sys.stdout.write(text)
    if options.write:
        REPORT.write_text(text, encoding="utf-8")
    return 0


def _tally(planner: BuiltInPlanner, cases: Sequence[Case], worlds: sandbox.Worlds) -> Tally:
    judge = Judge(worlds)
    planner.plan("list the files here", wiring.context(worlds.renew("home")))
    right, of, latencies, plans = [0, 0], [0, 0], [], []
    for case in cases:
        home = worlds.renew(case.fixture)
        begin = time.perf_counter()
        try:
            plan = planner.plan(case.request, wiring.context(home / case.start))
        except LlmshError:
            plan = Plan(case.request, (), 0.0)
        latencies.append((time.perf_counter() - begin) * 1000)
        of[case.multi] += 1
        if plan.steps and sandbox.is_fit(plan.script, home) and judge.judge(case, plan.script).right:
            right[case.multi] += 1
            plans.append((case, plan))
    return Tally((right[0], right[1]), (of[0], of[1]), tuple(latencies), tuple(plans))


def _compositions(worlds: sandbox.Worlds, cases: Sequence[Case]) -> list[tuple[Case, str]]:
    """Right answers of dev that no single recipe holds: three fragments or more in one step, or several steps."""
    planner, judge = BuiltInPlanner(), Judge(worlds)
    found: list[tuple[Case, str]] = []
    taken: set[str] = set()
    for case in sorted(cases, key=lambda case: (case.family, case.id)):
        if len(found) >= _COMPOSITIONS or case.family in taken:
            continue
        home = worlds.renew(case.fixture)
        plan = planner.plan(case.request, wiring.context(home / case.start))
        ids = [name for step in plan.steps for name in step.recipes]
        is_fused = any(name.startswith(("files.", "lines.", "table.", "commits.")) for name in ids)
        parts = len(re.findall(r"\||&&|(?<=\s)-[a-z]+|!", plan.script))
        is_composed = (len(plan.steps) > 1 or is_fused) and parts >= _PARTS
        if is_composed and judge.judge(case, plan.script).right:
            taken.add(case.family)
            found.append((case, plan.script))
    return found


def _memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _report(
    planner: BuiltInPlanner, part: str, tallies: dict[str, Tally], composed: Sequence[tuple[Case, str]], grown_mb: float
) -> str:
    recipes = load_recipes(recipe_files())
    programs = Counter(
        recipe.commands_for(Context(cwd=Path("/"), home=Path("/")).userland)[0].split()[0] for recipe in recipes
    )
    unproven = sum(bool(recipe.example and recipe.example.unproven) for recipe in recipes)
    folder = Path(from_recipes.__file__).parent
    kept = sum(
        path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")
    )
    whole = list(tallies.values())[-1]
    times = sorted(whole.latencies_ms)
    lines = [
        "# The built-in planner in figures",
        "",
        "Written by `python -m tests.eval.ablation --write`; accuracy by family and user is in [EVAL.md](EVAL.md).",
        "",
        "| corpus | |",
        "|---|---|",
        f"| recipes | {len(recipes)} |",
        f"| phrasings | {sum(len(recipe.phrasings) for recipe in recipes)} |",
        f"| fragments that compositions are made of | {len(planner.corpus.fragments)} |",
        f"| families (files of recipes) | {len({recipe.source for recipe in recipes})} |",
        f"| first programs of commands | {len(programs)} |",
        f"| recipes whose example is run by the tests | {len(recipes) - unproven} |",
        "| recipes that say why theirs cannot be run (parsed, and flags looked up where there is a manual) "
        f"| {unproven} |",
        f"| data in the package, MB | {kept / 1e6:.1f} |",
        "",
        f"What each part is worth, on the {'sealed thirds of all rounds' if part == 'sealed' else 'development part'} "
        "(requests to be answered; right by running them):",
        "",
        "| planner | in one step | in several | share of all |",
        "|---|---|---|---|",
    ]
    for name, tally in tallies.items():
        shares = [f"{right} of {of}" for right, of in zip(tally.right, tally.of, strict=True)]
        lines.append(f"| {name} | {shares[0]} | {shares[1]} | {sum(tally.right) / max(sum(tally.of), 1):.3f} |")
    lines += [
        "",
        f"A plan of the whole planner took {times[len(times) // 2]:.0f} ms (p50) and "
        f"{times[int(len(times) * 0.95)]:.0f} ms (p95) here; "
        f"planning made the process {grown_mb:.0f} MB larger.",
        "",
        f"{len(composed)} right answers that no single recipe holds, one a family:",
        "",
    ]
    for case, script in composed:
        lines += [f"* {case.request}", "", *(f"      {line}" for line in script.splitlines()), ""]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
