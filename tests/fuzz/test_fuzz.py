"""Every fuzzer for a moment, always with the same inputs; `make fuzz` runs them for long with new ones."""

import pytest
from hypothesis import HealthCheck, settings

from tests.fuzz.targets import TARGETS


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_a_fuzzer_finds_nothing(name: str) -> None:
    bounded = settings(
        max_examples=30, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    bounded(TARGETS[name])()
