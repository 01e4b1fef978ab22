"""What one command leaves for the next, and what of it is reported."""

from pathlib import Path

import pytest

from tests.session.conftest import StartHost
from tests.session.host import Host

pytestmark = pytest.mark.pty


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("true", 0),
        ("false", 1),
        ("(exit 77)", 77),
        ("nosuchprogram_", 127),
        ("./nosuchfile", 127),
        ("/etc/passwd", 126),
        ("sh -c 'kill -TERM $$'", 143),
        ("sh -c 'kill -KILL $$'", 137),
        ("return 3 2>/dev/null", 2),
        ("yes | head -1; echo ${PIPESTATUS[0]}", 0),
        ("", 0),
        ("# a comment", 0),
    ],
)
def test_exit_status_is_that_of_bash(shell: Host, text: str, status: int) -> None:
    result = shell.run(text)
    assert result.status == status
    assert shell.run("echo $?").output == f"{status}\n".encode()


def test_a_writer_to_a_closed_pipe_ends_by_sigpipe(shell: Host) -> None:
    assert shell.run("yes | head -n 1").pipestatus == (141, 0)


def test_state_stays_for_the_next_text(shell: Host) -> None:
    shell.run("x=5; f() { echo f:$1:$x; }; alias g='f aliased'; cd /usr; export E=1; shopt -s extglob; set -f")
    assert shell.run("g").output == b"f:aliased:5\n"
    assert shell.run("echo $PWD $E $OLDPWD | cut -d' ' -f1,2").output == b"/usr 1\n"
    result = shell.run("set +f; cd /; echo !(nothing|bin|boot)/. | wc -w")
    assert result.status == 0
    assert result.cwd == "/"


def test_fc_looks_at_the_lines_before_its_own(shell: Host) -> None:
    shell.run("echo one")
    assert shell.run("fc -ln -1").output.split() == [b"echo", b"one"]
    shell.run("echo two")
    assert shell.run("fc -s; true").output.splitlines()[-1] == b"two"
    lines = shell.run("history").output.splitlines()
    assert [line.split(maxsplit=1)[1] for line in lines] == [b"echo one", b"fc -ln -1", b"echo two", b"history"]


def test_a_return_trap_with_functrace_does_not_speak_in_our_answers(shell: Host) -> None:
    shell.run("set -T; trap 'echo R' RETURN")
    assert shell.query("echo q") == "q\n"


@pytest.mark.parametrize("option", ["set -o vi", "set -o emacs", "set -o vi; set +o vi", "shopt -so vi"])
def test_the_editing_mode_can_be_changed_in_a_running_shell(shell: Host, option: str) -> None:
    assert shell.run(option).status == 0
    name = option.rsplit(maxsplit=1)[-1]
    is_on = name in shell.run("echo $SHELLOPTS").output.decode()
    assert is_on == ("+" not in option)
    assert shell.run("(exit 3); echo $?").output == b"3\n"


@pytest.mark.parametrize(
    "rc",
    [
        "f() { set -o vi; }",
        "g() { local mode=vi; set -o $mode; }; f() { if true; then g; fi; }",
        "f() { shopt -so vi; }",
        "alias f='set -o vi'",
        "g() { set -o vi; }; alias f='g'",
        "f() { f() { set -o vi; }; }; f",
        "f() { eval 'g() { set -o vi; }'; g; }",
    ],
)
def test_the_editing_mode_can_be_changed_by_what_the_rc_file_defines(start: StartHost, tmp_path: Path, rc: str) -> None:
    (tmp_path / ".bashrc").write_text(f"{rc}\n")
    shell, _ = start()
    assert shell.run("f").status == 0
    assert b":vi" in shell.run("echo $SHELLOPTS").output
    assert shell.run("(exit 3); echo $?").output == b"3\n"


@pytest.mark.parametrize("login", [False, True])
@pytest.mark.parametrize(
    ("rc", "mode"), [("set -o vi", b":vi"), ("set -o emacs", b"emacs:"), ("set -eu; set -o vi", b":vi")]
)
def test_the_editing_mode_of_an_rc_file_holds_and_nothing_of_ours_is_seen(
    start: StartHost, tmp_path: Path, rc: str, mode: bytes, *, login: bool
) -> None:
    (tmp_path / (".bash_profile" if login else ".bashrc")).write_text(f"{rc}\n")
    shell, _ = start(login=login)
    assert mode in shell.run("echo $SHELLOPTS").output
    assert shell.run("(exit 3) || echo $?").output == b"3\n"
    assert shell.run("set +o vi; set +o emacs; [[ -o vi || -o emacs ]] || echo none").output == b"none\n"
    assert b"__llmsh" not in shell.terminal.seen


