"""The whole of llmsh over zsh and fish, and what it does where the shell that was asked for is not there."""

import shutil
from pathlib import Path

import pytest

from tests.app.interactive import CONFIG, Open, home, launcher, opened, run

__all__ = ["home", "launcher", "opened"]

pytestmark = pytest.mark.pty
RC = {"zsh": ".zshrc", "fish": ".config/fish/config.fish"}
PROMPTS = {"zsh": "PS1='ready> '", "fish": "function fish_prompt; echo -n 'ready> '; end\nset fish_greeting"}


@pytest.fixture(params=["zsh", "fish"])
def name(request: pytest.FixtureRequest, home: Path) -> str:
    """The shell, with a prompt of its own and set in config.toml."""
    shell: str = request.param
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} here")
    rc = home / RC[shell]
    rc.parent.mkdir(parents=True, exist_ok=True)
    rc.write_text(f"{PROMPTS[shell]}\n")
    _choose(home, shell)
    return shell


def _choose(home: Path, shell: str) -> None:
    (home / ".config" / "llmsh" / "config.toml").write_text(f'{CONFIG}inner_shell = "{shell}"\n')


def test_lines_run_in_the_shells_own_language(opened: Open, name: str) -> None:
    terminal = opened()
    loop = "for i in 1 2; echo n$i; end" if name == "fish" else "for i (1 2) echo n$i"
    run(terminal, loop, r"n1\r\nn2\r\n")
    run(terminal, "cd /usr; pwd", r"/usr\r\n")
    run(terminal, "echo $status", r"0\r\n")
    run(terminal, "sh -c 'exit 5'")
    run(terminal, "echo $status", r"5\r\n")


def test_an_open_line_asks_for_more(opened: Open, name: str) -> None:
    terminal = opened()
    terminal.send("for i in 1 2\r" if name == "fish" else "for i in 1 2; do\r")
    terminal.send("echo n$i\r")
    start = len(terminal.seen)
    terminal.send("end\r" if name == "fish" else "done\r")
    terminal.expect(r"n1\r\nn2\r\n")
    assert b"error" not in terminal.seen[start:]


def test_ctrl_c_at_the_prompt_leaves_status_130(opened: Open, name: str) -> None:
    terminal = opened()
    terminal.send("half a line\x03")
    terminal.expect("ready>")
    run(terminal, "echo $status", r"130\r\n")


def test_a_word_of_the_shells_own_is_a_command(opened: Open, name: str) -> None:
    terminal = opened()
    define = "function greet; echo hello $argv; end" if name == "fish" else "greet() { echo hello $1 }"
    run(terminal, define)
    run(terminal, "greet you", r"hello you\r\n")


def test_exit_leaves_with_the_status(opened: Open, name: str) -> None:
    terminal = opened()
    terminal.send("exit 7\r")
    assert terminal.process.wait(30) == 7


def test_a_shell_that_is_missing_costs_one_line_and_bash_comes_up(opened: Open, home: Path, tmp_path: Path) -> None:
    _choose(home, "fish")
    bare = tmp_path / "bin"
    bare.mkdir()
    terminal = opened(PATH=str(bare))
    assert terminal.seen.count(b"no fish on PATH") == 1
    run(terminal, "echo $BASH_VERSION", r"\d+\.\d+")


def test_a_shell_that_nobody_knows_costs_one_line_and_bash_comes_up(opened: Open, home: Path) -> None:
    _choose(home, "tcsh")
    terminal = opened(prompt="(?s)inner_shell = 'tcsh'.*133;B")
    run(terminal, "echo $BASH_VERSION", r"\d+\.\d+", prompt="133;A")
    assert terminal.seen.count(b"inner_shell = 'tcsh'") == 1
