"""What people ask for every day in a small project: unheard names, files below, folders called as files are."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.planner.planner import BuiltInPlanner

Ask = Callable[[str], str]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("project")
    for name in ("src/app", "tests", "docs", "logs", "images", "backup", "node_modules/x"):
        (root / name).mkdir(parents=True)
    for name in ("logs/app.log", "logs/old.log", "src/app/main.py", "docs/guide.md", "backup/guide.md"):
        (root / name).write_text("one\n")
    (root / "node_modules/x/inner.js").write_text("1\n")
    (root / "notes.txt").write_text("one\n")
    (root / "package.json").write_text(json.dumps({"name": "x", "version": "1.2", "port": 80}))
    return root


@pytest.fixture
def ask(planner: BuiltInPlanner, project: Path) -> Ask:
    return lambda request: planner.plan(request, Context(cwd=project, home=project, is_superuser=True)).script


@pytest.mark.parametrize(
    ("request_text", "command"),
    [
        ("install ripgrep", "apt install ripgrep"),
        ("please install docker", "apt install docker"),
        ("i want to install nodejs", "apt install nodejs"),
        ("uninstall zoom", "apt remove zoom"),
        ("install xyzzy-tools with pip", "pip install xyzzy-tools"),
    ],
)
def test_what_is_installed_needs_no_known_name(ask: Ask, request_text: str, command: str) -> None:
    assert ask(request_text) == command


def test_words_that_are_no_package_are_not_installed(ask: Ask) -> None:
    for request_text in ("install everything", "install me a coffee machine", "install it"):
        assert ask(request_text).split()[-1:] not in (["coffee"], ["everything"], ["it"])


def test_a_phrasing_word_for_word_is_found_where_a_folder_has_one_of_its_words_as_name(ask: Ask) -> None:
    assert ask("run the tests").split()[-1] == "pytest"


@pytest.mark.parametrize(
    ("request_text", "command"),
    [
        ("what does chmod do", "whatis chmod"),
        ("run date every 5 seconds", "watch -n 5 date"),
        ("tag this commit as v1.0", "git tag v1.0"),
        ("edit notes.txt", '"${EDITOR:-nano}" notes.txt'),
        ("show notes.txt", "cat notes.txt"),
        ("print notes.txt", "cat notes.txt"),
        ("how much is 15% of 240", "awk 'BEGIN {print 15 / 100 * 240}'"),
        ("make notes.txt read only", "chmod a-w notes.txt"),
    ],
)
def test_short_requests(ask: Ask, request_text: str, command: str) -> None:
    assert ask(request_text) == command


@pytest.mark.parametrize(
    ("request_text", "command"),
    [
        ("compare app.log with old.log", "diff -u logs/app.log logs/old.log"),
        ("show the last 20 lines of app.log and keep following it", "tail -n 20 -F logs/app.log"),
        ("number the lines of main.py", "cat -n src/app/main.py"),
        ("delete old.log", "rm logs/old.log"),
        ("count the lines of inner.js", "wc -l < inner.js"),  # packages of others are not looked through
        ("count the lines of guide.md", "wc -l < guide.md"),  # two of them: which one is not ours to choose
        ("count the lines of notes.txt", "wc -l < notes.txt"),
    ],
)
def test_a_file_that_lies_in_one_place_below(ask: Ask, request_text: str, command: str) -> None:
    assert ask(request_text) == command


def test_a_plan_for_another_machine_looks_at_no_files(planner: BuiltInPlanner, project: Path) -> None:
    context = Context(cwd=project, home=project, elsewhere=True)
    plan = planner.plan("number the lines of main.py", context)
    assert plan.script == "cat -n main.py"


def test_folders_that_are_called_as_files_are(ask: Ask) -> None:
    assert ask("compress the logs folder") == "tar -czf logs.tar.gz logs"


def test_the_kind_of_a_json_value_is_kept(ask: Ask, project: Path, tmp_path: Path) -> None:
    shutil.copy(project / "package.json", tmp_path)
    for request_text in ("set the version in package.json to 1.3", "set the port in package.json to 81"):
        subprocess.run(["bash", "-c", ask(request_text)], cwd=tmp_path, check=True)
    assert json.loads((tmp_path / "package.json").read_text()) == {"name": "x", "version": "1.3", "port": 81}


def test_a_request_to_do_something_is_not_answered_by_telling_something(ask: Ask) -> None:
    assert "--version" not in ask("please install docker")
    assert "restore" not in ask("show the version of notes.txt from two commits ago")


def test_the_folder_one_stands_in_is_called_so(planner: BuiltInPlanner, project: Path) -> None:
    plan = planner.plan("lint my python code", Context(cwd=project, home=project))
    assert plan.steps[0].explanation == "Checks the Python code in this folder for mistakes."


@pytest.mark.parametrize(
    ("request_text", "commands"),
    [
        ("zip docs and move the zip to backup", ("zip -r docs.zip docs", "mv docs.zip backup")),
        ("tar up docs and move the tarball to backup", ("tar -czf docs.tar.gz docs", "mv docs.tar.gz backup")),
        ("gzip notes.txt and move the gz to backup", ("gzip notes.txt", "mv notes.txt.gz backup")),
        ("make a zip of docs, put it into backup", ("zip -r docs.zip docs", "mv docs.zip backup")),
        ("clone https://github.com/a/b and go into it", ("git clone https://github.com/a/b", "cd b")),
        ("back up notes.txt to old.txt and show the backup", ("cp -a notes.txt old.txt", "cat old.txt")),
        ("kill firefox and start it again", ("pkill -x firefox", "systemctl start firefox")),
        ("start docker and check that it is running", ("systemctl start docker", "systemctl status docker")),
        ("pull the image redis and run it", ("docker pull redis", "docker run -d redis")),
        ("start the container db and show its logs", ("docker start db", "docker logs --tail 100 db")),
    ],
)
def test_it_means_what_the_step_before_has_made_or_named(
    planner: BuiltInPlanner, project: Path, request_text: str, commands: tuple[str, ...]
) -> None:
    plan = planner.plan(request_text, Context(cwd=project, home=project, is_superuser=True))
    assert tuple(step.command for step in plan.steps) == commands
