"""Requests of several steps: run in a copy of a fixture, and what they leave behind compared with what was meant."""

import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.core.plan import Effect, Step
from llmsh.planner.multistep import clauses, sequence
from llmsh.planner.multistep.discourse import Discourse
from llmsh.planner.multistep.predicates import predicate
from llmsh.planner.planner import BuiltInPlanner
from llmsh.planner.proposal import Proposal
from llmsh.planner.repair import repaired
from tests.planner.running import run


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_folder_made_in_one_step_is_there_for_the_next(planner: BuiltInPlanner, fresh: Callable[[str], Path]) -> None:
    root = fresh("tree")
    csvs = {path.name for path in root.rglob("*.csv")}
    run(planner, "make a folder Tables and move all csv files into it", root)
    assert names(root / "Tables") == csvs
    assert not list((root / "data").glob("*.csv"))


def test_first_and_second_mean_the_folders_in_the_order_they_were_made(
    planner: BuiltInPlanner, fresh: Callable[[str], Path]
) -> None:
    root = fresh("tree")
    made = "create the folders tables and notes; "
    run(planner, made + "copy the csv files in data to the first and the json files in data to the second", root)
    assert names(root / "tables") == {"people.csv", "sales.csv"}
    assert names(root / "notes") == {"config.json"}


def test_them_means_the_files_that_were_counted(planner: BuiltInPlanner, fresh: Callable[[str], Path]) -> None:
    root = fresh("tree")
    count = sum(1 for _ in (root / "tmp").rglob("*.tmp"))
    assert int(run(planner, "count the tmp files in tmp and then delete them", root)) == count > 0
    assert not list((root / "tmp").rglob("*.tmp"))


def test_the_originals_go_once_they_are_packed(planner: BuiltInPlanner, fresh: Callable[[str], Path]) -> None:
    root = fresh("tree")
    logs = {path.name for path in root.rglob("*.log") if not path.is_symlink()}
    run(planner, "pack the log files into logs.tar.gz then delete the originals", root)
    with tarfile.open(root / "logs.tar.gz") as archive:
        assert {Path(name).name for name in archive.getnames()} == logs
    assert not [path for path in root.rglob("*.log") if not path.is_symlink()]


def test_the_biggest_file_alone_is_copied(planner: BuiltInPlanner, fresh: Callable[[str], Path]) -> None:
    root = fresh("tree")
    biggest = max((path for path in (root / "logs").rglob("*") if path.is_file()), key=lambda path: path.stat().st_size)
    run(planner, "find the biggest file in logs and copy it to kept", root)
    assert names(root / "kept") == {biggest.name}


@pytest.mark.parametrize(("is_there", "content"), [(True, "old\nhello\n"), (False, "")])
def test_one_branch_or_the_other(
    planner: BuiltInPlanner, fresh: Callable[[str], Path], *, is_there: bool, content: str
) -> None:
    root = fresh("text")
    if is_there:
        (root / "greeting.txt").write_text("old\n")
    run(planner, "if greeting.txt exists append hello to it, otherwise create it", root)
    assert (root / "greeting.txt").read_text() == content


def test_the_other_branch_may_leave_out_its_verb(planner: BuiltInPlanner, built: Callable[[str], Path]) -> None:
    root = built("text")
    request = "if app.log contains NOTHING, print 'found', otherwise 'missing'"
    assert run(planner, request, root) == "missing\n"


def test_there_is_the_folder_of_the_condition(planner: BuiltInPlanner, fresh: Callable[[str], Path]) -> None:
    root = fresh("tree")
    run(
        planner,
        "if there are more than 0 files in tmp delete all the *.tmp files there, otherwise leave it alone",
        root,
    )
    assert not list((root / "tmp").rglob("*.tmp"))


def test_what_is_to_be_printed_in_a_branch_is_a_message(planner: BuiltInPlanner, built: Callable[[str], Path]) -> None:
    root = built("text")
    assert run(planner, "if app.log contains ERROR print alert otherwise print fine", root) == "alert\n"
    assert run(planner, "print same if a.txt and b.txt are identical and different if not", root) == "different\n"


def test_each_file_is_shown_with_what_was_asked(planner: BuiltInPlanner, built: Callable[[str], Path]) -> None:
    root = built("tree")
    lines = run(planner, "for each csv file in data print its name and line count", root).splitlines()
    expected = {
        f"{path.relative_to(root)}\t{path.read_text().count(chr(10))}" for path in (root / "data").glob("*.csv")
    }
    assert set(lines) == expected


