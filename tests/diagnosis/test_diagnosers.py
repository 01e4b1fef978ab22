"""Every diagnoser's own cases, its place in the index, and its text."""

import re
from pathlib import Path
from types import ModuleType

import pytest

from llmsh.diagnosis import diagnose as engine
from llmsh.diagnosis import index, register
from llmsh.diagnosis.finding import Case
from llmsh.views.failure import MAX_CHARS, lines_of, text_of
from tests.diagnosis.machine import run
from tests.diagnosis.reading import grade, sentences

NAMES = register.names()
MATCHES = [(name, case) for name in NAMES for case in engine.load(name).MATCHES]
IGNORES = [(name, case) for name in NAMES for case in engine.load(name).IGNORES]
MAX_SENTENCES = 3
# The summary is one sentence of names and facts; why a fix helps is a clause; a step is a clause with its command.
MAX_SUMMARY_CHARS, MAX_SUMMARY_GRADE, MAX_SUMMARY_WORDS = 170, 13.0, 22
MAX_WHY_CHARS, MAX_WHY_WORDS = 80, 15
MAX_STEP_CHARS, MAX_STEP_WORDS = 140, 20
MAX_EVIDENCE_CHARS = 165
# An explanation is for somebody who has never met the error: ten years of school have to do.
MAX_GRADE = 10.0
MAX_SENTENCE_WORDS = 28
PLACEHOLDER = re.compile(r"<[a-z][\w -]*>|\.\.\.|…|\b(?:PACKAGE|FILE|YOUR_\w+|path/to)\b")


def label(value: object) -> str:
    return value if isinstance(value, str) else re.sub(r"\W+", "-", getattr(value, "command", ""))[:40]


def longest(text: str) -> int:
    """Words of the longest sentence."""
    return max(map(len, sentences(text)), default=0)


@pytest.mark.parametrize(("name", "case"), MATCHES, ids=label)
def test_diagnoser_finds_the_cause_in_its_matches(name: str, case: Case, tmp_path: Path) -> None:
    found = run(case, tmp_path)
    assert found.causes, "no cause at all"
    assert found.causes[0].diagnoser == name
    assert case.says in found.causes[0].summary
    if case.fix is not None:
        assert (found.fixes[0].command if found.fixes else "") == case.fix
    for fix in found.fixes:
        assert not PLACEHOLDER.search(fix.command), "a fix can be run as it is"
    cause = found.causes[0]
    assert len(cause.summary) <= MAX_SUMMARY_CHARS
    assert grade(cause.summary) <= MAX_SUMMARY_GRADE
    assert longest(cause.summary) <= MAX_SUMMARY_WORDS
    assert all(len(fix.why) <= MAX_WHY_CHARS and longest(fix.why) <= MAX_WHY_WORDS for fix in found.fixes)
    assert all(len(step) <= MAX_STEP_CHARS and longest(step) <= MAX_STEP_WORDS for step in found.steps)
    assert all(len(seen) <= MAX_EVIDENCE_CHARS for seen in cause.evidence)
    assert cause.summary.rstrip("?").endswith(".") or cause.summary.endswith("?")
    assert len(re.findall(r"[.?!](?:\s|$)", found.explanation)) <= MAX_SENTENCES
    assert found.fixes or found.steps, "something to do"
    assert grade(found.explanation) <= MAX_GRADE
    assert longest(found.explanation) <= MAX_SENTENCE_WORDS
    for expertise, limit in MAX_CHARS.items():
        text = text_of(lines_of(found, expertise), colour=False)
        assert len(text) <= limit
        assert cause.summary.partition("\n")[0][:40] in text
    assert len(lines_of(found, "expert")) == 1


@pytest.mark.parametrize(("name", "case"), IGNORES, ids=label)
def test_diagnoser_stays_silent_on_its_ignores(name: str, case: Case, tmp_path: Path) -> None:
    assert name not in {cause.diagnoser for cause in run(case, tmp_path).causes}


@pytest.mark.parametrize("name", NAMES)
def test_diagnoser_has_cases_of_both_kinds_a_subject_and_lower_case_signatures(name: str) -> None:
    module: ModuleType = engine.load(name)
    assert module.MATCHES
    assert module.IGNORES
    assert module.__doc__
    assert all(signature == signature.lower() for signature in module.SIGNATURES)
    assert module.SIGNATURES or module.STATUSES


def test_the_index_is_in_step_with_the_diagnosers() -> None:
    assert register.INDEX.read_text(encoding="utf-8") == register.rendered()


def test_each_signature_is_reached_by_its_rarest_word() -> None:
    listed = {entry for entries in engine.table(index.SIGNATURES).values() for entry in entries.split("\t") if entry}
    assert listed == {f"{name}={signature}" for name in NAMES for signature in engine.load(name).SIGNATURES}
