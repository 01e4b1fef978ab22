"""The prompt that is drawn before everything else is loaded."""

import os
import stat
import subprocess
import sys
from pathlib import Path

from llmsh.repl.first_prompt import KEPT, FirstPrompt

PROMPT = [("bold", "~/src"), ("", "\n$ ")]


class Screen:
    """The bytes that reached the terminal."""

    def __init__(self) -> None:
        self._out, self.fd = os.pipe()
        os.set_blocking(self._out, False)

    def take(self) -> str:
        try:
            return os.read(self._out, 1 << 16).decode()
        except BlockingIOError:
            return ""


def test_a_prompt_is_remembered_for_its_directory_and_width(tmp_path: Path) -> None:
    cache, screen = str(tmp_path / "c" / "first"), Screen()
    FirstPrompt(cache, screen.fd).draw(PROMPT, "/src", 80)
    drawn = screen.take()
    assert "\x1b[1m~/src\x1b[0m\r\n$ " in drawn
    again = FirstPrompt(cache, screen.fd)
    assert not again.draw_remembered("/src", 60)
    assert not again.draw_remembered("/other", 80)
    assert again.draw_remembered("/src", 80)
    assert screen.take() == drawn
    assert stat.S_IMODE(os.stat(cache).st_mode) == 0o600


def test_the_same_prompt_is_not_drawn_twice_and_another_replaces_it(tmp_path: Path) -> None:
    cache, screen = str(tmp_path / "first"), Screen()
    FirstPrompt(cache, screen.fd).draw(PROMPT, "/src", 80)
    again = FirstPrompt(cache, screen.fd)
    again.draw_remembered("/src", 80)
    screen.take()
    again.draw(PROMPT, "/src", 80)
    assert screen.take() == ""
    again.draw([("", "other> ")], "/src", 80)
    assert screen.take().startswith("\r\x1b[1A\x1b[J")
    again.erase()
    assert screen.take() == "\r\x1b[J"
    assert not again.is_drawn
    again.erase()
    assert screen.take() == ""


def test_only_so_many_are_kept_and_a_damaged_file_is_no_fault(tmp_path: Path) -> None:
    cache, screen = tmp_path / "first", Screen()
    cache.write_bytes(b"\xff\x00\x00junk")
    for number in range(KEPT + 5):
        FirstPrompt(str(cache), screen.fd).draw([("", "$ ")], f"/d{number}", 80)
        screen.take()
    assert cache.read_bytes().count(b"\0") == KEPT * 4
    assert FirstPrompt(str(cache), screen.fd).draw_remembered(f"/d{KEPT + 4}", 80)
    assert not FirstPrompt(str(cache), screen.fd).draw_remembered("/d0", 80)


def test_it_can_be_drawn_without_importing_the_rest() -> None:
    code = (
        "import sys; before = set(sys.modules); import llmsh.repl.first_prompt;"
        "print(sorted(name for name in set(sys.modules) - before if name.split('.')[0] not in sys.stdlib_module_names))"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("'")[1::2] == [
        "llmsh",
        "llmsh.core",
        "llmsh.core.launched",
        "llmsh.repl",
        "llmsh.repl.first_prompt",
        "llmsh.repl.fragments",
    ]
