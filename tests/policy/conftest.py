"""One home for each test."""

from pathlib import Path

import pytest

from tests.policy.desk import Desk, make_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)
