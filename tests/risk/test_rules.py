"""Every rule by its own examples, and the registry against the folder."""

from pathlib import Path
from types import ModuleType

import pytest

from llmsh.risk import rules
from llmsh.risk.assess import assess

ALL_RULES = (*rules.COMMAND_RULES, *rules.SCRIPT_RULES)
FOLDER = Path(rules.__file__).parent


def _cases(attribute: str) -> list[tuple[ModuleType, str]]:
    return [(rule, example) for rule in ALL_RULES for example in getattr(rule, attribute)]


def _ids(cases: list[tuple[ModuleType, str]]) -> list[str]:
    return [f"{rules.name_of(rule)}:{example!r}" for rule, example in cases]


@pytest.mark.parametrize(("rule", "command"), _cases("MATCHES"), ids=_ids(_cases("MATCHES")))
def test_rule_speaks_on_its_matches(rule: ModuleType, command: str) -> None:
    assert rules.name_of(rule) in {finding.rule for finding in assess(command).findings}


@pytest.mark.parametrize(("rule", "command"), _cases("IGNORES"), ids=_ids(_cases("IGNORES")))
def test_rule_stays_silent_on_its_ignores(rule: ModuleType, command: str) -> None:
    assert rules.name_of(rule) not in {finding.rule for finding in assess(command).findings}


def test_every_file_is_registered() -> None:
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    assert files == {rules.name_of(rule) for rule in ALL_RULES}


@pytest.mark.parametrize("rule", ALL_RULES, ids=rules.name_of)
def test_rule_names_its_source_and_has_examples(rule: ModuleType) -> None:
    assert "\nSource: " in (rule.__doc__ or "")
    assert len(rule.MATCHES) >= 2
    assert len(rule.IGNORES) >= 1
