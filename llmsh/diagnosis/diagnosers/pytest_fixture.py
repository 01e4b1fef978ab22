"""A test asks for a fixture that pytest does not find."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.packages import python_install
from llmsh.diagnosis.place import edit_word
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = ("fixture '", "available fixtures")
MATCHES = (
    Case(
        "pytest",
        "E       fixture 'clinet' not found\n>       available fixtures: cache, capfd, client, tmp_path",
        1,
        says="`clinet`",
    ),
    Case(
        "pytest",
        "file /w/test_a.py, line 3\n  def test_a(mocker):\nE       fixture 'mocker' not found\n>       available "
        "fixtures: cache, capfd",
        1,
        says="`mocker`",
        fix="python3 -m pip install pytest-mock",
    ),
)
IGNORES = (Case("pytest", "E   AssertionError: assert 1 == 2", 1),)
PLUGINS = {
    "mocker": "pytest-mock",
    "benchmark": "pytest-benchmark",
    "httpx_mock": "pytest-httpx",
    "requests_mock": "requests-mock",
    "db": "pytest-django",
    "client": "pytest-django",
    "event_loop": "pytest-asyncio",
    "snapshot": "syrupy",
    "qtbot": "pytest-qt",
    "httpserver": "pytest-httpserver",
    "freezer": "pytest-freezer",
    "faker": "Faker",
    "subtests": "pytest-subtests",
    "page": "pytest-playwright",
}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"fixture '(?P<name>\w+)' not found", problem.text)
    if not match:
        return None
    name = match["name"]
    there = re.search(r"available fixtures: (?P<all>.+)", problem.text)
    known = [word.strip() for word in there["all"].split(",")] if there else []
    near = closest(name, known, limit=1)
    package = PLUGINS.get(name, "")
    where = re.search(r"file (?P<file>\S+), line (?P<line>\d+)", problem.text)
    fixes = (Fix(python_install(facts, package), f"{package} brings it"),) if package else ()
    if near and where:
        fixes = (*edit_word(problem, facts, where["file"], where["line"], (name, near[0])), *fixes)
    return Finding(
        f"pytest finds no fixture `{name}`." + (f" Did you mean `{near[0]}`?" if near else ""),
        0.97,
        "The names in a test's brackets are fixtures: prepared by functions marked with @pytest.fixture, in the "
        "same file or in conftest.py.",
        (match[0],),
        fixes,
        () if fixes else (f"write `{near[0]}`" if near else "define it in conftest.py, or mend the name",),
    )
