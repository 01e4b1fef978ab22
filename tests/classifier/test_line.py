"""Words, shapes and signs of a line."""

import pytest

from llmsh.classifier.line import Shape, Sign, read_line


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("a | b", {Sign.PIPE}),
        ("a && b", {Sign.LIST}),
        ("a; b", {Sign.LIST}),
        ("a > b", {Sign.REDIRECT}),
        ("a $b", {Sign.EXPANSION}),
        ("a $(b | c)", {Sign.EXPANSION}),
        ("a `b`", {Sign.EXPANSION}),
        ("a -b", {Sign.OPTION}),
        ("a *.c", {Sign.GLOB}),
        ("a 'b | c'", {Sign.QUOTE}),
        ("a b\nc", {Sign.NEWLINE}),
        ("a {b,c}", {Sign.BRACE}),
        ("a b # c | d", set()),
        ("a b?", set()),
    ],
)
def test_signs_are_seen(text: str, signs: set[Sign]) -> None:
    assert read_line(text).signs == signs


@pytest.mark.parametrize(
    "text", ["what's the size", "don't delete it", "files (only new ones)", "say 'hello", 'the "end', "a ) b"]
)
def test_what_bash_would_not_accept_does_not_parse(text: str) -> None:
    assert not read_line(text).parses


@pytest.mark.parametrize("text", ["echo 'it is'", "f() { ls; }", "(ls)", "a $(b) c", "a=(b c)", 'echo "it\'s"'])
def test_what_bash_accepts_parses(text: str) -> None:
    assert read_line(text).parses


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("word", Shape.PLAIN),
        ("largest,", Shape.PLAIN),
        ("10", Shape.NUMBER),
        ("10MB", Shape.SIZE),
        ("-la", Shape.OPTION),
        ("a/b", Shape.PATH),
        ("a.txt", Shape.FILE_NAME),
        ("https://example.com/a", Shape.URL),
        ("A=b", Shape.ASSIGNMENT),
        ("*.c", Shape.GLOB),
        ("'a b'", Shape.QUOTED),
        ("$a", Shape.EXPANSION),
        ("a_b", Shape.OTHER),
    ],
)
def test_shapes_are_told_apart(word: str, shape: Shape) -> None:
    assert read_line(f"x {word}").words[1].shape is shape
