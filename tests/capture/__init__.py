"""Pictures of real sessions for the README: `python -m tests.capture`."""
