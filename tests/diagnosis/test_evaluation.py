"""Failures really produced: the right cause is named and the first fix works."""

import shutil

import pytest

from tests.diagnosis.evaluate import Example, examples, false_explanations, measure

# Measured before any rule was changed because of the sealed part: cause 147 of 153, first fix 65 of 69.
SEALED_CAUSE, SEALED_FIX = 0.9, 0.9
MAX_FALSE = 0.01


@pytest.mark.parametrize("example", examples("open"), ids=lambda example: example.command[:50])
def test_the_right_cause_is_named_and_the_first_fix_works(example: Example) -> None:
    result = measure(example)
    if not result.has_failed:
        pytest.skip("it does not fail on this machine")
    causes = [cause.diagnoser for cause in result.diagnosis.causes]
    assert result.named, f"{causes} for {result.output!r}"
    assert result.fixed is not False, [fix.command for fix in result.diagnosis.fixes]


@pytest.mark.skipif(shutil.which("git") is None, reason="most of the failures need git")
def test_failures_that_were_not_used_for_tuning_are_explained_too() -> None:
    results = [result for example in examples("sealed") if (result := measure(example)).has_failed]
    judged = [result for result in results if result.fixed is not None]
    assert sum(result.named for result in results) >= SEALED_CAUSE * len(results)
    assert sum(bool(result.fixed) for result in judged) >= SEALED_FIX * len(judged)


def test_harmless_outputs_are_not_explained_away() -> None:
    found, count = false_explanations(every=3)
    assert len(found) <= MAX_FALSE * 2 * count, found
