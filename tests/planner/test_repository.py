"""What git keeps for itself is left alone, and an archive of the folder one is in gets that folder's name."""

import subprocess
from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.planner.planner import BuiltInPlanner


@pytest.fixture
def project(tmp_path: Path) -> Context:
    folder = tmp_path / "my shop"
    (folder / "src").mkdir(parents=True)
    (folder / "src" / "a.py").write_text("TODO one\n")
    (folder / "old.log").write_text("x\n")
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    return Context(cwd=folder, home=tmp_path)


@pytest.mark.parametrize(
    "request_", ["delete all empty files", "the ten largest files", "delete all files older than 30 days"]
)
def test_files_of_git_are_nobodys_files(planner: BuiltInPlanner, project: Context, request_: str) -> None:
    plan = planner.plan(request_, project)
    assert ".git/*" in plan.script
    listed = subprocess.run(
        ["bash", "-c", plan.script.replace("-delete", "-print").replace("-mtime +30", "")],
        cwd=project.cwd,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ".git" not in listed.stdout


def test_a_search_for_text_leaves_them_out_too(planner: BuiltInPlanner, project: Context) -> None:
    assert "--exclude-dir=.git" in planner.plan("save every TODO with its file and line into todos.txt", project).script


def test_they_are_found_when_they_are_named_or_lie_elsewhere(planner: BuiltInPlanner, project: Context) -> None:
    assert "! -path" not in planner.plan("list all files in .git", project).script
    assert "! -path" not in planner.plan("find all python files in src", project).script


def test_an_archive_of_here_is_called_like_the_folder(planner: BuiltInPlanner, project: Context) -> None:
    assert planner.plan("zip this folder", project).script == "zip -r 'my shop.zip' ."
