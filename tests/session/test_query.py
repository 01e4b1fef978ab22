"""Invisible questions to the idle shell."""

import time

import pytest

from tests.session.host import Host

pytestmark = pytest.mark.pty


def test_a_query_sees_the_users_state(shell: Host) -> None:
    shell.run("x=1; alias g=grep; f() { echo in f; }; cd /usr; sleep 50 & (exit 6)")
    assert shell.query("echo $? $x $PWD; alias g; f; jobs -r | wc -l; declare -F f") == (
        "6 1 /usr\nalias g='grep'\nin f\n1\nf\n"
    )
    shell.run("kill %1; wait")


def test_a_query_leaves_no_trace(shell: Host) -> None:
    shell.run("echo before after-word; false | true | false")
    seen = len(shell.terminal.seen)
    shell.query("x=5; cd /; echo to-stderr >&2; exit 9")
    shell.query("f() { :; }; false; set -x; set -e; trap 'echo' EXIT; history -c; exec >/dev/null")
    assert len(shell.terminal.seen) == seen
    assert shell.run('echo $? ${PIPESTATUS[*]} "[$x]" $PWD "$-"').output.startswith(b"1 1 0 1 [] ")
    assert len(shell.query("history").splitlines()) == 2
    assert shell.query("jobs; echo $!") == "\n"


def test_a_query_keeps_the_last_argument(shell: Host) -> None:
    shell.run("echo a word")
    assert shell.query("echo $_") == "word\n"
    assert shell.run("echo $_").output == b"word\n"


def test_output_of_any_size_and_any_byte_comes_back(shell: Host) -> None:
    assert len(shell.query("printf %300000s x")) == 300000
    assert shell.call("query", "printf '\\0a\\377\\n\\n'", 20.0).output == b"\0a\xff\n\n"


def test_input_is_empty_so_that_nothing_waits(shell: Host) -> None:
    assert shell.query("cat; read x; echo $?") == "1\n"


def test_bashs_programmable_completion_can_be_run(shell: Host) -> None:
    shell.run("_greet() { COMPREPLY=(hello help); }; complete -F _greet greet")
    answer = shell.query('COMP_WORDS=(greet he); COMP_CWORD=1; _greet greet he greet; printf "%s\\n" "${COMPREPLY[@]}"')
    assert answer == "hello\nhelp\n"


def test_a_query_that_hangs_is_ended_and_the_shell_goes_on(shell: Host) -> None:
    started_s = time.monotonic()
    assert shell.call("query", "sleep 1000", 0.2).error
    assert shell.call("query", "while :; do :; done", 0.2).error
    assert time.monotonic() - started_s < 20
    assert shell.query("echo fine") == "fine\n"
    assert shell.run("jobs; echo still").output == b"still\n"


def test_a_query_in_the_strictest_shell_works(shell: Host) -> None:
    shell.run(
        "set -eu; set -o pipefail; set -C; IFS=x; trap 'echo ERR' ERR; trap 'echo D' DEBUG; shopt -s extdebug failglob"
    )
    assert shell.query("echo ok") == "ok\n"
    assert shell.run("echo next").output.endswith(b"next\n")


def test_queries_do_not_fill_anything_up(shell: Host) -> None:
    before = shell.query("ls /proc/$PPID/fd | wc -l; ls /proc/$$/fd | wc -l")
    for _ in range(200):
        shell.query(":")
    assert shell.query("ls /proc/$PPID/fd | wc -l; ls /proc/$$/fd | wc -l") == before
