"""The kernel as a process: two starts at once, kill -9, a hung one, an older one, a full disk, a lost socket."""

import contextlib
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from llmsh.app.commands import kernel as command
from llmsh.core.context import Context
from llmsh.core.errors import KernelDied, KernelUnavailable
from llmsh.ipc import ask_briefly, protocol
from llmsh.ipc.client import Client
from llmsh.ipc.versions import is_older
from llmsh.kernel.listening import holder_pid
from tests.kernel.serving import KERNEL, PATIENCE_S, Process, environment, wait_until

pytestmark = pytest.mark.network


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the kernel of this test keeps everything; whatever kernel runs there is ended."""
    for name, value in environment(tmp_path).items():
        monkeypatch.setenv(name, value)
    yield tmp_path
    pid = holder(tmp_path)
    if pid is not None and pid != os.getpid():
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def holder(root: Path) -> int | None:
    folder = root / "run" / "llmsh"
    return holder_pid(folder / "kernel.lock", folder / "kernel.sock")


@pytest.fixture
def process(root: Path) -> Iterator[Process]:
    running = Process(root)
    running.wait_for_socket()
    yield running
    running.end()


def pid_of(client: Client) -> int:
    return int(client.call("status")["pid"])


def test_of_several_starts_at_once_one_kernel_stays(root: Path) -> None:
    processes = [Process(root) for _ in range(3)]
    wait_until(lambda: sum(each.process.poll() is not None for each in processes) == 2)
    assert sorted(str(each.process.poll()) for each in processes) == ["0", "0", "None"]
    with Client() as client:
        assert pid_of(client) in [each.process.pid for each in processes]
    for each in processes:
        each.end()


def test_a_client_starts_the_kernel_and_after_kill_9_the_next_one(root: Path) -> None:
    with Client(start=True, timeout_s=PATIENCE_S) as client:
        first = pid_of(client)
        os.kill(first, signal.SIGKILL)
        assert pid_of(client) != first
        assert holder(root) == pid_of(client)


def test_a_request_that_a_dying_kernel_had_is_answered_by_the_next(process: Process) -> None:
    with Client(start=True, timeout_s=PATIENCE_S) as client:
        # Stopped, it takes the request and cannot answer it.
        process.process.send_signal(signal.SIGSTOP)
        answers: list[object] = []
        thread = threading.Thread(target=lambda: answers.append(pid_of(client)))
        thread.start()
        process.process.kill()
        process.process.wait()
        thread.join(PATIENCE_S)
        assert len(answers) == 1
        assert answers != [process.process.pid]


def test_what_must_not_be_done_twice_is_not_sent_again(process: Process) -> None:
    with Client(start=True, timeout_s=PATIENCE_S) as client:
        process.process.send_signal(signal.SIGSTOP)
        process.process.kill()
        process.process.wait()
        with pytest.raises(KernelDied):
            client.call("tools.call", {"tool": "x"})


def test_a_hung_kernel_is_waited_for_only_briefly_and_stop_ends_it(
    process: Process, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    process.process.send_signal(signal.SIGSTOP)
    with pytest.raises(KernelUnavailable):
        Client(timeout_s=0.1)
    assert ask_briefly("status") is None
    monkeypatch.setattr(command, "STOP_TIMEOUT_S", 0.2)
    ended = threading.Thread(target=process.process.wait)
    ended.start()
    assert command._stop() == 0
    ended.join(PATIENCE_S)
    assert process.process.returncode == -signal.SIGKILL
    assert "killed" in capsys.readouterr().out


def test_stop_and_status_say_when_there_is_none(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command._stop() == 0
    assert command._status() == 1
    assert capsys.readouterr().out.startswith("not running\nnot running")


_OLD_KERNEL = """
import fcntl, json, os, socket, sys
lock = os.open(sys.argv[1] + "/kernel.lock", os.O_RDWR | os.O_CREAT)
fcntl.flock(lock, fcntl.LOCK_EX)
listening = socket.socket(socket.AF_UNIX)
listening.bind(sys.argv[1] + "/kernel.sock")
listening.listen()
while True:
    peer, _ = listening.accept()
    for line in peer.makefile("rb"):
        message = json.loads(line)
        if message["method"] == "hello" and len(sys.argv) == 2:
            answer = {"error": {"code": -32601, "message": "no method"}}
        else:
            answer = {"result": {"protocol": int(sys.argv[2]), "version": "99.0", "pid": os.getpid()}}
        peer.sendall(json.dumps({"id": message["id"], **answer}).encode() + b"\\n")
