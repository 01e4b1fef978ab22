"""What every test starts from."""

from tests.signals import reset_ignored

reset_ignored()
