"""Proves recipes: runs each example in its fixture and compares what happens with what the recipe claims.

python -m tests.planner.prove [FILE.toml | id | topic. …]    (default: the whole corpus)
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from llmsh.core.context import Context, Userland
from llmsh.core.errors import LlmshError
from llmsh.planner.corpus import RECIPES_DIR, load_recipes, recipe_files
from llmsh.planner.filling import command_of, fill_recipe
from llmsh.planner.programs import is_installed
from llmsh.planner.recipe import Recipe
from llmsh.planner.verify import Verifier
from tests.planner.fixtures import build, hermetic_env

TIMEOUT_S = 20
# Programs that tar runs by itself, by what its command line has.
_COMPRESSORS = {
    "xz": r"\btar\b.*(\s-\w*J|\.txz\b|\.tar\.xz\b)",
    "zstd": r"\btar\b.*(--zstd|\.tar\.zst\b)",
    "bzip2": r"\btar\b.*(\s-\w*j|\.tbz2?\b|\.tar\.bz2\b)",
}


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of one example. problems: empty when proven; skipped: why it was not run; lacks: for want of what."""

    recipe: str
    command: str = ""
    problems: tuple[str, ...] = ()
    skipped: str = ""
    output: str = ""
    lacks: tuple[str, ...] = ()


class Prover:
    """Keeps one built copy of each named fixture, so that an example costs a copy of it."""

    def __init__(self, workplace: Path) -> None:
        self.workplace = workplace
        self.built: dict[str, Path] = {}
        self.count = 0

    def fresh(self, fixture: str) -> Path:
        """A new folder that holds `fixture`, named by a number so that nothing depends on its name."""
        if fixture not in self.built:
            self.built[fixture] = self.workplace / "built" / (fixture or "empty")
            build(fixture, self.built[fixture])
        self.count += 1
        folder = self.workplace / str(self.count) / "home"
        shutil.copytree(self.built[fixture], folder, symlinks=True)
        return folder

    def prove(self, recipe: Recipe) -> Proof:
        example = recipe.example
        folder = self.fresh(example.fixture)
        try:
            self._lay_out(folder, example.files)
            context = Context(cwd=folder, home=folder)
            lacks = missing_programs(example.setup, context)
            if not lacks:
                self._run(example.setup, folder, check=True)
            values = fill_recipe(recipe, example.request, context)
            command = command_of(recipe, values, Userland.GNU)
            lacks += () if example.unproven else missing_programs(f"{command}\n{example.after}", context)
            if example.unproven or lacks:
                parsed = subprocess.run(["bash", "-nc", command], capture_output=True, text=True, check=False)
                refused = (parsed.stderr,) if parsed.returncode else ()
                return Proof(recipe.id, command, refused, example.unproven or f"needs {', '.join(lacks)}", lacks=lacks)
            result = self._run(command, folder)
            if example.after:
                shown = self._run(example.after, folder, check=True).stdout
                result.stdout = f"{result.stdout}{shown}"
        except (KeyError, ValueError) as error:
            return Proof(recipe.id, problems=(f"the request does not fill the slot {error}",))
        except subprocess.CalledProcessError as error:
            return Proof(recipe.id, problems=(f"the setup failed: {error.stderr}",))
        except subprocess.TimeoutExpired as error:
            return Proof(recipe.id, str(error.cmd), (f"ran longer than {TIMEOUT_S} s",))
        problems = tuple(self._problems(recipe, folder, result))
        shutil.rmtree(folder.parent, ignore_errors=True)
        return Proof(recipe.id, command, problems, output=result.stdout)

    def _lay_out(self, folder: Path, files: Mapping[str, str]) -> None:
        for name, content in files.items():
            path = folder / name
            if name.endswith("/"):
                path.mkdir(parents=True, exist_ok=True)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(content)

    def _run(self, command: str, folder: Path, *, check: bool = False) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-c", command],
            cwd=folder,
            env=hermetic_env(folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=TIMEOUT_S,
            check=check,
        )

    def _problems(self, recipe: Recipe, folder: Path, result: subprocess.CompletedProcess[str]) -> Iterable[str]:
        example, output = recipe.example, result.stdout
        if result.returncode != example.status:
            yield f"status {result.returncode}, not {example.status}: {output[-500:]}"
        yield from (f"the output lacks {text!r}: {output[:500]}" for text in example.contains if text not in output)
        yield from (f"the output has {text!r}: {output[:500]}" for text in example.absent if text in output)
        if example.output is not None and output.rstrip("\n") != example.output.rstrip("\n"):
            yield f"the output is not {example.output!r} but {output[:500]!r}"
        for name in example.exists:
            if not (folder / name).exists() and not (folder / name).is_symlink():
                yield f"{name} does not exist afterwards"
        for name in example.missing:
            if (folder / name).exists() or (folder / name).is_symlink():
                yield f"{name} still exists"
        for name, wanted in example.file.items():
            path = folder / name
            content = path.read_text(errors="replace") if path.is_file() else None
            if content is None or content.rstrip("\n") != wanted.rstrip("\n"):
                yield f"{name} holds {content!r}, not {wanted!r}"


def missing_programs(text: str, context: Context) -> tuple[str, ...]:
    """Programs that `text` runs and this machine lacks, those that it makes itself left out."""
    lacking = [clause.split()[0] for clause in Verifier(None).unproven(text, context)]
    lacking += [name for name, wanted in _COMPRESSORS.items() if re.search(wanted, text) and not is_installed(name)]
    return tuple(dict.fromkeys(name for name in lacking if f"./{name}" not in text))


def chosen(recipes: Iterable[Recipe], names: list[str]) -> list[Recipe]:
    """Those recipes that a name on the command line means: a file, an id, or a topic that ends in a dot."""
    files = {Path(name).name for name in names if name.endswith(".toml")}
    topics = tuple(name for name in names if name.endswith("."))
    return [
        recipe
        for recipe in recipes
        if not names or recipe.source in files or recipe.id in names or (topics and recipe.id.startswith(topics))
    ]


def main(names: list[str]) -> int:
    given = [Path(name) for name in names if name.endswith(".toml") and Path(name).exists()]
    paths = given if given and len(given) == len(names) else recipe_files(RECIPES_DIR)
    try:
        recipes = chosen(load_recipes(paths), names)
    except LlmshError as error:
        print(f"{error.message}\n  {error.hint}")
        return 1
    if not recipes:
        print("no recipe of that name")
        return 1
    failed = 0
    with tempfile.TemporaryDirectory(prefix="prove-") as workplace:
        prover = Prover(Path(workplace))
        for recipe in recipes:
            proof = prover.prove(recipe)
            failed += bool(proof.problems)
            state = "FAILED  " if proof.problems else "unproven" if proof.skipped else "ok      "
            print(f"{state} {proof.recipe}: {proof.command}")
            for problem in proof.problems:
                print("         ", problem)
    print(f"{len(recipes)} recipes, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
