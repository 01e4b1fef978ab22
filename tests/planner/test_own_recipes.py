"""The user's own recipes come behind the shipped ones, without compiling these anew."""

from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.core.errors import RecipeError
from llmsh.core.work import Work, doing
from llmsh.planner.planner import BuiltInPlanner

RECIPE = """
[[recipe]]
id = "ferry.timetable"
takes = "nothing"
gives = "text"
effect = "reads"
command = "cat ~/ferries/{island}.txt"
explain = "Shows when the ferry to {island} leaves."
slots.island = "name"
phrasings = [
  "when does the ferry to {island} leave", "ferry times for {island}", "timetable of the ferry to {island}",
  "show the ferry timetable for {island}", "next ferry to {island}", "ferries to {island} today",
]
[recipe.example]
request = "ferry times for skye"
unproven = "needs the user's files"
"""
FRAGMENT = """
[[fragment]]
id = "files.filter.of_ferries"
domain = "files"
part = "filter"
phrasings = ["that are ferry schedules"]
explain = "that are ferry schedules"
fuse.find = "-name '*.ferry'"
"""


def own(tmp_path: Path, text: str = RECIPE + FRAGMENT) -> BuiltInPlanner:
    (tmp_path / "mine.toml").write_text(text)
    return BuiltInPlanner(own=[tmp_path / "mine.toml"])


def test_an_own_recipe_and_an_own_fragment_are_planned_with(tmp_path: Path, planner: BuiltInPlanner) -> None:
    heard: list[str] = []
    here = Context(cwd=tmp_path, home=tmp_path)
    with doing(Work(is_given_up=lambda: False, report=lambda stage, value: heard.append(stage))):
        mine = own(tmp_path)
        assert mine.plan("when does the ferry to Skye leave", here).script == "cat ~/ferries/Skye.txt"
        assert "-name '*.ferry'" in mine.plan("list the files that are ferry schedules", here).script
    assert "ferry" not in planner.plan("when does the ferry to Skye leave", here).script
    assert planner.plan("count the lines of a.txt", here).script == mine.plan("count the lines of a.txt", here).script


@pytest.mark.parametrize(
    ("old", "new", "taken"),
    [
        ("ferry.timetable", "disk.free_types", "disk"),
        ("files.filter.of_ferries", "files.no_hidden", "this id is taken"),
    ],
)
def test_an_id_that_is_taken_is_refused(
    tmp_path: Path, old: str, new: str, taken: str, planner: BuiltInPlanner
) -> None:
    corpus = planner.corpus
    assert new in {recipe.id for recipe in corpus.recipes} | {fragment.id for fragment in corpus.fragments}
    with pytest.raises(RecipeError, match=taken):
        own(tmp_path, (RECIPE + FRAGMENT).replace(old, new)).warm()
