"""Programs that use the terminal: editors, pagers, questions, job control, keys typed ahead."""

import os
import re
import signal
from pathlib import Path

import pytest

from tests.session.conftest import StartHost
from tests.session.host import Host

pytestmark = pytest.mark.pty


def test_read_gets_a_line_that_is_echoed(shell: Host) -> None:
    shell.start_run("read -p 'name? ' x; echo \"<$x>\"")
    shell.terminal.expect(r"name\? ")
    shell.terminal.send("Ada\r")
    assert shell.result().output == b"name? Ada\n<Ada>\n"


def test_select_offers_and_takes_a_choice(shell: Host) -> None:
    shell.start_run("select x in red green; do echo chose $x; break; done")
    shell.terminal.expect(r"#\? ")
    shell.terminal.send("2\r")
    assert shell.result().output.endswith(b"chose green\n")


def test_a_password_goes_to_the_program_and_not_into_the_capture(shell: Host) -> None:
    shell.start_run("read -rs -p 'Password: ' x </dev/tty; echo; echo ${#x}")
    shell.terminal.expect("Password: ")
    shell.terminal.send("s3cret\r")
    result = shell.result()
    assert result.output == b"Password: \n6\n"
    assert b"s3cret" not in shell.terminal.seen


def test_vim_edits_and_saves_a_file(shell: Host) -> None:
    shell.start_run("vim -u NONE -N note.txt")
    shell.terminal.expect(r"note\.txt.*\[New\]")
    shell.terminal.send("ihello")
    shell.terminal.expect("hello")
    shell.terminal.send("\x1b")
    shell.terminal.send(":wq\r")
    assert shell.result().status == 0
    assert (shell.home / "note.txt").read_text() == "hello\n"
    assert shell.run("echo after").output == b"after\n"


def test_less_pages_and_quits(shell: Host) -> None:
    shell.run("seq 1 200 > n.txt")
    shell.start_run("less n.txt")
    shell.terminal.expect("23")
    shell.terminal.send("G")
    shell.terminal.expect("200")
    shell.terminal.send("q")
    assert shell.result().status == 0


def test_ctrl_c_ends_the_job_and_the_shell_goes_on(shell: Host) -> None:
    shell.start_run("echo started; sleep 100")
    shell.terminal.expect("started")
    result = shell.interrupt()
    assert (result.status, result.interrupted) == (130, True)
    assert shell.run("echo $?").output == b"130\n"


def test_ctrl_c_breaks_a_loop_of_builtins_and_a_loop_of_programs(shell: Host) -> None:
    for body in (":", "sleep 0.01", "sleep 0.01 | cat", "(sleep 0.01)"):
        shell.start_run(f"echo started; while :; do {body}; done")
        shell.terminal.expect("started\r\n")
        assert shell.interrupt().status == 130
        assert shell.run("echo next").output == b"next\n"


def test_the_shells_own_prompt_is_not_left_behind_by_ctrl_c(shell: Host) -> None:
    shell.run("PS1='OWN-PROMPT> '")
    shell.start_run("echo started; while :; do :; done")
    shell.terminal.expect("started")
    assert b"OWN-PROMPT" not in shell.interrupt().output
    shell.run("echo 'settled'")
    shell.terminal.expect("settled")
    shown = shell.terminal.seen
    assert b"OWN-PROMPT" not in shown or b"OWN-PROMPT> \r\x1b[K" in shown


def test_ctrl_c_in_a_flood_reaches_the_job(shell: Host) -> None:
    shell.start_run("yes flood")
    shell.terminal.expect("flood\r\nflood\r\n")
    result = shell.interrupt()
    assert result.status == 130
    assert result.truncated in (True, False)
    assert shell.run("echo next").output == b"next\n"


