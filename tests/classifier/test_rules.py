"""Every rule's own examples, routed by the whole classifier."""

import importlib
import pkgutil

import pytest

from llmsh.classifier import SystemResolver, build_classifier, rules
from llmsh.classifier.classify import RULES
from llmsh.classifier.reading import Example

NAMES = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))
EXAMPLES = [
    (name, example) for name in NAMES for example in importlib.import_module(f"llmsh.classifier.rules.{name}").EXAMPLES
]
classify = build_classifier(SystemResolver(path=lambda: "/nonexistent"))


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_rule_keeps_its_examples(name: str, example: Example) -> None:
    line, route = example
    found = classify(line)
    assert found.route is route, f"{name}: {found.reason}"
    assert found.reason


def test_every_rule_file_is_registered() -> None:
    registered = {rule.__module__.rsplit(".", 1)[1] for rule in RULES}
    assert registered | {"sentence"} == set(NAMES)
