"""The published figures hold over the corpus, whatever is installed on the machine that asks."""

import pytest

from tests.classifier.corpus import entries
from tests.classifier.figures import measure


@pytest.mark.parametrize("seen_only", [True, False], ids=["seen", "whole"])
def test_no_command_is_diverted_and_sentences_are_recognised(seen_only: bool) -> None:
    figures = measure(entries(seen_only=seen_only))
    assert figures.commands >= (1_000 if seen_only else 1_500)
    assert figures.sentences >= (1_000 if seen_only else 1_500)
    assert figures.program_sentences >= 750
    assert figures.diverted == ()
    assert figures.recognised_share >= 0.98
    assert figures.doubtful_share <= 0.03


def test_figures_are_the_same_with_the_programs_of_this_machine() -> None:
    figures = measure(entries(seen_only=True), search_path=None)
    assert figures.diverted == ()
    assert figures.recognised_share >= 0.98
