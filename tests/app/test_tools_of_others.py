"""Other tools as they are installed here, set up by the lines that they document; each test skips without its tool."""

import os
import shutil
import subprocess
import venv
from pathlib import Path

import pytest

from tests.app.interactive import Open, home, launcher, marks, opened, run
from tests.repl.tmux import Pane

__all__ = ["home", "launcher", "opened"]

pytestmark = pytest.mark.pty

# A script that no package manager puts into a fixed place is named by a variable.
BASH_PREEXEC = "LLMSH_TEST_BASH_PREEXEC"
VSCODE = "LLMSH_TEST_VSCODE_SCRIPT"


def script(*places: str) -> str:
    """The first of `places` that is there; skips where none is."""
    found = next((place for place in places if place and Path(place).is_file()), None)
    if found is None:
        pytest.skip("not installed here")
    return found


def program(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"no {name} here")
    return path


def test_bash_completion_completes_subcommands_and_options(opened: Open) -> None:
    program("git")
    terminal = opened(f". {script('/usr/share/bash-completion/bash_completion')}\n")
    terminal.send("git sta\t")
    terminal.expect("stage")
    terminal.expect("status")
    terminal.send("t\t\b\b")
    terminal.send("\x03")
    terminal.send("bash --nopro\t")
    terminal.expect("--noprofile")


def test_direnv_loads_and_unloads(opened: Open, home: Path) -> None:
    direnv = program("direnv")
    project = home / "project"
    project.mkdir()
    (project / ".envrc").write_text("export FROM_ENVRC=value\n")
    subprocess.run([direnv, "allow"], cwd=project, env={"HOME": str(home), "PATH": os.environ["PATH"]}, check=True)
    terminal = opened('eval "$(direnv hook bash)"\n')
    run(terminal, "cd project", r"\+FROM_ENVRC")
    run(terminal, 'echo "[$FROM_ENVRC]"; (exit 4)', r"\[value\]")
    run(terminal, "echo $?", "4\r\n")
    run(terminal, "cd ..", "unloading")
    run(terminal, 'echo "[$FROM_ENVRC]"', r"\[\]")


def test_zoxide_learns_directories_and_goes_there(opened: Open, home: Path) -> None:
    program("zoxide")
    (home / "deep" / "longname").mkdir(parents=True)
    terminal = opened('eval "$(zoxide init bash)"\n')
    run(terminal, "cd deep/longname")
    run(terminal, "cd /")
    run(terminal, "z longn")
    run(terminal, "pwd", f"{home}/deep/longname\r\n")


def test_fzf_takes_the_terminal_and_gives_the_choice(opened: Open) -> None:
    program("fzf")
    terminal = opened()
    terminal.send("printf 'al%s\\n' pha ps | fzf\r")
    terminal.expect("2/2")
    terminal.send("pha")
    terminal.expect("1/2")
    terminal.send("\r")
    terminal.expect("alpha\r\n")
    terminal.expect("ready>")


def test_fzfs_key_bindings_are_sourced_without_a_word(opened: Open) -> None:
    program("fzf")
    bindings = script("/usr/share/doc/fzf/examples/key-bindings.bash", "/usr/share/fzf/key-bindings.bash")
    terminal = opened(f"echo be''fore; . {bindings}; echo af''ter\n")
    assert b"before\r\nafter\r\n" in terminal.seen
    run(terminal, "echo al''ive", "alive")


def test_liquidprompt_draws_its_prompt(opened: Open) -> None:
    place = script("/usr/share/liquidprompt/liquidprompt")
    terminal = opened(f"[[ $- != *i* ]] || . {place}\n", prompt="133;B")
    run(terminal, "cd /usr", prompt="usr")
    run(terminal, "(exit 5)", prompt=r"133;D;5(?s:.*)\x1b\[[0-9;]*m?5")


def test_undistract_mes_hooks_keep_the_status(opened: Open) -> None:
    place = script("/usr/share/undistract-me/long-running.bash")
    terminal = opened(f". {place}; notify_when_long_running_commands_finish_install\n")
    run(terminal, "(exit 5)")
    run(terminal, "echo $?", "5\r\n")


def test_bash_preexec_runs_its_hooks(opened: Open) -> None:
    place = script(
        os.environ.get(BASH_PREEXEC, ""),
        "/usr/share/bash-preexec/bash-preexec.sh",
        os.path.expanduser("~/.bash-preexec.sh"),
    )
    terminal = opened(f'. {place}\npreexec() {{ echo "<pre $1>"; }}; precmd() {{ echo "<post $?>"; }}\n')
    run(terminal, "echo one; echo two", "<pre echo one; echo two>\r\none\r\ntwo\r\n<post 0>")
    run(terminal, "false", "<pre false>\r\n<post 1>")
    run(terminal, "for i in 1 2; do echo $i; done", "1\r\n2\r\n<post 0>")
    assert terminal.seen.count(b"<pre") == 3