def test_ctrl_c_that_is_trapped_or_ignored_does_what_the_user_said(shell: Host) -> None:
    shell.start_run("trap 'echo trapped; got=1' INT; echo started; until [[ $got ]]; do read -t 0.05; done; echo after")
    shell.terminal.expect("started")
    assert b"trapped\nafter\n" in shell.interrupt().output
    shell.run("trap '' INT")
    shell.start_run("echo started; read -t 1 x; echo unharmed")
    shell.terminal.expect("started")
    shell.terminal.send("\x03")
    assert shell.result().output.endswith(b"unharmed\n")
    assert shell.run("trap - INT; echo next").output == b"next\n"


def test_ctrl_c_at_any_moment_leaves_the_shell_alive(shell: Host) -> None:
    """Late ones hit the waiting shell; the request must not be lost and the status stay exact."""
    for number in range(60):
        shell.start_run(f"sleep 0.0{number % 10}; (exit {number % 100})")
        for _ in range(number % 4):
            shell.terminal.pump(0.001 * (number % 7))
            shell.terminal.send("\x03")
        assert shell.result().status in (number % 100, 130)
    shell.call("forget")  # a Ctrl-C that came too late is the next prompt's
    assert shell.run("echo alive; (exit 5)").output == b"alive\n"
    assert shell.run("echo $?").output == b"5\n"


def test_output_is_shown_at_once_after_a_ctrl_c_that_hit_the_waiting_shell(start: StartHost) -> None:
    shell, started = start()
    for _ in range(3):
        os.kill(started.pid, signal.SIGINT)
        shell.start_run("echo shown at once; sleep 100")
        shell.terminal.expect("shown at once\r\n")
        assert shell.interrupt().output.startswith(b"shown at once\n")


def test_ctrl_z_stops_a_job_that_fg_and_bg_continue(shell: Host) -> None:
    shell.start_run("sh -c 'echo started; read x; echo got $x'")
    shell.terminal.expect("started")
    shell.terminal.send("\x1a")
    result = shell.result()
    assert result.status == 148
    assert b"Stopped" in result.output + shell.terminal.seen
    assert re.search(rb"\[1\]\+ +Stopped", shell.run("jobs").output)
    shell.start_run("fg")
    shell.terminal.expect("sh -c")
    shell.terminal.send("word\r")
    result = shell.result()
    assert (result.status, result.output.splitlines()[-1]) == (0, b"got word")


def test_ctrl_z_in_a_loop_and_in_a_list_stops_and_comes_back(shell: Host) -> None:
    shell.start_run("for i in 1 2; do echo round $i; sleep 0.3; done; echo end")
    shell.terminal.expect("round 1")
    shell.terminal.send("\x1a")
    assert shell.result().status in (0, 148)
    assert shell.run("echo next").output == b"next\n"


def test_jobs_are_announced_as_bash_does(shell: Host) -> None:
    assert re.fullmatch(rb"\[1\] \d+\n", shell.run("sleep 0.5 &").output)
    shell.run("wait")
    shell.terminal.expect(r"\[1\]\+ +Done +sleep 0.5")
    assert shell.run("kill -l %1 2>/dev/null; jobs").output == b""


def test_output_of_background_jobs_can_be_read_while_idle(shell: Host) -> None:
    shell.run("(while [ ! -e go ]; do sleep 0.01; done; echo from the background; echo done >done) &")
    (shell.home / "go").touch()
    shell.terminal.wait_for((shell.home / "done").exists, "the job")
    collected = b""
    while b"from the background\r\n" not in collected:
        collected += shell.call("drain").output
    assert b"\x1b]7119" not in collected
    assert shell.run("echo next").output == b"next\n"


def test_a_background_job_that_floods_blocks_nothing(shell: Host) -> None:
    shell.run("yes background & sleep 0.05")
    assert shell.run("echo $((6 * 7)) >answer.txt").status == 0
    assert (shell.home / "answer.txt").read_text() == "42\n"
    assert shell.query("echo q", timeout_s=20.0) == "q\n"
    shell.run("kill %1; wait")


def test_keys_typed_ahead_are_kept_for_the_editor(shell: Host) -> None:
    shell.start_run("echo started; sleep 0.3")
    shell.terminal.expect("started")
    shell.terminal.send("ls -l\rsecond\x04")
    shell.result()
    assert shell.call("keys").output == b"ls -l\rsecond\x04"
    assert shell.call("keys").output == b""


