"""Questions on a real terminal."""

import shutil
import sys
import time
from pathlib import Path

import pytest

from tests.repl.tmux import Pane

pytestmark = [
    pytest.mark.pty,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux"),
]


def asking(folder: Path, *arguments: str) -> Pane:
    return Pane(folder, [sys.executable, "-m", "tests.repl.asking", *arguments])


@pytest.mark.parametrize(
    ("key", "answer"),
    [("c", "'c'"), ("C", "'c'"), ("Enter", "'r'"), ("Escape", "'n'"), ("C-c", "'n'"), ("q", "'n'")],
)
def test_one_key_answers(tmp_path: Path, key: str, answer: str) -> None:
    with asking(tmp_path, "key", "0", "c,r,n", "r") as pane:
        pane.wait_for("run it?")
        pane.press(key)
        pane.wait_for(f"answer={answer}")


def test_keys_that_mean_nothing_are_passed_over(tmp_path: Path) -> None:
    with asking(tmp_path, "key", "0", "c,n", "c") as pane:
        pane.wait_for("run it?")
        pane.press("z", "Up", "F5")
        time.sleep(0.2)
        assert "answer" not in pane.screen
        pane.press("Enter")
        pane.wait_for("answer='c'")


def test_a_key_that_means_nothing_is_told_once_which_do(tmp_path: Path) -> None:
    with asking(tmp_path, "key", "0", "y,d,n") as pane:
        pane.wait_for("run it?")
        pane.press("Enter", "z")
        pane.wait_for("press y, d or n:")
        assert pane.screen.count("press y") == 1
        assert "answer" not in pane.screen
        pane.press("y")
        pane.wait_for("answer='y'")


def test_keys_typed_before_the_question_do_not_answer_it(tmp_path: Path) -> None:
    with asking(tmp_path, "key", "1.5", "c,r,n", "r") as pane:
        pane.wait_for("ready")
        pane.press("c", "Enter", "Enter")
        pane.wait_for("run it?")
        time.sleep(0.3)
        assert "answer" not in pane.screen
        pane.press("n")
        pane.wait_for("answer='n'")


def test_an_enter_that_is_held_down_does_not_confirm(tmp_path: Path) -> None:
    with asking(tmp_path, "key", "0.5", "c,r,n", "r") as pane:
        pane.wait_for("ready")
        for _ in range(15):
            pane.press(*["Enter"] * 8)
        pane.wait_for("run it?")
        time.sleep(0.3)
        assert "answer" not in pane.screen
        pane.press("Enter")
        pane.wait_for("answer='r'")


@pytest.mark.parametrize(
    ("keys", "answer"),
    [(["yes", "Enter"], "True"), (["ye", "Enter"], "False"), (["yess", "BSpace", "Enter"], "True"), (["C-c"], "False")],
)
def test_a_word_must_be_typed_exactly(tmp_path: Path, keys: list[str], answer: str) -> None:
    with asking(tmp_path, "word", "0") as pane:
        pane.wait_for("type yes:")
        pane.press(*keys)
        pane.wait_for(f"answer={answer}")


def test_a_text_is_edited_in_the_line_editor(tmp_path: Path) -> None:
    with asking(tmp_path, "edit", "0", "rm old.txt") as pane:
        pane.wait_for("edit: rm old.txt")
        pane.press("BSpace", "BSpace", "BSpace", "md", "Enter")
        pane.wait_for("answer='rm old.md'")
        pane.type("cooked again")
        pane.press("Enter")
        pane.wait_for("rest='cooked again\\n'")


def test_leaving_the_edit_gives_nothing(tmp_path: Path) -> None:
    with asking(tmp_path, "edit", "0", "rm old.txt") as pane:
        pane.wait_for("edit: rm old.txt")
        pane.press("C-c")
        pane.wait_for("answer=None")
