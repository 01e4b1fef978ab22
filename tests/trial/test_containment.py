"""What a trial cannot reach: processes, sockets, secrets, the network, the machine's settings, the terminal's input."""

import gc
import os
import pty
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from llmsh.core.errors import TrialError
from llmsh.core.trial import Limits
from llmsh.trial import hidden
from tests.trial.ways import LIMITS, trial, why_not

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not())


def output(command: str, cwd: Path, env: dict[str, str] | None = None) -> str:
    """What `command` writes into a file in a trial, read from its difference."""
    run = trial(f"{{ {command}\n}} > out.txt 2>&1", cwd, env=env)
    run.drop()
    change = next(each for each in run.report.changes if each.path.endswith("out.txt"))
    return "\n".join(line[1:] for line in change.diff[1:])


def test_a_process_outside_is_neither_seen_nor_signalled(tmp_path: Path) -> None:
    outside = subprocess.Popen(["sleep", "60"])
    try:
        text = output(f"kill -9 {outside.pid}; ls /proc | grep -c '^[0-9]'; kill -9 -1", tmp_path)
        assert "No such process" in text
        assert outside.poll() is None
        assert int(text.splitlines()[1]) < 12
    finally:
        outside.kill()
        outside.wait()


def test_a_socket_outside_cannot_be_connected_to(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        server.listen()
        code = "import socket; socket.socket(socket.AF_UNIX).connect('s'); print('CONNECTED')"
        text = output(f'"{sys.executable}" -c "{code}"', tmp_path)
    assert "CONNECTED" not in text
    assert "Connection refused" in text


def test_secrets_are_there_but_empty(tmp_path: Path) -> None:
    home = tmp_path / "home"
    for name in (".ssh", ".gnupg", ".aws", ".config/gcloud"):
        (home / name).mkdir(parents=True)
        (home / name / "secret").write_text("do not tell\n")
    (home / ".netrc").write_text("do not tell\n")
    (home / "open").write_text("tell\n")
    env = {**os.environ, "HOME": str(home), "MY_TOKEN": "do not tell", "SSH_AUTH_SOCK": "/tmp/agent"}
    text = output("cat .ssh/* .gnupg/* .aws/* .config/gcloud/* .netrc open; env; rm -rf .ssh; ls -d .ssh", home, env)
    assert "do not tell" not in text
    assert "tell" in text.splitlines()
    assert "SSH_AUTH_SOCK" not in text
    assert text.splitlines()[-1] == ".ssh"


def test_variables_that_are_secrets_stay_outside() -> None:
    given = {"PATH": "/bin", "GITHUB_TOKEN": "x", "AWS_SECRET_ACCESS_KEY": "x", "TMUX": "x", "KEYBOARD": "x"}
    assert hidden.environment(given) == {"PATH": "/bin", "KEYBOARD": "x"}


def test_the_network_is_cut_off_and_asking_for_it_is_told(tmp_path: Path) -> None:
    code = "import socket; socket.create_connection(('192.0.2.1', 80), 5)"
    run = trial(f'"{sys.executable}" -c "{code}" 2>/dev/null', tmp_path)
    run.drop()
    assert run.report.status == 1
    assert "it asked for the network, which a trial does not have" in run.report.notes


def test_its_own_loopback_works_and_is_no_network(tmp_path: Path) -> None:
    code = (
        "import socket; s = socket.create_server(('127.0.0.1', 0)); c = socket.create_connection(s.getsockname()); "
        "print('own', s.accept()[1][0])"
    )
    run = trial(f'"{sys.executable}" -c "{code}" > out', tmp_path)
    run.drop()
    assert run.report.changes[0].diff == ("@@ -0,0 +1 @@", "+own 127.0.0.1")
    assert run.report.notes == ()


def test_settings_of_the_machine_and_mounts_cannot_be_changed(tmp_path: Path) -> None:
    before = Path("/proc/sys/kernel/hostname").read_text()
    text = output(
        "echo x > /proc/sys/kernel/hostname; echo h > /proc/sysrq-trigger; mount -t tmpfs none /mnt && echo MOUNTED; "
        "umount -l /proc && echo UMOUNTED; mknod disk b 8 0 && echo MADE; ls /dev",
        tmp_path,
    )
    assert Path("/proc/sys/kernel/hostname").read_text() == before
    assert not {"MOUNTED", "UMOUNTED", "MADE"} & set(text.splitlines())
    devices = set(text.split("\n")[-17:])
    assert "null" in devices
    assert not any(name.startswith(("sd", "vd", "nvme", "mem", "kmsg", "loop")) for name in devices)


def test_the_number_of_processes_of_the_machine_stays(tmp_path: Path) -> None:
    before = Path("/proc/sys/kernel/pid_max").read_text()
    trial("true", tmp_path).drop()
    assert Path("/proc/sys/kernel/pid_max").read_text() == before


def test_nothing_can_be_typed_into_the_terminal(tmp_path: Path) -> None:
    code = "import fcntl, termios\nfor c in b'id':\n    fcntl.ioctl(0, termios.TIOCSTI, bytes([c]))"
    (tmp_path / "push.py").write_text(code)
    pid, master = pty.fork()
    if pid == 0:
        try:
            run = trial(f'"{sys.executable}" push.py', tmp_path)
            os.write(1, f"STATUS {run.report.status}\r\n".encode())
        finally:
            os._exit(0)
    text = b""
    while True:
        try:
            data = os.read(master, 4096)
        except OSError:
            break
        if not data:
            break
        text += data
    os.waitpid(pid, 0)
    os.close(master)
    assert b"STATUS 1" in text
    assert b"Error" in text


def test_what_still_runs_at_the_end_ends_with_it(tmp_path: Path) -> None:
    run = trial("sleep 61.25 & sleep 61.25 &", tmp_path)
    run.drop()
    assert run.report.notes == ("2 of its processes still ran and were ended with the trial",)


def test_own_places_are_no_part_of_the_difference(tmp_path: Path) -> None:
    run = trial("echo x > /dev/shm/x; echo x > /dev/null; echo y | cat > /dev/stdout; echo z > /run/z", tmp_path)
    run.drop()
    assert run.report.changes == ()


HUNGRY = f'"{sys.executable}" -c "x = b\'x\' * (200 << 20); import time; time.sleep(30)"'


@pytest.mark.parametrize(
    ("limits", "command", "stopped"),
    [
        (replace(LIMITS, time_s=0.5), "sleep 30", "time"),
        (replace(LIMITS, size_bytes=1 << 20), "head -c 3M /dev/zero > big", "size"),
        (replace(LIMITS, processes=20), "for i in $(seq 30); do sleep 30 & done; sleep 30", "processes"),
        (replace(LIMITS, memory_bytes=60 << 20), HUNGRY, "memory"),
    ],
)
def test_a_limit_ends_it_and_is_named(limits: Limits, command: str, stopped: str, tmp_path: Path) -> None:
    run = trial(f"{{ {command}; }} 2>/dev/null", tmp_path, limits=limits)
    try:
        assert run.report.stopped == stopped
        assert any("limit" in note for note in run.report.notes)
        with pytest.raises(TrialError, match="a limit ended the trial"):
            run.commit(None)
    finally:
        run.drop()
    assert not list(tmp_path.iterdir())


def test_no_descriptor_is_left_open(tmp_path: Path) -> None:
    gc.collect()
    before = len(os.listdir("/dev/fd"))
    runs = [trial("touch x", tmp_path), trial("touch x", tmp_path)]
    runs[0].drop()
    runs[1].commit(None)
    assert len(os.listdir("/dev/fd")) == before
