"""The undo matrix as a table: every kind of change, its undo killed at every point where it touches the disk.

`python -m tests.checkpoint.matrix [--every N] [KIND…]` prints a Markdown table; exits with 1 when a cell is wrong.
At every kill point the undo runs in a process of its own that dies as by SIGKILL; then it is run again, and the tree
must be byte for byte what it was before the step (content, modes, times, links, holes, attributes, access lists), with
nothing of ours left in it and what lies beside it untouched. --every: only each Nth kill point. TMPDIR chooses the
file system; a change that is not possible there is left out and told.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from llmsh.checkpoint.store import CheckpointStore
from tests.checkpoint.test_matrix import MOST_POINTS, killed_at, step
from tests.checkpoint.test_store import CHANGES, is_possible, make_work, snapshot


def row(name: str, base: Path, every: int) -> tuple[int, list[int]]:
    """How many kill points the undo of `name` was tried at, and those after which something was not as before."""
    work = base / "work"
    make_work(work)
    if not is_possible(name, work):
        return 0, []
    before = snapshot(work)
    beside = base / "beside"
    beside.write_text("not part of it")
    tried, wrong = 0, []
    for fatal in range(1, MOST_POINTS, every):
        state = base / f"state-{fatal}"
        number = step(state, work, name)
        was_killed = killed_at(fatal, state)
        if was_killed:
            again = CheckpointStore(state)
            again.undo(number)
            again.close()
        is_whole = snapshot(work) == before and not list(work.rglob(".llmsh-undo-*"))
        if not is_whole or beside.read_text() != "not part of it":
            wrong.append(fatal)
        shutil.rmtree(state)
        tried += 1
        if not was_killed or wrong:
            break
    return tried, wrong


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.checkpoint.matrix", description=__doc__)
    parser.add_argument("kinds", nargs="*", default=list(CHANGES))
    parser.add_argument("--every", type=int, default=1)
    given = parser.parse_args(arguments)
    sys.stdout.write("| kind of change | step | kill points | as before |\n|---|---|---|---|\n")
    points = failures = 0
    for name in given.kinds:
        with tempfile.TemporaryDirectory(prefix="llmsh-matrix-") as base:
            tried, wrong = row(name, Path(base), given.every)
        points += tried
        failures += len(wrong)
        said = f"**not at {wrong[0]}**" if wrong else "all" if tried else "not possible here"
        shown = repr(CHANGES[name])[1:-1]
        sys.stdout.write(f"| {name} | `{shown}` | {tried} | {said} |\n")
        sys.stdout.flush()
    sys.stdout.write(f"| {len(given.kinds)} kinds | | {points} | {points - failures} |\n")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
