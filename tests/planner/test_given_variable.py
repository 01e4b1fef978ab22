"""What a variable holds is planned as a text and written as an expansion; what a variable becomes is left alone."""

from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.planner import given_variable
from llmsh.planner.planner import BuiltInPlanner


@pytest.mark.parametrize(
    ("request_text", "command"),
    [
        ('print the length of the variable "name"', 'printf %s "$name" | wc -m'),
        ("convert the value of variable name to uppercase", "tr '[:lower:]' '[:upper:]' <<< \"$name\""),
        ("reverse the string $name", 'rev <<< "$name"'),
        ('replace "a" with "b" in the string $name', 'tr a b <<< "$name"'),
        ("print the value of the variable foo", 'echo "$foo"'),
    ],
)
def test_value_stands_where_a_text_stood(
    planner: BuiltInPlanner, tmp_path: Path, request_text: str, command: str
) -> None:
    assert planner.plan(request_text, Context(cwd=tmp_path, home=tmp_path)).script == command


@pytest.mark.parametrize(
    "request_text",
    [
        "store the output of date in the variable now",
        "remove the variable foo",
        "count the lines of the file in the variable path",
        "is the variable foo set",
        "print the value of the variable HOME",
    ],
)
def test_other_requests_about_variables_are_read_as_they_are(request_text: str) -> None:
    assert given_variable.of_variable(request_text) is None
