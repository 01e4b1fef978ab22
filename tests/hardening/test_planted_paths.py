"""Files that somebody planted where ours belong: links, pipes, hard links, directories of others."""

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from llmsh.app import last_failure
from llmsh.app.main import write_log
from llmsh.checkpoint.journal import Journal
from llmsh.checkpoint.store import CheckpointStore
from llmsh.config import private_dir, runtime_dir, state_dir
from llmsh.core.diagnosis import Failure
from llmsh.core.errors import CheckpointError, LlmshError
from llmsh.ipc.client import Client
from llmsh.ipc.connection import check_peer
from llmsh.ipc.starting import Starter
from llmsh.kernel.listening import hold_lock
from llmsh.session.channels import open_channels

MINE = "mine\n"


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    path = tmp_path / "victim"
    path.write_text(MINE)
    path.chmod(0o640)
    return path


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("STATE", "CACHE", "CONFIG", "DATA", "RUNTIME"):
        variable = "XDG_RUNTIME_DIR" if name == "RUNTIME" else f"XDG_{name}_HOME"
        monkeypatch.setenv(variable, str(tmp_path / name.lower()))
    (tmp_path / "runtime").mkdir(mode=0o700)
    return tmp_path


def _lock(path: Path) -> None:
    descriptor = hold_lock(path)
    if descriptor is not None:
        os.close(descriptor)


def _start_lock(path: Path) -> None:
    with Starter(path.parent) as starter:
        starter.holds_lock()


def _locked(path: Path) -> None:
    with Journal(path.with_suffix(".jsonl")).locked():
        pass


def _failure(path: Path) -> None:
    del path
    last_failure.write(7, Failure("make", 1, "secret output", Path("/")))


WRITERS: dict[str, tuple[Callable[[], Path], Callable[[Path], object]]] = {
    "the last failure": (lambda: runtime_dir() / "last-7.json", _failure),
    "the log": (lambda: state_dir() / "llmsh.log", lambda path: write_log(ValueError("secret"))),
    "the journal": (lambda: state_dir() / "journal.jsonl", lambda path: Journal(path).append("begin", 1)),
    "the journal's lock": (lambda: state_dir() / "journal.lock", _locked),
    "the kernel's lock": (lambda: runtime_dir() / "kernel.lock", _lock),
    "the lock of who starts the kernel": (lambda: runtime_dir() / "start.lock", _start_lock),
}


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_a_link_is_not_written_through(home: Path, victim: Path, name: str) -> None:
    place, write = WRITERS[name]
    path = place()
    private_dir(path.parent)
    path.symlink_to(victim)
    with contextlib.suppress(OSError, LlmshError):
        write(path)
    assert victim.read_text() == MINE
    assert victim.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_a_link_to_nothing_makes_nothing(home: Path, name: str) -> None:
    place, write = WRITERS[name]
    path = place()
    private_dir(path.parent)
    path.symlink_to(home / "elsewhere")
    with contextlib.suppress(OSError, LlmshError):
        write(path)
    assert not (home / "elsewhere").exists()


def test_the_last_failure_is_not_read_through_a_link(home: Path) -> None:
    path = runtime_dir() / "last-7.json"
    private_dir(path.parent)
    planted = home / "planted.json"
    planted.write_text('{"command": "rm -rf /", "status": 1, "output": "", "cwd": "/"}')
    path.symlink_to(planted)
    assert last_failure.read(7) is None


@pytest.mark.parametrize("where", [state_dir, runtime_dir])
def test_a_directory_of_ours_that_is_a_link_of_somebody_else_is_refused(home: Path, where: Callable[[], Path]) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a link away")
    (home / "theirs").mkdir()
    where().parent.mkdir(exist_ok=True)
    where().symlink_to(home / "theirs")
    os.chown(where(), 65534, 65534, follow_symlinks=False)
    with pytest.raises(PermissionError):
        private_dir(where())


_STRANGER = """
import os, socket, sys
os.setgroups([]); os.setuid(65534)
mine, other = socket.socketpair()
socket.send_fds(socket.socket(fileno=int(sys.argv[1])), [b"x"], [mine.fileno()])
"""


@pytest.mark.skipif(not hasattr(socket, "SO_PEERCRED"), reason="no peer credentials here")
def test_a_kernel_of_another_user_is_not_talked_to() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        check_peer(ours)
        if os.geteuid() != 0:
            return  # only root can make a socket as somebody else
        subprocess.run([sys.executable, "-c", _STRANGER, str(theirs.fileno())], pass_fds=[theirs.fileno()], check=True)
        _, descriptors, _, _ = socket.recv_fds(ours, 1, 1)
        with socket.socket(fileno=descriptors[0]) as made_by_a_stranger, pytest.raises(PermissionError):
            check_peer(made_by_a_stranger)


def test_a_socket_that_is_a_link_to_a_file_is_no_kernel(home: Path, victim: Path) -> None:
    path = runtime_dir() / "kernel.sock"
    private_dir(path.parent)
    path.symlink_to(victim)
    with pytest.raises(LlmshError):
        Client(path)
    assert victim.read_text() == MINE


@pytest.mark.parametrize("plant", ["file", "directory", "parent"])
def test_undo_does_not_write_through_a_link_that_was_put_in_place_since(
    tmp_path: Path, victim: Path, plant: str
) -> None:
    place = tmp_path / "place"
    inner = place / "inner"
    inner.mkdir(parents=True)
    (inner / "victim").write_text("kept\n")
    store = CheckpointStore(tmp_path / "store")
    number = store.begin("x", place, [inner])
    (inner / "victim").write_text("changed\n")
    store.finish(number)
    if plant == "file":
        (inner / "victim").unlink()
        (inner / "victim").symlink_to(victim)
    else:
        moved = inner if plant == "directory" else place
        moved.rename(tmp_path / "moved")
        moved.symlink_to(tmp_path, target_is_directory=True)
        (tmp_path / "inner").symlink_to(tmp_path, target_is_directory=True)
    with pytest.raises(CheckpointError):
        store.undo(number)
    assert victim.read_text() == MINE
    store.close()


@pytest.mark.parametrize("under_proc", [True, False])
def test_the_channels_of_a_session_are_private_and_not_guessed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, under_proc: bool
) -> None:
    if under_proc and not hasattr(os, "memfd_create"):
        pytest.skip("no files without a name here")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old = os.umask(0)
    try:
        channels = open_channels(under_proc=under_proc)
    finally:
        os.umask(old)
    places = (channels.commands, channels.requests, channels.records, channels.text, channels.scratch, channels.startup)
    if under_proc:
        assert not list(tmp_path.iterdir())
    for place in () if under_proc else places:
        assert os.stat(place.path).st_mode & 0o077 == 0
        assert Path(place.path).parent.stat().st_mode & 0o077 == 0
    channels.close()
    assert not list(tmp_path.iterdir())
