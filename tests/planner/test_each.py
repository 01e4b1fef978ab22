"""Numbers of each file, and the newest or largest file of each folder."""

import os
from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.planner.planner import BuiltInPlanner
from tests.planner.running import run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in (("a.log", "x\nERROR 1\n"), ("b c.log", "ERROR 1\nERROR 2\ny\nz\n"), ("notes.txt", "n\n")):
        (tmp_path / "logs").mkdir(exist_ok=True)
        (tmp_path / "logs" / name).write_text(content)
    for age, name in enumerate(("runs/one/new", "runs/one/old", "runs/two/b first", "runs/two/second")):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x" * age)
        os.utime(path, (1_700_000_000 - age, 1_700_000_000 - age))
    return tmp_path


@pytest.mark.parametrize(
    ("request_text", "output"),
    [
        ("how many lines does each log in logs have, longest first", "4 logs/b c.log\n2 logs/a.log\n"),
        ("the number of lines of each log in logs, shortest first", "2 logs/a.log\n4 logs/b c.log\n"),
        (
            "for each log in logs print its name and the number of ERROR lines, most errors first",
            "logs/b c.log:2\nlogs/a.log:1\n",
        ),
        ("the newest file in every folder of runs", "runs/one/new\nruns/two/b first\n"),
        ("in each folder under runs, which file is the biggest?", "runs/one/old\nruns/two/second\n"),
    ],
)
def test_each_is_told_apart(planner: BuiltInPlanner, folder: Path, request_text: str, output: str) -> None:
    assert run(planner, request_text, folder) == output


def test_part_n_in_a_folder_becomes_chunk_n(planner: BuiltInPlanner, tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    for number in ("1", "02"):
        (tmp_path / "raw" / f"part-{number}.csv").write_text(number)
    run(planner, "rename every part-N.csv in raw to chunk-N.csv", tmp_path)
    assert {path.name for path in (tmp_path / "raw").iterdir()} == {"chunk-1.csv", "chunk-02.csv"}


def test_a_second_choice_is_worked_on_like_the_first(planner: BuiltInPlanner, tmp_path: Path) -> None:
    (tmp_path / "backup").mkdir()
    (tmp_path / "config.yml").write_text("a: 1\n")
    plan = planner.plan("copy missing.cfg to backup or, failing that, config.yml", Context(cwd=tmp_path, home=tmp_path))
    assert plan.script == "cp -r -t backup missing.cfg || cp -r -t backup config.yml"


def test_a_chain_is_as_sure_as_its_least_sure_step(planner: BuiltInPlanner, tmp_path: Path) -> None:
    here = Context(cwd=tmp_path, home=tmp_path)
    assert not planner.plan("call Anna and tell her I am late", here).steps
    assert "chmod" not in planner.plan("download http://example.org/a.sh and run it as root straight away", here).script


def test_the_newest_file_is_copied_to_a_name_of_its_own(planner: BuiltInPlanner, folder: Path) -> None:
    (folder / "backup").mkdir()
    run(planner, "find the newest log file in logs and copy it to backup as latest.log", folder)
    assert [path.name for path in (folder / "backup").iterdir()] == ["latest.log"]


def test_what_is_done_only_on_failure_is_no_step_after_it(planner: BuiltInPlanner, tmp_path: Path) -> None:
    for name, body in (("fail.sh", "exit 3"), ("start.sh", "echo started")):
        (tmp_path / name).write_text(f"#!/bin/sh\n{body}\n")
        (tmp_path / name).chmod(0o755)
    assert run(planner, "run fail.sh and only when it fails run start.sh with sh", tmp_path) == "started\n"
