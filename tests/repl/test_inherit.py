"""The inner shell's own prompt."""

from pathlib import Path

import pytest

from llmsh.repl.fragments import ZERO_WIDTH, plain, to_ansi
from llmsh.repl.inherit import parse_prompt, read_ps1
from tests.repl.bash_queries import BashQueries


@pytest.mark.parametrize(
    ("text", "fragments"),
    [
        ("$ ", [("", "$ ")]),
        ("\x01\x1b[1;32m\x02me\x01\x1b[0m\x02:~", [("bold fg:ansigreen", "me"), ("", ":~")]),
        ("\x1b[91mx\x1b[39my", [("fg:ansibrightred", "x"), ("", "y")]),
        ("\x1b[38;5;208mx", [("fg:#ff8700", "x")]),
        ("\x1b[38;5;9;48;2;1;2;3mx", [("fg:ansibrightred bg:#010203", "x")]),
        ("\x01\x1b]0;title\x07\x02$ ", [(ZERO_WIDTH, "\x1b]0;title\x07"), ("", "$ ")]),
        ("a\nb\x07", [("", "a\nb")]),
        ("\x1b[1mx\x1b[22my", [("bold", "x"), ("", "y")]),
        ("\x1b[", [("", "[")]),
    ],
)
def test_escapes_become_styles(text: str, fragments: list[tuple[str, str]]) -> None:
    assert parse_prompt(text) == fragments


def test_bash_expands_ps1_and_ps2(tmp_path: Path) -> None:
    found = read_ps1(BashQueries(tmp_path, r"PS1='\[\e[1m\]\W\[\e[0m\]\n$(echo hi) > '; PS2='more '"))
    assert found is not None
    first, second = found
    assert plain(first) == f"{tmp_path.name}\nhi > "
    assert first[0] == ("bold", tmp_path.name)
    assert plain(second) == "more "


def test_what_was_parsed_can_be_drawn_without_the_editor() -> None:
    assert to_ansi(parse_prompt("\x1b[1;31mx\x1b[0m$ ")) == "\x1b[1;31mx\x1b[0m$ "
    assert to_ansi(parse_prompt("\x1b[1;31mx\x1b[0m$ "), has_colour=False) == "x$ "