def test_a_loop_holds_names_that_bite(planner: BuiltInPlanner, fresh: Callable[[str], Path]) -> None:
    root = fresh("text")
    for name in ("a b.md", "-x.md", "it's.md", "$(touch pwned).md"):
        (root / name).write_text("one\ntwo\n")
    lines = run(planner, "for each md file print its name and line count", root).splitlines()
    assert "./a b.md\t2" in lines
    assert "./$(touch pwned).md\t2" in lines
    assert not (root / "pwned").exists()


def test_output_is_filtered_and_saved(planner: BuiltInPlanner, fresh: Callable[[str], Path]) -> None:
    root = fresh("text")
    lines = [line for line in (root / "app.log").read_text().splitlines() if "ERROR" in line]
    run(planner, "grep the ERROR lines of app.log into errors.txt and then compress that file with gzip", root)
    assert not (root / "errors.txt").exists()
    shown = subprocess.run(["gzip", "-dc", str(root / "errors.txt.gz")], capture_output=True, text=True, check=True)
    assert shown.stdout.splitlines() == lines


def test_steps_in_another_folder_stay_there(planner: BuiltInPlanner, fresh: Callable[[str], Path]) -> None:
    root = fresh("tree")
    run(planner, "in data make a folder tables and put the csv files in it", root)
    assert names(root / "data" / "tables") == {"people.csv", "sales.csv"}


CREATED = (
    ("make a folder called uni with the subfolders maths, physics and chemistry in it", {"uni/maths", "uni/physics"}),
    ("create empty files a1.txt, b1.txt and c1.txt in out", {"out/a1.txt", "out/b1.txt", "out/c1.txt"}),
    ("create a package shop/plugins with an empty __init__.py", {"shop/plugins/__init__.py"}),
    ("make the folders pdf and video", {"pdf", "video"}),
)


@pytest.mark.parametrize(("request_text", "paths"), CREATED, ids=[request for request, _ in CREATED])
def test_things_are_made_by_name(
    planner: BuiltInPlanner, fresh: Callable[[str], Path], request_text: str, paths: set[str]
) -> None:
    root = fresh("text")
    (root / "out").mkdir()
    run(planner, request_text, root)
    assert all((root / path).exists() for path in paths)


def test_a_script_that_says_something_runs(planner: BuiltInPlanner, fresh: Callable[[str], Path]) -> None:
    root = fresh("text")
    run(planner, "write a script hello.sh that prints hello and make it executable", root)
    done = subprocess.run([str(root / "hello.sh")], capture_output=True, text=True, check=True)
    assert done.stdout == "hello\n"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("merge a into b after stashing c", ["stash c", "merge a into b"]),
        ("before deleting x.txt, copy it to y", ["copy x.txt to y", "delete x.txt"]),
        ("pack a as a.tar and, if that worked, delete a", ["pack a as a.tar", "delete a"]),
        ("print the next line of a.txt", ["print the next line of a.txt"]),
        ("I am out of space! Which files are large?", ["Which files are large?"]),
        ("find files larger then 5 MB", ["find files larger then 5 MB"]),
    ],
)
def test_clauses_come_in_the_order_in_which_things_happen(text: str, parts: list[str]) -> None:
    assert [clause.text for clause in clauses.split(text)] == parts


def test_a_verb_is_said_once_for_two_things() -> None:
    assert clauses.ungapped("put a in x and b in y") == ["put a in x", "put b in y"]
    assert clauses.distributed("delete a.txt and all logs") == ["delete a.txt", "delete all logs"]


PREDICATES = (
    ("notes.txt exists", "[ -e notes.txt ]"),
    ("there is no folder called Archive", "[ ! -d Archive ]"),
    ("the file a.txt is empty", "[ ! -s a.txt ]"),
    ("a.txt does not contain TODO", "! grep -q TODO a.txt"),
    ("essay.txt has more than 3 lines", '[ "$(wc -l < essay.txt)" -gt 3 ]'),
    ("a.txt and b.txt are identical", "cmp -s a.txt b.txt"),
    ("old.txt is newer than new.txt", "[ old.txt -nt new.txt ]"),
    ("a.bin is larger than 2 MB", '[ "$(wc -c < a.bin)" -gt 2097152 ]'),
    ("git is installed", "command -v git > /dev/null"),
    ("nginx is not running", "! pgrep -x nginx > /dev/null"),
    ("no process named gateway is running", "! pgrep -x gateway > /dev/null"),
    ("there is a process called sync", "pgrep -x sync > /dev/null"),
    ("there are uncommitted changes", '[ -n "$(git status --porcelain)" ]'),
    ("there are no staged changes", "git diff --cached --quiet"),
    ("the working tree is clean", '[ ! -n "$(git status --porcelain)" ]'),
)


