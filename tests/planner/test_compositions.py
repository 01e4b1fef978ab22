"""What was never written as one recipe: requests composed of parts, run, and compared with what Python finds itself."""

import subprocess
import tarfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from llmsh.core.context import Context, Userland
from llmsh.planner.planner import BuiltInPlanner
from tests.planner.fixtures import DAY_S
from tests.planner.running import run

Find = Callable[[Path], Iterable[Path]]


def files(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file() and not path.is_symlink()]


def age_days(path: Path) -> float:
    return (time.time() - path.stat().st_mtime) / DAY_S


def size(path: Path) -> int:
    return path.stat().st_size


def text(path: Path) -> str:
    return path.read_text(errors="replace")


def paths_in(output: str, root: Path) -> set[Path]:
    """Paths that lines of `output` name, whatever stands before a tab."""
    return {root / line.rsplit("\t", 1)[-1].removeprefix("./") for line in output.splitlines() if line}


SELECTIONS: tuple[tuple[str, Find], ...] = (
    ("find all files over 10 MB", lambda r: [p for p in files(r) if size(p) > 10 << 20]),
    ("files smaller than 100 bytes in src", lambda r: [p for p in files(r / "src") if size(p) < 100]),
    (
        "list python files modified in the last 5 days",
        lambda r: [p for p in files(r) if p.suffix == ".py" and age_days(p) < 5],
    ),
    ("show files older than 3 months", lambda r: [p for p in files(r) if age_days(p) >= 91]),
    (
        "which csv files are bigger than 50 bytes",
        lambda r: [p for p in files(r) if p.suffix == ".csv" and size(p) > 50],
    ),
    ("find files with spaces in their names", lambda r: [p for p in files(r) if " " in p.name]),
    ("find empty directories", lambda r: [p for p in r.rglob("*") if p.is_dir() and not any(p.iterdir())]),
    (
        "all javascript files outside node_modules",
        lambda r: [p for p in files(r) if p.suffix == ".js" and "node_modules" not in p.parts],
    ),
    ("list all files under src except python files", lambda r: [p for p in files(r / "src") if p.suffix != ".py"]),
    (
        "files that contain TODO but not FIXME",
        lambda r: [p for p in files(r) if "TODO" in text(p) and "FIXME" not in text(p)],
    ),
    ("find log files containing ERROR", lambda r: [p for p in files(r) if p.suffix == ".log" and "ERROR" in text(p)]),
    (
        "which python files do not contain import",
        lambda r: [p for p in files(r) if p.suffix == ".py" and "import" not in text(p)],
    ),
    ("find files whose name starts with a", lambda r: [p for p in files(r) if p.name.startswith("a")]),
    ("find broken symlinks", lambda r: [r / "broken"]),
    ("find files with permission 600", lambda r: [p for p in files(r) if p.stat().st_mode & 0o777 == 0o600]),
    ("show world writable files", lambda r: [p for p in files(r) if p.stat().st_mode & 0o002]),
    ("list yaml or json files in data", lambda r: [p for p in files(r / "data") if p.suffix in (".yaml", ".json")]),
    (
        "find images larger than 70k",
        lambda r: [p for p in files(r) if p.suffix.lower() in (".jpg", ".png") and size(p) > 70 << 10],
    ),
    ("files between 1k and 200k", lambda r: [p for p in files(r) if 1024 < size(p) <= 200 << 10]),
    (
        "hidden files in this directory only",
        lambda r: [p for p in r.iterdir() if p.is_file() and p.name.startswith(".") and not p.is_symlink()],
    ),
    ("find directories named src or docs", lambda r: [r / "src", r / "docs"]),
    (
        "txt files newer than notes.txt",
        lambda r: [p for p in files(r) if p.suffix == ".txt" and p.stat().st_mtime > (r / "notes.txt").stat().st_mtime],
    ),
    ("files not modified in the last year", lambda r: [p for p in files(r) if age_days(p) >= 366]),
)


@pytest.mark.parametrize(("request_text", "reference"), SELECTIONS, ids=[request for request, _ in SELECTIONS])
def test_a_selection_finds_exactly_what_was_meant(
    planner: BuiltInPlanner, built: Callable[[str], Path], request_text: str, reference: Find
) -> None:
    root = built("tree")
    assert paths_in(run(planner, request_text, root), root) == set(reference(root))


def largest(root: Path, count: int, suffixes: tuple[str, ...] = ()) -> list[Path]:
    found = [path for path in files(root) if not suffixes or path.suffix in suffixes]
    return sorted(found, key=size, reverse=True)[:count]


ORDERED: tuple[tuple[str, Callable[[Path], list[Path]]], ...] = (
    ("the 5 largest files", lambda r: largest(r, 5)),
    ("show me the two biggest python files in src", lambda r: largest(r / "src", 2, (".py",))),
    ("what is the largest file in logs", lambda r: largest(r / "logs", 1)),
    (
        "the 3 oldest log files",
        lambda r: sorted((p for p in files(r) if p.suffix == ".log"), key=lambda p: p.stat().st_mtime)[:3],
    ),
    ("newest file under docs", lambda r: sorted(files(r / "docs"), key=lambda p: -p.stat().st_mtime)[:1]),
)


