"""`llmsh setup --systemd`: shown, written, taken back; what systemd thinks of the units; a kernel on its socket."""

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from llmsh.app import systemd_units
from llmsh.app.commands import setup
from llmsh.app.options import BY_NAME
from llmsh.app.parser import build_parser
from llmsh.core.errors import ExitStatus, LlmshError, UsageError
from llmsh.ipc.client import Client
from tests.kernel.serving import PATIENCE_S, answers, environment, wait_until

NAMES = ("llmsh-kernel.socket", "llmsh-kernel.service")


@pytest.fixture
def units(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's units; there is no manager that could be asked."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    beside = launcher(tmp_path / "bin")
    monkeypatch.setattr(sys, "executable", str(beside.parent / "python"))
    return tmp_path / "config" / "systemd" / "user"


def launcher(folder: Path) -> Path:
    folder.mkdir()
    path = folder / "llmsh"
    path.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m llmsh "$@"\n', encoding="utf-8")
    path.chmod(0o755)
    return path


def test_units_are_shown_and_nothing_is_written_without_a_yes(units: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert systemd_units.install(ask=True) == ExitStatus.NEEDS_CONFIRMATION
    shown = capsys.readouterr().out
    assert "ListenStream=%t/llmsh/kernel.sock" in shown
    assert f"ExecStart={units.parents[2] / 'bin' / 'llmsh'} kernel run" in shown
    assert not units.exists()


def test_units_are_written_and_taken_back(units: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert systemd_units.install(ask=False) == ExitStatus.OK
    assert sorted(os.listdir(units)) == sorted(NAMES)
    assert systemd_units.install(ask=True) == ExitStatus.OK
    assert "has both units already" in capsys.readouterr().out
    assert systemd_units.remove(ask=True) == ExitStatus.NEEDS_CONFIRMATION
    assert sorted(os.listdir(units)) == sorted(NAMES)
    assert systemd_units.remove(ask=False) == ExitStatus.OK
    assert os.listdir(units) == []
    assert systemd_units.remove(ask=False) == ExitStatus.OK


@pytest.mark.parametrize("act", [systemd_units.install, systemd_units.remove])
def test_units_of_somebody_else_are_left_alone(units: Path, act: object) -> None:
    units.mkdir(parents=True)
    (units / NAMES[1]).write_text("[Service]\nExecStart=/bin/true\n", encoding="utf-8")
    with pytest.raises(LlmshError, match="not from llmsh"):
        act(ask=False)  # type: ignore[operator]
    assert os.listdir(units) == [NAMES[1]]


def test_a_path_with_odd_characters_is_quoted() -> None:
    text = systemd_units.units('/opt/a b/50%/$x/"q"/llmsh')[NAMES[1]]
    assert 'ExecStart="/opt/a b/50%%/$x/\\"q\\"/llmsh" kernel run\n' in text


def test_remove_belongs_to_systemd(units: Path) -> None:
    arguments = build_parser(BY_NAME["setup"]).parse_args(["--remove", "--yes"])
    with pytest.raises(UsageError, match="belongs to --systemd"):
        setup.run(arguments)


@pytest.mark.parametrize("folder_name", ["bin", "a b 50% $x"])
def test_systemd_accepts_the_units(tmp_path: Path, folder_name: str) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("no systemd here")
    made = systemd_units.units(str(launcher(tmp_path / folder_name)))
    for name, text in made.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    env = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path), "SYSTEMD_UNIT_PATH": f"{tmp_path}:"}
    checked = subprocess.run(
        [analyze, "--user", "--man=no", "verify", *(str(tmp_path / name) for name in made)],
        capture_output=True,
        text=True,
        check=False,
        env=env,
        timeout=PATIENCE_S,
    )
    assert [line for line in checked.stderr.splitlines() if "llmsh" in line] == []


@pytest.mark.network
def test_what_the_unit_starts_serves_the_socket_it_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = systemd_units.units(str(launcher(tmp_path / "bin")))
    command = re.search(r"^ExecStart=(.*)$", made[NAMES[1]], re.MULTILINE)
    assert command is not None
    env = environment(tmp_path)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    path = Path(env["XDG_RUNTIME_DIR"]) / "llmsh" / "kernel.sock"
    path.parent.mkdir(mode=0o700)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))
        path.chmod(0o600)
        listening.listen()
        # What systemd does: the socket as descriptor 3, and variables that name this process.
        script = f'exec 3<&"$FD"; export LISTEN_PID=$$ LISTEN_FDS=1 LISTEN_FDNAMES={NAMES[0]}; exec {command[1]}'
        kernel = subprocess.Popen(
            ["bash", "-c", script], env={**env, "FD": str(listening.fileno())}, pass_fds=[listening.fileno()]
        )
        try:
            wait_until(lambda: answers(path))  # a client that meets a kernel at its start waits for two seconds only
            with Client(timeout_s=PATIENCE_S) as client:
                assert client.call("status")["pid"] == kernel.pid
        finally:
            kernel.terminate()
        assert kernel.wait(PATIENCE_S) == 0
    assert path.exists()
