"""pip cannot remove a package that it did not install."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "cannot uninstall",
    "uninstall-no-record-file",
    "distutils installed project",
    "skipping",
    "outside environment",
)
PROGRAMS = frozenset({"pip", "pip3", "python3", "python"})
MATCHES = (
    Case(
        "pip install -U pyyaml",
        "ERROR: Cannot uninstall 'PyYAML'. It is a distutils installed project and thus we cannot accurately "
        "determine which files belong to it which would lead to only a partial uninstall.",
        1,
        says="PyYAML",
        fix="pip install --ignore-installed -U pyyaml",
    ),
    Case("pip uninstall foo", "WARNING: Skipping foo as it is not installed.", 1, says="foo", fix="pip list"),
    Case(
        "pip install x",
        "error: uninstall-no-record-file\n\n× Cannot uninstall packaging 23.0\n╰─> The package's contents are "
        "unknown: no RECORD file was found for packaging.",
        1,
        says="packaging",
    ),
)
IGNORES = (Case("pip install x", "ERROR: No matching distribution found for x", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if gone := re.search(r"Skipping (?P<name>[\w.-]+) as it is not installed", problem.text):
        return Finding(
            f"{gone['name']} is not installed for this Python.",
            0.96,
            "Each Python and each virtual environment has packages of its own.",
            (gone[0],),
            (
                Fix(
                    f"{problem.argv[0] if problem.argv and 'pip' in problem.argv[0] else 'python3 -m pip'} list",
                    "lists what is installed here",
                ),
            ),
        )
    match = re.search(r"Cannot uninstall '?(?P<name>[\w.-]+)'?", problem.text)
    if not match:
        return None
    fixed = problem.insert_after("install", "--ignore-installed")
    return Finding(
        f"{match['name']} was installed by the system's own package manager, and pip cannot remove it.",
        0.96,
        "pip keeps a list of the files it brought. Without one it does not touch them. A virtual environment "
        "avoids the mix.",
        (match[0],),
        (Fix(fixed, "installs a new one beside it"),) if fixed != problem.command else (),
        ("better: use a virtual environment: python3 -m venv .venv",),
    )
