"""Training pairs are true: what is masked comes back as the recipe's own command."""

import json
import random
from pathlib import Path

import pytest

from llmsh.planner.compose.fragment import load_fragments
from llmsh.planner.corpus import load_recipes, recipe_files
from llmsh.planner.masked import MOST, TYPES
from llmsh.planner.recipe import Recipe
from llmsh.training.decoder.composed import compose
from llmsh.training.decoder.curves import draw
from llmsh.training.decoder.pairs import public_pairs, recipe_pairs
from llmsh.training.pairs import is_held_back


@pytest.fixture(scope="module")
def recipes() -> tuple[Recipe, ...]:
    return load_recipes(recipe_files())[:120]


def test_most_phrasings_become_pairs(recipes: tuple[Recipe, ...]) -> None:
    pairs = list(recipe_pairs(recipes, 1, random.Random(3)))
    phrasings = sum(len(recipe.phrasings) for recipe in recipes)
    assert 0.9 * phrasings < len(pairs) <= phrasings
    assert any("{path1}" in pair.request and "{path1}" in pair.command for pair in pairs)
    assert {pair.source for pair in pairs} <= {recipe.id for recipe in recipes}


def test_the_command_has_only_masks_of_its_request(recipes: tuple[Recipe, ...]) -> None:
    names = {f"{slot_type}{number}" for slot_type in TYPES.values() for number in range(1, MOST + 1)}
    for pair in recipe_pairs(recipes, 1, random.Random(4)):
        used = {name for name in names if f"{{{name}}}" in pair.command or f"{{{name}:" in pair.command}
        assert all(f"{{{name}}}" in pair.request for name in used), pair


def test_a_phrasing_that_is_held_back_is_so_with_all_its_values(recipes: tuple[Recipe, ...]) -> None:
    for recipe in recipes[:40]:
        marks = [pair.is_held_back for pair in recipe_pairs([recipe], 2, random.Random(5))]
        assert sum(marks) <= 2 * sum(map(is_held_back, recipe.phrasings))


def test_public_pairs_are_masked_in_both(tmp_path: Path) -> None:
    rows = [
        {
            "id": "nl2bash:1",
            "nl": 'Count lines with "x y" in notes.txt',
            "cmd": 'grep -c "x y" notes.txt',
            "source": "mine",
        },
        {"id": "nl2bash:1", "nl": "files over 10 MB", "cmd": "find . -size +10M", "source": "mine"},
        {"id": "nl2bash:1", "nl": "on another system", "cmd": "open .", "source": "mine", "platform": "osx"},
        {"id": "nl2bash:6", "nl": "is there for figures", "cmd": "pwd", "source": "mine"},
        {"id": "nl2bash:1", "nl": "in two lines", "cmd": "ls\npwd", "source": "mine"},
    ]
    (tmp_path / "some.jsonl").write_text("\n".join(map(json.dumps, rows)))
    pairs = {pair.command for pair in public_pairs(tmp_path, random.Random(1))}
    assert pairs == {'grep -c "{text1}" {path1}', "find . -size +{size1}"}


def test_composed_requests_have_every_blank_filled_and_every_choice_made() -> None:
    fragments, rng = load_fragments(recipe_files()), random.Random(6)
    requests = [compose(fragments, rng) for _ in range(200)]
    assert not [request for request in requests if set(request) & set("{}|")]
    assert len(set(requests)) > 190


def test_a_value_without_letters_is_masked_nowhere(tmp_path: Path) -> None:
    row = {"id": "nl2bash:1", "nl": "files in .", "cmd": "find . -name '*.txt'", "source": "mine"}
    (tmp_path / "some.jsonl").write_text(json.dumps(row))
    assert [pair.command for pair in public_pairs(tmp_path, random.Random(1))] == ["find . -name '*.txt'"]


def test_curves_are_drawn_from_the_log() -> None:
    row = {"tokens": 1000, "loss": 2.0, "held_loss": 2.5, "accuracy": 0.1}
    svg = draw([row, {**row, "tokens": 2000, "accuracy": 0.3}], "a title")
    assert svg.startswith("<svg")
    assert svg.count("<polyline") == 3
    assert "a title" in svg