def test_an_rc_file_that_breaks_off_after_choosing_the_editing_mode_is_survived(
    start: StartHost, tmp_path: Path
) -> None:
    (tmp_path / ".bashrc").write_text("set -o vi; kill -INT $$; echo not reached\n")
    shell, _ = start()
    assert shell.run("[[ -o vi ]] && echo vi").output == b"vi\n"
    seen = len(shell.terminal.seen)
    assert shell.run("PROMPT_COMMAND='echo pc'").status == 0
    assert shell.run("echo alive").output == b"alive\n"
    assert shell.terminal.seen[seen:].count(b"pc") == 2
    assert b"__llmsh" not in shell.terminal.seen[seen:]


def test_prompt_commands_run_whatever_the_editing_mode(shell: Host) -> None:
    shell.run("v() { set -o vi; }; PROMPT_COMMAND='echo pc'")
    for text in ("v", "true", "set -o emacs", "true", "set -o vi; kill -INT $$", "true", "set +o vi", "true"):
        seen = len(shell.terminal.seen)
        shell.run(text)
        if "INT" not in text:
            assert shell.terminal.seen[seen:].count(b"pc\r\n") == 1, text
        assert b"__llmsh" not in shell.terminal.seen[seen:]
    assert shell.run("[[ -o vi ]] || [[ -o emacs ]] || echo none").output == b"none\n"


def test_the_editing_mode_can_be_changed_by_what_a_line_defines(shell: Host) -> None:
    shell.run("v() { set -o vi; }")
    shell.run("w() { v; }; alias u=w")
    assert shell.run("u").status == 0
    shell.run("e() { set -o emacs; }\nalias v=e")
    assert shell.run("v; echo $SHELLOPTS").output.count(b"emacs") == 1
    assert shell.run("source /dev/stdin <<< 'z() { set -o vi; }'").status == 0
    assert shell.run("for i in 1 2; do z; done; echo $i").output == b"2\n"


def test_an_alias_holds_from_the_next_line_on(shell: Host) -> None:
    assert shell.run("alias foo='echo bar'\nfoo").output == b"bar\n"


def test_extglob_holds_from_the_next_line_on(shell: Host) -> None:
    assert shell.run("shopt -s extglob\ncase ab in @(ab|cd)) echo yes;; esac").output == b"yes\n"


def test_last_argument_status_and_pipestatus_are_as_they_were_left(shell: Host) -> None:
    shell.run("echo a b last-one >/dev/null")
    assert shell.run("echo $_").output == b"last-one\n"
    shell.run("f() { return 9; }; f some arg")
    assert shell.run("echo $? $_").output == b"9 arg\n"
    assert shell.run("false | true | (exit 4)").pipestatus == (1, 0, 4)
    assert shell.run("echo ${PIPESTATUS[*]}").output == b"1 0 4\n"
    shell.run("false | true")
    assert shell.run("echo ${PIPESTATUS[*]}").output == b"1 0\n"


def test_the_working_directory_may_have_any_name(shell: Host) -> None:
    result = shell.run("mkdir $'a\\nb \\xff' && cd $'a\\nb \\xff'")
    assert result.cwd.endswith("/a\nb \udcff")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("set -u; echo $nope", b"nope: unbound variable"),
        ("echo ${nope?not there}", b"nope: not there"),
        ("echo )", b"syntax error near unexpected token `)'"),
        ('echo "open', b"unexpected EOF while looking for matching"),
        ("echo `open", b"unexpected EOF while looking for matching"),
        ("if true; then echo", b"syntax error"),
        ("echo ok; }", b"syntax error near unexpected token `}'"),
        ("readonly r=1; r=2", b"r: readonly variable"),
    ],
)
def test_an_error_that_breaks_a_line_off_leaves_the_shell_alive(shell: Host, text: str, said: bytes) -> None:
    result = shell.run(text)
    assert said in result.output
    assert result.status != 0
    assert b"__llmsh" not in shell.terminal.seen
    assert shell.run("echo $?; set +u").output == f"{result.status}\n".encode()
    assert shell.run("echo still here").output == b"still here\n"


