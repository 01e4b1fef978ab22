"""Questions about CSV files by the names of their columns and the words in their cells."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.planner.compose.table_data import table_at
from llmsh.planner.planner import BuiltInPlanner
from tests.planner.fixtures import hermetic_env

ORDERS = """id,date,customer,city,product,amount
1,2024-01-03,Ada,Oslo,lamp,20
2,2024-01-09,Ben,Rome,chair,250
3,2024-02-11,Ada,Oslo,chair,120
4,2024-02-20,Cleo,Lima,desk,400
5,2024-03-01,Ben,Oslo,lamp,35
"""

ASKED = (
    ("add up the amount column of orders.csv", "825\n"),
    ("how many rows of orders.csv have Oslo as the city?", "3\n"),
    ("what is the average amount in orders.csv, to two decimals?", "165.00\n"),
    ("which distinct customers appear in orders.csv?", "Ada\nBen\nCleo\n"),
    ("rows of orders.csv where city is Oslo and amount is over 100", "3,2024-02-11,Ada,Oslo,chair,120\n"),
    (
        "the 2 rows with the highest amount in orders.csv",
        "4,2024-02-20,Cleo,Lima,desk,400\n2,2024-01-09,Ben,Rome,chair,250\n",
    ),
    ("count the orders in orders.csv where product is lamp", "2\n"),
    ("total of Ada's orders in orders.csv", "140\n"),
    ("orders of chairs above 200 in orders.csv", "2,2024-01-09,Ben,Rome,chair,250\n"),
    ("sum of the amount per city in orders.csv", "400\tLima\n250\tRome\n175\tOslo\n"),
    ("the customer with the highest amount in orders.csv", "Cleo\n"),
    ("which city has the most orders in orders.csv", "      3 Oslo\n"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "orders.csv").write_text(ORDERS)
    return tmp_path


@pytest.mark.parametrize(("request_text", "output"), ASKED, ids=[request for request, _ in ASKED])
def test_a_question_about_a_table_is_answered(
    planner: BuiltInPlanner, folder: Path, request_text: str, output: str
) -> None:
    plan = planner.plan(request_text, Context(cwd=folder, home=folder))
    done = subprocess.run(
        ["bash", "-c", plan.script], cwd=folder, env=hermetic_env(folder), capture_output=True, text=True, check=False
    )
    assert done.stdout == output, plan.script


def test_a_table_sorted_keeps_its_header(planner: BuiltInPlanner, folder: Path) -> None:
    plan = planner.plan("sort orders.csv by amount, highest first", Context(cwd=folder, home=folder))
    done = subprocess.run(["bash", "-c", plan.script], cwd=folder, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    assert lines[0].startswith("id,date")
    assert [line.rsplit(",", 1)[1] for line in lines[1:]] == ["400", "250", "120", "35", "20"]


@pytest.mark.parametrize(
    ("name", "content", "is_table"),
    [
        ("a.csv", "x,y\n1,2\n", True),
        ("a.csv", "1,2\n3,4\n", False),
        ("a.csv", "", False),
        ("a.csv", "one column\n", False),
        ("a.txt", "x,y\n1,2\n", False),
    ],
)
def test_a_table_is_a_file_of_columns_with_a_header(tmp_path: Path, name: str, content: str, *, is_table: bool) -> None:
    (tmp_path / name).write_text(content)
    assert (table_at(name, Context(cwd=tmp_path, home=tmp_path)) is not None) == is_table


def test_words_of_a_file_never_run(planner: BuiltInPlanner, tmp_path: Path, built: Callable[[str], Path]) -> None:
    (tmp_path / "evil.csv").write_text('name,"$(touch pwned)"\na,1\n')
    for request in ("sum of the $(touch pwned) column of evil.csv", "rows of evil.csv where name is a"):
        plan = planner.plan(request, Context(cwd=tmp_path, home=tmp_path))
        subprocess.run(["bash", "-c", plan.script], cwd=tmp_path, capture_output=True, check=False, timeout=20)
    assert not (tmp_path / "pwned").exists()
