"""How the shell ends, and what becomes of the terminal then."""

import os
import signal
from pathlib import Path

import pytest

from tests.session.conftest import StartHost
from tests.session.host import Host

pytestmark = pytest.mark.pty


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("exit 7", 7),
        ("(exit 9) || exit", 9),
        ("exec sh -c 'exit 6'", 6),
        ("exec true", 0),
        ("set -e; false", 1),
        ("kill -9 $$", 137),
        ("kill -HUP $$", 129),
        ("trap 'exit 12' EXIT; exit 3", 12),
        ("f() { exit 21; }; f", 21),
    ],
)
def test_the_shells_end_carries_its_exact_status(shell: Host, text: str, status: int) -> None:
    assert shell.run(text).closed == status
    assert shell.run("echo more").closed == status


def test_exec_of_a_missing_program_leaves_the_shell(shell: Host) -> None:
    assert shell.run("exec nosuchprogram_").status == 127
    assert shell.run("echo here").output == b"here\n"


def test_exec_hands_the_terminal_over(shell: Host) -> None:
    shell.start_run("exec sh -c 'read x; echo got $x; exit 8'")
    shell.terminal.send("word\r")
    assert shell.result().closed == 8
    shell.terminal.expect("got word")


def test_exit_warns_of_stopped_jobs_and_the_second_one_exits(shell: Host) -> None:
    job = f"sleep 100.{os.getpid()}"  # nobody else's, where tests run beside each other
    shell.start_run(job)
    shell.terminal.wait_for(lambda: _is_running(job), "the job")
    shell.terminal.send(b"\x1a")
    assert shell.result().status == 148
    result = shell.run("exit")
    assert result.closed is None
    assert b"There are stopped jobs" in result.output
    assert shell.run("exit").closed is not None


def test_jobs_get_a_hang_up_when_the_shell_closes(shell: Host) -> None:
    shell.run("sh -c 'trap \"echo >hup.txt; exit\" HUP; echo >ready.txt; while :; do sleep 0.01; done' &")
    shell.terminal.wait_for((shell.home / "ready.txt").exists, "the job")
    assert shell.call("close").status == 129
    shell.terminal.wait_for((shell.home / "hup.txt").exists, "the job's hang-up")


def test_bash_killed_while_idle_is_noticed(shell: Host) -> None:
    pid = int(shell.call("get", "pid").value)
    os.kill(pid, signal.SIGKILL)
    assert shell.run("echo x").closed == 137


def test_modes_of_the_terminal_come_back_after_every_text(shell: Host) -> None:
    found = shell.terminal.modes()
    for text in ("true", "stty raw -echo", "stty sane; false", "kill -STOP $$ & fg; true", "printf '\\e[?25l'"):
        shell.run(text)
        assert shell.terminal.modes() == found
    shell.run("exit")
    assert shell.terminal.modes() == found


def test_sigterm_does_not_end_an_interactive_shell(shell: Host) -> None:
    found = shell.terminal.modes()
    shell.start_run("echo started; sleep 0.5; echo done")
    shell.terminal.expect("started")
    shell.terminal.process.send_signal(signal.SIGTERM)
    assert shell.result().status == 0
    assert shell.terminal.modes() == found
    assert shell.run("echo alive").output == b"alive\n"


def test_sighup_restores_the_terminal_and_ends_the_shell(shell: Host) -> None:
    found = shell.terminal.modes()
    shell.start_run("echo started; sleep 100")
    shell.terminal.expect("started")
    shell.terminal.process.send_signal(signal.SIGHUP)
    assert shell.result().closed == 129
    assert shell.terminal.modes() == found


def test_a_closed_window_ends_the_shell_and_its_job(start: StartHost) -> None:
    shell, started = start()
    shell.start_run("echo started; sleep 1000")
    shell.terminal.expect("started")
    shell.terminal.hang_up()
    assert shell.result().closed == 129
    assert not Path(f"/proc/{started.pid}").exists()


def test_bash_ends_when_its_parent_is_killed(start: StartHost) -> None:
    shell, started = start(env={"HISTFILE": "hist"})
    shell.run("echo remembered")
    shell.terminal.process.kill()
    shell.terminal.wait_for(lambda: not Path(f"/proc/{started.pid}").exists(), "bash's end")
    assert "echo remembered" in (shell.home / "hist").read_text()


def test_suspend_of_a_session_leader_goes_on_at_once(shell: Host) -> None:
    assert shell.run("suspend -f; echo resumed").output == b"resumed\n"


def test_an_rc_file_that_exits_ends_the_start(start: StartHost, tmp_path: Path) -> None:
    (tmp_path / ".bashrc").write_text("exit 33\n")
    _, started = start()
    assert started.closed == 33


def test_an_rc_file_that_kills_itself_is_reported(start: StartHost, tmp_path: Path) -> None:
    (tmp_path / ".bashrc").write_text("kill -9 $$\n")
    assert start()[1].closed == 137


def _is_running(command: str) -> bool:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if (entry / "cmdline").read_bytes().replace(b"\0", b" ").strip() == command.encode():
                    return True
            except OSError:
                continue
    return False