def test_an_open_here_document_ends_with_the_text(shell: Host) -> None:
    assert shell.run("cat <<E\none\ntwo").output.endswith(b"one\ntwo\n")
    assert shell.run("echo $?").output == b"0\n"


@pytest.mark.parametrize("option", ["-u", "-e", "-f", "-C", "-a", "-k", "-T", "-E", "-b", "-B", "-P", "-o posix"])
def test_shell_options_of_the_user_do_not_break_the_plumbing(shell: Host, option: str) -> None:
    shell.run(f"set {option}")
    assert shell.run("echo one; true").output == b"one\n"
    assert shell.run("(exit 3) || echo $?").output == b"3\n"
    assert shell.query("echo q") == "q\n"
    assert shell.run("env | grep -c __llmsh || true").output == b"0\n"


def test_xtrace_shows_the_users_commands_only(shell: Host) -> None:
    shell.run("set -x")
    assert shell.run("echo hi").output == b"++ echo hi\nhi\n"
    assert shell.run("false").output == b"++ false\n"
    shell.run("set +x")
    assert b"__llmsh" not in shell.terminal.seen


def test_odd_field_separators_and_globs_do_not_break_the_plumbing(shell: Host) -> None:
    shell.run("IFS=0123456789:; shopt -s nullglob failglob; a=1 v=2 i=3; readonly a v i")
    assert shell.run("false | true").pipestatus == (1, 0)
    assert shell.run('printf %s "$IFS"').output == b"0123456789:"


def test_functions_named_like_builtins_do_not_break_the_plumbing(shell: Host) -> None:
    shell.run("printf() { echo mine; }; trap() { echo mine; }; mapfile() { echo mine; }; eval() { echo mine; }")
    shell.run("local() { echo mine; }; unset() { echo mine; }; export() { echo mine; }; history() { echo mine; }")
    assert shell.run("printf x; cd /").output == b"mine\n"
    assert shell.run("echo $PWD").output == b"/\n"


def test_output_redirected_for_good_goes_where_the_user_said(shell: Host) -> None:
    shell.run("exec 3>&1 >out.txt")
    assert shell.run("echo to the file").output == b""
    shell.run("exec >&3 3>&-")
    assert shell.run("cat out.txt").output == b"to the file\n"


def test_input_redirected_for_good_does_not_end_the_shell(shell: Host) -> None:
    shell.run("exec </dev/null")
    assert shell.run("echo alive").output == b"alive\n"


@pytest.mark.parametrize(
    "text", ["exec 10>ten 11>&1", "exec 10<&- 11<&-", 'for n in {3..30}; do eval "exec $n<&-"; done']
)
def test_descriptors_that_bash_keeps_ours_in_can_be_taken(shell: Host, text: str) -> None:
    shell.run(text)
    assert shell.run("echo alive; { echo x >&10; } 2>/dev/null").output == b"alive\n"
    shell.start_run("read y; echo got $y")
    shell.terminal.send("line\r")
    assert shell.result().output.endswith(b"got line\n")


@pytest.mark.parametrize("reader", ["read -t 0.01 -n 1 x", "read -t 0.01 x"])
def test_a_prompt_command_that_reads_its_input_does_not_hang_the_shell(shell: Host, reader: str) -> None:
    shell.run(f"PROMPT_COMMAND='{reader}'")
    for number in range(12):
        assert shell.run(f"echo {number}").output.splitlines()[-1] == b"%d" % number
    shell.run("unset PROMPT_COMMAND")
    assert shell.run("echo alive").output == b"alive\n"


def test_a_prompt_command_may_ask_the_terminal_where_the_cursor_is(shell: Host) -> None:
    shell.begin("run", "PROMPT_COMMAND=\"IFS=';' read -sdR -p $'\\e[6n' row col; at=\\$col\"", True, False)
    for number in range(12):
        shell.terminal.expect(rb"\x1b\[6n")
        shell.terminal.send(b"\x1b[7;%dR" % number)
        shell.result()
        shell.begin("run", "echo $at", True, False)
    shell.terminal.expect(rb"\n?11\r\n\x1b\[6n")
    shell.terminal.send(b"\x1b[1;1R")
    assert shell.result().output == b"11\n"


