"""A script that prepares the shell (a virtual environment, nvm) was run instead of read."""

import os
import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("activate",)
MATCHES = (
    Case(
        "./venv/bin/activate",
        "bash: ./venv/bin/activate: Permission denied",
        126,
        (("venv/bin/activate", "x"),),
        says="activate",
        fix="source ./venv/bin/activate",
    ),
    Case(
        "activate",
        "bash: activate: command not found",
        127,
        ((".venv/bin/activate", "x"),),
        fix="source .venv/bin/activate",
    ),
    Case(
        "sh .venv/bin/activate.fish",
        ".venv/bin/activate.fish: 3: set: not found",
        127,
        ((".venv/bin/activate.fish", "x"), (".venv/bin/activate", "x")),
        fix="source .venv/bin/activate",
    ),
    Case(
        "source venv/bin/activate",
        "bash: venv/bin/activate: No such file or directory",
        1,
        ((".venv/bin/activate", "x"),),
        fix="source .venv/bin/activate",
    ),
    Case(
        "source env/Scripts/activate",
        "bash: env/Scripts/activate: No such file or directory",
        1,
        (("env/bin/activate", "x"),),
        fix="source env/bin/activate",
    ),
)
IGNORES = (
    Case("./run.sh", "bash: ./run.sh: Permission denied", 126, (("run.sh", "x"),)),
    Case("source nope", "bash: nope: No such file or directory", 1),
)
PLACES = (".venv", "venv", "env", ".env", "virtualenv")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    words = [word for segment in problem.segments for word in segment]
    typed = next((word for word in words if re.search(r"(?:^|[/\\])activate(?:\.\w+)?$", word)), "")
    if not typed:
        return None
    path = re.sub(r"\.(?:fish|csh|ps1|bat)$", "", typed)
    sourced = words[:1] in (["source"], ["."])
    if not facts.is_file(path) or (sourced and path == typed):
        path = next((f"{name}/bin/activate" for name in PLACES if facts.is_file(f"{name}/bin/activate")), "")
    if not path or (sourced and path == typed):
        return None
    return Finding(
        f"`{os.path.basename(typed)}` has to be read by this shell (source), from {os.path.dirname(path)}."
        if sourced or path != typed
        else "A script such as activate has to be read by this shell, not run beside it.",
        0.975,
        "It sets variables of the shell. A program that is run cannot change the shell that called it; source "
        "reads the lines in place.",
        (f"{path} is there",),
        (Fix(f"source {quote_path(path)}", "reads it into this shell"),),
    )
