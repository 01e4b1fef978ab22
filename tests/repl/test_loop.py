"""The whole interactive loop over a real bash on a real terminal."""

import os
import re
import shutil
import signal
import sqlite3
import sys
import time
from pathlib import Path

import pytest

from tests.repl.tmux import Pane

pytestmark = [
    pytest.mark.pty,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux"),
]
ROOT = Path(__file__).parent.parent.parent

# A key for it comes when it is there, not between the shell and the program.
READY_THEN_60_S = "sh -c 'echo re\"\"ady; exec sleep 60'"


class Shell(Pane):
    """The shell in a pane, at its first prompt in an empty home directory."""

    def __init__(self, folder: Path, *, rc: str = "", wait: bool = True, columns: int = 80, **env: str) -> None:
        self.home = folder / "home"
        self.home.mkdir(exist_ok=True)
        (self.home / ".bashrc").write_text(f"cd ~\n{rc}\n")
        environment = {
            "HOME": str(self.home),
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            **env,
        }
        super().__init__(
            folder, [sys.executable, "-m", "tests.repl.shell_under_test"], columns=columns, env=environment
        )
        if wait:
            self.wait_for("~ #" if "T_PROMPT" not in env else "ready")

    @property
    def history(self) -> list[tuple[str, int | None, str]]:
        with sqlite3.connect(self.home / "history.db") as db:
            rows: list[tuple[str, int | None, str]] = db.execute(
                "SELECT command, status, request FROM entries ORDER BY id"
            ).fetchall()
        db.close()
        return rows


def test_commands_run_and_exit_gives_its_status(tmp_path: Path) -> None:
    with Shell(tmp_path) as shell:
        shell.run("echo $((6*7))")
        shell.wait_for("\n42\n")
        shell.run("exit 7")
        shell.wait_for("rc=7")


def test_the_first_key_need_not_wait_for_the_classifier(tmp_path: Path) -> None:
    with Shell(tmp_path) as shell:
        asked = shell.home / "classified"
        deadline_s = time.monotonic() + 20
        while not asked.exists() and time.monotonic() < deadline_s:
            time.sleep(0.02)
        assert asked.exists()  # no key was typed


def test_the_prompt_follows_the_directory_and_the_status(tmp_path: Path) -> None:
    with Shell(tmp_path) as shell:
        shell.run("mkdir -p sub; cd sub; quiet() { return 3; }; quiet")
        shell.wait_for("~/sub !3 #")


def test_keys_typed_before_the_first_prompt_are_not_lost(tmp_path: Path) -> None:
    with Shell(tmp_path, rc="sleep 0.5", wait=False) as shell:
        shell.type("echo ear")
        time.sleep(0.7)
        shell.type("ly$((1+1))")
        shell.press("Enter")
        shell.wait_for("early2\n")


def test_the_prompt_of_last_time_stands_there_while_the_shell_loads(tmp_path: Path) -> None:
    with Shell(tmp_path) as shell:
        shell.run("exit")
        shell.wait_for("rc=0")
    with Shell(tmp_path, T_LOADING_S="2") as shell:  # waits for the prompt
        shell.type("echo ear")
        assert "ear" not in shell.screen
        shell.type("ly")
        shell.wait_for("~ # echo early")
        shell.press("Enter")
        shell.wait_for("\nearly\n")


def test_what_the_rc_files_print_takes_the_place_of_that_prompt(tmp_path: Path) -> None:
    with Shell(tmp_path) as shell:
        shell.run("exit")
        shell.wait_for("rc=0")
    with Shell(tmp_path, rc="echo welcome; read -rp 'name? ' name; printf 'hi %s' $name", wait=False) as shell:
        shell.wait_for("name?")
        shell.run("ada")
        assert shell.wait_for("hi ada%").startswith("welcome\nname? ada\nhi ada%\n~ #")


def test_an_unfinished_last_line_is_marked_and_kept(tmp_path: Path) -> None:
    with Shell(tmp_path) as shell:
        shell.run("printf foo")
        shell.wait_for("\nfoo%\n~ #")
        shell.run("printf '%80s' x")
        shell.wait_until(lambda screen: screen.count("~ #") == 3, "a third prompt")


