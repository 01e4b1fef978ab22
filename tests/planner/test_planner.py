"""The planner as its port shows it: plans, questions, refusals, alternatives, several steps, the context, the cache."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.core.plan import Effect, Tier
from llmsh.core.ports import Planner
from llmsh.planner.corpus import recipe_files
from llmsh.planner.multistep.clauses import split
from llmsh.planner.planner import BuiltInPlanner, strip_politeness
from tests.planner.fixtures import hermetic_env

UNANSWERABLE = Path(__file__).with_name("unanswerable.txt").read_text().splitlines()
CONFIDENT = 0.6


def here(root: Path, **more: object) -> Context:
    return Context(cwd=root, home=root, **more)  # type: ignore[arg-type]


def do(command: str, root: Path) -> str:
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=root,
        env=hermetic_env(root),
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    return done.stdout


def test_it_is_a_planner(planner: BuiltInPlanner, built: Callable[[str], Path]) -> None:
    port: Planner = planner
    plan = port.plan("Could you please show me the ten largest files here?", here(built("tree")))
    assert plan.tier is Tier.BUILT_IN
    assert plan.steps[0].effect is Effect.READS
    assert plan.steps[0].explanation.endswith(".")
    assert plan.steps[0].recipes
    assert 0 < plan.confidence <= 1


def test_what_no_shell_can_do_gets_no_confident_plan(planner: BuiltInPlanner, built: Callable[[str], Path]) -> None:
    confident = []
    for request in UNANSWERABLE:
        plan = planner.plan(request, here(built("tree")))
        assert plan.steps or plan.question or plan.notes
        if plan.steps and plan.confidence >= CONFIDENT:
            confident.append((request, plan.confidence, plan.script))
    assert len(UNANSWERABLE) >= 100
    assert confident == []


@pytest.mark.parametrize("request_text", ["", "   ", "?!", "please"])
def test_an_empty_request_says_so(planner: BuiltInPlanner, built: Callable[[str], Path], request_text: str) -> None:
    plan = planner.plan(request_text, here(built("tree")))
    assert plan.steps == ()
    assert plan.notes or plan.question


def test_alternatives_differ_from_the_plan_and_have_none_themselves(
    planner: BuiltInPlanner, built: Callable[[str], Path]
) -> None:
    plan = planner.plan("show disk usage of src", here(built("tree")))
    scripts = [plan.script, *(other.script for other in plan.alternatives)]
    assert len(set(scripts)) == len(scripts)
    assert all(not other.alternatives for other in plan.alternatives)


def test_a_typo_is_read_over(planner: BuiltInPlanner, built: Callable[[str], Path]) -> None:
    context = here(built("tree"))
    wrong = planner.plan("delte emty direcotries under build", context)
    assert wrong.script == planner.plan("delete empty directories under build", context).script


def test_find_and_then_act_becomes_one_step(planner: BuiltInPlanner, fresh: Callable[[str], Path]) -> None:
    root = fresh("tree")
    plan = planner.plan("find all log files older than 10 days and compress them", here(root))
    assert len(plan.steps) == 1
    do(plan.script, root)
    assert (root / "logs/old.log.gz").exists()
    assert (root / "logs/app.log").exists()


def test_it_means_what_the_step_before_made(planner: BuiltInPlanner, fresh: Callable[[str], Path]) -> None:
    root = fresh("tree")
    plan = planner.plan("create a directory called reports and then move all csv files into it", here(root))
    assert len(plan.steps) == 2
    do(plan.script, root)
    assert {path.name for path in (root / "reports").iterdir()} == {"people.csv", "sales.csv"}


def test_a_condition_becomes_an_if(planner: BuiltInPlanner, fresh: Callable[[str], Path]) -> None:
    root = fresh("tree")
    request = "if notes.txt exists, delete it, otherwise copy README.md to notes.txt"
    plan = planner.plan(request, here(root))
    assert plan.script.startswith("if [ -e notes.txt ]; then rm notes.txt; else cp ")
    assert plan.steps[0].effect is Effect.DELETES
    do(plan.script, root)
    assert not (root / "notes.txt").exists()
    do(plan.script, root)
    assert (root / "notes.txt").read_text() == (root / "README.md").read_text()


def test_unless_turns_the_condition_round(planner: BuiltInPlanner, fresh: Callable[[str], Path]) -> None:
    root = fresh("tree")
    plan = planner.plan("delete notes.txt unless it is empty", here(root))
    do(plan.script, root)
    assert not (root / "notes.txt").exists()
    kept = planner.plan("delete tmp/empty.txt unless it is empty", here(root))
    do(kept.script, root)
    assert (root / "tmp/empty.txt").exists()


def test_something_is_done_for_each(planner: BuiltInPlanner, built: Callable[[str], Path]) -> None:
    root = built("tree")
    output = do(planner.plan("for each csv file, print its first line", here(root)).script, root)
    assert "name,age,city" in output
    assert "day,amount" in output


def test_those_are_the_paths_of_the_last_plan(planner: BuiltInPlanner, fresh: Callable[[str], Path]) -> None:
    root = fresh("tree")
    plan = planner.plan("now delete those", here(root, last_paths=("notes.txt", "todo list.txt")))
    do(plan.script, root)
    assert not (root / "notes.txt").exists()
    assert not (root / "todo list.txt").exists()


@pytest.mark.parametrize(
    ("request_text", "parts"),
    [
        ("make a folder x and then copy a.txt to it", ["make a folder x", "copy a.txt to it"]),
        ("sort a.txt, remove duplicates and save it to b.txt", ["sort a.txt", "remove duplicates", "save it to b.txt"]),
        ("find txt and md files", ["find txt and md files"]),
        ("replace 'foo and delete bar' with x in a.txt", ["replace 'foo and delete bar' with x in a.txt"]),
        ("First commit everything. Then push it.", ["commit everything", "push it."]),
    ],
)
def test_requests_are_cut_between_steps_only(request_text: str, parts: list[str]) -> None:
    assert [clause.text for clause in split(request_text)] == parts


def test_politeness_is_passed_over() -> None:
    assert strip_politeness("Hi, could you please list files, thanks!") == "list files"
    assert strip_politeness("how do I count lines?") == "count lines?"


def test_what_is_not_there_is_marked(planner: BuiltInPlanner, built: Callable[[str], Path]) -> None:
    root = built("tree")
    plan = planner.plan("count the lines of nowhere.txt", here(root))
    assert "nowhere.txt does not exist here" in plan.steps[0].unproven
    elsewhere = planner.plan("count the lines of nowhere.txt", here(root, elsewhere=True))
    assert elsewhere.steps[0].unproven == ()


def test_a_program_that_is_missing_is_marked(
    planner: BuiltInPlanner, built: Callable[[str], Path], tmp_path: Path
) -> None:
    plan = planner.plan("count the lines of notes.txt", here(built("tree"), env={"PATH": str(tmp_path)}))
    assert "wc is not installed" in plan.steps[0].unproven


def test_the_cache_is_used_and_rebuilt_when_damaged(tmp_path: Path, built: Callable[[str], Path]) -> None:
    files = [path for path in recipe_files() if path.name.startswith(("disk_", "select_"))]
    context = here(built("tree"))
    first = BuiltInPlanner(files, cache=tmp_path).plan("how much disk space is left", context)
    stored = (tmp_path / "corpus").read_bytes()
    assert BuiltInPlanner(files, cache=tmp_path).plan("how much disk space is left", context) == first
    for damage in (b"", b"nonsense", stored[: len(stored) // 2], stored[:-10] + b"0123456789"):
        (tmp_path / "corpus").write_bytes(damage)
        assert BuiltInPlanner(files, cache=tmp_path).plan("how much disk space is left", context) == first
        assert (tmp_path / "corpus").read_bytes() == stored


def test_the_cache_follows_the_recipes(tmp_path: Path, built: Callable[[str], Path]) -> None:
    source = tmp_path / "disk_space.toml"
    shutil.copy(next(path for path in recipe_files() if path.name == "disk_space.toml"), source)
    BuiltInPlanner([source], cache=tmp_path / "cache").warm()
    source.write_text(source.read_text().replace("df ", "df --local "))
    plan = BuiltInPlanner([source], cache=tmp_path / "cache").plan("how much disk space is left", here(built("tree")))
    assert "df --local" in plan.script


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path, built: Callable[[str], Path]) -> None:
    (tmp_path / "file").write_text("")
    planner = BuiltInPlanner([recipe_files()[0]], cache=tmp_path / "file" / "below")
    assert planner.corpus.recipes