@pytest.mark.parametrize(("request_text", "reference"), ORDERED, ids=[request for request, _ in ORDERED])
def test_an_order_comes_out_in_order(
    planner: BuiltInPlanner, built: Callable[[str], Path], request_text: str, reference: Callable[[Path], list[Path]]
) -> None:
    root = built("tree")
    lines = run(planner, request_text, root).splitlines()
    assert [root / line.rsplit("\t", 1)[-1].removeprefix("./") for line in lines] == reference(root)


NUMBERS: tuple[tuple[str, Callable[[Path], int]], ...] = (
    ("how many python files are there in src", lambda r: sum(p.suffix == ".py" for p in files(r / "src"))),
    ("count the files older than 30 days", lambda r: sum(age_days(p) >= 31 for p in files(r))),
    (
        "how many lines of code are in all python files",
        lambda r: sum(text(p).count("\n") for p in files(r) if p.suffix == ".py"),
    ),
    (
        "how many times does ERROR occur in the log files",
        lambda r: sum(text(p).count("ERROR") for p in files(r) if p.suffix == ".log"),
    ),
    ("count the directories", lambda r: 1 + sum(p.is_dir() and not p.is_symlink() for p in r.rglob("*"))),
)


@pytest.mark.parametrize(("request_text", "reference"), NUMBERS, ids=[request for request, _ in NUMBERS])
def test_a_count_is_right(
    planner: BuiltInPlanner, built: Callable[[str], Path], request_text: str, reference: Callable[[Path], int]
) -> None:
    root = built("tree")
    assert int(run(planner, request_text, root)) == reference(root)


def test_files_are_counted_by_extension(planner: BuiltInPlanner, built: Callable[[str], Path]) -> None:
    root = built("tree")
    lines = run(planner, "count files per extension", root).splitlines()
    counts = {line.split()[1]: line.split()[0] for line in lines}
    assert counts["py"] == str(sum(path.suffix == ".py" for path in files(root)))


def test_lines_are_added_up_by_directory(planner: BuiltInPlanner, built: Callable[[str], Path]) -> None:
    root = built("tree")
    output = run(planner, "lines of Python by directory", root)
    counts = {line.split("\t")[1]: int(line.split("\t")[0]) for line in output.splitlines()}
    assert counts["./src"] == sum(text(path).count("\n") for path in (root / "src").glob("*.py"))


def test_files_are_deleted_and_no_others(planner: BuiltInPlanner, fresh: Callable[[str], Path]) -> None:
    root = fresh("tree")
    before = set(files(root))
    doomed = {path for path in files(root / "tmp") if path.suffix == ".tmp" and age_days(path) >= 8}
    run(planner, "delete all .tmp files older than a week in tmp", root)
    assert doomed
    assert set(files(root)) == before - doomed


def test_files_are_moved_into_a_new_folder(planner: BuiltInPlanner, fresh: Callable[[str], Path]) -> None:
    root = fresh("tree")
    names = {path.name for path in files(root) if path.suffix == ".csv"}
    run(planner, "move all csv files into reports", root)
    assert {path.name for path in (root / "reports").iterdir()} == names
    assert not list((root / "data").glob("*.csv"))


def test_text_is_replaced_in_one_kind_of_file(planner: BuiltInPlanner, fresh: Callable[[str], Path]) -> None:
    root = fresh("tree")
    run(planner, "replace 8080 with 'a/b & c' in all yaml files", root)
    assert "port: a/b & c" in text(root / "data/settings.yaml")
    assert "8080" in text(root / "data/config.json")


def test_scripts_become_executable(planner: BuiltInPlanner, fresh: Callable[[str], Path]) -> None:
    root = fresh("tree")
    (root / "script.sh").chmod(0o644)
    run(planner, "make all shell scripts executable", root)
    assert (root / "script.sh").stat().st_mode & 0o111


def test_several_kinds_go_into_one_archive(planner: BuiltInPlanner, fresh: Callable[[str], Path]) -> None:
    root = fresh("tree")
    run(planner, "archive all csv and json files in data into data.tar.gz", root)
    with tarfile.open(root / "data.tar.gz") as archive:
        assert {Path(name).name for name in archive.getnames()} == {"people.csv", "sales.csv", "config.json"}


def test_matches_with_their_place_go_into_a_file(planner: BuiltInPlanner, fresh: Callable[[str], Path]) -> None:
    root = fresh("tree")
    run(planner, "every TODO with its file and line into todos.txt", root)
    assert "notes.txt:3:TODO fix the roof" in text(root / "todos.txt")


