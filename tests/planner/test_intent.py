"""A request that only asks to be shown something is not answered by a command that changes things."""

from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.core.plan import Effect, Step
from llmsh.planner import intent
from llmsh.planner.planner import BuiltInPlanner
from llmsh.planner.reading import Reading


@pytest.mark.parametrize(
    ("request_text", "effect", "is_answer"),
    [
        ("print the home directory of root", Effect.CHANGES, False),
        ("which files are large", Effect.DELETES, False),
        ("show the old files and delete them", Effect.DELETES, True),
        ("find duplicate images in docs", Effect.CHANGES, False),
        ("find images and duplicate them in docs", Effect.CHANGES, True),
        ("print the lines of a.txt", Effect.READS, True),
        ("make a.sh executable", Effect.CHANGES, True),
    ],
)
def test_only_what_changes_nothing_shows(request_text: str, effect: Effect, is_answer: bool, tmp_path: Path) -> None:
    reading = Reading.of(request_text, Context(cwd=tmp_path, home=tmp_path))
    assert (intent.fits((Step("x", "X.", effect),), reading) == 1.0) == is_answer


def test_the_home_of_another_is_no_place_here(planner: BuiltInPlanner, tmp_path: Path) -> None:
    plan = planner.plan("print the home directory of the user root", Context(cwd=tmp_path, home=tmp_path))
    assert plan.script == "getent passwd root | cut -d: -f6"
