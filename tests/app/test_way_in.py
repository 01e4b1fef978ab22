"""Not interactive: bash replaces llmsh at once, and nobody can tell the difference."""

import signal
import subprocess
from pathlib import Path

import pytest

from llmsh.app.options import BY_NAME
from llmsh.core.invocation import SUBCOMMANDS, command_string
from tests.app.ways import llmsh

__all__ = ["llmsh"]

INVOCATIONS = [
    ["-c", "echo hi; exit 7"],
    ["-c", "echo $0 $# $*", "name", "a", "b c"],
    ["-lc", "shopt -q login_shell; echo $?"],
    ["-l", "-c", "shopt -q login_shell; echo $?"],
    ["--login", "-c", "shopt -q login_shell; echo $?"],
    ["-xc", "echo traced"],
    ["-ec", "false; echo never"],
    ["-uc", "echo $nothing"],
    ["-euo", "pipefail", "-c", "true | false; echo never"],
    ["-O", "extglob", "-c", "shopt -q extglob; echo $?"],
    ["+O", "extglob", "-c", "shopt -q extglob; echo $?"],
    ["-o", "noglob", "-c", "echo *"],
    ["-co", "noglob", "echo *"],
    ["--norc", "-c", "echo norc"],
    ["--noprofile", "--norc", "-c", "echo both"],
    ["--posix", "-c", "shopt -po posix"],
    ["--rcfile", "/dev/null", "-c", "echo rc"],
    ["-c", "kill -TERM $$"],
    ["-c", "kill -KILL $$"],
    ["-c", "exit 300"],
    ["-c", "nosuchprogram --x"],
    ["-c", "if"],
    ["-c", ""],
    ["-c"],
    ["-c", "?x"],
    ["-c", "--", "echo dashes"],
    ["-i", "-c", "echo $-"],
    ["script.sh", "one", "two words"],
    ["./script.sh"],
    ["-x", "script.sh", "z"],
    ["missing.sh"],
    ["-s", "first", "second"],
    [],
    ["-"],
    ["--", "script.sh", "q"],
    ["--bogus"],
    ["-Z"],
    ["-c", "cat"],
    ["-c", "yes | head -1; echo ${PIPESTATUS[@]}"],
    ["-c", "trap 'echo bye' EXIT; trap"],
    ["-c", "printf '\\0\\377\\n'"],
    ["-c", "type -t cd; echo $BASH_EXECUTION_STRING"],
    ["-c", "echo $SHLVL $PPID | wc -w"],
    ["-c", "ulimit -c; umask; echo ${BASH_VERSINFO[0]}"],
]
STDIN = b"echo from stdin $# $1\nexit 3\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "script.sh").write_text('#!/usr/bin/env bash\necho script $0 $# "$@"\nexit 5\n')
    (tmp_path / "script.sh").chmod(0o755)
    return tmp_path


def run(argv: list[str], cwd: Path) -> tuple[int, bytes, bytes]:
    done = subprocess.run(argv, cwd=cwd, input=STDIN, capture_output=True, check=False, timeout=60)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("args", INVOCATIONS, ids=" ".join)
def test_not_interactive_is_bash(llmsh: list[str], args: list[str], place: Path) -> None:
    assert run([*llmsh, *args], place) == run(["bash", *args], place)


def test_signal_dispositions_are_those_bash_would_have(llmsh: list[str], place: Path) -> None:
    show = "grep -E '^Sig(Ign|Blk|Cgt)' /proc/self/status; :"
    if not Path("/proc/self/status").exists():
        pytest.skip("no /proc here")
    assert run([*llmsh, "-c", show], place) == run(["bash", "-c", show], place)


def test_descriptors_are_passed_on(llmsh: list[str], place: Path) -> None:
    with (place / "out").open("wb") as out:
        fd = out.fileno()
        subprocess.run([*llmsh, "-c", f"echo through >&{fd}"], pass_fds=(fd,), check=True, timeout=60)
    assert (place / "out").read_text() == "through\n"


def test_a_bad_option_says_usage_on_stderr_with_status_2(llmsh: list[str], place: Path) -> None:
    status, out, err = run([*llmsh, "--nonsense"], place)
    assert (status, out) == (2, b"")
    assert b"Usage" in err


def test_interrupt_kills_as_it_kills_bash(llmsh: list[str], place: Path) -> None:
    statuses = []
    for argv in (llmsh, ["bash"]):
        with subprocess.Popen([*argv, "-c", "echo up; exec sleep 60"], stdout=subprocess.PIPE, cwd=place) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"up\n"
            child.send_signal(signal.SIGINT)
            statuses.append(child.wait(timeout=60))
    assert statuses[0] == statuses[1]


@pytest.mark.parametrize(
    ("args", "text"),
    [
        (["-c", "? x"], "? x"),
        (["-lc", "? x"], "? x"),
        (["-eo", "pipefail", "-c", "x", "n"], "x"),
        (["--rcfile", "f", "-c", "x"], "x"),
        (["script", "-c", "x"], None),
        (["-l"], None),
        (["-c"], None),
    ],
)
def test_the_string_of_c_is_found_as_bash_finds_it(args: list[str], text: str | None) -> None:
    assert command_string(args) == text


def test_module_and_option_table_name_the_same_subcommands() -> None:
    assert frozenset(BY_NAME) == SUBCOMMANDS
