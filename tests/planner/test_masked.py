"""Values of a request are masked, and come back into the command quoted as they must be."""

from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.planner.masked import Masked, mask, unmask
from llmsh.planner.reading import Reading


def masked(request: str) -> Masked:
    return mask(Reading.of(request, Context(cwd=Path("/nowhere"), home=Path("/nowhere"), elsewhere=True)))


@pytest.mark.parametrize(
    ("request_text", "text"),
    [
        (
            "find all python files bigger than 10 MB in ~/Downloads",
            "find all {ext1} bigger than {size1} in {path1}",
        ),
        ('replace "foo" with "bar" in notes.txt', "replace {text1} with {text2} in {path1}"),
        ("show the first five lines of a.log, please", "show the first {number1} lines of {path1}, please"),
        ("changed in the last 3 days", "changed in the last {duration1}"),
        ("what time is it", "what time is it"),
        ("", ""),
    ],
)
def test_what_is_surely_a_value_is_masked(request_text: str, text: str) -> None:
    assert masked(request_text).text == text


@pytest.mark.parametrize(
    ("request_text", "template", "command"),
    [
        ("count lines of notes.txt", "wc -l {path1}", "wc -l notes.txt"),
        ("python files over 10 MB", "find . -name '*.{ext1}' -size +{size1}", "find . -name '*.py' -size +10M"),
        ('count "1.5 *" in a.txt', "grep -c {text1:regex} {path1}", "grep -c '1\\.5 \\*' a.txt"),
        ('replace "a & b" with "c" in a.txt', "sed 's/{text1:sed}/{text2:sed}/' {path1}", "sed 's/a \\& b/c/' a.txt"),
        ('find "$(rm -rf x)" in a.txt', 'grep "{text1:raw}" {path1}', 'grep "\\$(rm -rf x)" a.txt'),
        ("first 5 lines of a.txt", "awk 'NR <= {number1} {print $1}' {path1}", "awk 'NR <= 5 {print $1}' a.txt"),
    ],
)
def test_a_masked_command_comes_back_whole(request_text: str, template: str, command: str) -> None:
    assert unmask(template, masked(request_text)) == command


@pytest.mark.parametrize("template", ["wc -l {path2}", "wc -l {size1}", "wc -l {path1:minutes}", "rm {text1}"])
def test_a_value_or_a_form_that_there_is_none_of_gives_no_command(template: str) -> None:
    assert unmask(template, masked("count lines of notes.txt")) == ""


def test_no_more_of_one_type_are_masked_than_there_are_slots() -> None:
    found = masked("compare 1 2 3 4 5 6")
    assert [each.name for each in found.masks] == ["number1", "number2", "number3", "number4"]
    assert found.text.endswith("5 6")
