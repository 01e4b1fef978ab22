"""Questions about CSV files by the names of their columns and the words in their cells."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.planner.compose import table_files
from llmsh.planner.compose.table_files import table_at
from llmsh.planner.planner import BuiltInPlanner
from llmsh.planner.words import tokenize
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


def assert_answer(planner: BuiltInPlanner, folder: Path, request: str, output: str) -> None:
    plan = planner.plan(request, Context(cwd=folder, home=folder))
    done = subprocess.run(
        ["bash", "-c", plan.script], cwd=folder, env=hermetic_env(folder), capture_output=True, text=True, check=False
    )
    assert done.stdout == output, plan.script


@pytest.mark.parametrize(("request_text", "output"), ASKED, ids=[request for request, _ in ASKED])
def test_a_question_about_a_table_is_answered(
    planner: BuiltInPlanner, folder: Path, request_text: str, output: str
) -> None:
    assert_answer(planner, folder, request_text, output)


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


LOG = """2024-05-01 10:00:00 INFO started took=3ms
2024-05-01 10:00:05 ERROR disk full
2024-05-01 10:00:09 INFO done
2024-05-01 10:01:00 WARN slow
"""
ACCESS = """10.0.0.5 - - [14/Mar/2024:08:00:01 +0000] "GET /login HTTP/1.1" 200 120
10.0.0.7 - - [14/Mar/2024:08:00:02 +0000] "POST /login HTTP/1.1" 500 300
10.0.0.5 - - [14/Mar/2024:08:01:00 +0000] "POST /cart HTTP/1.1" 404 90
"""
LOGGED = (
    ("how many lines of each level in app.log", "      2 INFO\n      1 WARN\n      1 ERROR\n"),
    ("how many lines of each level (INFO, WARN, ERROR) are in app.log", "      2 INFO\n      1 WARN\n      1 ERROR\n"),
    ("how many 500 responses in access.log", "1\n"),
    ("average bytes in access.log", "170\n"),
    ("entries of prices.txt that cost more than 40", "chair 45.00\ndesk 120.50\n"),
)


@pytest.mark.parametrize(("request_text", "output"), LOGGED, ids=[request for request, _ in LOGGED])
def test_columns_of_logs_are_known_by_what_they_hold(
    planner: BuiltInPlanner, tmp_path: Path, request_text: str, output: str
) -> None:
    (tmp_path / "app.log").write_text(LOG)
    (tmp_path / "access.log").write_text(ACCESS)
    (tmp_path / "prices.txt").write_text("lamp 19.90\nchair 45.00\ndesk 120.50\n")
    assert_answer(planner, tmp_path, request_text, output)


def test_a_search_in_a_log_stays_a_search(planner: BuiltInPlanner, tmp_path: Path) -> None:
    (tmp_path / "app.log").write_text(LOG)
    plan = planner.plan("lines of app.log containing disk", Context(cwd=tmp_path, home=tmp_path))
    assert plan.script.startswith("grep ")


ASKED_OF_PARTS = (
    (
        "the two biggest orders from Oslo in orders.csv",
        "3,2024-02-11,Ada,Oslo,chair,120\n5,2024-03-01,Ben,Oslo,lamp,35\n",
    ),
    ("the cheapest order that is not from Oslo in orders.csv", "2,2024-01-09,Ben,Rome,chair,250\n"),
    ("which two cities have the highest total amount in orders.csv", "400\tLima\n250\tRome\n"),
    ("top 2 customers by total amount in orders.csv", "400\tCleo\n285\tBen\n"),
    ("the 2 smallest amounts in orders.csv with their customers", "Ada,20\nBen,35\n"),
    ("how much did Ada spend on chairs in orders.csv", "120\n"),
    ("for orders from 100 up, the total per city in orders.csv", "400\tLima\n250\tRome\n120\tOslo\n"),
    ("the amount per product in orders.csv, leaving out orders under 100", "400\tdesk\n370\tchair\n"),
    ("number of orders in each city, smallest city first", "      1 Lima\n      1 Rome\n      3 Oslo\n"),
    ("sum up the amounts of the Oslo orders only", "175\n"),
    ("the latest order of a lamp in orders.csv", "5,2024-03-01,Ben,Oslo,lamp,35\n"),
)


@pytest.mark.parametrize(("request_text", "output"), ASKED_OF_PARTS, ids=[request for request, _ in ASKED_OF_PARTS])
def test_rows_are_chosen_before_they_are_ranked_or_summed(
    planner: BuiltInPlanner, folder: Path, request_text: str, output: str
) -> None:
    assert_answer(planner, folder, request_text, output)


def test_a_table_that_is_not_named_is_found_by_its_words_alone(planner: BuiltInPlanner, folder: Path) -> None:
    here = Context(cwd=folder, home=folder)
    (folder / "visits.csv").write_text("person,hours\nAda,3\nBen,4\n")
    assert table_files.implied(tokenize("the total hours of Ben"), here) == table_at("visits.csv", here)
    assert table_files.implied(tokenize("what does Ada do"), here) is None
    assert not planner.plan("tell Ada that I like the city", here).steps


def test_numbers_that_count_the_rows_or_are_years_measure_nothing(tmp_path: Path) -> None:
    (tmp_path / "club.csv").write_text("no.,joined,fee\n7,2019,4\n8,2021,9\n9,2020,6\n")
    table = table_at("club.csv", Context(cwd=tmp_path, home=tmp_path))
    assert table is not None
    assert table.measure is table.column("fee")
