"""Runs what a request of several steps became and its reference in equal folders, and tells whether they agree."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from llmsh.core.context import Context
from llmsh.planner.planner import BuiltInPlanner
from tests.eval.case import Case
from tests.eval.judge import is_same_output
from tests.eval.snapshot import Snapshot, Snapshots
from tests.planner import multistep_files
from tests.planner.fixtures import hermetic_env
from tests.planner.multistep_requests import OR, Asked


@dataclass(frozen=True, slots=True)
class Trace:
    """What a command printed, and the folder it left behind."""

    output: str
    errors: str
    tree: Snapshot


Build = Callable[[Path], None]


def trace(command: str, folder: Path, build: Build, start: str) -> Trace:
    """Run `command` in `start` of a fresh copy of the files, in `folder`."""
    folder.mkdir()
    build(folder)
    return _run(command, folder, start)


def verdict(
    asked: Asked, planner: BuiltInPlanner, folder: Path, *, build: Build = multistep_files.build, start: str = ""
) -> tuple[bool, str, str]:
    """Whether the plan for `asked` does what a reference does; the plan's script, and what differed.

    build: writes the files; start: the folder below them that it is asked in.
    """
    request, references, compare = asked
    place = folder / "answer"
    place.mkdir()
    build(place)
    plan = planner.plan(request, Context(cwd=place / start, home=place))
    if not plan.steps:
        return False, "", plan.question or "no plan"
    answer = _run(plan.script, place, start)
    why = ""
    for at, reference in enumerate(references.split(OR)):
        expected = trace(reference, folder / f"reference{at}", build, start)
        changed = sorted(
            name
            for name in expected.tree.keys() | answer.tree.keys()
            if expected.tree.get(name) != answer.tree.get(name)
        )
        case = Case("", request, "home", "", names=compare == "paths", compare=compare)
        if not changed and (compare == "effects" or is_same_output(case, expected.output, answer.output)):
            return True, plan.script, ""
        why = why or (f"differ: {', '.join(changed[:5])}" if changed else f"printed {answer.output[:200]!r}")
    return False, plan.script, f"{why} {answer.errors[:200]}"


def _run(command: str, folder: Path, start: str) -> Trace:
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder / start,
        env=hermetic_env(folder),
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    return Trace(done.stdout, done.stderr, Snapshots().take(folder))
