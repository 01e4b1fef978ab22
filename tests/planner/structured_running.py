"""Runs what a request about structured files became, and tells whether it did what was asked."""

import re
import subprocess
from pathlib import Path

from llmsh.core.plan import Plan
from tests.planner.fixtures import hermetic_env
from tests.planner.structured_requests import Asked

_SEPARATORS = re.compile(r"[\s,:;|\"'<>\[\]{}]+")


def verdict(asked: Asked, plan: Plan, folder: Path) -> tuple[bool, str]:
    """Whether `plan`, run in `folder`, printed what was expected and left the files as expected; and what differed."""
    _, expected, files = asked
    if not plan.steps:
        return False, "no plan"
    done = subprocess.run(
        ["bash", "-c", plan.script],
        cwd=folder,
        env=hermetic_env(folder),
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    if done.stderr:
        return False, done.stderr
    if not files and _lines(done.stdout, expected) != _lines(expected.removeprefix(">"), expected):
        return False, done.stdout
    for name, lines in files.items():
        held = (folder / name).read_text().splitlines() if (folder / name).is_file() else None
        if held is None or any((line.removeprefix("!") in held) == line.startswith("!") for line in lines):
            return False, f"{name} holds {held}"
    return True, ""


def _lines(output: str, expected: str) -> list[str]:
    """The words of each line, in any order; the lines sorted unless their order counts."""
    lines = [" ".join(sorted(filter(None, _SEPARATORS.split(line)))) for line in output.splitlines() if line.strip()]
    return lines if expected.startswith(">") else sorted(lines)