def test_keys_typed_ahead_go_to_the_program_that_reads_them(shell: Host) -> None:
    shell.start_run('echo started; sleep 0.2; read a; echo "a=$a"')
    shell.terminal.expect("started")
    shell.terminal.send("first\rsecond\r")
    assert b"a=first\n" in shell.result().output
    assert shell.call("keys").output == b"second\r"


def test_keys_given_back_by_the_editor_reach_the_next_program_first(shell: Host) -> None:
    shell.call("give", "from the editor\r")
    assert b"<from the editor>" in shell.run('read x; echo "<$x>"').output


def test_keys_given_back_by_the_editor_are_not_echoed(shell: Host) -> None:
    for number in range(25):
        shell.call("give", f"word{number}\rpart{number}")
        assert shell.run('read -s x; echo "<${#x}>"').output == f"<{len(f'word{number}')}>\n".encode()
        assert shell.call("keys").output == f"part{number}".encode()
    assert b"word" not in shell.terminal.seen
    assert b"part" not in shell.terminal.seen


def test_a_resize_reaches_the_program_at_once(shell: Host) -> None:
    shell.start_run("trap 'stty size' WINCH; echo ready; while read -t 0.05 || [ ! -e stop ]; do :; done; trap - WINCH")
    shell.terminal.expect("ready")
    shell.terminal.resize(30, 100)
    shell.terminal.expect("30 100")
    (shell.home / "stop").touch()
    shell.result()


def test_a_resize_while_idle_holds_for_the_next_program(shell: Host) -> None:
    shell.terminal.resize(40, 20)
    assert shell.run("stty size; echo $COLUMNS").output.startswith(b"40 20\n")


def test_a_terminal_left_raw_by_a_killed_program_is_repaired(shell: Host) -> None:
    shell.run("sh -c 'stty raw -echo; kill -9 $$'")
    flags = shell.run("stty -a").output
    assert b" echo " in flags
    assert b"-icanon" not in flags


def test_modes_set_by_stty_stay_as_in_bash(shell: Host) -> None:
    shell.run("stty -echo")
    assert b"-echo " in shell.run("stty -a").output
    shell.run("stty echo")


def test_a_hidden_cursor_and_a_mouse_left_on_are_put_right(shell: Host) -> None:
    shell.run("printf '\\e[?25l\\e[?1000h\\e[?1h\\e='")
    shell.terminal.expect(re.escape("\x1b[?1l\x1b[?1000l\x1b>\x1b[?25h"))


def test_the_alternate_screen_is_left_when_its_program_was_killed(shell: Host) -> None:
    shell.run("sh -c \"printf '\\033[?1049h'; kill -9 \\$\\$\"")
    shell.terminal.expect(re.escape("\x1b[?1049l"))
    shell.run("printf '\\e[?1049h'")
    shell.run("echo stays")
    shell.terminal.expect("stays")
    assert shell.terminal.seen.count(b"\x1b[?1049l") == 1


def test_a_bash_inside_is_used_like_any_program(shell: Host) -> None:
    shell.start_run("PS1='inner> ' bash --norc")
    shell.terminal.expect("inner> ")
    shell.terminal.send("echo $SHLVL\r")
    shell.terminal.expect(r"\r2\r\n")
    shell.terminal.send("exit 3\r")
    assert shell.result().status == 3


def test_a_session_inside_a_session_works(shell: Host) -> None:
    root = Path(__file__).resolve().parents[2]
    shell.start_run(f"cd {root} && python3 -m tests.session.nested; cd ~")
    shell.terminal.expect("nested says 5")
    assert shell.result().status == 0
    assert shell.run("echo outer").output == b"outer\n"


def test_output_without_a_newline_is_shown_whole(shell: Host) -> None:
    assert shell.run("printf foo").output == b"foo"
    shell.terminal.expect("foo")
