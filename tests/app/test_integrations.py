"""What other tools put into a .bashrc works as in bash: their mechanisms written small, so that it is always tried."""

import os
from pathlib import Path

import pytest

from tests.app.interactive import Open, home, launcher, marks, opened, run

__all__ = ["home", "launcher", "opened"]

pytestmark = pytest.mark.pty

# As bash-preexec does: installed by the first prompt, armed by the last prompt command, fired by the DEBUG trap.
PREEXEC = r"""
armed=
set_status() { return "$1"; }
hook_debug() {
  local status=$? last=$1
  [[ ! -t 1 && ! -t 2 ]] && return
  if [[ $armed ]]; then
    armed=
    local line; line=$(HISTTIMEFORMAT= builtin history 1); line=${line#*[0-9]  }
    for f in "${preexec_functions[@]}"; do set_status "$status"; "$f" "$line"; done
  fi
  set_status "$status" "$last"
}
hook_precmd() {
  local status=$?
  for f in "${precmd_functions[@]}"; do set_status "$status"; "$f"; done
  set_status "$status"
}
hook_arm() { armed=1; }
hook_install_now() {
  PROMPT_COMMAND=("hook_precmd" "${PROMPT_COMMAND[@]/hook_install_now/:}" "hook_arm")
  trap 'hook_debug "$_"' DEBUG
  hook_arm
}
PROMPT_COMMAND=(hook_install_now)
preexec() { echo "<pre $?: $1>"; }; precmd() { echo "<post $?>"; }
preexec_functions=(preexec); precmd_functions=(precmd)
"""
# As starship does: the status, the number of jobs and the duration, by which PS1 is made anew at each prompt.
STARSHIP = r"""
star_preexec() { [[ $star_ready ]] && { star_ready=; star_begin=$SECONDS; }; : "$1"; }
star_precmd() {
  star_status=$?
  local jobs=0 job; for job in $(jobs -p); do ((jobs++)); done
  PS1="\n\[\e[1;32m\]in \W\[\e[0m\] status $star_status jobs $jobs\nready> "
  star_ready=1
}
trap 'star_preexec "$_"' DEBUG
PROMPT_COMMAND='star_precmd'
PS2='... '
"""
# As direnv does: the environment of the directory, loaded and unloaded by a hook in front of what was there.
DIRENV = r"""
PROMPT_COMMAND='seen=$?'
envhook() {
  local previous=$?; trap -- '' SIGINT
  if [[ -r .env && ! $LOADED ]]; then export LOADED=1; . ./.env; echo "loading"
  elif [[ ! -r .env && $LOADED ]]; then unset -v LOADED FROM_ENV; echo "unloading"; fi
  trap - SIGINT; return $previous
}
PROMPT_COMMAND="envhook${PROMPT_COMMAND:+;$PROMPT_COMMAND}"
"""
# As VS Code does: PS1 wrapped, the command line and its end told by OSC 633.
VSCODE = r"""
vs_escape() { local s=$1; s=${s//\\/\\\\}; s=${s//;/\\x3b}; printf %s "$s"; }
vs_update() {
  if [[ $PS1 != "$vs_custom" ]]; then
    vs_original=$PS1; PS1="\[\e]633;A\a\]$vs_original\[\e]633;B\a\]"; vs_custom=$PS1
  fi
}
vs_precmd() {
  local status=$?
  if [[ $vs_ran ]]; then printf '\e]633;D;%s\a' "$status"; fi
  printf '\e]633;P;Cwd=%s\a' "$PWD"; vs_ran=; vs_update; vs_at_prompt=1
}
vs_preexec() {
  [[ $vs_at_prompt && $BASH_COMMAND != vs_precmd* ]] || return 0
  vs_at_prompt= vs_ran=1
  printf '\e]633;E;%s\a\e]633;C\a' "$(vs_escape "$(HISTTIMEFORMAT= history 1 | sed 's/^ *[0-9]* *//')")"
}
trap 'vs_preexec "$_"' DEBUG
PROMPT_COMMAND=vs_precmd
"""
# As conda and nvm do: shell functions that change PATH, the environment and PS1 of this shell.
ACTIVATION = r"""
envs() {
  case $1 in
    activate) export ENV_NAME=$2 OLD_PATH=$PATH OLD_PS1=$PS1; PATH="$HOME/envs/$2:$PATH"; PS1="($2) $PS1" ;;
    deactivate) PATH=$OLD_PATH PS1=$OLD_PS1; unset -v ENV_NAME OLD_PATH OLD_PS1 ;;
  esac
  hash -r
}
"""


def test_preexec_and_precmd_run_once_a_line_with_the_right_status(opened: Open) -> None:
    terminal = opened(PREEXEC)
    seen = run(terminal, "echo one; echo two", "<pre 0: echo one; echo two>\r\none\r\ntwo\r\n<post 0>")
    assert seen.count(b"<pre") == 1
    run(terminal, "bash -c 'exit 3'", r"<pre 0: bash -c 'exit 3'>\r\n<post 3>")
    run(terminal, "echo $?", r"<pre 3: echo \$\?>\r\n3\r\n<post 0>")
    seen = run(terminal, "for i in 1 2; do echo $i; done", r"1\r\n2\r\n<post 0>")
    assert seen.count(b"<pre") == 1
    run(terminal, "trap -p DEBUG", r"trap -- 'hook_debug \"\$_\"' DEBUG")
    assert b"__llmsh" not in terminal.seen


