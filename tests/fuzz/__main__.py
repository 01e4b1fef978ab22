"""`python -m tests.fuzz [--seconds N] [--atheris] [TARGET…]`: fuzz in turns until the time is over; 1 at a finding.

--atheris: inputs are led by coverage, where the package atheris is installed; it never is needed.
"""

import argparse
import sys
import time
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis.database import DirectoryBasedExampleDatabase

from tests.fuzz.targets import TARGETS

ROUND_EXAMPLES = 500


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--atheris", action="store_true")
    parser.add_argument("target", nargs="*", choices=[[], *TARGETS], default=[])
    arguments = parser.parse_args()
    names = arguments.target or sorted(TARGETS)
    if arguments.atheris:
        return _by_coverage(names[0], arguments.seconds)
    until = time.monotonic() + arguments.seconds
    spent = dict.fromkeys(names, 0.0)
    failed: dict[str, int] = {}
    bounded = settings(
        max_examples=ROUND_EXAMPLES,
        deadline=None,
        database=DirectoryBasedExampleDatabase(".hypothesis/fuzz"),
        suppress_health_check=list(HealthCheck),
    )
    fuzzers = {name: bounded(TARGETS[name]) for name in names}
    while time.monotonic() < until and len(failed) < len(names):
        name = min((name for name in names if name not in failed), key=spent.__getitem__)
        started = time.monotonic()
        try:
            fuzzers[name]()
        except Exception as error:  # noqa: BLE001  # whatever comes is a finding
            failed[name] = 1
            notes = "\n".join(getattr(error, "__notes__", ()))
            sys.stdout.write(f"FINDING in {name}: {type(error).__name__}: {error}\n{notes}\n")
            sys.stdout.flush()
        spent[name] += time.monotonic() - started
    for name in names:
        sys.stdout.write(f"{name:<16}{spent[name]:8.0f} s  {'finding' if name in failed else 'nothing found'}\n")
    return 1 if failed else 0


def _by_coverage(name: str, seconds: float) -> int:
    import importlib

    atheris: Any = importlib.import_module("atheris")
    fuzz_one = TARGETS[name].hypothesis.fuzz_one_input  # type: ignore[attr-defined]
    atheris.instrument_all()
    atheris.Setup([sys.argv[0], f"-max_total_time={int(seconds)}"], fuzz_one)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