def test_a_prompt_command_that_waits_for_input_gets_what_is_typed_and_can_be_interrupted(shell: Host) -> None:
    shell.begin("run", "PROMPT_COMMAND='head -n 1 >lines'", True, False)
    shell.terminal.send(b"typed\r")
    shell.result()
    shell.begin("run", "cat lines; echo sho''wn", True, False)
    shell.terminal.expect("shown")
    assert shell.interrupt().output.startswith(b"typed\nshown\n")
    shell.begin("run", "unset PROMPT_COMMAND", True, False)
    shell.result()
    assert shell.run("echo alive").output == b"alive\n"


def test_a_prompt_command_that_reads_after_an_interrupted_text_leaves_the_shell_alive(shell: Host) -> None:
    shell.run("PROMPT_COMMAND='timeout 0.05 head -c 300 >/dev/null; read -t 0.05 -sdR row'")
    for _ in range(12):
        shell.start_run("echo begun; sleep 60")
        shell.terminal.expect("begun")
        shell.interrupt()
    shell.run("unset PROMPT_COMMAND")
    assert shell.run("echo alive").output == b"alive\n"


def test_tmout_does_not_hit_the_plumbing_and_is_reported(shell: Host) -> None:
    shell.run("TMOUT=1")
    assert shell.call("get", "idle_limit_s").value == "1"
    shell.run("sleep 1.2")
    assert shell.run("echo alive; unset TMOUT").output == b"alive\n"
    assert shell.call("get", "idle_limit_s").value == "None"


def test_a_coprocess_answers_across_texts(shell: Host) -> None:
    shell.run("coproc cat")
    assert shell.run("echo ping >&${COPROC[1]}; read x <&${COPROC[0]}; echo got $x").output == b"got ping\n"
    shell.run("kill $COPROC_PID")


def test_a_text_of_one_mebibyte_runs(shell: Host) -> None:
    text = "x='" + "y" * (1 << 20) + "'; echo ${#x}"
    assert shell.run(text, record=False).output == b"1048576\n"


def test_a_line_of_eight_kibibytes_and_a_paste_of_two_hundred_lines_run(shell: Host) -> None:
    assert shell.run("echo " + "a" * 8192 + " | wc -c").output.strip() == b"8193"
    lines = "\n".join(f"echo line {number}" for number in range(200))
    assert shell.run(lines).output == b"".join(b"line %d\n" % number for number in range(200))


def test_shell_facts_are_those_of_an_interactive_bash(shell: Host) -> None:
    result = shell.run("echo $0 $SHLVL; shopt -q login_shell; echo $?; tty")
    name, login, tty = result.output.decode().splitlines()
    assert name == "bash 1"
    assert login == "1"
    assert tty.startswith("/dev/")
    assert {"i", "m", "H"} <= set(result.flags)


def test_children_get_the_terminal_and_none_of_our_descriptors(shell: Host) -> None:
    result = shell.run(
        "python3 -c 'import os; print([os.isatty(n) for n in range(3)], sorted(os.listdir(\"/proc/self/fd\")))'"
    )
    assert result.output == b"[True, True, True] ['0', '1', '2', '3']\n"


def test_prompt_command_as_string_and_as_array_runs_and_looks_as_set(shell: Host) -> None:
    shell.run("PROMPT_COMMAND='echo pc:$?'")
    shell.run("(exit 7)")
    shell.terminal.expect("pc:7")
    assert shell.run("declare -p PROMPT_COMMAND").output == b'declare -- PROMPT_COMMAND="echo pc:\\$?"\n'
    shell.run("PROMPT_COMMAND=('echo one' 'echo two')")
    shell.terminal.expect("one\r\ntwo\r\n")
    assert shell.run("declare -p PROMPT_COMMAND").output == (
        b'declare -a PROMPT_COMMAND=([0]="echo one" [1]="echo two")\n'
    )
    shell.run("unset PROMPT_COMMAND; export PROMPT_COMMAND=:")
    assert shell.run("env | grep ^PROMPT_COMMAND").output == b"PROMPT_COMMAND=:\n"