def test_preexec_does_not_break_job_control_or_interrupts(opened: Open) -> None:
    terminal = opened(PREEXEC)
    # Said by the job itself: a Ctrl-C before the job has the terminal is one that bash, plain too, may lose.
    terminal.send("""sh -c "echo g''o; exec sleep 60"\r""")
    terminal.expect("\r\ngo\r\n")
    terminal.send("\x03")
    terminal.expect("<post 130>")
    terminal.expect("ready>")
    run(terminal, "set -m; sleep 60 & echo st''arted", "started")
    run(terminal, "kill %1; wait; echo w''aited", "waited")


def test_completion_and_the_editors_own_looks_fire_no_hook(opened: Open) -> None:
    terminal = opened(PREEXEC)
    terminal.send("ech\t")
    terminal.expect("echo")
    terminal.send("done-now\r")
    terminal.expect("<pre 0: echo done-now>\r\ndone-now\r\n<post 0>")
    assert terminal.seen.count(b"<pre") == 1


def test_a_prompt_made_anew_at_each_command_tells_status_and_jobs(opened: Open) -> None:
    terminal = opened(STARSHIP, prompt="status 0 jobs 0")
    terminal.expect("ready>")
    run(terminal, "(exit 4)", "in ~.{0,8} status 4 jobs 0")
    run(terminal, "sleep 60 &", "status 0 jobs 1")
    run(terminal, "kill %1; wait %1 2>/dev/null; cd /usr", "in usr.{0,8} status 0 jobs 0")


def test_a_directory_hook_loads_and_unloads_and_keeps_the_status(opened: Open, home: Path) -> None:
    (home / "project").mkdir()
    (home / "project" / ".env").write_text("export FROM_ENV=value\n")
    terminal = opened(DIRENV)
    run(terminal, "cd project", "loading")
    run(terminal, 'echo "[$FROM_ENV]"; (exit 6)', r"\[value\]")
    run(terminal, "echo $? $seen", "6 6")
    run(terminal, "cd ..", "unloading")
    run(terminal, 'echo "[$FROM_ENV]"', r"\[\]")


def test_an_editors_integration_sees_each_command_line_and_its_end(opened: Open, home: Path) -> None:
    terminal = opened(VSCODE)
    seen = run(terminal, 'echo "a;b"', "a;b")
    told = [mark for mark in marks(seen) if mark.startswith("633")]
    told = told[told.index("633;B") + 1 :]
    assert told[:5] == ['633;E;echo "a\\x3bb"', "633;C", "633;D;0", f"633;P;Cwd={home}", "633;A"], told
    seen = run(terminal, "false")
    assert "633;D;1" in marks(seen)
    assert seen.count(b"\x1b]633;C") == 1


def test_functions_that_switch_environments_change_path_and_prompt(opened: Open, home: Path) -> None:
    tool = home / "envs" / "new" / "tool"
    tool.parent.mkdir(parents=True)
    tool.write_text("#!/bin/sh\necho new tool\n")
    tool.chmod(0o755)
    terminal = opened(ACTIVATION)
    run(terminal, "envs activate new", prompt=r"\(new\) ready>")
    run(terminal, "tool; echo $ENV_NAME", "new tool\r\nnew\r\n", prompt=r"\(new\) ready>")
    seen = run(terminal, "envs deactivate")
    assert b"(new)" not in seen.partition(b"133;C")[2]
    run(terminal, "tool; declare -p PS1", 'command not found(?s:.*)PS1="ready> "')


def test_the_prompts_marks_tell_where_output_begins_and_how_it_ended(opened: Open, home: Path) -> None:
    (home / "a b").mkdir()
    terminal = opened()
    seen = run(terminal, "(exit 9)")
    told = [mark.partition("file://")[0] for mark in marks(seen)]
    order = told[told.index("133;C") :]
    assert order[:4] == ["133;C", "133;D;9", "133;A", "7;"], order
    seen = run(terminal, "cd 'a b'")
    place = next(mark for mark in marks(seen) if mark.startswith("7;"))
    assert place == f"7;file://{os.uname().nodename}{home}/a%20b"


def test_a_terminal_that_asks_the_kernel_finds_the_shells_directory(opened: Open, home: Path) -> None:
    """As tmux's pane_current_path and a terminal's "open here" do; a mount that was left is not kept in use."""
    (home / "deep").mkdir()
    terminal = opened()
    run(terminal, "cd deep")
    assert os.readlink(f"/proc/{terminal.process.pid}/cwd") == str(home / "deep")


def test_a_directory_that_is_gone_or_forbidden_ends_nothing(opened: Open, home: Path) -> None:
    (home / "gone").mkdir()
    terminal = opened()
    run(terminal, "cd gone; rmdir ../gone")
    run(terminal, "echo al''ive", "alive")
    run(terminal, "cd; pwd", f"{home}\r\n")
