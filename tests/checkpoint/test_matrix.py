"""The undo matrix: every kind of change, the undo of it killed at every point where it touches the disk.

By default a few points of each; LLMSH_TEST_MATRIX=1 takes them all (some minutes), and so does
`python -m tests.checkpoint.matrix`, which prints them as a table.
"""

import os
import shutil
import sys
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from llmsh.checkpoint.objects import Objects
from llmsh.checkpoint.store import CheckpointStore
from tests.checkpoint.test_crashes import EVENTS
from tests.checkpoint.test_store import CHANGES, apply, only_removes, snapshot, work

__all__ = ["work"]  # a fixture
KILLED = 9
ALL_POINTS = os.environ.get("LLMSH_TEST_MATRIX") == "1"
MOST_POINTS = 500


def killed_at(fatal: int, state: Path) -> bool:
    """Run the undo in a process of its own that dies, as by SIGKILL, at its file system event number `fatal`."""
    child = os.fork()
    if child == 0:
        seen = 0

        def hook(event: str, arguments: tuple[Any, ...]) -> None:
            nonlocal seen
            writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
            if writes or event in EVENTS.split():
                seen += 1
                if seen == fatal:
                    os._exit(KILLED)

        try:
            store = CheckpointStore(state)
            store.records()
            sys.addaudithook(hook)
            store.undo()
            os._exit(0)
        finally:
            os._exit(1)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, KILLED)
    return status == KILLED


def step(state: Path, work: Path, name: str) -> int:
    store = CheckpointStore(state, only_removes=only_removes)
    number = store.begin(name, work, [work])
    apply(name, work)
    store.finish(number)
    store.close()
    return number


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.timeout(0 if ALL_POINTS else 120)
@pytest.mark.parametrize("name", CHANGES)
def test_an_undo_killed_at_any_point_is_finished_by_the_next(name: str, tmp_path: Path, work: Path) -> None:
    before = snapshot(work)
    beside = tmp_path / "beside"
    beside.write_text("not part of it")
    fatal = 1 if ALL_POINTS else 1 + sum(name.encode()) % 9
    last = MOST_POINTS if ALL_POINTS else fatal + 19
    while fatal <= last:
        state = tmp_path / f"state-{fatal}"
        number = step(state, work, name)
        was_killed = killed_at(fatal, state)
        if was_killed:
            again = CheckpointStore(state)
            again.undo(number)
            again.close()
        assert snapshot(work) == before, fatal
        assert not list(work.rglob(".llmsh-undo-*")), fatal
        assert beside.read_text() == "not part of it"
        shutil.rmtree(state)
        if not was_killed:
            break
        fatal += 1 if ALL_POINTS else 19
    assert not ALL_POINTS or fatal < last, "the undo never ended"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_file_with_two_names_that_was_half_written_is_finished(tmp_path: Path, work: Path) -> None:
    before = snapshot(work)
    number = step(tmp_path / "state", work, "write in place")
    child = os.fork()
    if child == 0:
        whole = Objects.copy_to

        def half(objects: Objects, digest: str, output: BinaryIO) -> None:
            if isinstance(output.name, str):
                output.write(b"ha")
                output.flush()
                os._exit(KILLED)
            whole(objects, digest, output)

        try:
            Objects.copy_to = half  # type: ignore[assignment, method-assign]
            CheckpointStore(tmp_path / "state").undo()
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED
    assert (work / "a.txt").read_text().startswith("ha")
    again = CheckpointStore(tmp_path / "state")
    again.undo(number)
    again.close()
    assert snapshot(work) == before