"""


def start_other_version(root: Path, *args: str) -> "subprocess.Popen[bytes]":
    folder = root / "run" / "llmsh"
    folder.mkdir(mode=0o700)
    other = subprocess.Popen([sys.executable, "-c", _OLD_KERNEL, str(folder), *args])
    wait_until((folder / "kernel.sock").exists)
    return other


def test_a_kernel_of_the_first_version_is_replaced(root: Path) -> None:
    old = start_other_version(root)
    with pytest.raises(KernelUnavailable) as caught:
        Client(timeout_s=PATIENCE_S)
    assert caught.value.hint == "run: llmsh kernel start"
    with Client(start=True, timeout_s=PATIENCE_S) as client:
        assert pid_of(client) != old.pid
    assert old.wait(PATIENCE_S) == -signal.SIGTERM


def test_a_newer_kernel_is_left_alone(root: Path) -> None:
    newer = start_other_version(root, str(protocol.PROTOCOL_VERSION + 1))
    with pytest.raises(KernelUnavailable) as caught:
        Client(start=True, timeout_s=PATIENCE_S)
    assert caught.value.hint == "start a new shell"
    assert newer.poll() is None
    newer.kill()
    newer.wait()


@pytest.mark.parametrize(
    ("version", "speaks", "expected"),
    [
        ("0.0.9", protocol.PROTOCOL_VERSION, True),
        ("99.0", protocol.PROTOCOL_VERSION, False),
        ("99.0", protocol.PROTOCOL_VERSION - 1, True),
        ("0.0.1", protocol.PROTOCOL_VERSION + 1, False),
        ("rubbish", protocol.PROTOCOL_VERSION, True),
    ],
)
def test_which_kernel_is_older(version: str, speaks: int, expected: bool) -> None:
    assert is_older(version, speaks) is expected


def test_a_kernel_whose_socket_is_gone_makes_room_for_the_next(process: Process, root: Path) -> None:
    process.path.unlink()
    with Client(start=True, timeout_s=PATIENCE_S) as client:
        assert pid_of(client) != process.process.pid
    assert process.process.wait(PATIENCE_S) == 0


def _no_room() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def test_on_a_full_disk_the_kernel_answers_all_the_same(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(root / "cache"))
    full = Process(root, preexec_fn=_no_room)
    full.wait_for_socket()
    with Client(timeout_s=PATIENCE_S) as client:
        assert client.call("risk", {"command": "rm -rf build"})["level"] != "safe"
        assert client.plan("files larger than 10 MB", Context(Path("/"), Path("/"))).steps
    full.end()
    assert full.process.returncode == 0


def test_a_kernel_that_cannot_start_says_why(root: Path) -> None:
    (root / "run" / "llmsh").write_text("a file")
    done = subprocess.run(KERNEL, env=environment(root), capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert str(root / "run" / "llmsh") in done.stderr


def test_a_kernel_that_is_told_to_end_takes_its_socket_along(process: Process) -> None:
    process.process.terminate()
    assert process.process.wait(PATIENCE_S) == 0
    assert not process.path.exists()


def test_an_inherited_socket_is_served_and_stays(root: Path) -> None:
    path = root / "run" / "llmsh" / "kernel.sock"
    path.parent.mkdir(mode=0o700)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))
        listening.listen()
        # What systemd does: the socket as descriptor 3, and variables that name this process.
        script = 'exec 3<&"$FD"; LISTEN_PID=$$ LISTEN_FDS=1 LISTEN_FDNAMES=kernel.socket exec "$@"'
        kernel = subprocess.Popen(
            ["bash", "-c", script, "bash", *KERNEL],
            env={**environment(root), "FD": str(listening.fileno())},
            pass_fds=[listening.fileno()],
        )
        with Client(timeout_s=PATIENCE_S) as client:
            assert pid_of(client) == kernel.pid
        kernel.terminate()
        assert kernel.wait(PATIENCE_S) == 0
        assert path.exists()


def test_variables_that_are_meant_for_another_process_are_not_believed(root: Path) -> None:
    kernel = Process(root)
    kernel.end()
    env = {**environment(root), "LISTEN_PID": "1", "LISTEN_FDS": "1"}
    process = subprocess.Popen(KERNEL, env=env)
    wait_until((root / "run" / "llmsh" / "kernel.sock").exists)
    with Client(start=True, timeout_s=PATIENCE_S) as client:
        assert pid_of(client) == process.pid
    process.terminate()
    assert process.wait(PATIENCE_S) == 0
