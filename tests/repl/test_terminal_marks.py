"""What is told to the terminal around a prompt."""

import pytest

from llmsh.repl.first_prompt import rows_above, unfinished_line
from llmsh.repl.terminal_marks import TerminalMarks, is_unfinished


@pytest.mark.parametrize("term", ["", "dumb", "linux", "vt100"])
def test_a_terminal_that_would_print_the_marks_gets_none(term: str) -> None:
    marks = TerminalMarks(term)
    assert marks.prompt_start(0) + marks.input_start() + marks.output_start() + marks.directory("/") == ""


def test_marks_carry_the_status_and_the_directory() -> None:
    marks = TerminalMarks("xterm-256color")
    assert marks.prompt_start(3) == "\x1b]133;D;3\x07\x1b]133;A\x07"
    assert marks.prompt_start(None) == "\x1b]133;A\x07"
    assert marks.directory("/tmp/a b\x07é").endswith("/tmp/a%20b%07%C3%A9\x07")


def test_the_mark_of_an_unfinished_line_fills_exactly_one_line() -> None:
    text = unfinished_line(40)
    assert text.count(" ") == 39
    assert text.endswith("\r\x1b[J")


@pytest.mark.parametrize(("output", "is_open"), [(b"", False), (b"a\n", False), (b"a", True), (b"a\r\n", False)])
def test_output_without_a_newline_is_unfinished(output: bytes, is_open: bool) -> None:
    assert is_unfinished(output) is is_open


@pytest.mark.parametrize(
    ("text", "rows"), [("$ ", 0), ("a\n$ ", 1), ("a" * 80, 0), ("a" * 81, 1), ("日本" * 21, 1), ("\n\n", 2)]
)
def test_the_rows_of_a_prompt_are_counted(text: str, rows: int) -> None:
    assert rows_above(text, 80) == rows
