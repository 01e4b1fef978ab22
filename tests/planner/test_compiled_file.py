"""The compiled corpus: read where it fits, made once where it does not, the same bytes each time."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from llmsh.core.work import Work, doing
from llmsh.planner import compiled_file
from llmsh.planner.compiled import compile_corpus
from llmsh.planner.compose.fragment import load_fragments
from llmsh.planner.corpus import load_recipes, recipe_files

ROOT = Path(__file__).resolve().parents[2]
FILES = [path for path in recipe_files() if path.name.startswith(("disk_space", "select_", "table"))]
LOAD = """
import sys
from pathlib import Path
from llmsh.core.work import Work, doing
from llmsh.planner import compiled_file
cache, *files = map(Path, sys.argv[1:])
with doing(Work(lambda: False, lambda stage, value: print(stage, flush=True))):
    corpus = compiled_file.load(files, cache)
print(len(corpus.recipes), flush=True)
"""


def loading(cache: Path, files: Sequence[Path] = FILES, **env: str) -> "subprocess.Popen[str]":
    """Another process that loads the corpus of `files` and prints what it reports."""
    command = [sys.executable, "-P", "-c", LOAD, str(cache), *map(str, files)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **env}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def reports(paths: Sequence[Path], cache: Path | None, **more: Path) -> list[str]:
    """What loading the corpus reports."""
    heard: list[str] = []
    with doing(Work(is_given_up=lambda: False, report=lambda stage, value: heard.append(stage))):
        compiled_file.load(paths, cache, **more)
    return heard


def test_what_was_written_is_what_was_compiled(tmp_path: Path) -> None:
    made = compile_corpus(load_recipes(FILES), load_fragments(FILES))
    compiled_file.load(FILES, tmp_path / "corpus")
    assert reports(FILES, tmp_path / "corpus") == []
    read = compiled_file.load(FILES, tmp_path / "corpus")
    assert read.fragments == made.fragments
    assert len(read.fragments) > 50
    assert [recipe.slots for recipe in read.recipes] == [recipe.slots for recipe in made.recipes]
    assert [recipe.commands for recipe in read.recipes] == [recipe.commands for recipe in made.recipes]
    assert (read.documents, read.surface_words) == (made.documents, made.surface_words)
    assert (read.index.terms, read.bags.terms) == (made.index.terms, made.bags.terms)
    np.testing.assert_array_equal(read.index.weights, made.index.weights)
    np.testing.assert_array_equal(read.vectors.vectors, made.vectors.vectors)


def test_the_same_recipes_give_the_same_bytes(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        with loading(tmp_path / seed, PYTHONHASHSEED=seed) as process:
            process.communicate()
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_one_that_comes_with_llmsh_is_read_and_nothing_written(tmp_path: Path) -> None:
    compiled_file.load(FILES, tmp_path / "shipped")
    assert reports(FILES, tmp_path / "cache" / "corpus", shipped=tmp_path / "shipped") == []
    assert reports(FILES, None, shipped=tmp_path / "shipped") == []
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("damage", [b"", b"nonsense\n", b'{"key": 1}\n', b"[]\n"])
def test_a_shipped_one_that_does_not_fit_is_made_anew_in_the_cache(tmp_path: Path, damage: bytes) -> None:
    shipped = tmp_path / "shipped"
    shipped.write_bytes(damage)
    assert reports(FILES, tmp_path / "corpus", shipped=shipped) == ["preparing"]
    assert reports(FILES, tmp_path / "corpus", shipped=shipped) == []
    assert shipped.read_bytes() == damage


def test_a_pipe_in_its_place_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "shipped")
    os.mkfifo(tmp_path / "corpus")
    assert reports(FILES, tmp_path / "corpus", shipped=tmp_path / "shipped") == ["preparing"]
    assert reports(FILES, tmp_path / "corpus", shipped=tmp_path / "shipped") == []  # the pipe has been replaced


def test_an_upgrade_makes_it_anew(tmp_path: Path) -> None:
    source = Path(shutil.copy(FILES[0], tmp_path))
    cache = tmp_path / "corpus"
    assert reports([source], cache) == ["preparing"]
    with source.open("a") as file:
        file.write("\n# another version\n")
    assert reports([source], cache) == ["preparing"]
    # The same bytes elsewhere and at another time are the same recipes.
    os.utime(source, (1, 1))
    (tmp_path / "elsewhere").mkdir()
    assert reports([Path(shutil.copy(source, tmp_path / "elsewhere"))], cache) == []


def test_it_is_known_where_the_one_that_fits_lies(tmp_path: Path) -> None:
    places = [tmp_path / "none", tmp_path / "other", tmp_path / "corpus", tmp_path / "corpus"]
    assert compiled_file.place_of(FILES, places) is None
    compiled_file.load(FILES[:1], places[1])
    compiled_file.load(FILES, places[2])
    assert compiled_file.place_of(FILES, places) == places[2]


def test_a_second_process_waits_for_the_first(tmp_path: Path) -> None:
    cache, elsewhere = tmp_path / "cache" / "corpus", tmp_path / "made"
    compiled_file.load(FILES, elsewhere)
    cache.parent.mkdir()
    with (cache.parent / "corpus.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with loading(cache) as second:
            assert second.stdout is not None
            assert second.stdout.readline() == "preparing\n"
            os.replace(elsewhere, cache)
            first = cache.stat().st_ino
            fcntl.flock(lock, fcntl.LOCK_UN)
            assert int(second.stdout.readline()) > 10
    assert cache.stat().st_ino == first  # it was read, not made again


def test_the_key_holds_all_code_that_the_file_follows_from() -> None:
    """What reads recipes and makes terms of them, with all of the planner and of search that these import."""
    parts = ["planner.index_terms", "planner.corpus", "planner.compose.fragment"]
    parts += ["search.embedder", "search.lexical_index", "search.vector_index"]
    imports = "".join(f"import llmsh.{name}\n" for name in parts)
    code = f"import sys\n{imports}print(*(getattr(module, '__file__', '') for module in sys.modules.values()))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    package = ROOT / "llmsh"
    loaded = {
        Path(name) for name in done.stdout.split() if name.startswith((f"{package}/planner/", f"{package}/search/"))
    }
    named = {package / name for name in compiled_file.CODE}
    assert {path for path in loaded if path.name != "__init__.py"} <= named
    assert all(path.is_file() for path in named)