def test_prompt_command_that_builds_ps1_from_ps1_sees_the_users_own(shell: Host) -> None:
    shell.run("PS1='base> '; PROMPT_COMMAND='PS1=\"(env) ${PS1#(env) }\"'")
    for _ in range(3):
        shell.run("true")
    assert shell.query('echo "${PS1@P}"') == "(env) base> \n"
    assert shell.run("declare -p PS1").output == b'declare -- PS1="(env) base> "\n'
    assert b"base>" not in shell.terminal.seen.replace(b'"(env) base> "', b"")


def test_ps0_is_shown_before_the_command(shell: Host) -> None:
    shell.run("PS0='<ps0>'")
    assert shell.run("echo x").output == b"<ps0>x\n"


def test_a_debug_trap_sees_the_users_commands(shell: Host) -> None:
    shell.run("trap 'echo D:$BASH_COMMAND' DEBUG")
    assert shell.run("echo one; echo two").output == b"D:echo one\none\nD:echo two\ntwo\n"
    assert shell.run("trap -p DEBUG").output.endswith(b"trap -- 'echo D:$BASH_COMMAND' DEBUG\n")
    shell.run("trap - DEBUG")
    assert shell.run("trap -p DEBUG; echo none").output == b"none\n"


def test_a_preexec_on_a_debug_trap_fires_once_a_line_with_that_line(shell: Host) -> None:
    """The way bash-preexec and VS Code's integration work: armed by the last prompt command."""
    shell.run(
        'armed=; preexec() { [[ $armed ]] || return; armed=; echo "pre:$(HISTTIMEFORMAT= history 1)"; }\n'
        "PROMPT_COMMAND+=('armed=1'); trap preexec DEBUG"
    )
    shell.run("echo first")
    result = shell.run("echo second; echo third")
    assert result.output.split() == b"pre: 3 echo second; echo third second third".split()


def test_err_and_exit_traps_fire_for_the_users_commands_only(shell: Host) -> None:
    shell.run("trap 'echo ERR:$?' ERR; trap 'echo EXIT' EXIT")
    assert shell.run("false").output == b"ERR:1\n"
    assert shell.run("true").output == b""
    shell.begin("run", "exit 5", True, False)
    assert shell.result().closed == 5
    assert shell.terminal.seen.count(b"EXIT") == 1


def test_marks_in_output_forge_nothing(start: StartHost) -> None:
    shell, _ = start()
    shell.run("declare -p __llmsh_nonce __llmsh_seq")
    forged = (
        "for k in 1 2 3 4 5; do printf '\\e]7119;%s;%s;%s\\a' $__llmsh_nonce $k $((__llmsh_seq)); done; "
        "echo after; cd /usr; sleep 0.2; echo late; false"
    )
    result = shell.run(forged)
    assert result.status == 1
    assert result.cwd == "/usr"
    shell.terminal.expect("late")
    assert shell.run("echo next").output == b"next\n"


def test_it_works_without_proc(start: StartHost) -> None:
    shell, _ = start(under_proc=False)
    assert shell.run("cd /usr; false | true").pipestatus == (1, 0)
    assert shell.query("echo $PWD") == "/usr\n"
    assert shell.run("exit 4").closed == 4


def test_the_name_of_llmsh_changes_nothing_else(start: StartHost, tmp_path: Path) -> None:
    own = tmp_path / "own" / "llmsh"
    own.parent.mkdir()
    own.write_text("#!/bin/sh\necho own\n")
    own.chmod(0o755)
    shell, _ = start(own=str(own), env={"PATH": "/usr/bin:/bin"})
    assert shell.run("hash; compgen -c llm; echo $PATH").output == b"hash: hash table empty\n/usr/bin:/bin\n"
    assert shell.run("type llmsh").output == f"llmsh is hashed ({own})\n".encode()
    shell.run("set -eu; trap 'echo failed' ERR; set +h; false || :")
    assert shell.run("(exit 3) || echo $? llmsh").output == b"3 llmsh\n"
    assert shell.run("nosuchprogram_ 2>/dev/null || echo $? llmsh").output == b"127 llmsh\n"
    assert b"failed" not in shell.terminal.seen
