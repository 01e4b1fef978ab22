"""What risk, impact and checkpoint add to a step, and what its undo takes, by the number of files that it changes.

`python -m tests.checkpoint.measure [COUNT…] [--rounds N] [--profile PART]`: the step deletes COUNT files of 100 bytes
in a fresh directory. The last row is the yardstick of undo: what the file system takes to make as many files after as
many were deleted. Wall time and processor time (ours and git's) of each part; p50 and p95 over the rounds. Wall time
counts what else the machine does; processor time does not. TMPDIR chooses the file system.
PART: begin, finish or undo, by cProfile.
"""

import argparse
import cProfile
import os
import pstats
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from llmsh.checkpoint.store import CheckpointStore
from llmsh.core.plan import Effect, Step
from llmsh.risk.assess import assess
from llmsh.risk.impact import read_impact

_FILE_BYTES = 100
_IN_ONE_FOLDER = 500


def _fill(folder: Path, count: int) -> None:
    for index in range(count):
        place = folder / f"d{index // _IN_ONE_FOLDER}"
        if index % _IN_ONE_FOLDER == 0:
            place.mkdir(parents=True)
        (place / f"f{index}").write_bytes(b"%099d\n" % index)


def _cpu_s() -> float:
    spent = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in spent)


class Clock:
    """Wall and processor milliseconds by part."""

    def __init__(self, profiled: str | None) -> None:
        self.profiled = profiled
        self.spent: dict[str, list[tuple[float, float]]] = {}

    def time(self, part: str, run: Callable[[], object]) -> None:
        profile = cProfile.Profile() if part == self.profiled else None
        wall, cpu = time.perf_counter(), _cpu_s()
        if profile is not None:
            profile.runcall(run)
        else:
            run()
        took = (time.perf_counter() - wall) * 1000, (_cpu_s() - cpu) * 1000
        self.spent.setdefault(part, []).append(took)
        if profile is not None:
            pstats.Stats(profile, stream=sys.stdout).sort_stats("tottime").print_stats(25)


def _round(count: int, clock: Clock) -> None:
    with tempfile.TemporaryDirectory(prefix="llmsh-measure-") as name:
        folder = Path(name) / "work"
        folder.mkdir()
        _fill(folder, count)
        command = f"rm -r {folder}"
        clock.time("risk", lambda: assess(command))
        clock.time("impact", lambda: read_impact(Step(command, "", Effect.DELETES), Path(name)))
        store = CheckpointStore(Path(name) / "state")
        store.records()
        numbers: list[int] = []
        clock.time("begin", lambda: numbers.append(store.begin(command, Path(name), [folder])))
        shutil.rmtree(folder)
        clock.time("finish", lambda: store.finish(numbers[0]))
        clock.time("undo", lambda: store.undo(numbers[0]))
        store.close()
        found = sum(len(files) for _, _, files in os.walk(folder))
        shutil.rmtree(folder)
        clock.time("(a bare loop that makes them again)", lambda: _fill(folder, count))
        if found != count:
            raise SystemExit(f"undo brought back {found} of {count} files")


def _p95(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.checkpoint.measure", description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[1, 1000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--profile", choices=("begin", "finish", "undo"))
    given = parser.parse_args(arguments)
    assess("ls")
    sys.stdout.write("| files | part | wall p50 | wall p95 | processor p50 | processor p95 |\n" + "|---" * 6 + "|\n")
    for count in given.counts:
        clock = Clock(given.profile)
        for _ in range(given.rounds):
            _round(count, clock)
        for part, spent in clock.spent.items():
            walls, cpus = [wall for wall, _ in spent], [cpu for _, cpu in spent]
            sys.stdout.write(
                f"| {count:,} | {part} | {median(walls):.1f} ms | {_p95(walls):.1f} ms"
                f" | {median(cpus):.1f} ms | {_p95(cpus):.1f} ms |\n"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
