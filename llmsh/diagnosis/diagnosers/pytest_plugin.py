"""An option of pytest that a plug-in brings which is not installed here."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.packages import python_install
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("unrecognized arguments", "unknown config option", "unknown hook", "unknown pytest.mark")
MATCHES = (
    Case(
        "pytest --cov=app",
        "ERROR: usage: pytest [options] [file_or_dir] [file_or_dir] [...]\npytest: error: unrecognized "
        "arguments: --cov=app",
        4,
        says="pytest-cov",
        fix="python3 -m pip install pytest-cov",
    ),
    Case("python3 -m pytest -n 4", "__main__.py: error: unrecognized arguments: -n", 4, says="pytest-xdist"),
    Case(
        "pytest",
        "pytest: error: unrecognized arguments: --timeout=60\n  inifile: /w/pytest.ini",
        4,
        says="pytest-timeout",
    ),
)
IGNORES = (Case("pytest --verbos", "pytest: error: unrecognized arguments: --verbos", 4),)
PLUGINS = {
    "--cov": "pytest-cov",
    "--cov-report": "pytest-cov",
    "-n": "pytest-xdist",
    "--numprocesses": "pytest-xdist",
    "--dist": "pytest-xdist",
    "--timeout": "pytest-timeout",
    "--reruns": "pytest-rerunfailures",
    "--html": "pytest-html",
    "--ds": "pytest-django",
    "--asyncio-mode": "pytest-asyncio",
    "--benchmark-only": "pytest-benchmark",
    "--randomly-seed": "pytest-randomly",
    "--flake8": "pytest-flake8",
    "--mypy": "pytest-mypy",
    "--snapshot-update": "syrupy",
    "--json-report": "pytest-json-report",
    "--count": "pytest-repeat",
}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"unrecognized arguments: (?P<all>.+)", problem.text)
    if not match or "pytest" not in problem.text + problem.command:
        return None
    option = next((word.partition("=")[0] for word in match["all"].split() if word.partition("=")[0] in PLUGINS), "")
    if not option:
        return None
    package = PLUGINS[option]
    first = problem.argv[0] if problem.argv else ""
    python = first if first.startswith("python") or first.endswith("/python") else "python3"
    return Finding(
        f"The option {option} comes with {package}, which is not installed here.",
        0.97,
        "pytest is extended by plug-ins, and each brings options of its own.",
        (match[0],),
        (Fix(python_install(facts, package, python), f"installs {package}"),),
        ("if it is in a virtual environment, activate that first",),
    )
