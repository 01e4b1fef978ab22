"""`make conformance`: run every case, print the number, and each exception with its reason."""

import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.app.ways import compiled, sh_launcher
from tests.conformance.invocations import INVOCATIONS
from tests.conformance.paired import Invocation, Session, differences
from tests.conformance.sessions import SESSIONS
from tests.signals import reset_ignored


def main() -> int:
    """Arguments: parts of names to run; none runs all. 1 when a case differs that must not."""
    reset_ignored()
    wanted = sys.argv[1:]
    started_s = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        way = compiled if shutil.which("cc") or shutil.which("gcc") else sh_launcher
        launcher = way(Path(folder))[0]
        failed = [
            *_report("invocations", INVOCATIONS, wanted, launcher),
            *_report("interactive sessions", SESSIONS, wanted, launcher),
        ]
    print(f"{len(failed)} of them differ without a reason; {time.monotonic() - started_s:.0f} s")
    return 1 if failed else 0


def _report(
    title: str, cases: Sequence[Invocation | Session], wanted: list[str], launcher: str
) -> list[Invocation | Session]:
    cases = [case for case in cases if not wanted or any(part in name_of(case) for part in wanted)]
    same, excepted, failed = 0, [], []
    for number, case in enumerate(cases, 1):
        sys.stderr.write(f"\r\x1b[K{title}: {number} of {len(cases)}")
        found = check(case, launcher)
        if not found:
            same += 1
        elif case.exception:
            excepted.append(case)
        else:
            failed.append(case)
            sys.stderr.write("\r\x1b[K")
            print(f"differs: {name_of(case)}", *found, sep="\n    ")
    sys.stderr.write("\r\x1b[K")
    counted = len(cases) - len(excepted)
    share = 100 * same / counted if counted else 100.0
    print(f"{title}: {same} of {counted} agree with bash ({share:.1f} %), {len(excepted)} exceptions")
    for case in excepted:
        print(f"    {name_of(case)}: {case.exception}")
    return failed


def check(case: Invocation | Session, launcher: str) -> list[str]:
    """The differences, once more where there are some: a busy machine can come between two keys."""
    found: list[str] = []
    for _ in range(2):
        try:
            found = differences(case, launcher)
        except TimeoutError as error:
            found = [str(error)]
        if not found or case.exception:
            break
    return found


def name_of(case: Invocation | Session) -> str:
    if isinstance(case, Session):
        return case.name
    words = " ".join(case.args)
    return f"{case.name} {words}"[:100].replace("\n", "⏎")


if __name__ == "__main__":
    sys.exit(main())
