"""`llmsh model bench`: runs the project's evaluation with a model, says what it found, and remembers it."""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import llmsh
from llmsh.app import explaining
from llmsh.core.errors import ExitStatus, ModelError, UsageError
from llmsh.models.measured import write_trust
from llmsh.syntax.quote import json_text, visible

CASES = 60


def run_bench(arguments: argparse.Namespace) -> int:
    """Raises ModelError, UsageError."""
    settings, _ = explaining.settings_or_defaults()
    if len(arguments.words) > 1:
        raise UsageError("llmsh model bench takes one model", hint="see: llmsh model --help")
    named = arguments.words[0] if arguments.words else settings.model
    if not named:
        raise ModelError("no model is set", hint="say which: llmsh model bench NAME")
    found = measure(named, arguments.name or "", _count(arguments.cases))
    try:
        write_trust(str(found["identity"]), float(found["trust"]))
    except OSError as error:
        sys.stderr.write(f"llmsh: what was found could not be kept: {error.strerror}\n")
    if arguments.json:
        sys.stdout.write(json_text(found) + "\n")
    else:
        sys.stdout.write(visible(summary(found), keep="\n") + "\n")
    return ExitStatus.OK


def _count(said: int | None) -> int:
    if said is None:
        return CASES
    if said < 1:
        raise UsageError("--cases is a number above 0", hint="see: llmsh model --help")
    return said


def measure(named: str, name: str, count: int) -> dict[str, Any]:
    """In a process of its own, so that its memory is the model's. Raises ModelError."""
    root = Path(llmsh.__file__).resolve().parents[1]
    if not (root / "tests" / "eval" / "model_bench.py").is_file():
        raise ModelError("the evaluation is not part of this installation", hint="run it from llmsh's source tree")
    command = [sys.executable, "-m", "tests.eval.model_bench", "--model", named, "--name", name, "--cases", str(count)]
    done = subprocess.run(command, cwd=root, stdout=subprocess.PIPE, text=True, check=False)
    try:
        found = json.loads(done.stdout)
    except ValueError:
        found = None
    if done.returncode or not isinstance(found, dict):
        raise ModelError(f"{named} could not be measured", hint="does it answer? llmsh model use NAME tries it")
    return found


def summary(found: dict[str, Any]) -> str:
    """What was found, for people, and what follows from it."""
    without, with_it = found["accuracy_without"], found["accuracy_with"]
    lines = [
        f"{found['model']}: {found['cases']} requests of llmsh's own evaluation",
        f"  right             {_percent(without)} without it, {_percent(with_it)} with it",
        f"  held back         {_percent(found['held_back_without'])} without it, {_percent(found['held_back_with'])} "
        "with it, of what must be refused or asked about",
        f"  where it is asked {found['right_where_asked']} of {found['asked']} right by itself; "
        f"the built-in planner {found['built_in_right_where_asked']}",
        f"  time              p50 {found['p50_ms']} ms, p95 {found['p95_ms']} ms, loaded in {found['loaded_ms']} ms",
        f"  memory            {found['memory_mb']} MiB",
        f"  {recommendation(found)}",
    ]
    return "\n".join(lines)


def recommendation(found: dict[str, Any]) -> str:
    """One sentence. A model is worth its time where it is right more often than not, or than the built-in planner."""
    if not found["asked"]:
        return "No request made the planner ask it: try more with --cases."
    if found["right_where_asked"] > found["built_in_right_where_asked"]:
        return f"Worth using: llmsh model use it; its answers now count with a trust of {found['trust']}."
    if found["p50_ms"] > 2000 or found["right_where_asked"] * 5 < found["asked"]:
        return "Not worth its time here: llmsh model use none, or another model."
    return f"It helps as a second opinion; its answers now count with a trust of {found['trust']}."


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"
