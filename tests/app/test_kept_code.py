"""The code that is kept for the next start is used only where it is what the usual import would give."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.app.interactive import Open, home, launcher, opened, run
from tests.session.terminal import PATIENCE_S

__all__ = ["home", "launcher", "opened"]

KEEP = """
import sys
from llmsh.app.kept_code import KeptCode
kept = KeptCode.install()
import apart, apart.inner, lone
print(apart.VALUE, apart.inner.VALUE, lone.VALUE)
print(*(type(module.__spec__.loader).__name__ for module in (apart, apart.inner, lone)))
print(apart.__path__, lone.__file__, lone.__cached__ == lone.__spec__.cached, apart.inner.__package__)
names = kept.remove()
import json.tool
print(kept.keep(names), type(json.tool.__spec__.loader).__name__)
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "code" / "apart").mkdir(parents=True)
    (tmp_path / "code" / "apart" / "__init__.py").write_text("VALUE = 1\n")
    (tmp_path / "code" / "apart" / "inner.py").write_text("VALUE = 2\n")
    (tmp_path / "code" / "lone.py").write_text("VALUE = 3\n")
    return tmp_path


def start(place: Path) -> list[str]:
    env = {"PYTHONPATH": str(place / "code"), "HOME": str(place), "PATH": os.environ["PATH"]}
    return subprocess.run(
        [sys.executable, "-c", KEEP], env=env, cwd=place, capture_output=True, text=True, check=True
    ).stdout.splitlines()


def kept_file(place: Path) -> Path:
    (file,) = (place / ".cache" / "llmsh").iterdir()
    return file


USUAL = "SourceFileLoader SourceFileLoader SourceFileLoader"
KEPT = "_Loader _Loader _Loader"


def test_the_second_start_uses_what_the_first_kept_and_modules_look_the_same(place: Path) -> None:
    first = start(place)
    assert first[1] == USUAL
    assert first[3] == "True SourceFileLoader"
    assert kept_file(place).stat().st_mode & 0o777 == 0o600
    second = start(place)
    assert second[1] == KEPT
    assert second[3] == "False SourceFileLoader"
    assert (second[0], second[2]) == (first[0], first[2])


def test_a_module_that_changed_is_read_anew_and_kept(place: Path) -> None:
    start(place)
    changed = place / "code" / "lone.py"
    changed.write_text("VALUE = 4 + 0\n")
    os.utime(changed, ns=(time.time_ns(), changed.stat().st_mtime_ns + 10**10))
    assert start(place)[:2] == ["1 2 4", "_Loader _Loader SourceFileLoader"]
    assert start(place)[:2] == ["1 2 4", KEPT]


def test_a_module_that_is_gone_is_gone(place: Path) -> None:
    start(place)
    (place / "code" / "lone.py").unlink()
    with pytest.raises(subprocess.CalledProcessError) as raised:
        start(place)
    assert "No module named 'lone'" in raised.value.stderr


@pytest.mark.parametrize("mode", [0o620, 0o644, 0o602])
def test_a_file_that_is_open_to_others_is_not_used(place: Path, mode: int) -> None:
    start(place)
    kept_file(place).chmod(mode)
    assert start(place)[1] == USUAL


def test_a_link_is_not_followed(place: Path) -> None:
    start(place)
    file = kept_file(place)
    file.rename(place / "elsewhere")
    file.symlink_to(place / "elsewhere")
    assert start(place)[1] == USUAL


def test_a_file_without_its_table_is_not_used_and_is_replaced(place: Path) -> None:
    start(place)
    whole = kept_file(place).read_bytes()
    table_at = int.from_bytes(whole[:4], "little") + 10
    for damaged in (b"", whole[:3], whole[:table_at], whole[:table_at] + b"\xff\0" + whole[table_at + 2 :]):
        kept_file(place).write_bytes(damaged)
        assert start(place)[1] == USUAL
        assert start(place)[1] == KEPT


def test_damaged_code_is_not_used_and_is_replaced(place: Path) -> None:
    start(place)
    whole = kept_file(place).read_bytes()
    # The last is the module that was imported last: the table follows it.
    last = int.from_bytes(whole[:4], "little") - 20
    kept_file(place).write_bytes(whole[:last] + bytes([whole[last] ^ 0xFF]) + whole[last + 1 :])
    damaged = start(place)
    assert damaged[0] == "1 2 3"
    assert sorted(damaged[1].split()) == ["SourceFileLoader", "_Loader", "_Loader"]
    assert start(place)[1] == KEPT


def test_what_another_installation_kept_long_ago_is_dropped(place: Path) -> None:
    folder = place / ".cache" / "llmsh"
    folder.mkdir(parents=True)
    for name, days in (("code-00000001", 100), ("code-00000002", 10), ("first_prompt", 100)):
        (folder / name).write_text("kept")
        os.utime(folder / name, (time.time() - days * 86_400,) * 2)
    start(place)
    assert {"code-00000002", "first_prompt"} < {path.name for path in folder.iterdir()}
    assert not (folder / "code-00000001").exists()


def test_nothing_is_kept_where_there_is_no_place_for_it(place: Path) -> None:
    (place / ".cache").write_text("a file")
    assert start(place)[1] == USUAL
    assert start(place)[1] == USUAL


def test_a_shell_keeps_its_code_and_the_next_one_starts_from_it(opened: Open, home: Path) -> None:
    opened()
    deadline_s = time.monotonic() + PATIENCE_S
    while not list(home.glob(".cache/llmsh/code-????????")) and time.monotonic() < deadline_s:
        time.sleep(0.02)
    (file,) = home.glob(".cache/llmsh/code-????????")
    # On a busy machine a start may need a module that the one before did not come to.
    for _ in range(4):
        kept_ns = file.stat().st_mtime_ns
        later = opened()
        run(later, "echo wo''rks; history -w", "works\r\n")
        run(later, "exit 3 | cat; echo ${PIPESTATUS[@]}", "3 0\r\n")
        if file.stat().st_mtime_ns == kept_ns:
            break
    else:
        pytest.fail("every start kept its code anew")
