"""HISTCONTROL and HISTIGNORE decide like bash."""

import pytest

from llmsh.history.policy import HistoryPolicy, Remember


@pytest.mark.parametrize(
    ("control", "ignore", "line", "previous", "expected"),
    [
        ("", "", "ls", "ls", Remember.YES),
        ("", "", " ls", None, Remember.YES),
        ("", "", "   ", None, Remember.NO),
        ("ignorespace", "", " ls", None, Remember.NO),
        ("ignoreboth", "", " ls", None, Remember.NO),
        ("ignoredups", "", "ls", "ls", Remember.NO),
        ("ignoredups", "", "ls", "pwd", Remember.YES),
        ("ignoreboth", "", "ls", "ls", Remember.NO),
        ("ignorespace:erasedups", "", "ls", "ls", Remember.ERASING),
        ("", "ls", "ls", None, Remember.NO),
        ("", "ls", "ls -l", None, Remember.YES),
        ("", "ls *:pwd", "ls -l", None, Remember.NO),
        ("", "ls *:pwd", "pwd", None, Remember.NO),
        ("", "&", "make", "make", Remember.NO),
        ("", "&", "make", "test", Remember.YES),
        ("", r"\&*", "&x", None, Remember.NO),
        ("", "[bf]g", "fg", None, Remember.NO),
        ("", "[ ]*", " secret", None, Remember.NO),
        ("", r"echo \*", "echo *", None, Remember.NO),
        ("", r"echo \*", "echo a", None, Remember.YES),
        ("", r"a\:b", "a:b", None, Remember.NO),
    ],
)
def test_a_line_is_remembered_as_bash_would(
    control: str, ignore: str, line: str, previous: str | None, expected: Remember
) -> None:
    assert HistoryPolicy(control, ignore).decide(line, previous) is expected
