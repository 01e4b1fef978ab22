"""pip may not write where it installs."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.where import describe_rights

SIGNATURES = ("could not install packages due to an", "not writeable", "consider using the `--user` option")
PROGRAMS = frozenset({"pip", "pip3", "python3", "python"})
MATCHES = (
    Case(
        "pip install flask",
        "ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: "
        "'/usr/lib/python3/dist-packages/flask'\nConsider using the `--user` option or check the permissions.",
        1,
        says="/usr/lib/python3/dist-packages",
        fix="python3 -m venv .venv && .venv/bin/python -m pip install flask",
    ),
    Case(
        "pip install x",
        "ERROR: Could not install packages due to an EnvironmentError: [Errno 13] Permission denied: '/opt/py/lib/x'",
        1,
        (),
        says="/opt/py",
    ),
)
IGNORES = (Case("pip install x", "error: externally-managed-environment", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"Could not install packages due to an \w+: \[Errno 13\] Permission denied: '(?P<path>[^']+)'", problem.text
    )
    if not match:
        return None
    wanted = re.search(r"\binstall\s+(?P<what>.+)$", problem.command)
    what = wanted["what"] if wanted else ""
    python = ".venv/bin/python -m pip install"
    made = f"{python} {what}" if facts.is_dir(".venv") else f"python3 -m venv .venv && {python} {what}"
    return Finding(
        f"You may not write to {match['path'].rpartition('/')[0]}, where pip wants to install.",
        0.97,
        "That folder belongs to the system. A virtual environment is a folder of your own for the packages of "
        "one project.",
        (match[0], describe_rights(facts, match["path"].rpartition("/")[0])),
        (Fix(made, "installs into a virtual environment in this folder"),) if what else (),
        () if what else ("use a virtual environment: python3 -m venv .venv",),
    )
