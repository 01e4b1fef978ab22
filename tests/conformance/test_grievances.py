"""What makes people leave a shell of this kind, each shown not to happen here."""

import os
import subprocess
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.app.ways import launcher
from tests.session.terminal import OuterTerminal

__all__ = ["launcher"]

pytestmark = pytest.mark.pty

Open = Callable[..., OuterTerminal]
CONFIG = 'prompt = "inherit"\nautosuggest = false\nhighlight = false\n'


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    (folder / ".config" / "llmsh").mkdir(parents=True)
    (folder / ".config" / "llmsh" / "config.toml").write_text(CONFIG)
    (folder / ".bash_profile").write_text("[ ! -r ~/.bashrc ] || . ~/.bashrc\n")
    (folder / "bin").mkdir()
    return folder


@pytest.fixture
def opened(launcher: str, home: Path) -> Iterator[Open]:
    """Opens llmsh on a terminal, at its first prompt; ends it after the test."""
    terminals = []

    def begin(*args: str, rc: str = "", **env: str) -> OuterTerminal:
        (home / ".bashrc").write_text(f"PS1='ready> '\n{rc}")
        variables = {
            "HOME": str(home),
            "PATH": f"{home}/bin:{os.environ['PATH']}",
            "TERM": "xterm",
            "LANG": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(home),
            **env,
        }
        terminal = OuterTerminal([launcher, *(args or ("-i",))], env=variables, cwd=str(home))
        terminals.append(terminal)
        terminal.expect("ready>")
        return terminal

    yield begin
    for terminal in terminals:
        terminal.close()


def ended(terminal: OuterTerminal) -> int:
    deadline_s = time.monotonic() + 30
    while terminal.process.poll() is None:
        assert time.monotonic() < deadline_s, terminal.seen[-2000:]
        terminal.pump(0.05)
    return int(terminal.process.returncode)


@pytest.mark.parametrize("line", ["exit", "exit 3", "logout"])
def test_exit_is_never_taken_for_a_sentence(opened: Open, line: str) -> None:
    terminal = opened("-l" if line == "logout" else "-i")
    terminal.send(f"{line}\r")
    assert ended(terminal) == (3 if "3" in line else 0)


def test_a_path_to_a_program_is_never_taken_for_a_sentence(opened: Open, home: Path) -> None:
    program = home / "bin" / "find all the files please"
    program.write_text("#!/bin/sh\necho ran with $#\n")
    program.chmod(0o755)
    terminal = opened()
    terminal.send("bin/find\\ all\\ the\\ files\\ please in my home\r")
    terminal.expect("ran with 3")


def test_no_to_an_offer_runs_nothing(opened: Open, launcher: str, home: Path) -> None:
    (home / ".config" / "llmsh" / "config.toml").write_text(CONFIG + "live_route = true\n")
    terminal = opened()
    terminal.send("? create a folder called wanted\r")
    deadline_s = time.monotonic() + 90  # the kernel has to start first
    while b"mkdir" not in terminal.seen and time.monotonic() < deadline_s:
        terminal.pump(0.1)
    assert b"mkdir" in terminal.seen
    time.sleep(0.3)  # a key held down since before is no answer
    terminal.send("n")
    terminal.send("echo at the prom''pt\r")
    terminal.expect("at the prompt\r\n")
    assert not (home / "wanted").exists()
    subprocess.run([launcher, "kernel", "stop"], env={**os.environ, "XDG_RUNTIME_DIR": str(home)}, check=True)


def test_a_remote_command_opens_no_interface(launcher: str, home: Path) -> None:
    """What sshd does: the login shell with -c, with a terminal or without."""
    env = {"HOME": str(home), "PATH": os.environ["PATH"], "TERM": "xterm"}
    for args in (["-c", "echo remote; exit 4"], ["-lc", "echo remote; exit 4"]):
        terminal = OuterTerminal([launcher, *args], env=env, cwd=str(home))
        try:
            assert ended(terminal) == 4
            terminal.pump(0.1)
            assert terminal.seen == b"remote\r\n"
        finally:
            terminal.close()


@pytest.mark.parametrize("args", [["-lc", "echo x"], ["-s", "a"], ["--no-such-option"], ["-Z"]], ids=" ".join)
def test_options_are_not_swallowed(launcher: str, args: list[str], home: Path) -> None:
    def run(program: str) -> tuple[int, bytes, bytes]:
        done = subprocess.run(
            [program, *args], input=b"echo $1\n", capture_output=True, cwd=home, check=False, timeout=60
        )
        return done.returncode, done.stdout, done.stderr

    assert run(launcher) == run("bash")


