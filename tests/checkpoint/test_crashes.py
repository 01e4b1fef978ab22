"""A kill at any point of a checkpoint or an undo loses nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from llmsh.checkpoint.store import CheckpointStore
from llmsh.core.errors import CheckpointError

EVENTS = "os.rename os.remove os.rmdir os.mkdir os.link os.symlink os.chmod os.utime subprocess.Popen"
# Runs one operation and kills the process, as SIGKILL would, at the file system event with the given number.
CHILD = f"""
import os, sys
from pathlib import Path
from llmsh.checkpoint.store import CheckpointStore
state, work, operation, fatal = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
seen = 0
def hook(event, arguments):
    global seen
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    if writes or event in {EVENTS.split()!r}:
        seen += 1
        if seen == fatal:
            os._exit(9)
store = CheckpointStore(state)
store.records()
sys.addaudithook(hook)
store.undo() if operation == "undo" else store.begin("step", work, [work])
os._exit(0)
"""


def _tree(work: Path) -> dict[str, str | None]:
    return {
        str(path.relative_to(work)): path.read_text() if path.is_file() else None
        for path in sorted(work.rglob("*"))
        if not path.name.startswith(".llmsh-undo-")
    }


def _run_child(state: Path, work: Path, operation: str, fatal: int) -> int:
    command = [sys.executable, "-c", CHILD, str(state), str(work), operation, str(fatal)]
    return subprocess.run(command, check=False, capture_output=True, timeout=60).returncode


def _prepare(tmp_path: Path) -> tuple[Path, Path]:
    state, work = tmp_path / "state", tmp_path / "work"
    (work / "dir").mkdir(parents=True)
    (work / "a").write_text("old a")
    (work / "dir" / "b").write_text("old b")
    return state, work


@pytest.mark.parametrize("fatal", [1, 2, 4, 7, 11, 15, 19, 23, 27, 31])
def test_an_undo_that_was_killed_can_be_run_again(tmp_path: Path, fatal: int) -> None:
    state, work = _prepare(tmp_path)
    before = _tree(work)
    store = CheckpointStore(state)
    number = store.begin("step", work, [work])
    (work / "a").write_text("new a")
    (work / "dir" / "b").unlink()
    (work / "dir").rmdir()
    (work / "made").write_text("made")
    store.finish(number)
    store.close()
    status = _run_child(state, work, "undo", fatal)
    assert status in (0, 9)
    if status == 9:
        again = CheckpointStore(state)
        again.undo(number)
        again.close()
    assert _tree(work) == before
    assert not list(work.rglob(".llmsh-undo-*"))


@pytest.mark.parametrize("fatal", [1, 2, 4, 6, 8, 10, 12])
def test_a_begin_that_was_killed_leaves_files_and_store_sound(tmp_path: Path, fatal: int) -> None:
    state, work = _prepare(tmp_path)
    before = _tree(work)
    CheckpointStore(state).close()
    _run_child(state, work, "begin", fatal)
    assert _tree(work) == before
    store = CheckpointStore(state)
    number = store.begin("next", work, [work])
    (work / "a").unlink()
    store.finish(number)
    store.undo()
    assert _tree(work) == before
    with pytest.raises(CheckpointError):
        store.undo(number)
    store.close()
