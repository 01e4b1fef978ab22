"""Every diagnoser's own cases, its place in the index, and its text."""

import re
from pathlib import Path
from types import ModuleType

import pytest

from llmsh.core.diagnosis import Diagnosis, Failure
from llmsh.diagnosis import diagnose as engine
from llmsh.diagnosis import register
from llmsh.diagnosis.finding import Case
from llmsh.diagnosis.index import INDEX

NAMES = [entry.name for entry in INDEX]
MATCHES = [(name, case) for name in NAMES for case in engine.load(name).MATCHES]
IGNORES = [(name, case) for name in NAMES for case in engine.load(name).IGNORES]


def run(case: Case, folder: Path) -> Diagnosis:
    for name, content in case.files:
        path = folder / name
        if name.endswith("/"):
            path.mkdir(parents=True, exist_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content)
    return engine.diagnose(Failure(case.command, case.status, case.output, folder))


def label(pair: object) -> str:
    return pair if isinstance(pair, str) else re.sub(r"\W+", "-", getattr(pair, "command", ""))[:40]


@pytest.mark.parametrize(("name", "case"), MATCHES, ids=label)
def test_diagnoser_finds_the_cause_in_its_matches(name: str, case: Case, tmp_path: Path) -> None:
    found = run(case, tmp_path)
    causes = {cause.diagnoser: cause for cause in found.causes}
    assert name in causes, f"causes: {list(causes)}"
    assert case.says in causes[name].summary
    if case.fix is not None:
        assert found.fixes, "no fix"
        assert found.fixes[0].command == case.fix


@pytest.mark.parametrize(("name", "case"), IGNORES, ids=label)
def test_diagnoser_stays_silent_on_its_ignores(name: str, case: Case, tmp_path: Path) -> None:
    assert name not in {cause.diagnoser for cause in run(case, tmp_path).causes}


@pytest.mark.parametrize("name", NAMES)
def test_diagnoser_has_cases_of_both_kinds_and_a_subject(name: str) -> None:
    module: ModuleType = engine.load(name)
    assert module.MATCHES
    assert module.IGNORES
    assert module.__doc__
    assert all(signature == signature.lower() for signature in module.SIGNATURES)


def test_the_index_is_in_step_with_the_diagnosers() -> None:
    assert register.INDEX.read_text(encoding="utf-8") == register.rendered()
