"""The published figures hold over the corpus, whatever is installed on the machine that asks.

The seen part took part in fitting the weights; the unseen part is what the figures are worth. When it was first
measured, 96.2 % of its sentences were recognised; the target of 98 % is met on the whole, not yet on that part.

Two more sets were written later, each before it was routed, as users type to a shell: terse, with slips, in other
languages. Of the first 319 sentences 88.4 % were recognised, and 17 of 392 commands chosen to read like sentences went
astray (11 of these are sentences as well, or neither, and were left out). After what was missed had been mended, of the
second 108 sentences 94.4 % were recognised, and none of 173 commands went astray. Both are in the seen part now.
"""

from tests.classifier.corpus import entries
from tests.classifier.figures import Figures, measure


def _holds(figures: Figures, *, recognised_share: float) -> None:
    assert figures.diverted == ()
    assert figures.doubtful_commands <= 0.005 * figures.commands
    assert figures.recognised_share >= recognised_share
    assert figures.doubtful_share <= 0.03


def test_the_whole_corpus_is_routed_as_published() -> None:
    figures = measure(entries(seen_only=False))
    assert figures.commands >= 1_500
    assert figures.sentences >= 1_500
    assert figures.program_sentences >= 750
    _holds(figures, recognised_share=0.98)


def test_the_seen_part_is_routed_as_published() -> None:
    figures = measure(entries(seen_only=True))
    _holds(figures, recognised_share=0.98)
    assert figures.recognised_program_share >= 0.98


def test_no_unseen_command_is_diverted() -> None:
    unseen = [entry for entry in entries(seen_only=False) if entry.unseen]
    _holds(measure(unseen), recognised_share=0.96)


def test_figures_hold_with_the_programs_of_this_machine() -> None:
    _holds(measure(entries(seen_only=True), search_path=None), recognised_share=0.98)
