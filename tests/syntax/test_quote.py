"""Quoting, and making characters visible."""

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmsh.syntax.quote import is_invisible, join, quote, unescape_ansi, visible


@pytest.mark.parametrize(
    ("word", "quoted"),
    [
        ("abc", "abc"),
        ("", "''"),
        ("a b", "'a b'"),
        ("it's", "'it'\\''s'"),
        ("a\nb", "$'a\\nb'"),
        ("~x", "'~x'"),
        ("a=b", "a=b"),
        ("=a", "'=a'"),
        ("-", "-"),
        ("é", "'é'"),
        ("\u202e", "$'\\u202e'"),
        ("\udcff", "$'\\xff'"),
        ("{a,b}", "'{a,b}'"),
        ("#a", "'#a'"),
        ("*", "'*'"),
        ("\x7f", "$'\\x7f'"),
    ],
)
def test_quote_is_the_plainest_form_that_is_exact(word: str, quoted: str) -> None:
    assert quote(word) == quoted


@given(st.lists(st.text(st.characters(codec="ascii", exclude_categories=["Cc"])), max_size=4))
def test_join_of_printable_words_is_what_posix_shells_read_too(words: list[str]) -> None:
    assert shlex.split(join(words)) == words


@given(st.text())
def test_visible_leaves_nothing_for_the_terminal_to_act_on(text: str) -> None:
    assert not any(is_invisible(character) for character in visible(text, keep=""))


def test_visible_shows_what_was_hidden_and_keeps_the_rest() -> None:
    assert visible("a\x1b[2Jb\u202ec\x07d") == "a\\e[2Jb<U+202E>c^Gd"
    assert visible("naïve → 文字\n\tx", keep="\n\t") == "naïve → 文字\n\tx"
    assert visible("a\nb") == "a\\nb"
    assert visible("a\rb", keep="") == "a\\rb"


def test_ansi_escapes_are_decoded_as_bash_does() -> None:
    assert unescape_ansi("\\x41\\101\\u0041\\n\\\\\\'") == "AAA\n\\'"
    assert unescape_ansi("\\xc3\\xa9") == "é"
    assert unescape_ansi("a\\0b") == "a"
    assert unescape_ansi("\\cA") == "\x01"
