"""The loader refuses what is not exactly a recipe, naming the file and the recipe."""

import copy
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from llmsh.core.context import Userland
from llmsh.core.errors import RecipeError
from llmsh.planner.compose.fragment import load_fragments
from llmsh.planner.corpus import load_recipes, recipe_files

GOOD = """
[[recipe]]
id = "demo.count"
phrasings = ["count {file}", "lines of {file}", "how long is {file}", "wc {file}", "length of {file}", "size {file}"]
takes = "files"
gives = "records"
effect = "reads"
command = "wc -l < {file}"
explain = "Counts the lines of {file}."
slots.file = "file"
[recipe.example]
request = "how many lines are in a.txt"
files = { "a.txt" = "x\\n" }
output = "1"
"""


def written(path: Path, text: str) -> Path:
    path.write_text(text)
    return path


def test_a_recipe_is_read_whole(tmp_path: Path) -> None:
    (recipe,) = load_recipes([written(tmp_path / "demo.toml", GOOD)])
    assert recipe.id == "demo.count"
    assert recipe.commands_for(Userland.GNU) == ("wc -l < {file}",)
    assert recipe.commands_for(Userland.MACOS) == ("wc -l < {file}",)
    assert recipe.example.output == "1"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('effect = "reads"', 'effect = "eats"', "effect"),
        ('takes = "files"', 'takes = "cake"', "takes"),
        ('explain = "Counts the lines of {file}."', "", "explain is missing"),
        ('effect = "reads"', "", "effect is missing"),
        ('gives = "records"', 'gives = "records"\nspeed = 1', "unknown key 'speed'"),
        ("wc -l < {file}", "wc -l < {path}", "{path}"),
        ("wc -l < {file}", "wc -l < {file:stern}", "no such form"),
        ('"size {file}"]', "]", "5 phrasings"),
        ('"size {file}"]', '"COUNT {file}"]', "stands twice"),
        ('"size {file}"]', '"size {thing}"]', "{thing}"),
        ('slots.file = "file"', 'slots.file = "fiel"', "unknown type"),
        ('slots.file = "file"', 'slots.file = "file"\nslots.other = "path"', "other is never used"),
        ('slots.file = "file"', 'slots.file = { type = "text", endings = "gz" }', "endings"),
        ('output = "1"', "", "checks nothing"),
        ('output = "1"', 'outputs = "1"', "unknown key 'outputs'"),
        ("of {file}.", "of {what}.", "explain uses {what}"),
        ('id = "demo.count"', 'id = "Count"', "topic.name"),
    ],
)
def test_a_wrong_recipe_is_refused_by_file_and_name(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(RecipeError) as caught:
        load_recipes([written(tmp_path / "demo.toml", GOOD.replace(old, new, 1))])
    assert "demo.toml" in caught.value.message
    assert said in caught.value.message
    assert caught.value.hint


def test_an_id_that_stands_in_two_files_is_refused(tmp_path: Path) -> None:
    files = [written(tmp_path / "a.toml", GOOD), written(tmp_path / "b.toml", GOOD)]
    with pytest.raises(RecipeError, match=r"taken in a\.toml"):
        load_recipes(files)


def test_a_file_that_is_no_toml_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(RecipeError, match=r"bad\.toml"):
        load_recipes([written(tmp_path / "bad.toml", "[[recipe")])


def test_a_choice_needs_its_values(tmp_path: Path) -> None:
    with pytest.raises(RecipeError, match="choice"):
        load_recipes([written(tmp_path / "demo.toml", GOOD.replace('slots.file = "file"', 'slots.file = "choice"'))])


def test_the_shipped_corpus_loads() -> None:
    recipes = load_recipes(recipe_files())
    assert len(recipes) > 200
    assert len(load_fragments(recipe_files())) > 100


FRAGMENT = tomllib.loads('[[fragment]]\nid = "x.y"\ndomain = "files"\npart = "noun"\nphrasings = ["(file|dir)"]\n')


def _without_part(table: dict[str, Any]) -> None:
    del table["part"]


def _odd_domain(table: dict[str, Any]) -> None:
    table["domain"] = "cakes"


def _odd_slot(table: dict[str, Any]) -> None:
    table["phrasings"] = ["file {name}"]


@pytest.mark.parametrize("spoil", [_without_part, _odd_domain, _odd_slot])
def test_a_wrong_fragment_is_refused(tmp_path: Path, spoil: Callable[[dict[str, Any]], None]) -> None:
    table = copy.deepcopy(FRAGMENT["fragment"][0])
    spoil(table)
    lines = [f"{key} = {value!r}" for key, value in table.items()]
    with pytest.raises(RecipeError, match=r"select_x\.toml: x\.y"):
        load_fragments([written(tmp_path / "select_x.toml", "[[fragment]]\n" + "\n".join(lines))])


def test_no_two_examples_listen_on_one_port() -> None:
    users: dict[str, str] = {}
    for recipe in load_recipes(recipe_files()):
        for port in set(re.findall(r"(?<![\d.])1[89]\d{3}(?!\d)", recipe.example.setup)):
            assert users.setdefault(port, recipe.id) == recipe.id, f"{port}: {users[port]} and {recipe.id}"
