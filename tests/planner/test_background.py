"""What is told before or after asking is left out where it names and limits nothing."""

from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.planner.background import asked
from llmsh.planner.planner import BuiltInPlanner


@pytest.mark.parametrize(
    ("message", "request_text"),
    [
        ("My grandson says films eat up the room. Which file here is the biggest?", "Which file here is the biggest?"),
        ("Please list the ten newest files. My boss wonders.", "Please list the ten newest files."),
        ("Delete the logs. I need app.log.", ""),
        ("Delete all the files here. They must not be backups.", ""),
        ("List the files. Count the folders.", ""),
        ("List the files", ""),
    ],
)
def test_one_sentence_asks(message: str, request_text: str) -> None:
    assert asked(message) == request_text


def test_a_story_before_a_question_does_not_hide_it(planner: BuiltInPlanner, tmp_path: Path) -> None:
    context = Context(cwd=tmp_path, home=tmp_path)
    told = planner.plan(
        "My grandson says that films eat up the room we have. Which files here are larger than 10 MB?", context
    )
    plain = planner.plan("Which files here are larger than 10 MB?", context)
    assert told.script == plain.script
    assert 0 < told.confidence < plain.confidence