def test_a_request_goes_to_the_planner_and_its_commands_into_the_history(tmp_path: Path) -> None:
    with Shell(tmp_path) as shell:
        shell.run("? do it")
        shell.wait_for("planning 'do it'\nplanned 42\nstatus 0\n/ #")
        assert shell.history == [("? do it", None, ""), ("echo planned $((6*7)); cd /", 0, "do it")]


def test_the_route_is_shown_while_a_request_is_typed(tmp_path: Path) -> None:
    with Shell(tmp_path) as shell:
        shell.type("find it please")
        assert shell.wait_for("→ plan").splitlines()[0].rstrip().endswith("→ plan")
        shell.press("M-Enter")
        shell.wait_for("→ bash")
        shell.press("C-c")
        shell.wait_until(lambda screen: "→" not in screen, "no mark left behind")


def test_a_request_can_be_stopped(tmp_path: Path) -> None:
    with Shell(tmp_path) as shell:
        shell.run("wait please")
        shell.wait_for("\nwaiting")
        shell.press("C-c")
        shell.wait_for("~ !INT #")
        shell.run("echo $?")
        shell.wait_for("\n130\n")


def test_keys_typed_after_a_ctrl_c_stay_in_their_order(tmp_path: Path) -> None:
    with Shell(tmp_path, rc="PROMPT_COMMAND='touch prompting; sleep 0.5'") as shell:
        (shell.home / "prompting").unlink()
        shell.type("dropped\x03echo $((40+2))")
        shell.wait_until(lambda screen: (shell.home / "prompting").exists(), "the prompt command")
        shell.press("Enter")
        shell.wait_for("echo $((40+2))\n42\n")


def test_many_lines_typed_ahead_run_in_their_order_and_are_shown_once(tmp_path: Path) -> None:
    lines = [f"echo line-{number:03} >>out" for number in range(240)]
    with Shell(tmp_path) as shell:
        shell.run("sleep 0.5")
        for start in range(0, 240, 40):
            shell.type("".join(f"{line}\r" for line in lines[start : start + 40]))
        shell.wait_until(
            lambda screen: (shell.home / "out").exists() and "line-239" in (shell.home / "out").read_text(), "the end"
        )
        assert (shell.home / "out").read_text() == "".join(f"line-{number:03}\n" for number in range(240))
        screen = shell.wait_until(lambda screen: screen.endswith("\n~ #"), "the prompt")
        assert all(screen.count(f"line-{number}") == 1 for number in range(225, 240))


def test_an_unsure_line_is_asked_about_and_no_runs_nothing(tmp_path: Path) -> None:
    with Shell(tmp_path) as shell:
        shell.run("maybe touch ran")
        shell.wait_for("command or request?")
        shell.press("n")
        shell.wait_for("# maybe touch ran", count=2)
        assert not (shell.home / "ran").exists()
        shell.press("C-a", "M-d", "Enter")
        shell.wait_until(lambda screen: (shell.home / "ran").exists(), "the edited line to run")


def test_a_question_breaks_between_keys_in_a_narrow_window(tmp_path: Path) -> None:
    with Shell(tmp_path, columns=40) as shell:
        shell.run("maybe touch ran")
        shell.wait_for("command or request? ·\nc: run it as a command ·\nEnter: plan it · n: edit the line")
        shell.press("z")
        shell.wait_for("press Enter, c, r or n:")
        shell.press("c")
        shell.wait_for("maybe: command not found")


def test_a_failure_offers_an_explanation_and_a_fix(tmp_path: Path) -> None:
    with Shell(tmp_path) as shell:
        shell.run("false")
        shell.wait_for("'false' failed · Alt-x: echo fixed $? · Alt-e: explain")
        shell.press("M-e")
        shell.wait_for("because it did")
        shell.press("M-x")
        shell.wait_for("\nfixed 1\n")


