"""What every test starts from."""

from tests.not_proven import pytest_sessionfinish, pytest_terminal_summary, pytest_testnodedown
from tests.signals import reset_ignored

__all__ = ["pytest_sessionfinish", "pytest_terminal_summary", "pytest_testnodedown"]

reset_ignored()
