"""Every recipe of the corpus is proven by running its example."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.planner.corpus import load_recipes, recipe_files
from llmsh.planner.recipe import Recipe
from tests.not_proven import Unproven
from tests.planner.prove import Proof, Prover, missing_programs

FILES = [path.name for path in recipe_files() if not path.name.startswith("select_")]


@pytest.fixture(scope="module")
def recipes() -> dict[str, list[Recipe]]:
    by_file: dict[str, list[Recipe]] = {}
    for recipe in load_recipes(recipe_files()):
        by_file.setdefault(recipe.source, []).append(recipe)
    return by_file


@pytest.fixture(scope="module")
def prover(tmp_path_factory: pytest.TempPathFactory) -> Prover:
    prover = Prover(tmp_path_factory.mktemp("prove"))
    for fixture in ("", "tree", "text", "repo", "clean_repo"):
        prover.fresh(fixture)  # built once, before threads ask for it
    return prover


@pytest.mark.parametrize("file", FILES)
def test_every_example_does_what_its_recipe_claims(
    file: str, recipes: dict[str, list[Recipe]], prover: Prover, not_proven: list[Unproven]
) -> None:
    """Recipes whose programs this machine lacks are held to bash's grammar, counted and named at the end."""
    with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        proofs: list[Proof] = list(pool.map(prover.prove, recipes.get(file, [])))
    failed = [f"{proof.recipe}: {proof.command}: {'; '.join(proof.problems)}" for proof in proofs if proof.problems]
    not_proven += [Unproven(proof.recipe, proof.skipped, proof.lacks) for proof in proofs if proof.skipped]
    assert not failed, "\n".join(failed)


@pytest.mark.parametrize("text", ["nosuchprogram -x", "echo a | nosuchprogram", "find . -exec nosuchprogram {} +"])
def test_a_program_that_is_not_installed_leaves_its_recipe_unproven(text: str, tmp_path: Path) -> None:
    context = Context(cwd=tmp_path, home=tmp_path)
    assert missing_programs(text, context) == ("nosuchprogram",)
    assert not missing_programs("cp /bin/sleep nap; ./nap 1; cd /tmp; f() { ls; }; f", context)


def test_the_prover_sees_a_wrong_claim(tmp_path: Path) -> None:
    (tmp_path / "wrong.toml").write_text(
        """[[recipe]]
id = "demo.wrong"
phrasings = ["a {file}", "b {file}", "c {file}", "d {file}", "e {file}", "f {file}"]
takes = "files"
gives = "records"
effect = "reads"
command = "wc -l < {file}"
explain = "Counts {file}."
slots.file = "file"
[recipe.example]
request = "a x.txt"
files = { "x.txt" = "1\\n" }
output = "2"
exists = ["y.txt"]
status = 3
"""
    )
    (recipe,) = load_recipes([tmp_path / "wrong.toml"])
    problems = Prover(tmp_path / "work").prove(recipe).problems
    assert len(problems) == 3
