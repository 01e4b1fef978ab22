"""Colours of the typed line."""

import pytest

from llmsh.repl.highlighter import LONGEST, Highlighter, PathCheck


def colours(text: str) -> list[tuple[str, str]]:
    highlighter = Highlighter(
        is_command=lambda word: word in {"ls", "grep", "cd"}, path_exists=lambda word: word in {"a b", "here", "~/x"}
    )
    return [
        (style.removeprefix("class:"), part)
        for fragments in highlighter.colour(text)
        for style, part in fragments
        if part.strip()
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ls -l here", [("command", "ls"), ("option", "-l"), ("path", "here")]),
        ("lss | grep x", [("unknown", "lss"), ("operator", "|"), ("command", "grep"), ("", "x")]),
        ("ls 'a b'", [("command", "ls"), ("string class:path", "'a b'")]),
        ("ls ~/x '~/x'", [("command", "ls"), ("path", "~/x"), ("string", "'~/x'")]),
        (
            'ls "$HOME" # why',
            [("command", "ls"), *[("string", '"'), ("variable", "$HOME"), ("string", '"')], ("comment", "# why")],
        ),
        (
            "for f in *; do ls; done",
            [
                ("keyword", "for"),
                ("", "f"),
                ("keyword", "in"),
                ("", "*"),
                ("operator", ";"),
                ("keyword", "do"),
                ("command", "ls"),
                ("operator", ";"),
                ("keyword", "done"),
            ],
        ),
        ("a=1 ls > here", [("assignment", "a="), ("", "1"), ("command", "ls"), ("redirect", ">"), ("path", "here")]),
        ("$cmd x", [("variable", "$cmd"), ("", "x")]),
        ("sudo lss", [("unknown", "sudo"), ("unknown", "lss")]),
    ],
)
def test_each_part_has_its_colour(text: str, expected: list[tuple[str, str]]) -> None:
    assert colours(text) == expected


def test_nothing_is_lost_over_several_lines() -> None:
    text = "cat <<EOF | \\\n  grep x\nbody 'x\nEOF\nls   "
    highlighter = Highlighter(is_command=lambda word: True, path_exists=lambda word: False)
    lines = ["".join(part for _, part in line) for line in highlighter.colour(text)]
    assert lines == text.split("\n")


def test_a_request_and_a_huge_text_have_no_shell_colours() -> None:
    highlighter = Highlighter(is_command=lambda word: True, path_exists=lambda word: False)
    highlighter.is_request = lambda: True
    assert highlighter.colour("show 'it") == [[("class:request", "show 'it")]]
    highlighter.is_request = lambda: False
    assert highlighter.colour("x" * (LONGEST + 1))[0][0][0] == ""


def test_a_path_is_looked_up_once_a_line_relative_to_the_shell(tmp_path: object) -> None:
    asked = []

    def cwd() -> str:
        asked.append(1)
        return str(tmp_path)

    check = PathCheck(cwd)
    assert check(".") is True
    assert check(".") is True
    assert check("nothing-here") is False
    assert check("a\0b") is False
    assert len(asked) == 2
    check.forget()
    assert check(".") is True
    assert len(asked) == 3