@pytest.mark.parametrize(("text", "command"), PREDICATES, ids=[text for text, _ in PREDICATES])
def test_a_condition_in_words_is_a_test_of_bash(text: str, command: str, tmp_path: Path) -> None:
    found = predicate(text, Context(cwd=tmp_path, home=tmp_path))
    assert found is not None
    assert found.command == command
    assert found.negated.negated.command == command


def test_references_are_written_out(tmp_path: Path) -> None:
    step = Proposal((Step("mkdir box", "", Effect.CREATES),), 1.0, "composition", product="box", made=("box",))
    after = Discourse(Context(cwd=tmp_path, home=tmp_path)).after("make a folder box", step)
    assert after.resolve("move a.txt into it") == "move a.txt into 'box'"
    assert after.resolve("put a.txt there") == "put a.txt to 'box'"
    assert after.resolve("delete the folder") == "delete the folder 'box'"
    assert after.resolve("delete the folder other") == "delete the folder other"


def test_a_lone_dot_ends_a_sentence(planner: BuiltInPlanner, fresh: Callable[[str], Path]) -> None:
    root = fresh("tree")
    before = {path for path in root.rglob("*") if path.suffix != ".tmp"}
    run(planner, "find the tmp files in tmp and delete .", root)
    assert set(root.rglob("*")) == before


def test_a_request_with_then_is_no_single_step() -> None:
    assert sequence.weight_of_one_step("list a then delete b", has_rival=True) < 1
    assert sequence.weight_of_one_step("list the files", has_rival=True) == 1


def test_commands_are_repaired_by_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "current").symlink_to("v1")
    context = Context(cwd=tmp_path, home=tmp_path)

    def written(command: str, recipe: str = "x") -> str:
        return repaired(Step(command, "", Effect.CHANGES, recipes=(recipe,)), context).command

    assert written("rm folder") == "rm -r folder"
    assert written("ln -s v2 current") == "ln -sfn v2 current"
    assert written("ln -s v2 other") == "ln -s v2 other"
    assert written("cp folder a.txt there") == "cp -r folder a.txt there"
    assert written("rm a.txt") == "rm a.txt"
    assert written("rm .") == "rm ."
    assert written("gunzip a.txt.bz2") == "bunzip2 a.txt.bz2"
    assert written("tar -czf a.tar.xz folder") == "tar -cJf a.tar.xz folder"
    assert written("mv docs/a.txt b.txt", "file.rename") == "mv docs/a.txt docs/b.txt"
    assert written("mv docs/a.txt b.txt") == "mv docs/a.txt b.txt"


def test_pieces_that_grow_by_what_they_refer_to_are_not_taken_apart_for_ever(
    planner: BuiltInPlanner, fresh: Callable[[str], Path]
) -> None:
    folder = fresh("tree")
    request = "Copy all files and directories in a directory and add them onto the archive notes.cpio, in verbose mode"
    plan = planner.plan(request, Context(cwd=folder, home=folder))
    assert plan.steps or plan.question or plan.notes


def test_the_two_folders_are_those_that_were_named(planner: BuiltInPlanner, tmp_path: Path) -> None:
    for name in ("alpha", "beta", "other"):
        (tmp_path / name).mkdir()
    context = Context(cwd=tmp_path, home=tmp_path)
    plan = planner.plan("tar up alpha/ and beta/ into both.tgz and then delete the two folders", context)
    assert "rm -r alpha" in plan.script
    assert "rm -r beta" in plan.script
    assert "find" not in plan.script


def test_any_two_that_are_met_first_are_never_deleted(planner: BuiltInPlanner, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    plan = planner.plan("remove two folders", Context(cwd=tmp_path, home=tmp_path))
    assert "head" not in plan.script
