"""Themes: those that come along, those of users, broken ones."""

from pathlib import Path

import pytest

from llmsh.core.errors import ConfigError
from llmsh.repl.fragments import is_style, plain
from llmsh.repl.git_state import GitState
from llmsh.repl.prompt import PromptFacts, render_prompt
from llmsh.repl.theme import load_theme, theme_names

FACTS = PromptFacts(
    cwd="/home/ada/src/engine/parts/small",
    home="/home/ada",
    status=2,
    duration_s=65.0,
    user="ada",
    host="mill",
    is_remote=True,
    venv="/x/.venv",
    jobs=2,
    git=GitState("main", "rebase", ahead=1, changed=3),
)


def test_at_least_four_themes_come_along() -> None:
    assert {"default", "minimal", "powerline", "ascii"} <= set(theme_names())


@pytest.mark.parametrize("name", theme_names())
@pytest.mark.parametrize("columns", [80, 40, 10])
def test_every_theme_shows_the_place_and_leaves_room_to_type(name: str, columns: int) -> None:
    theme = load_theme(name)
    fragments = render_prompt(theme, FACTS if columns == 80 else PromptFacts(cwd="/a" * 60, columns=columns))
    lines = plain(fragments).split("\n")
    assert all(len(line) < columns for line in lines)
    assert all(is_style(style) for style, _ in fragments)
    if columns == 80:
        assert "small" in plain(fragments)
        assert "main" in plain(fragments)


def test_the_ascii_theme_is_ascii() -> None:
    assert load_theme("ascii").is_ascii
    assert plain(render_prompt(load_theme("ascii"), FACTS)).isascii()


def test_the_mark_turns_red_after_a_failure() -> None:
    theme = load_theme("default")
    good = render_prompt(theme, PromptFacts("/"))[-1]
    bad = render_prompt(theme, PromptFacts("/", status=1))[-1]
    assert good[0] == theme.mark_style
    assert bad[0] == theme.failed_style


def test_control_characters_in_a_directory_name_are_shown_not_sent() -> None:
    fragments = render_prompt(load_theme("default"), PromptFacts("/tmp/a\x1b]0;owned\x07b"))
    assert "\x1b" not in plain(fragments)
    assert "\x07" not in plain(fragments)


def test_a_user_theme_is_read_by_path(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('mark = "> "\nlines = [["cwd"]]\n[segments]\ncwd = { style = "bold", after = "" }\n')
    assert plain(render_prompt(load_theme(str(file)), PromptFacts("/tmp"))) == "/tmp> "


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("mark = 3", "mark"),
        ('mark = "\\u001b[31m"', "mark"),
        ('lines = [["cwdd"]]', "cwdd"),
        ('[segments]\ncwd = { style = "blod" }', "segments.cwd.style"),
        ("nonsense = 1", "nonsense"),
        ('[colours]\ncommandd = "bold"', "colours.commandd"),
        ("not toml at all", "mine.toml"),
    ],
)
def test_a_broken_theme_names_the_file_and_the_key(tmp_path: Path, text: str, named: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text)
    with pytest.raises(ConfigError) as caught:
        load_theme(str(file))
    assert "mine.toml" in caught.value.message
    assert named in caught.value.message


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(ConfigError) as caught:
        load_theme("nosuch")
    assert "ascii" in caught.value.hint
