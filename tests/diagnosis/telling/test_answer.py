"""What a model says is read while it speaks."""

import pytest

from llmsh.diagnosis.telling.answer import read


def test_sentences_are_read_as_they_come_and_never_change() -> None:
    said = "Explanation: The file a.txt is gone. It was e.g. moved, they say! And more"
    seen: tuple[str, ...] = ()
    for length in range(len(said)):
        sentences = read(said[:length], is_over=False).sentences
        assert sentences[: len(seen)] == seen
        seen = sentences
    assert seen == ("The file a.txt is gone.", "It was e.g. moved, they say!")
    assert read(said, is_over=True).sentences == seen


@pytest.mark.parametrize(
    ("said", "sentences"),
    [
        ("<think>Hm. Let me see.\n\nYes.</think>\n\nIt is not there.", ("It is not there.",)),
        ("<think>Hm. Let me see.", ()),
        ("**It** is not there.\n\nLet me know if you need more.", ("It is not there.",)),
        ("It is not there.\n```\nrm -rf x\n```\n", ("It is not there.",)),
        ("- It is not\n  there.", ("It is not there.",)),
        ("", ()),
    ],
)
def test_thoughts_marks_code_and_talk_are_left_out(said: str, sentences: tuple[str, ...]) -> None:
    assert read(said, is_over=True).sentences == sentences


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("It is wedged.\nCommand: frob --lift 7\n", "frob --lift 7"),
        ("It is wedged.\n**Command:** `frob --lift 7`\n", "frob --lift 7"),
        ("It is wedged.\nCommand: none\n", ""),
        ("It is wedged.\nCommand: frob --li", None),
        ("It is wedged.", None),
    ],
)
def test_a_command_is_known_when_its_line_has_ended(said: str, command: str | None) -> None:
    answer = read(said, is_over=False)
    assert answer.command == command
    assert read(said, is_over=True).command == (command if command is not None else said.partition("Command: ")[2])
