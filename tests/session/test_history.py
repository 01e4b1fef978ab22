"""bash's own history: what is recorded, expanded and written."""

from pathlib import Path

import pytest

from tests.session.conftest import StartHost
from tests.session.host import Host

pytestmark = pytest.mark.pty


def _entries(shell: Host) -> list[str]:
    return [line.split(None, 1)[1] for line in shell.query("HISTTIMEFORMAT= history").splitlines()]


def test_lines_are_in_the_history_as_typed(shell: Host) -> None:
    for text in ("echo 'a  b'", "false", "cd /", "echo --help", "-n"):
        shell.run(text)
    assert _entries(shell) == ["echo 'a  b'", "false", "cd /", "echo --help", "-n"]
    shell.run("x='1\n2'")
    assert "x='1\n2'" in shell.query("fc -ln -1")


def test_histcontrol_and_histignore_hold(shell: Host) -> None:
    shell.run("HISTCONTROL=ignoreboth HISTIGNORE='secret*:ls'")
    for text in (" hidden", "echo a", "echo a", "secret thing", "ls", "echo b"):
        shell.run(text)
    assert _entries(shell) == ["HISTCONTROL=ignoreboth HISTIGNORE='secret*:ls'", "echo a", "echo b"]
    assert shell.run("declare -p HISTCONTROL").output == b'declare -- HISTCONTROL="ignoreboth"\n'
    assert shell.query("echo $HISTCONTROL") == "ignoreboth\n"


def test_lines_can_be_kept_out_and_history_can_be_off(shell: Host) -> None:
    shell.run("echo kept")
    shell.run("echo ours", record=False)
    shell.run("set +o history")
    shell.run("echo unseen")
    assert "history        \toff" in shell.run("set -o").output.decode()
    shell.run("set -o history")
    shell.run("echo last")
    assert _entries(shell) == ["echo kept", "set +o history", "echo last"]


def test_another_text_can_be_recorded_in_place_of_a_line(shell: Host) -> None:
    shell.run("echo hunter22", record="echo ***")
    shell.run("echo a", record="echo b")
    assert _entries(shell) == ["echo ***", "echo b"]


def test_lines_that_were_broken_off_are_recorded_once_and_nothing_of_ours(shell: Host) -> None:
    for text in ("echo ${x?gone}", "echo )", 'echo "open', "for i in 1 2; do kill -INT $$; done", "echo end"):
        shell.run(text)
    assert _entries(shell) == [
        "echo ${x?gone}",
        "echo )",
        'echo "open',
        "for i in 1 2; do kill -INT $$; done",
        "echo end",
    ]


def test_history_expansion_is_bashs_and_is_shown(shell: Host) -> None:
    shell.run("echo one two")
    result = shell.run("!! three", expand=True)
    assert result.output == b"one two three\n"
    assert result.expanded == "echo one two three"
    shell.terminal.expect("echo one two three\r\none two three\r\n")
    assert shell.run("echo <!$>", expand=True).status == 2
    assert shell.run("echo 'quoted !!' \"$((1))\"", expand=True).output == b"quoted !! 1\n"
    assert shell.run("^one^two", expand=True).status != 127
    assert _entries(shell)[1] == "echo one two three"


def test_an_event_that_is_not_found_runs_nothing(shell: Host) -> None:
    shell.run("(exit 3)")
    result = shell.run("touch made; !nosuchevent", expand=True)
    assert result.status == 3
    shell.terminal.expect("bash: !nosuchevent: event not found")
    assert not (shell.home / "made").exists()
    assert len(_entries(shell)) == 1


def test_no_expansion_where_bash_has_it_off_or_nobody_asked(shell: Host) -> None:
    shell.run("echo one")
    assert shell.run("echo '!!'; echo a!!").output == b"!!\na!!\n"
    shell.run("set +H")
    assert shell.run("echo !!", expand=True).output == b"!!\n"


def test_the_file_is_read_and_appended_at_the_end(start: StartHost, tmp_path: Path) -> None:
    (tmp_path / ".bash_history").write_text("old one\nold two\n")
    for login in (False, True):
        shell, _ = start(login=login)
        assert _entries(shell)[:2] == ["old one", "old two"]
        shell.run(f"echo login {login}")
        shell.run("exit")
    assert (tmp_path / ".bash_history").read_text().splitlines() == [
        "old one",
        "old two",
        "echo login False",
        "exit",
        "echo login True",
        "exit",
    ]


@pytest.mark.parametrize("login", [False, True])
def test_a_long_file_is_not_cut_before_the_users_settings(start: StartHost, tmp_path: Path, login: bool) -> None:
    lines = "".join(f"line {number}\n" for number in range(2000))
    (tmp_path / ".bash_history").write_text(lines)
    settings = "HISTSIZE=5000; HISTFILESIZE=5000; shopt -s histappend\n"
    (tmp_path / (".bash_profile" if login else ".bashrc")).write_text(settings)
    shell, _ = start(login=login)
    assert shell.query("history | wc -l").strip() == "2000"
    shell.run("echo new")
    shell.call("close")
    assert (tmp_path / ".bash_history").read_text() == lines + "echo new\n"


def test_the_users_own_file_and_time_format_hold(start: StartHost, tmp_path: Path) -> None:
    (tmp_path / ".bashrc").write_text("HISTFILE=~/own; HISTTIMEFORMAT='%F '; PROMPT_COMMAND='history -a'\n")
    shell, _ = start()
    shell.run("echo stamped")
    lines = (tmp_path / "own").read_text().splitlines()
    assert lines[0].startswith("#1")
    assert lines[1] == "echo stamped"
    assert not (tmp_path / ".bash_history").exists()


def test_a_history_file_given_by_the_environment_is_used_by_a_login_shell(start: StartHost, tmp_path: Path) -> None:
    shell, _ = start(login=True, env={"HISTFILE": str(tmp_path / "given"), "HISTSIZE": "77"})
    assert shell.run("echo $HISTSIZE; env | grep ^HISTFILE").output == f"77\nHISTFILE={tmp_path}/given\n".encode()
    shell.run("exit")
    assert "echo $HISTSIZE" in (tmp_path / "given").read_text()


def test_fc_runs_an_earlier_line_again(shell: Host) -> None:
    shell.run("echo first")
    shell.run("echo second")
    assert shell.run("fc -s second=third echo").output == b"echo third\nthird\n"
    assert b"echo second" in shell.run("fc -l").output
