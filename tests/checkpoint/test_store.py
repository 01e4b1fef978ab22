"""Checkpoints with real files and a real shadow repository: undo restores exactly what a step changed."""

import os
import subprocess
import time
from pathlib import Path

import pytest

from llmsh.checkpoint.store import CheckpointStore
from llmsh.core.errors import CheckpointError, DriftError


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "place"
    folder.mkdir()
    (folder / "a.txt").write_text("one\n")
    (folder / "with blank and \n newline").write_bytes(b"\0\xff")
    (folder / "tool").write_text("#!/bin/sh\n")
    (folder / "tool").chmod(0o755)
    (folder / "link").symlink_to("a.txt")
    (folder / "dangling").symlink_to("nowhere")
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "deep" / "er" / "b.txt").write_text("two\n")
    (folder / "empty").mkdir(mode=0o750)
    os.utime(folder / "a.txt", ns=(1_600_000_000_123_456_789, 1_600_000_000_123_456_789))
    return folder


@pytest.fixture
def store(tmp_path: Path) -> CheckpointStore:
    return CheckpointStore(tmp_path / "state" / "checkpoints", max_bytes=1 << 20, keep_days=30)


def picture(folder: Path) -> dict[str, tuple[object, ...]]:
    """Everything in `folder` that an undo must bring back."""
    found: dict[str, tuple[object, ...]] = {}
    for path in sorted(folder.rglob("*")):
        name, mode = str(path.relative_to(folder)), path.lstat().st_mode
        if path.is_symlink():
            found[name] = ("link", os.readlink(path))
        elif path.is_dir():
            found[name] = ("directory", mode)
        else:
            found[name] = ("file", mode, path.read_bytes(), path.stat().st_mtime_ns)
    return found


CHANGES = [
    "rm a.txt",
    "rm -rf deep empty",
    "echo more >> a.txt",
    "chmod 600 a.txt tool",
    "mv a.txt deep/renamed.txt",
    "rm link && ln -s tool link",
    "rm a.txt && mkdir a.txt && touch a.txt/inside",
    "rm -r deep && echo file > deep",
    "mkdir -p new/er && echo x > new/er/y",
    "find . -type f -delete",
    "rm -rf ./* && touch only",
    "sed -i s/one/1/ a.txt",
    "rm dangling; cp a.txt copy",
    "rm with*",
]


@pytest.mark.parametrize("change", CHANGES)
def test_undo_brings_back_every_byte_mode_and_time(change: str, store: CheckpointStore, place: Path) -> None:
    before = picture(place)
    number = store.begin(change, place, [place])
    subprocess.run(["bash", "-c", change], cwd=place, check=True)
    after = picture(place)
    record = store.finish(number)
    assert record.changed
    store.undo()
    assert picture(place) == before
    # An undo can itself be undone.
    store.undo(number + 1)
    assert {name: entry[:3] for name, entry in picture(place).items()} == {
        name: entry[:3] for name, entry in after.items()
    }


def test_drift_is_refused_and_named(store: CheckpointStore, place: Path) -> None:
    number = store.begin("x", place, [place / "a.txt"])
    (place / "a.txt").write_text("changed\n")
    store.finish(number)
    (place / "a.txt").write_text("changed again\n")
    with pytest.raises(DriftError, match=r"a\.txt"):
        store.undo()
    assert (place / "a.txt").read_text() == "changed again\n"


def test_what_others_made_meanwhile_stays(store: CheckpointStore, place: Path) -> None:
    number = store.begin("mkdir", place, [place / "new"])
    (place / "new").mkdir()
    (place / "new" / "ours").touch()
    store.finish(number)
    (place / "new" / "theirs").touch()
    store.undo()
    assert [path.name for path in (place / "new").iterdir()] == ["theirs"]


def test_steps_are_undone_last_first(store: CheckpointStore, place: Path) -> None:
    for text in ("1", "2"):
        number = store.begin(text, place, [place / "a.txt"])
        (place / "a.txt").write_text(text)
        store.finish(number)
    store.undo()
    assert (place / "a.txt").read_text() == "1"
    store.undo()
    assert (place / "a.txt").read_text() == "one\n"
    with pytest.raises(CheckpointError, match="nothing to undo"):
        store.undo()


def test_a_step_that_changed_nothing_leaves_no_checkpoint(store: CheckpointStore, place: Path) -> None:
    store.finish(store.begin("true", place, [place]))
    assert not store.records()


def test_too_much_to_keep_is_said(store: CheckpointStore, place: Path) -> None:
    (place / "big").write_bytes(bytes(2 << 20))
    with pytest.raises(CheckpointError, match="MiB"):
        store.begin("rm big", place, [place / "big"])


def test_the_store_is_private_and_never_the_users_repository(
    store: CheckpointStore, place: Path, tmp_path: Path
) -> None:
    subprocess.run(["git", "init", "-q", place], check=True)
    heads = sorted((place / ".git").rglob("*"))
    number = store.begin("x", place, [place / "a.txt"])
    (place / "a.txt").unlink()
    store.finish(number)
    assert sorted((place / ".git").rglob("*")) == heads
    assert (tmp_path / "state" / "checkpoints").stat().st_mode & 0o077 == 0


def test_a_repositorys_filters_and_hooks_do_not_run(store: CheckpointStore, place: Path, tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", place], check=True)
    (place / ".gitattributes").write_text("* filter=bad\n")
    marker = tmp_path / "ran"
    subprocess.run(["git", "-C", place, "config", "filter.bad.clean", f"touch {marker}; cat"], check=True)
    store.finish(store.begin("x", place, [place]))
    assert not marker.exists()


def test_damaged_journal_and_repository_are_set_aside(store: CheckpointStore, place: Path, tmp_path: Path) -> None:
    root = tmp_path / "state" / "checkpoints"
    number = store.begin("x", place, [place / "a.txt"])
    (place / "a.txt").write_text("x")
    store.finish(number)
    (root / "journal" / f"{number}.json").write_text("{")
    assert not store.records()
    (root / "objects.git" / "HEAD").write_bytes(b"\0")
    fresh = CheckpointStore(root, max_bytes=1 << 20, keep_days=30)
    number = fresh.begin("y", place, [place / "a.txt"])
    (place / "a.txt").write_text("y")
    fresh.finish(number)
    fresh.undo()
    assert (place / "a.txt").read_text() == "x"


def test_old_checkpoints_go(tmp_path: Path, place: Path) -> None:
    store = CheckpointStore(tmp_path / "s", max_bytes=1 << 20, keep_days=0)
    number = store.begin("x", place, [place / "a.txt"])
    (place / "a.txt").write_text("x")
    store.finish(number)
    time.sleep(0.01)
    store.begin("y", place, [place / "a.txt"])
    assert number not in {record.number for record in store.records()}