def test_a_hint_breaks_between_words_in_a_narrow_window(tmp_path: Path) -> None:
    with Shell(tmp_path, columns=30) as shell:
        shell.run("false")
        shell.wait_for("'false' failed ·\nAlt-x: echo fixed $? ·\nAlt-e: explain")


def test_ctrl_c_drops_the_line_with_status_130(tmp_path: Path) -> None:
    with Shell(tmp_path) as shell:
        shell.type("rm -rf nothing")
        shell.press("C-c")
        shell.wait_for("nothing^C")
        shell.run("echo $?")
        shell.wait_for("\n130\n")


def test_ctrl_c_ends_the_command_not_the_shell(tmp_path: Path) -> None:
    with Shell(tmp_path) as shell:
        shell.run(READY_THEN_60_S)
        shell.wait_for("\nready")
        shell.press("C-c")
        shell.wait_for("~ !INT #")
        assert "failed" not in shell.screen


def test_ctrl_d_leaves_but_not_with_stopped_jobs(tmp_path: Path) -> None:
    with Shell(tmp_path) as shell:
        shell.run(READY_THEN_60_S)
        shell.wait_for("\nready")
        shell.press("C-z")
        shell.wait_for("Stopped")
        shell.wait_for("&1")
        shell.end_input()
        shell.wait_for("There are stopped jobs.")
        shell.end_input()
        shell.wait_for("rc=")


def test_ignoreeof_is_honoured(tmp_path: Path) -> None:
    with Shell(tmp_path, rc="IGNOREEOF=1") as shell:
        shell.end_input()
        shell.wait_for('Use "exit" to leave the shell.')
        shell.end_input()
        shell.wait_for("rc=0")


def test_lines_typed_while_a_command_runs_run_next(tmp_path: Path) -> None:
    with Shell(tmp_path) as shell:
        shell.run("sh -c 'echo re\"\"ady; sleep 1'")
        shell.wait_for("\nready")
        shell.run("echo typed-$((1+1))")
        shell.type("echo half")
        shell.wait_for("typed-2\n")
        shell.press("Enter")
        shell.wait_for("\nhalf\n")


def test_what_follows_a_line_in_one_go_is_read_by_its_program(tmp_path: Path) -> None:
    with Shell(tmp_path) as shell:
        shell.type("read -r answer\rtypically\recho got $answer\r")
        shell.wait_for("\ngot typically\n")


def test_background_output_stands_above_the_line_being_typed(tmp_path: Path) -> None:
    with Shell(tmp_path) as shell:
        shell.run("(sleep 1.5; echo from behind) &")
        shell.wait_for("~ &1 #")
        shell.type("echo still ")
        shell.wait_for("from behind\n~ &1 # echo still")
        shell.type("here")
        shell.press("Enter")
        shell.wait_for("\nstill here\n")


def test_a_pasted_text_of_several_lines_runs_as_one(tmp_path: Path) -> None:
    with Shell(tmp_path) as shell:
        shell.type("\x1b[200~x=1\nif true; then\n  echo got$x\nfi\x1b[201~")
        shell.wait_for("> fi")
        assert "got1" not in shell.screen
        shell.press("Enter")
        shell.wait_for("\ngot1\n")
        assert [command for command, _, _ in shell.history] == ["x=1\nif true; then\n  echo got$x\nfi"]


def test_an_incomplete_line_asks_for_more(tmp_path: Path) -> None:
    with Shell(tmp_path) as shell:
        shell.run("for i in 1 2; do")
        shell.wait_for("\n>")
        shell.run("echo n$i")
        shell.run("done")
        shell.wait_for("n1\nn2\n")


