"""The user's own startup files, options and environment."""

import os
from pathlib import Path

import pytest

from tests.session.conftest import StartHost
from tests.session.host import Host

pytestmark = pytest.mark.pty


def test_bashrc_runs_with_the_terminal_as_its_input(start: StartHost, tmp_path: Path) -> None:
    (tmp_path / ".bashrc").write_text(
        "stty -ixon; tty >tty.txt; alias hi='echo hi'; f() { echo f; }; PS1='mine> '\n"
        "case $- in *i*) interactive=yes;; esac; echo ${BASH_SOURCE[0]} >source.txt\n"
    )
    shell, _ = start()
    assert (tmp_path / "tty.txt").read_text().startswith("/dev/")
    assert (tmp_path / "source.txt").read_text() == f"{tmp_path}/.bashrc\n"
    assert shell.run("hi; f; echo $interactive").output == b"hi\nf\nyes\n"
    assert b"-ixon" in shell.run("stty -a").output
    assert shell.query('echo "${PS1@P}"') == "mine> \n"
    assert b"mine>" not in shell.terminal.seen


def test_bashrc_may_ask_a_question(start: StartHost, tmp_path: Path) -> None:
    (tmp_path / ".bashrc").write_text("read -p 'which? ' answer\n")
    shell = Host(tmp_path)
    try:
        shell.terminal.expect(r"which\? ")
        shell.terminal.send("this\r")
        shell.result()
        assert shell.run("echo $answer").output == b"this\n"
    finally:
        shell.close()


def test_bind_in_bashrc_warns_of_nothing_and_is_bashs_own_later(start: StartHost, tmp_path: Path) -> None:
    (tmp_path / ".bashrc").write_text(
        "bind 'set completion-ignore-case on'\nbind '\"\\e[A\": history-search-backward'\n"
    )
    shell, _ = start()
    assert b"warning" not in shell.terminal.seen
    assert shell.run("type -t bind").output == b"builtin\n"


def test_a_bashrc_that_fails_or_breaks_off_is_survived(start: StartHost, tmp_path: Path) -> None:
    for text in ("echo )\n", "set -e; true\n", "set -u\n", "return 3\n", "false\n", 'echo "open\n', "kill -INT $$\n"):
        (tmp_path / ".bashrc").write_text(text)
        shell, _ = start()
        assert shell.run("set +eu; echo alive").output == b"alive\n"
        assert b"__llmsh" not in shell.terminal.seen


def test_the_status_of_bashrc_is_the_first_status(start: StartHost, tmp_path: Path) -> None:
    (tmp_path / ".bashrc").write_text("set -e; (exit 5) && true\n")
    shell, _ = start()
    assert shell.run("echo $?").output == b"5\n"


def test_traps_and_prompt_commands_of_bashrc_hold(start: StartHost, tmp_path: Path) -> None:
    (tmp_path / ".bashrc").write_text(
        "PROMPT_COMMAND='echo pc'; trap 'echo D:$BASH_COMMAND' DEBUG; trap 'echo E' ERR\n"
    )
    shell, _ = start()
    assert shell.run("false").output == b"D:false\nD:false\nE\n"  # the ERR trap's own command fires it, too
    assert b"__llmsh" not in shell.terminal.seen


def test_rcfile_norc_and_options_are_honoured(start: StartHost, tmp_path: Path) -> None:
    (tmp_path / ".bashrc").write_text("from=bashrc\n")
    (tmp_path / "my rc").write_text("from='my rc'\n")
    assert start()[0].run("echo $from").output == b"bashrc\n"
    assert start(rcfile=str(tmp_path / "my rc"))[0].run("echo $from").output == b"my rc\n"
    assert start(norc=True)[0].run("echo [$from]").output == b"[]\n"
    shell, _ = start(options=["-O", "extglob", "-u"])
    assert shell.run("shopt -q extglob && echo on").output == b"on\n"
    assert "u" in shell.run("true").flags


def test_a_login_shell_reads_the_first_profile_and_is_one(start: StartHost, tmp_path: Path) -> None:
    (tmp_path / ".bash_profile").write_text("order+=profile:; tty >tty.txt\n")
    (tmp_path / ".profile").write_text("order+=never:\n")
    (tmp_path / ".bash_logout").write_text("echo out >logout.txt\n")
    shell, _ = start(login=True)
    assert shell.run("echo $order $0; shopt login_shell").output == b"profile: -bash\nlogin_shell    \ton\n"
    assert (tmp_path / "tty.txt").read_text().startswith("/dev/")
    result = shell.run("exit 3")
    assert result.closed == 3
    assert (tmp_path / "logout.txt").exists()
    assert b"logout" in shell.terminal.seen


def test_profiles_are_tried_in_order_and_can_be_skipped(start: StartHost, tmp_path: Path) -> None:
    (tmp_path / ".profile").write_text("from=profile\n")
    assert start(login=True)[0].run("echo $from").output == b"profile\n"
    (tmp_path / ".bash_login").write_text("from=bash_login\n")
    assert start(login=True)[0].run("echo $from").output == b"bash_login\n"
    assert start(login=True, noprofile=True)[0].run("echo [$from]").output == b"[]\n"


def test_the_environment_is_passed_on_as_it_is(start: StartHost) -> None:
    shell, _ = start(env={"SHLVL": "4", "MINE": "x y", "PROMPT_COMMAND": "pc=1"})
    assert shell.run('echo $SHLVL "$MINE" $pc').output == b"5 x y 1\n"
    assert shell.run("env | grep -c -e __llmsh -e '^HISTFILE'").output == b"0\n"


def test_keys_typed_during_the_start_are_kept(start: StartHost, tmp_path: Path) -> None:
    (tmp_path / ".bashrc").write_text("echo slow start; sleep 0.3\n")
    shell = Host(tmp_path)
    try:
        shell.terminal.expect("slow start")
        shell.terminal.send("early\r")
        shell.result()
        assert shell.call("keys").output == b"early\r"
    finally:
        shell.close()


def test_venv_and_conda_style_prompts_capture_nothing_of_ours(shell: Host) -> None:
    shell.run("PS1='$ '")
    shell.run('_OLD_PS1="$PS1"; PS1="(env) $PS1"')
    assert shell.query('echo "${PS1@P}"') == "(env) $ \n"
    shell.run('PS1="$_OLD_PS1"; unset _OLD_PS1')
    assert shell.run("declare -p PS1").output == b'declare -- PS1="\\$ "\n'


def test_a_missing_bash_is_said(tmp_path: Path) -> None:
    from llmsh.core.errors import SessionError
    from llmsh.session.bash import BashSession
    from llmsh.session.terminal import Terminal
    from tests.session.terminal import OuterTerminal

    outer = OuterTerminal(["true"], env=os.environ)
    try:
        with pytest.raises(SessionError):
            BashSession.start(bash_path=str(tmp_path / "no-bash"), terminal=Terminal(outer.slave, outer.slave))
    finally:
        outer.close()