def test_atuin_records_what_ran(opened: Open, home: Path) -> None:
    program("atuin")
    preexec = script(os.environ.get(BASH_PREEXEC, ""), os.path.expanduser("~/.bash-preexec.sh"))
    (home / ".config" / "atuin").mkdir()
    (home / ".config" / "atuin" / "config.toml").write_text("update_check = false\nauto_sync = false\n")
    terminal = opened(f'. {preexec}\neval "$(atuin init bash)"\n')
    run(terminal, "echo one; echo two", "two\r\n")
    run(terminal, "(exit 3)")
    run(terminal, "bash -c 'exit 3'")
    run(terminal, "atuin history list --format '{exit} {command}'", "0 echo one; echo two\r\n(?s:.*)3 bash -c 'exit 3'")


def test_vs_codes_script_sees_each_line_and_its_end(opened: Open, home: Path) -> None:
    terminal = opened(
        f". {script(os.environ.get(VSCODE, ''))}\n", TERM_PROGRAM="vscode", VSCODE_NONCE="abc", VSCODE_STABLE="1"
    )
    told = marks(run(terminal, 'echo "a;b"', "a;b"))
    told = [mark for mark in told[told.index("133;C") :] if mark.startswith("633")]
    assert told[:4] == ['633;E;echo "a\\x3bb";abc', "633;C", "633;D;0", f"633;P;Cwd={home}"], told
    assert "633;D;1" in marks(run(terminal, "false"))


def test_a_virtual_environment_is_entered_and_left(opened: Open, home: Path) -> None:
    venv.create(home / "env", with_pip=False, symlinks=True)
    terminal = opened()
    run(terminal, ". env/bin/activate", prompt=r"\(env\) ready>")
    run(terminal, "command -v python", f"{home}/env/bin/python", prompt=r"\(env\) ready>")
    run(terminal, "deactivate")
    run(terminal, 'echo "[$VIRTUAL_ENV]" "$PS1"', r"\[\] ready> ")


@pytest.mark.parametrize(
    "setting", ["PS1='\\W$(__git_ps1 \" (%s)\")> '", 'PROMPT_COMMAND=\'__git_ps1 "\\W" "> "\''], ids=["PS1", "command"]
)
def test_gits_own_prompt_follows_the_branch(opened: Open, home: Path, setting: str) -> None:
    git = program("git")
    place = script("/usr/lib/git-core/git-sh-prompt", "/usr/share/git-core/contrib/completion/git-prompt.sh")
    subprocess.run([git, "init", "-q", "-b", "main", home / "r"], check=True)
    terminal = opened(f". {place}\n{setting}\n", prompt="~>")
    run(terminal, "cd r", prompt=r"r \(main\)>")
    run(terminal, "git symbolic-ref HEAD refs/heads/other", prompt=r"r \(other\)>")
    run(terminal, "cd ..", prompt="~>")


def test_under_tmux_the_directory_is_known_and_no_mark_is_on_the_screen(
    launcher: str, home: Path, tmp_path: Path
) -> None:
    tmux = program("tmux")
    (home / "a b").mkdir()
    (home / ".bashrc").write_text("PS1='ready> '\n")
    with Pane(tmp_path, [launcher, "-i"], env=_variables(home)) as pane:
        pane.wait_for("ready>")
        pane.run("cd; cd 'a b'")
        pane.wait_for("ready>", count=2)
        pane.run("printf unfin''ished")
        screen = pane.wait_for("unfinished%")
        assert "133" not in screen
        assert "file:" not in screen
        socket = next(tmp_path.glob("tmux*.sock"))
        asked = [tmux, "-S", str(socket), "display-message", "-p", "#{pane_path}"]
        told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
        assert told == f"file://{os.uname().nodename}{home}/a%20b\n"


def test_under_screen_no_mark_is_on_the_screen(launcher: str, home: Path, tmp_path: Path) -> None:
    program("tmux")
    screen_program = program("screen")
    (home / ".bashrc").write_text("PS1='ready> '\n")
    sockets = tmp_path / "s"
    sockets.mkdir(mode=0o700)
    argv = [screen_program, "-c", "/dev/null", "-U", launcher, "-i"]
    with Pane(tmp_path, argv, env={**_variables(home), "SCREENDIR": str(sockets)}) as pane:
        pane.wait_for("ready>")
        pane.run("cd /usr; printf unfin''ished")
        assert "133" not in pane.wait_for("unfinished%")
        pane.run("echo two; pw''d")
        pane.wait_for("two\n/usr\nready>")
        pane.run("exit")
        pane.wait_for("rc=0")


def _variables(home: Path) -> dict[str, str]:
    return {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "XDG_RUNTIME_DIR": str(home),
    }