def test_archives_unpack_into_folders_of_their_own(planner: BuiltInPlanner, fresh: Callable[[str], Path]) -> None:
    root = fresh("tree")
    for age, name in enumerate(("c", "b", "a")):
        with tarfile.open(root / f"{name} x.tar.gz", "w:gz") as archive:
            archive.add(root / "notes.txt", f"{name}.txt")
        subprocess.run(["touch", "-d", f"{age} hours ago", str(root / f"{name} x.tar.gz")], check=True)
    run(planner, "unpack the two newest tarballs into a folder each", root)
    assert (root / "c x" / "c.txt").exists()
    assert (root / "b x" / "b.txt").exists()
    assert not (root / "a x").exists()


LINES = (
    (
        "show the last 2 lines of app.log that contain ERROR",
        "2024-05-01 10:00:05 ERROR disk full\n2024-05-01 10:01:00 ERROR timeout user=ann\n",
    ),
    ("count the lines containing ERROR in app.log", "2\n"),
    ("sort numbers.txt numerically in reverse order", "33\n10\n9\n2\n2\n1\n"),
    ("print lines 2 to 3 of a.txt", "two\nthree\n"),
    ("sum the second column of people.csv without the header", "128\n"),
    ("count the unique lines in fruits.txt", "4\n"),
    ("first 2 lines of a.txt in uppercase", "ONE\nTWO\n"),
    ("lines of app.log without INFO and without ERROR", "2024-05-01 10:00:09 WARN retry user=bob\n"),
)


@pytest.mark.parametrize(("request_text", "output"), LINES, ids=[request for request, _ in LINES])
def test_a_pipeline_over_lines_prints_what_was_asked(
    planner: BuiltInPlanner, built: Callable[[str], Path], request_text: str, output: str
) -> None:
    assert run(planner, request_text, built("text")) == output


def test_the_command_suits_the_userland(planner: BuiltInPlanner, built: Callable[[str], Path]) -> None:
    root = built("tree")
    mac = Context(cwd=root, home=root, userland=Userland.MACOS, elsewhere=True)
    assert "stat -f" in planner.plan("the 5 largest python files", mac).script
    assert "sed -i ''" in planner.plan("replace foo with bar in all yaml files", mac).script


COMMITS = (
    ("list commits by Bob since last week touching feature.txt on all branches", {"Start the feature"}),
    ("show the last 2 commits", {"Write the guide", "Fix the greeting"}),
    ("commits by Bob Ray on branch main", {"Add a helper", "Fix the greeting"}),
    ("which commits in the last 15 days touch src", {"Fix the greeting"}),
    ("commits by Ann mentioning guide", {"Write the guide"}),
    ("what went in since v1.0, one line per commit", {"Fix the greeting", "Write the guide"}),
    ("commits between v1.0 and v2.0 by Bob", {"Fix the greeting"}),
    ("commits whose message starts with Add", {"Add the app", "Add a helper"}),
)


@pytest.mark.parametrize(("request_text", "subjects"), COMMITS, ids=[request for request, _ in COMMITS])
def test_commits_are_selected(
    planner: BuiltInPlanner, built: Callable[[str], Path], request_text: str, subjects: set[str]
) -> None:
    output = run(planner, request_text, built("repo"))
    assert {line.split(" ", 1)[1].split(") ")[-1] for line in output.splitlines()} == subjects


def test_commits_are_counted_by_author(planner: BuiltInPlanner, built: Callable[[str], Path]) -> None:
    output = run(planner, "the commits of the last 25 days by author", built("repo"))
    assert [line.split("\t") for line in output.splitlines()] == [["     2", "Bob Ray"], ["     1", "Ann Lee"]]


def test_names_with_numbers_come_in_the_order_of_the_numbers(planner: BuiltInPlanner, tmp_path: Path) -> None:
    (tmp_path / "builds").mkdir()
    for name in ("app-1.10.apk", "app-1.9.apk", "app-1.2.apk", "notes.txt"):
        (tmp_path / "builds" / name).touch()
    request = "list the apks in builds by version number (1.10 comes after 1.9)"
    assert run(planner, request, tmp_path).split() == [f"builds/app-1.{number}.apk" for number in (2, 9, 10)]


def test_what_a_folder_is_named_for_is_what_is_in_it(planner: BuiltInPlanner, tmp_path: Path) -> None:
    for name, content in (("a.txt", ""), ("b.txt", "b"), ("c.md", "")):
        (tmp_path / "essays").mkdir(exist_ok=True)
        (tmp_path / "essays" / name).write_text(content)
    (tmp_path / "other.txt").touch()
    assert set(run(planner, "which of the essays are empty?", tmp_path).split()) == {"essays/a.txt", "essays/c.md"}


def test_what_lines_do_not_hold_is_never_looked_for(planner: BuiltInPlanner, tmp_path: Path) -> None:
    (tmp_path / "mails.txt").write_text("a@b\nnone\n")
    for request in ("lines of mails.txt that do not contain an @", "which lines in mails.txt lack the word a@b"):
        assert run(planner, request, tmp_path) == "none\n"
