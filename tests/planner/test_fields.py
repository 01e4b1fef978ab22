"""Names of fields in data files: what is read, and how a request's words meet them."""

from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.planner.corpus import load_recipes, recipe_files
from llmsh.planner.fields import fields_of, settle
from llmsh.planner.recipe import Recipe
from llmsh.planner.slots import Value


@pytest.fixture(scope="module")
def average() -> Recipe:
    (recipe,) = (recipe for recipe in load_recipes(recipe_files()) if recipe.id == "data_csv.average_by_name")
    return recipe


@pytest.mark.parametrize(
    ("name", "content", "fields", "separator"),
    [
        ("a.csv", "name,age\nAnn,3\n", ("name", "age"), ","),
        ("a.csv", '\ufeff"First Name";"Age"\r\nAnn;3\r\n', ("First Name", "Age"), ";"),
        ("a.tsv", "id\tname\n1\tann\n", ("id", "name"), "\t"),
        ("a.csv", "alone\n1\n", ("alone",), ""),
        ("a.json", '{"users": [{"name": "ann"}], "total": 2}', ("users", "name", "total"), ""),
        ("a.yaml", "server:\n  host: x\nurl: http://y:80/\n", ("server", "host", "url"), ""),
        ("a.xml", "<books><book id='1'><title>One</title></book></books>", ("books", "book", "title"), ""),
        ("a.db", "SQLite format 3\0\0CREATE TABLE users (id)\0create table 'log' (x)", ("users", "log"), ""),
        ("a.ini", "[s]\nport = 80\n# no = comment\n", ("port",), ""),
    ],
)
def test_the_fields_of_a_file_are_read(
    tmp_path: Path, name: str, content: str, fields: tuple[str, ...], separator: str
) -> None:
    (tmp_path / name).write_text(content)
    assert fields_of(tmp_path / name) == (fields, separator)


def test_a_file_that_cannot_be_read_has_no_fields(tmp_path: Path) -> None:
    assert fields_of(tmp_path / "gone.csv") == ((), "")
    assert fields_of(tmp_path) == ((), "")


def test_a_column_is_named_as_the_file_names_it_and_split_as_the_file_splits(tmp_path: Path, average: Recipe) -> None:
    (tmp_path / "a.csv").write_text("Name;Ages\nAnn;3\n")
    said = {"file": Value("a.csv"), "name": Value("age")}
    values, told = settle(average, said, Context(cwd=tmp_path, home=tmp_path))
    assert (values["name"].text, values["delimiter"].text) == ("Ages", ";")
    assert told > 0


def test_a_column_that_the_file_lacks_speaks_against_the_recipe(tmp_path: Path, average: Recipe) -> None:
    (tmp_path / "a.csv").write_text("name,age\nAnn,3\n")
    said = {"file": Value("a.csv"), "name": Value("price")}
    values, told = settle(average, said, Context(cwd=tmp_path, home=tmp_path))
    assert values["name"].text == "price"
    assert told < 0


def test_a_separator_that_was_said_stays(tmp_path: Path, average: Recipe) -> None:
    (tmp_path / "a.csv").write_text("name,age\nAnn,3\n")
    said = {"file": Value("a.csv"), "name": Value("age"), "delimiter": Value("semicolons")}
    values, _ = settle(average, said, Context(cwd=tmp_path, home=tmp_path))
    assert values["delimiter"].text == "semicolons"


@pytest.mark.parametrize("where", ["gone.csv", "a.txt"])
def test_nothing_is_told_by_what_is_not_there_or_no_data_file(tmp_path: Path, average: Recipe, where: str) -> None:
    (tmp_path / "a.txt").write_text("name,age\n")
    said = {"file": Value(where), "name": Value("age")}
    assert settle(average, said, Context(cwd=tmp_path, home=tmp_path)) == (said, 0.0)


def test_files_of_another_machine_are_not_looked_at(tmp_path: Path, average: Recipe) -> None:
    (tmp_path / "a.csv").write_text("name;age\n")
    said = {"file": Value("a.csv"), "name": Value("age")}
    assert settle(average, said, Context(cwd=tmp_path, home=tmp_path, elsewhere=True)) == (said, 0.0)


def test_a_column_of_numbers_is_reckoned_and_tells_no_groups_apart(tmp_path: Path) -> None:
    (recipe,) = (recipe for recipe in load_recipes(recipe_files()) if recipe.id == "data_csv.group_sum")
    (tmp_path / "a.csv").write_text("site,depth\nRidge,12\nValley,7\n")
    values = {"file": Value("a.csv"), "group": Value("depth"), "name": Value("site")}
    settled, _ = settle(recipe, values, Context(cwd=tmp_path, home=tmp_path))
    assert (settled["group"].text, settled["name"].text) == ("site", "depth")
