"""Whatever is killed, and whenever: no process, no mount and no file of a trial is left, and nothing has changed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from llmsh.checkpoint.store import CheckpointStore
from tests.trial.ways import ROOT, make_place, tree, why_not

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not())

PATIENCE_S = 60  # an upper bound only; what is waited for comes within milliseconds

STARTS = """
import os, sys
from pathlib import Path
from llmsh.core.errors import TrialError
from tests.trial.ways import trial
try:
    run = trial(sys.argv[1], Path.cwd())
except TrialError as error:
    sys.exit(error.message)
run.commit(None)
"""
COMMITS = """
import os, signal, sys
from pathlib import Path
from llmsh.checkpoint.store import CheckpointStore
from llmsh.trial import commit
from tests.trial.ways import trial
run = trial(sys.argv[1], Path.cwd())
left = int(sys.argv[3])
def counted(name):
    plain = getattr(os, name)
    def call(*arguments, **options):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return plain(*arguments, **options)
    return call
class Os:
    def __getattr__(self, name):
        if name in ("mkdir", "rename", "replace", "unlink", "rmdir", "chmod", "write", "utime"):
            return counted(name)
        return getattr(os, name)
commit.os = Os()
run.commit(CheckpointStore(Path(sys.argv[2])))
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    make_place(tmp_path / "place")
    return tmp_path / "place"


def marked(mark: str) -> list[int]:
    """The processes with `mark` in their environment, llmsh's own among them."""
    found = []
    for name in os.listdir("/proc"):
        if name.isdecimal():
            try:
                environment = Path(f"/proc/{name}/environ").read_bytes()
            except OSError:
                continue
            if f"TRIAL_MARK={mark}".encode() in environment.split(b"\0"):
                found.append(int(name))
    return sorted(found)


def until(is_so: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < deadline, what
        time.sleep(0.01)


def parent_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


@pytest.fixture
def mark(tmp_path: Path) -> Iterator[str]:
    yield tmp_path.name
    for pid in marked(tmp_path.name):
        os.kill(pid, signal.SIGKILL)


def begin(place: Path, mark: str, command: str) -> "subprocess.Popen[str]":
    temporary = place.with_name("temporary")
    temporary.mkdir()
    env = {**os.environ, "TRIAL_MARK": mark, "TMPDIR": str(temporary), "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-c", STARTS, command], cwd=place, env=env, text=True, stderr=subprocess.PIPE
    )


def mounts() -> str:
    return Path("/proc/self/mountinfo").read_text()


@pytest.mark.parametrize("who", ["llmsh", "the one that makes the namespaces", "the first of the trial", "the command"])
def test_a_kill_leaves_nothing_behind(who: str, place: Path, mark: str) -> None:
    before = tree(place)
    process = begin(place, mark, "rm -rf logs; touch new; (sleep 300.25 & sleep 300.25); true")
    until(lambda: len(marked(mark)) >= 6, "the command never came up")
    chain = [process.pid]
    while following := [pid for pid in marked(mark) if parent_of(pid) == chain[-1]]:
        chain.append(following[0])
    victims = {"llmsh": 0, "the one that makes the namespaces": 1, "the first of the trial": 2, "the command": 3}
    os.kill(chain[victims[who]], signal.SIGKILL)
    _, text = process.communicate(timeout=PATIENCE_S)
    until(lambda: not marked(mark), f"{marked(mark)} are left")
    if who == "llmsh":
        assert process.returncode == -signal.SIGKILL
    elif who != "the command":
        assert "the trial was ended from outside" in text
    if who != "the command":
        assert tree(place) == before
    assert "llmsh-trial" not in mounts()
    assert not os.listdir(place.with_name("temporary"))


@pytest.mark.parametrize("delay_ms", [0, 5, 10, 20, 30, 40, 50, 60, 80, 100, 150])
def test_a_kill_of_llmsh_while_a_trial_comes_up_leaves_nothing(delay_ms: int, place: Path, mark: str) -> None:
    before = tree(place)
    process = begin(place, mark, "rm -rf logs; sleep 300.25")
    time.sleep(delay_ms / 1000)
    process.kill()
    process.communicate(timeout=PATIENCE_S)
    until(lambda: not marked(mark), f"{marked(mark)} are left")
    assert tree(place) == before
    assert "llmsh-trial" not in mounts()
    assert not os.listdir(place.with_name("temporary"))


@pytest.mark.parametrize("at", [1, 2, 3, 5, 8, 12, 17, 25])
def test_a_commit_that_was_killed_half_way_can_be_undone(at: int, place: Path, tmp_path: Path) -> None:
    before = tree(place)
    command = "rm -r logs/old data.csv; mv src elsewhere; echo y > a.txt; chmod 700 run.sh; ln -sfn b.txt link"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    arguments = [sys.executable, "-c", COMMITS, command, str(tmp_path / "state"), str(at)]
    done = subprocess.run(arguments, cwd=place, env=env, check=False, capture_output=True, text=True)
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    if tree(place) == before and done.returncode:
        return
    with closing(CheckpointStore(tmp_path / "state")) as store:
        store.undo()
    after = tree(place)
    assert {path: after.get(path) for path in before} == before
    # Nobody knows whose new files are when a step did not end, so they stay.
    assert all(path.startswith((".llmsh-try-", "elsewhere")) for path in after.keys() - before.keys())
