"""The first prompt as the compiled launcher draws it, before Python is there, and as Python takes it over."""

import os
import shutil
import sys
import termios
import time
from pathlib import Path

import pytest

from llmsh.repl.first_prompt import FirstPrompt
from tests.app.ways import compiled
from tests.session.terminal import OuterTerminal

pytestmark = [
    pytest.mark.pty,
    pytest.mark.skipif(not (shutil.which("cc") or shutil.which("gcc")), reason="no C compiler here"),
]


@pytest.fixture(scope="module")
def launcher(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(compiled(tmp_path_factory.mktemp("launcher"))[0])


@pytest.fixture
def stalled(launcher: Path, tmp_path: Path) -> Path:
    """The launcher with a Python that only waits: all that is seen is the launcher's own."""
    folder = tmp_path / "bin"
    folder.mkdir()
    target = folder / "llmsh"
    shutil.copy(launcher, target)
    script = folder / "llmsh-python"
    script.write_text("#!/bin/sh\nenv | grep -a ^LLMSH_ >env; echo; echo up; exec sleep 60\n")
    script.chmod(0o755)
    return target


def opened(argv: list[str], home: Path, **env: str) -> OuterTerminal:
    variables = {"HOME": str(home), "PATH": os.environ["PATH"], "TERM": "xterm", "LANG": "C.UTF-8", **env}
    variables["XDG_RUNTIME_DIR"] = str(home)
    return OuterTerminal(argv, env=variables, cwd=str(home))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    (folder / "a" / "b").mkdir(parents=True)
    (folder / ".bashrc").write_text("PS1='inner> '\n")
    return folder


def remember(home: Path, directory: str, text: str, *, shape: str = "", columns: int = 80) -> None:
    cache = home / ".cache" / "llmsh" / "first_prompt"
    FirstPrompt(str(cache), os.open(os.devnull, os.O_WRONLY)).draw([("bold", text)], directory, columns, shape=shape)


@pytest.fixture(autouse=True)
def _utf8(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is remembered in these tests is for the terminal that they open."""
    monkeypatch.setenv("LANG", "C.UTF-8")
    for name in ("LC_ALL", "LC_CTYPE", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


def drawn(stalled: Path, home: Path, **env: str) -> bytes:
    terminal = opened([str(stalled)], home, **env)
    try:
        terminal.expect("\nup")
        return terminal.seen.partition(b"\r\nup")[0]
    finally:
        terminal.close()


def test_the_prompt_of_last_time_is_drawn_by_the_launcher_alone(stalled: Path, home: Path) -> None:
    remember(home, str(home), "remembered> ")
    assert b"\x1b[1mremembered> \x1b[0m" in drawn(stalled, home)


def test_a_directory_not_seen_before_gets_the_shape_of_the_newest_prompt(stalled: Path, home: Path) -> None:
    remember(home, "/elsewhere", "elsewhere> ", shape="0/2\0at \x01> ")
    assert b"at ~> " in drawn(stalled, home)
    assert b"elsewhere" not in drawn(stalled, home)


def test_the_very_first_start_draws_what_the_default_theme_will_draw(stalled: Path, home: Path) -> None:
    mark = "#" if os.geteuid() == 0 else "❯"
    assert f"\x1b[1;36m~ \x1b[0m\r\r\n\x1b[1;32m{mark} \x1b[0m\x1b]133;B\x07".encode() in drawn(stalled, home)
    assert f"~ \r\r\n{mark} ".encode() in drawn(stalled, home, NO_COLOR="1")
    assert f"\x1b[1m~ \x1b[0m\x1b[1m{mark if mark == '#' else '$'} \x1b[0m".encode() in drawn(stalled, home, LANG="C")


def test_the_very_first_prompt_is_not_drawn_twice(launcher: Path, home: Path) -> None:
    terminal = opened([str(launcher)], home)
    try:
        terminal.expect("~ ")
        terminal.send("echo read''y\r")
        terminal.expect("ready\r\n")
        # The launcher's, the editor's with the line, and the next prompt's at most.
        assert terminal.seen.partition(b"ready\r\n")[0].count(b"~ ") <= 2
    finally:
        terminal.close()


@pytest.mark.parametrize("env", [{"TERM": "dumb"}, {"TERM": ""}, {"NO_COLOR": "1"}, {"LANG": "C"}], ids=str)
def test_nothing_is_drawn_for_another_kind_of_terminal(stalled: Path, home: Path, env: dict[str, str]) -> None:
    remember(home, str(home), "remembered> ")
    assert b"remembered" not in drawn(stalled, home, **env)


@pytest.mark.parametrize("damage", [b"", b"\xff" * 100, b"\0" * 4000, b"a\0b\0c\0", b"x" * (1 << 19)])
def test_a_damaged_memory_draws_nothing(stalled: Path, home: Path, damage: bytes) -> None:
    remember(home, str(home), "remembered> ")
    (home / ".cache" / "llmsh" / "first_prompt").write_bytes(damage)
    assert b"x" * 99 not in drawn(stalled, home)
    assert b"remembered" not in drawn(stalled, home)


def test_a_memory_that_others_can_write_draws_nothing(stalled: Path, home: Path) -> None:
    remember(home, str(home), "remembered> ")
    (home / ".cache" / "llmsh" / "first_prompt").chmod(0o666)
    assert b"remembered" not in drawn(stalled, home)


def test_without_python_the_terminal_is_as_it_was(launcher: Path, home: Path, tmp_path: Path) -> None:
    remember(home, str(home), "remembered> ")
    alone = tmp_path / "alone"
    alone.mkdir()
    shutil.copy(launcher, alone / "llmsh")
    script = alone / "llmsh-python"
    script.write_text("#!/nowhere/interpreter\n")
    script.chmod(0o755)
    terminal = opened([str(alone / "llmsh")], home)
    try:
        terminal.expect("plain bash")
        terminal.send("stty -a | grep -c ' icanon iexten echo '; env | grep -c ^LLMSH_\r")
        terminal.expect(r"[\n\r]1\r\n0\r\n")
        assert b"\r\x1b[J" in terminal.seen
    finally:
        terminal.close()


def test_python_that_breaks_gives_bash_the_terminal_as_it_was(launcher: Path, home: Path, tmp_path: Path) -> None:
    remember(home, str(home), "remembered> ")
    broken = tmp_path / "broken"
    broken.mkdir()
    shutil.copy(launcher, broken / "llmsh")
    script = broken / "llmsh-python"
    text = (launcher.with_name("llmsh-python")).read_text(encoding="utf-8")
    script.write_text(text.replace("from llmsh.__main__", "from llmsh.nowhere"), encoding="utf-8")
    script.chmod(0o755)
    terminal = opened([str(broken / "llmsh")], home, PYTHONPATH=os.path.dirname(sys.executable))
    try:
        terminal.expect("plain bash")
        terminal.send("stty -a | grep -c ' icanon'; env | grep -c ^LLMSH_\r")
        terminal.expect(r"[\n\r]1\r\n0\r\n")
    finally:
        terminal.close()


def test_keys_typed_at_the_drawn_prompt_reach_the_editor_and_the_rc_files_do_not_echo_them(
    launcher: Path, home: Path
) -> None:
    (home / ".bashrc").write_text("PS1='inner> '; sleep 0.3\n")
    (home / ".config" / "llmsh").mkdir(parents=True)
    (home / ".config" / "llmsh" / "config.toml").write_text('prompt = "inherit"\n')
    first = opened([str(launcher)], home)
    first.expect("inner> ")
    first.close()
    terminal = opened([str(launcher)], home)
    try:
        terminal.expect("inner> ")
        terminal.send("echo typed-a''head; stty -a | grep -c ' icanon'; env | grep -c ^LLMSH_\r")
        terminal.expect("typed-ahead\r\n1\r\n0\r\n")
        before = terminal.seen.partition(b"typed-ahead\r\n")[0]
        # Drawn by the launcher, then once more by the editor, with the line that was typed.
        assert before.count(b"typed-a") == 1, before
        terminal.send("exit\r")
        deadline_s = time.monotonic() + 20
        while terminal.process.poll() is None and time.monotonic() < deadline_s:
            terminal.pump(0.05)
        assert terminal.modes()[3] & termios.ECHO
        assert terminal.modes()[3] & termios.ICANON
    finally:
        terminal.close()


def test_what_an_rc_file_prints_takes_the_place_of_the_drawn_prompt(launcher: Path, home: Path) -> None:
    remember(home, str(home), "remembered> ")
    (home / ".bashrc").write_text("PS1='inner> '; read -p 'name? ' name; echo hello $name\n")
    terminal = opened([str(launcher)], home)
    try:
        terminal.expect("remembered> ")
        terminal.expect(r"\r\x1b\[Jname\? ")
        terminal.send("me\r")
        terminal.expect("hello me\r\n")
    finally:
        terminal.close()
