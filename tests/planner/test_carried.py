"""Values that one step finds and the next one uses."""

from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.planner.planner import BuiltInPlanner
from tests.planner.running import run

SALES = "id,customer,city,amount\n1,Ada,Oslo,20\n2,Ben,Rome,250\n3,Ada,Oslo,260\n4,Ben,Lima,90\n5,Cleo,Rome,10\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sales.csv").write_text(SALES)
    (tmp_path / "names.txt").write_text("new town\nother\n")
    return tmp_path


@pytest.mark.parametrize(
    ("request_text", "output"),
    [
        ("find the customer with the largest sale in sales.csv and then print the total of all his sales", "280\n"),
        ("which customer has the highest total amount in sales.csv, and how many sales did that customer make", "2\n"),
    ],
)
def test_the_second_question_is_about_whom_the_first_finds(
    planner: BuiltInPlanner, folder: Path, request_text: str, output: str
) -> None:
    assert run(planner, request_text, folder) == output


def test_a_line_becomes_the_name_of_one_folder(planner: BuiltInPlanner, folder: Path) -> None:
    run(planner, "take the first line of names.txt and make a folder with that name", folder)
    assert [path.name for path in folder.iterdir() if path.is_dir()] == ["new town"]


def test_what_a_file_holds_never_says_what_is_deleted(planner: BuiltInPlanner, folder: Path) -> None:
    plan = planner.plan(
        "take the first line of names.txt and delete the file with that name", Context(cwd=folder, home=folder)
    )
    assert "$(" not in plan.script


def test_a_cell_is_compared_and_never_run(planner: BuiltInPlanner, folder: Path) -> None:
    (folder / "sales.csv").write_text("id,customer,amount\n1,Ada,5\n2,$(touch pwned),9\n3,Ben,1\n")
    run(planner, "find the customer with the largest sale in sales.csv and print the total of all his sales", folder)
    assert not (folder / "pwned").exists()
