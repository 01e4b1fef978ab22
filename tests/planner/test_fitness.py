"""The extension of a file speaks for the recipes that are made for it, and against the others."""

from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.planner.planner import BuiltInPlanner


@pytest.mark.parametrize(
    ("request_text", "command"),
    [
        ("unpack photos.tar.gz", "tar -xf photos.tar.gz"),
        ("unpack photos.zip", "unzip photos.zip"),
        ("decompress dump.sql.gz", "gunzip dump.sql.gz"),
        ("decompress dump.sql.zst", "zstd -d dump.sql.zst"),
        ("decompress dump.sql.xz", "unxz dump.sql.xz"),
    ],
)
def test_the_ending_of_a_file_decides_what_unpacks_it(
    planner: BuiltInPlanner, tmp_path: Path, request_text: str, command: str
) -> None:
    (tmp_path / request_text.rsplit(maxsplit=1)[-1]).touch()
    plan = planner.plan(request_text, Context(cwd=tmp_path, home=tmp_path))
    assert [step.command for step in plan.steps] == [command]


@pytest.mark.parametrize(
    ("request_text", "command"),
    [
        ("scp notes.txt ann@server1:/tmp", "scp -r notes.txt ann@server1:/tmp"),
        ("copy notes.txt to server1.example.com", "scp notes.txt server1.example.com:"),
        ("clone /dev/sdx to /dev/sdy", "sudo dd if=/dev/sdx of=/dev/sdy bs=4M status=progress conv=fsync"),
        ("clone notes.txt to other.txt", "cp notes.txt other.txt"),
    ],
)
def test_a_disk_is_no_file_and_a_place_on_a_machine_no_host(
    planner: BuiltInPlanner, tmp_path: Path, request_text: str, command: str
) -> None:
    (tmp_path / "notes.txt").touch()
    plan = planner.plan(request_text, Context(cwd=tmp_path, home=tmp_path))
    assert [step.command for step in plan.steps] == [command]


def test_an_address_of_the_web_is_no_place_on_a_machine(planner: BuiltInPlanner, tmp_path: Path) -> None:
    plan = planner.plan("download https://example.com/a.zip", Context(cwd=tmp_path, home=tmp_path))
    assert plan.script.startswith(("curl ", "wget "))
