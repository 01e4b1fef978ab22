"""Ask the planner and see why: plain text, trimmings, and the readings with their scores.

python -m tests.planner.ask [--case ID] [--top 4] "request" …      (or requests on standard input)
"""

import argparse
import sys
from pathlib import Path

from llmsh.app import wiring
from llmsh.planner import slips, trimmings
from llmsh.planner.planner import BuiltInPlanner, _core
from tests.eval.case import load_cases
from tests.eval.sandbox import Worlds


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.planner.ask", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--case", help="in the world of this case, whose request is asked where none is given")
    parser.add_argument("--top", type=int, default=4)
    parser.add_argument("requests", nargs="*")
    options = parser.parse_args()
    planner = BuiltInPlanner()
    if not options.case:
        for request in options.requests or sys.stdin.read().splitlines():
            show(planner, request, Path.cwd(), options.top)
        return 0
    case = next(case for case in load_cases() if case.id == options.case)
    with Worlds() as worlds:
        home = worlds.renew(case.fixture)
        for request in options.requests or [case.request]:
            show(planner, request, home / case.start, options.top)
    sys.stdout.write(f"reference: {case.reference}\n")
    return 0


def show(planner: BuiltInPlanner, request: str, place: Path, top: int) -> None:
    """Print the plan for `request` in `place`, and its best readings as one step."""
    if not request.strip():
        return
    context = wiring.context(place)
    plan = planner.plan(request, context)
    core = _core(slips.mended(request, context))
    said = trimmings.cut(core)
    found = planner._with_looks(core, said, planner._read(said.core, context))
    sys.stdout.write(f"{request}\n  plain: {said.core}  {' '.join(said.kinds)}\n")
    sys.stdout.write(f"  {plan.confidence:.2f} {plan.script or plan.question or plan.notes}\n")
    for item in found[:top]:
        ids = " ".join(name for step in item.steps for name in step.recipes)
        sys.stdout.write(f"    {item.score:.2f} {ids}: {' && '.join(item.commands)}\n")


if __name__ == "__main__":
    sys.exit(main())