def test_bash_and_the_store_share_the_history(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / ".bash_history").write_text("echo from-the-file\n")
    with Shell(tmp_path, rc="HISTCONTROL=ignorespace") as shell:
        shell.run(" echo secret")
        shell.run("true one")
        shell.run("!!")
        shell.wait_for("# !!\ntrue one\n")
        shell.run("history | grep -c 'true one'")
        shell.wait_for("\n3\n")
        assert [command for command, _, _ in shell.history] == [
            "echo from-the-file",
            "true one",
            "true one",
            "history | grep -c 'true one'",
        ]
        shell.press("Up", "Up")
        shell.wait_until(lambda screen: screen.endswith("# true one"), "the line before the last")
        shell.press("C-c", "C-r")
        shell.type("file the")
        shell.wait_for("> echo from-the-file")
        shell.press("Enter", "Enter")
        shell.wait_for("\nfrom-the-file\n")


def test_a_secret_in_an_argument_reaches_no_file_and_comes_back_by_the_arrow_keys(tmp_path: Path) -> None:
    with Shell(tmp_path) as shell:
        shell.run("true --password hunter22")
        shell.run("history | tail -n 2")
        shell.wait_for("true --password ***\n")
        shell.press("Up", "Up")
        shell.wait_until(lambda screen: screen.endswith("# true --password hunter22"), "the line as it was typed")
        shell.press("C-c")
        shell.run("history -a; echo $((40+2))")
        shell.wait_for("\n42\n")
        files = [file for file in shell.home.iterdir() if file.is_file()]
        assert {".bash_history", "history.db"} <= {file.name for file in files}
        assert all(b"hunter22" not in file.read_bytes() for file in files)


def test_an_event_that_is_not_found_runs_nothing_and_keeps_the_status(tmp_path: Path) -> None:
    with Shell(tmp_path) as shell:
        shell.run("quiet 2>&-")
        shell.run("!nosuch")
        shell.wait_for("bash: !nosuch: event not found")
        shell.run("echo st=$?")
        shell.wait_for("st=127")


def test_the_shells_own_prompt_is_inherited(tmp_path: Path) -> None:
    rc = r"PS1='\[\e[1m\]ready \W\[\e[0m\]\n$(echo mine)> '; PS2='more> '"
    with Shell(tmp_path, rc=rc, T_PROMPT="inherit") as shell:
        shell.run("cd /usr")
        shell.wait_for("ready usr\nmine>")
        shell.run("echo '")
        shell.wait_for("more>")


def test_a_broken_theme_costs_one_line(tmp_path: Path) -> None:
    with Shell(tmp_path, T_THEME="nosuch", wait=False) as shell:
        assert "no theme 'nosuch'" in shell.wait_for("~\n#")
        shell.run("echo alive")
        shell.wait_for("\nalive\n")


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_cannot_be_drawn_on_gets_plain_lines(tmp_path: Path, term: str) -> None:
    with Shell(tmp_path, TERM=term) as shell:
        shell.run("echo '")
        shell.wait_for("\n>")
        shell.run("a'")
        shell.wait_for("\na\n")
        shell.type("half")
        shell.press("C-c")
        shell.wait_for("!INT #")
        shell.run("echo $?")
        shell.wait_for("\n130\n")
        shell.run("? do it")
        shell.wait_for("planned 42")
        shell.run("false")
        shell.wait_for("'false' failed · perhaps: echo fixed $? · llmsh explain\n")
        shell.run("true")
        shell.wait_for("# true\n")
        shell.end_input()
        shell.wait_for("rc=0")
        assert "\x1b" not in shell.screen


def test_a_terminal_that_cannot_be_drawn_on_gets_the_shells_own_prompts(tmp_path: Path) -> None:
    rc = r"PS1='\e[1m\W\e[0m\nmine> '; PS2='more> '"
    with Shell(tmp_path, rc=rc, TERM="dumb", T_PROMPT="inherit", wait=False) as shell:
        shell.wait_for("~\nmine>")
        shell.run("echo '")
        shell.wait_for("\nmore>")
        shell.run("a'; cd /usr")
        shell.wait_for("\na\nusr\nmine>")


def test_keys_typed_ahead_end_lines_on_a_terminal_that_cannot_be_drawn_on(tmp_path: Path) -> None:
    with Shell(tmp_path, TERM="dumb") as shell:
        shell.type("sleep 0.5\rdropped\x15echo $((40+2))\r\x04")
        shell.wait_for("# echo $((40+2))\n42\n")
        shell.wait_for("rc=0")