def test_ps1_and_the_terminals_modes_are_as_they_were(opened: Open) -> None:
    terminal = opened(rc="PS1='ready> '; export MADE=1\n")
    terminal.send("declare -p PS1 PROMPT_COMMAND PS0 HISTCONTROL 2>&1 | grep -v 'not found'; echo e''nd\r")
    terminal.expect('declare -- PS1="ready> "\r\nend\r\n')
    terminal.send("stty -a | md5sum >inside; exit\r")
    ended(terminal)
    local = terminal.modes()[3]
    assert local & termios.ECHO
    assert local & termios.ICANON
    assert local & termios.ISIG
    assert b"\x1b[?2004h" not in terminal.seen.rpartition(b"\x1b[?2004l")[2]


@pytest.mark.parametrize("broken", [".config/llmsh/config.toml", ".local/share/llmsh/history.db", ".bash_history"])
def test_damaged_files_lock_nobody_out(opened: Open, home: Path, broken: str) -> None:
    path = home / broken
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\xff\x00damaged" * 1000)
    # With a damaged configuration the prompt is the theme's.
    terminal = opened("-l", rc="echo 'ready> '\n")
    terminal.send("echo al''ive\r")
    terminal.expect("alive\r\n")


def test_debug_traps_of_integrations_work_and_job_control_with_them(opened: Open) -> None:
    terminal = opened(
        rc="""
armed=; preexec() { [[ $armed ]] || return 0; armed=; echo "pre:$BASH_COMMAND"; }
precmd() { armed=1; }
trap preexec DEBUG; PROMPT_COMMAND='precmd'
"""
    )
    terminal.send("echo one; echo two\r")
    terminal.expect("pre:echo one\r\none\r\ntwo\r\n")
    terminal.send("echo g''o; sleep 60\r")
    terminal.expect("go\r\n")
    time.sleep(0.2)
    terminal.send("\x1a")
    terminal.expect("Stopped")
    terminal.expect("ready>")
    terminal.send("kill %1; wait; trap -p DEBUG\r")
    terminal.expect("trap -- 'preexec' DEBUG")


def test_every_command_that_runs_is_in_the_history_and_nothing_else(opened: Open, home: Path) -> None:
    terminal = opened(rc="HISTFILE=~/kept\n")
    for line in ("echo one", "false", "nosuchprogram_", "for i in 1; do echo $i; done"):
        terminal.send(f"{line}\r")
        terminal.expect("ready>")
    terminal.send("exit\r")
    ended(terminal)
    assert (home / "kept").read_text().splitlines() == [
        "echo one",
        "false",
        "nosuchprogram_",
        "for i in 1; do echo $i; done",
        "exit",
    ]


def test_cd_is_kept_by_the_next_command(opened: Open) -> None:
    terminal = opened()
    terminal.send("cd /usr\r")
    terminal.expect("ready>")
    terminal.send("pwd; (cd /etc); pwd\r")
    terminal.expect("/usr\r\n/usr\r\n")


def test_a_password_is_asked_for_and_not_shown(opened: Open, home: Path) -> None:
    """As sudo does: it opens the terminal, switches the echo off, throws away what was typed before, and reads."""
    program = home / "bin" / "sudo"
    program.write_text(
        "#!/usr/bin/env python3\nimport getpass\n"
        "print('as root' if getpass.getpass('Password: ') == 'secret' else 'wrong')\n"
    )
    program.chmod(0o755)
    terminal = opened()
    terminal.send("sudo true\r")
    terminal.expect("Password: ")
    terminal.send("secret\r")
    terminal.expect("as root")
    assert b"secret" not in terminal.seen


def test_a_prompt_of_several_lines_eats_no_output(opened: Open) -> None:
    terminal = opened(rc="PS1='line one\\nline two\\nready> '\n")
    for number in range(3):
        terminal.send(f"echo output {number}\r")
        terminal.expect(rf"output {number}\r\n")
        terminal.expect("ready>")
    after = terminal.seen.partition(b"output 2\r\n")[2]
    assert b"\x1b[A" not in after
    assert b"\x1b[1A" not in after
    assert b"\x1b[2A" not in after


def test_output_without_a_newline_stays(opened: Open) -> None:
    terminal = opened()
    terminal.send("printf unfin''ished\r")
    terminal.expect(r"unfinished\x1b\[7m%\x1b\[0m +\r\x1b\[J")


def test_the_first_prompt_does_not_wait_for_the_history(opened: Open, home: Path) -> None:
    """A history that cannot be read to its end, so whatever waited for it would never come back."""
    os.mkfifo(home / ".bash_history")
    holder = os.open(home / ".bash_history", os.O_RDWR)
    try:
        terminal = opened(rc="HISTFILE=\n")
        terminal.send("typed")
        terminal.expect("typed")
    finally:
        os.close(holder)
