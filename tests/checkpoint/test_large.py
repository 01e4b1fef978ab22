"""Large files are kept without a copy where that is safe, and never so that a later write changes what is kept."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from llmsh.checkpoint.large import LARGE_BYTES
from llmsh.checkpoint.store import CheckpointStore
from llmsh.core.errors import CheckpointError

CONTENT = bytes(range(251)) * (LARGE_BYTES // 251 + 1)
MakeStore = Callable[..., CheckpointStore]


@pytest.fixture
def make_store(tmp_path: Path) -> Iterator[MakeStore]:
    made: list[CheckpointStore] = []

    def make(**options: float) -> CheckpointStore:
        made.append(CheckpointStore(tmp_path / "state", only_removes=lambda _: True, **options))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for store in made:
        store.close()


@pytest.fixture
def large(tmp_path: Path) -> Path:
    path = tmp_path / "work" / "large.bin"
    path.parent.mkdir()
    path.write_bytes(CONTENT)
    return path


def _kept(store: CheckpointStore) -> list[Path]:
    return [path for path in (store.directory / "large").glob("*/*") if path.is_file()]


def test_a_large_file_that_is_removed_is_kept_without_a_copy(make_store: MakeStore, large: Path) -> None:
    store, inode = make_store(), large.stat().st_ino
    number = store.begin("rm", large.parent, [large])
    assert [path.stat().st_ino for path in _kept(store)] == [inode]
    large.unlink()
    store.finish(number)
    store.undo()
    assert large.read_bytes() == CONTENT
    assert large.stat().st_nlink == 1


def test_what_is_brought_back_can_be_written_without_changing_what_is_kept(make_store: MakeStore, large: Path) -> None:
    store = make_store()
    number = store.begin("rm", large.parent, [large])
    large.unlink()
    store.finish(number)
    store.undo()
    with large.open("r+b") as output:
        output.write(b"changed")
    assert [path.read_bytes() == CONTENT for path in _kept(store)] == [True]


def test_a_file_that_stayed_is_let_go(make_store: MakeStore, large: Path) -> None:
    store = make_store()
    store.finish(store.begin("rm -i", large.parent, [large]))
    assert _kept(store) == []
    assert large.stat().st_nlink == 1


def test_a_file_that_was_only_moved_is_copied_before_anybody_writes_to_it(make_store: MakeStore, large: Path) -> None:
    store, trash = make_store(), large.with_name("trash")
    number = store.begin("rm", large.parent, [large])
    large.rename(trash)
    store.finish(number)
    with trash.open("r+b") as output:
        output.write(b"changed")
    store.undo()
    assert large.read_bytes() == CONTENT


def test_one_of_two_equal_files_that_stayed_does_not_take_the_other_ones_copy(
    make_store: MakeStore, large: Path
) -> None:
    store, other = make_store(), large.with_name("other.bin")
    shutil.copyfile(large, other)
    number = store.begin("rm", large.parent, [large, other])
    large.unlink()
    store.finish(number)
    other.write_bytes(b"changed")
    store.undo()
    assert large.read_bytes() == CONTENT


def test_a_file_with_another_name_is_copied(make_store: MakeStore, large: Path) -> None:
    store, other = make_store(), large.with_name("other")
    os.link(large, other)
    number = store.begin("rm", large.parent, [large])
    large.unlink()
    store.finish(number)
    with other.open("r+b") as output:
        output.write(b"changed")
    store.undo()
    assert large.read_bytes() == CONTENT


def test_a_step_that_may_write_gets_a_copy(tmp_path: Path, large: Path) -> None:
    store = CheckpointStore(tmp_path / "state")
    number = store.begin("truncate", large.parent, [large])
    with large.open("r+b") as output:
        output.truncate(3)
    store.finish(number)
    store.undo()
    store.close()
    assert large.read_bytes() == CONTENT


def test_kept_content_that_somebody_has_changed_is_not_put_back(make_store: MakeStore, large: Path) -> None:
    store = make_store()
    number = store.begin("rm", large.parent, [large])
    large.unlink()
    store.finish(number)
    _kept(store)[0].write_bytes(b"changed")
    with pytest.raises(CheckpointError, match="changed by another program"):
        store.undo()
    assert list(large.parent.iterdir()) == []


def test_what_is_kept_goes_with_its_checkpoint_and_with_a_begin_that_was_killed(
    make_store: MakeStore, large: Path
) -> None:
    first = make_store()
    number = first.begin("rm", large.parent, [large])
    large.unlink()
    first.finish(number)
    (first.directory / "large" / "77").mkdir()
    (first.directory / "large" / "77" / "new").write_bytes(CONTENT)
    first.close()
    second = make_store(keep_days=0)
    second.begin("y", large.parent, [large.parent / "small"])
    assert _kept(second) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting takes root")
@pytest.mark.parametrize("make", ["mkfs.btrfs -q", "mkfs.xfs -q -m reflink=1"])
def test_a_file_system_that_shares_blocks_does(tmp_path: Path, make: str) -> None:
    if shutil.which(make.split(maxsplit=1)[0]) is None:
        pytest.skip(f"no {make.split(maxsplit=1)[0]}")
    image, mount = tmp_path / "image", tmp_path / "mount"
    mount.mkdir()
    with image.open("wb") as output:
        output.truncate(400 << 20)
    subprocess.run([*make.split(), str(image)], check=True)
    if subprocess.run(["mount", "-o", "loop", str(image), str(mount)], check=False, capture_output=True).returncode:
        pytest.skip("cannot mount it here")
    try:
        path = mount / "large.bin"
        path.write_bytes(CONTENT * 10)
        os.sync()
        free_bytes = os.statvfs(mount).f_bavail * os.statvfs(mount).f_frsize
        store = CheckpointStore(mount / "state")
        number = store.begin("dd", mount, [path])
        os.sync()
        taken_bytes = free_bytes - os.statvfs(mount).f_bavail * os.statvfs(mount).f_frsize
        with path.open("r+b") as output:
            output.write(b"changed")
        store.finish(number)
        store.undo()
        store.close()
        assert path.read_bytes() == CONTENT * 10
        assert taken_bytes < len(CONTENT)
    finally:
        subprocess.run(["umount", str(mount)], check=True)