@pytest.mark.parametrize("term", ["dumb", "xterm"])
@pytest.mark.parametrize("keys", ["half", "sleep 1\rhalf"])
def test_nothing_is_left_running_when_the_terminal_goes(tmp_path: Path, term: str, keys: str) -> None:
    with Shell(tmp_path, TERM=term) as shell:
        shell.run("echo $PPID >pid")
        shell.wait_until(
            lambda screen: (shell.home / "pid").exists() and (shell.home / "pid").stat().st_size > 0, "its id"
        )
        pid = int((shell.home / "pid").read_text())
        shell.type(keys)
        shell.wait_for("half")
    ends = time.monotonic() + 20
    while Path(f"/proc/{pid}").exists() and time.monotonic() < ends:
        time.sleep(0.05)
    is_left = Path(f"/proc/{pid}").exists()
    if is_left:
        os.kill(pid, signal.SIGKILL)
    assert not is_left


def test_no_color_draws_without_colour(tmp_path: Path) -> None:
    with Shell(tmp_path, NO_COLOR="1", T_THEME="default", wait=False) as shell:
        shell.wait_for("~\n#")
        shell.type("nosuchcommand 'x'")
        shell.wait_for("'x'")
        coloured = shell.capture_with_escapes()
        assert not re.search(r"\x1b\[(\d+;)*[39][0-7]m", coloured)


def test_vi_keys_edit_the_line_when_set(tmp_path: Path) -> None:
    with Shell(tmp_path, T_EDIT="vi") as shell:
        shell.type("echo abc xyz")
        shell.press("Escape")
        time.sleep(0.3)
        shell.type("0wcwdone ")
        shell.press("Enter")
        shell.wait_for("\ndone xyz\n")


def test_the_terminal_is_left_as_it_was_found(tmp_path: Path) -> None:
    environment = {"HOME": str(tmp_path), "PS1": "outer> ", "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    with Pane(tmp_path, ["bash", "--norc"], env=environment) as pane:
        home = tmp_path / "home"
        home.mkdir()
        pane.wait_for("outer>")
        run = f"HOME={home} HISTFILE=/dev/null PYTHONPATH={ROOT} {sys.executable} -m tests.repl.shell_under_test"
        pane.run(f"cd {tmp_path}; stty -a >before; {run}; stty -a >after; clear; echo over")
        pane.wait_until(lambda screen: screen.endswith("#"), "our prompt")
        pane.run("stty -echo; exit")
        pane.wait_until(lambda screen: screen.startswith("over\n"), "the outer shell")
        assert (tmp_path / "before").read_text() == (tmp_path / "after").read_text()


def test_tmout_leaves_the_shell(tmp_path: Path) -> None:
    with Shell(tmp_path) as shell:
        shell.run("TMOUT=1")
        shell.wait_for("timed out waiting for input: auto-logout")
        shell.wait_for("rc=")


def test_tab_completes_in_the_running_session(tmp_path: Path) -> None:
    with Shell(tmp_path) as shell:
        shell.run(
            "mkdir -p 'two words/inner'; _g() { COMPREPLY=(given); }; complete -F _g greet; greet() { echo hi $1; }"
        )
        shell.type("cd two\tin\t")
        shell.press("Enter")
        shell.wait_for(r"~/two words/inner #")
        shell.type("gree\tg\t")
        shell.press("Enter")
        shell.wait_for("\nhi given\n")


def test_a_narrow_terminal_and_a_resize_keep_the_line(tmp_path: Path) -> None:
    with Shell(tmp_path, columns=40) as shell:
        shell.type("echo " + "long " * 12)
        shell.resize(60, 20)
        shell.press("Enter")
        shell.wait_until(lambda screen: screen.count("long") >= 23, "the whole line and its output")


def test_killing_the_inner_shell_ends_ours_with_its_status(tmp_path: Path) -> None:
    with Shell(tmp_path) as shell:
        shell.run("kill -9 $$")
        shell.wait_for("rc=137")
