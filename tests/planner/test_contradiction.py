"""What was said of order and number speaks against recipes that do it otherwise."""

from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.planner.planner import BuiltInPlanner
from tests.planner.running import run

ROWS = "id,site,depth,grade\nA1,Ridge,12,0.4\nA2,Ridge,30,1.9\nB1,Valley,7,2.2\n"


@pytest.fixture(scope="module")
def planner() -> BuiltInPlanner:
    return BuiltInPlanner()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "samples.csv").write_text(ROWS)
    return tmp_path


@pytest.mark.parametrize(
    ("request_text", "order"),
    [
        ("sort samples.csv by depth, smallest first", ["B1", "A1", "A2"]),
        ("sort samples.csv by depth, deepest first", ["A2", "A1", "B1"]),
    ],
)
def test_the_order_is_the_one_that_was_said(
    planner: BuiltInPlanner, folder: Path, request_text: str, order: list[str]
) -> None:
    lines = run(planner, request_text, folder).splitlines()
    assert [line.partition(",")[0] for line in lines if not line.startswith("id")] == order


def test_two_highest_are_two(planner: BuiltInPlanner, folder: Path) -> None:
    script = planner.plan("which rows have the two highest grades in samples.csv", Context(folder, folder)).script
    assert "head -n 2" in script
