"""A pull is whole or not there: breaks, wrong checksums, a full disk, two at once."""

import contextlib
import fcntl
import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from llmsh.core.errors import ModelError
from llmsh.models.fetch import Source
from llmsh.models.hub import Hub, RemoteFile
from llmsh.models.pull import SPARE_BYTES, TRIES, Puller
from tests.models.local_hub import REPOSITORY, LocalHub

pytestmark = pytest.mark.network

NAME = "tiny-q8_0.gguf"
DATA = os.urandom(1000) * 300
PART = f".{NAME}.part"


@pytest.fixture
def hub() -> Iterator[LocalHub]:
    with LocalHub({NAME: DATA}) as local:
        yield local


@pytest.fixture
def remote(hub: LocalHub) -> RemoteFile:
    return Hub(hub.address, token="").find(REPOSITORY).files[0]


def puller(free_bytes: Callable[[Path], int] = lambda folder: 1 << 40, report: Callable[[int], None] = print) -> Puller:
    return Puller(Source(), wait=lambda seconds: None, free_bytes=free_bytes, report=report)


def test_it_is_put_whole_and_private(remote: RemoteFile, tmp_path: Path) -> None:
    seen: list[int] = []
    place = puller(report=seen.append).pull(remote, tmp_path / "models")
    assert place.read_bytes() == DATA
    assert place.stat().st_mode & 0o777 == 0o600
    assert os.listdir(tmp_path / "models") == [NAME]
    assert seen == sorted(seen)
    assert seen[-1] == len(DATA)


def test_it_goes_on_where_the_connection_broke(hub: LocalHub, remote: RemoteFile, tmp_path: Path) -> None:
    hub.breaks_after, hub.breaks = 100_000, 2
    assert puller().pull(remote, tmp_path).read_bytes() == DATA
    assert hub.ranges == ["", "bytes=100000-", "bytes=200000-"]


def test_it_goes_on_in_the_next_process(hub: LocalHub, remote: RemoteFile, tmp_path: Path) -> None:
    hub.breaks_after, hub.breaks = 0, TRIES
    (tmp_path / PART).write_bytes(DATA[:5000])
    with pytest.raises(ModelError) as error:
        puller().pull(remote, tmp_path)
    assert "goes on where it ended" in error.value.hint
    assert not (tmp_path / NAME).exists()
    assert puller().pull(remote, tmp_path).read_bytes() == DATA
    assert set(hub.ranges) == {"bytes=5000-"}


def test_a_server_without_ranges_sends_it_anew(hub: LocalHub, remote: RemoteFile, tmp_path: Path) -> None:
    hub.knows_ranges = False
    hub.breaks_after, hub.breaks = 100_000, 1
    assert puller().pull(remote, tmp_path).read_bytes() == DATA


@pytest.mark.parametrize("begun", [b"something else", DATA + b"more"])
def test_a_beginning_that_does_not_fit_never_becomes_a_model(remote: RemoteFile, tmp_path: Path, begun: bytes) -> None:
    (tmp_path / PART).write_bytes(begun)
    with contextlib.suppress(ModelError):
        assert puller().pull(remote, tmp_path).read_bytes() == DATA
    # After the one whose checksum was wrong, nothing of it is left.
    assert puller().pull(remote, tmp_path).read_bytes() == DATA


def test_a_wrong_checksum_leaves_nothing(hub: LocalHub, tmp_path: Path) -> None:
    hub.says[NAME] = hashlib.sha256(b"other").hexdigest()
    with pytest.raises(ModelError, match="checksum differs"):
        puller().pull(Hub(hub.address, token="").find(REPOSITORY).files[0], tmp_path)
    assert os.listdir(tmp_path) == []


def test_a_small_file_is_checked_by_its_name_in_git(remote: RemoteFile, tmp_path: Path) -> None:
    blob = hashlib.sha1(b"blob %d\0" % len(DATA) + DATA).hexdigest()
    assert puller().pull(replace(remote, checksum=f"git:{blob}"), tmp_path / "a").exists()
    with pytest.raises(ModelError, match="checksum"):
        puller().pull(replace(remote, checksum=f"git:{'0' * 40}"), tmp_path / "b")


def test_a_file_of_unknown_size_ends_where_the_server_says(hub: LocalHub, remote: RemoteFile, tmp_path: Path) -> None:
    hub.breaks_after, hub.breaks = 100_000, 1
    assert puller().pull(replace(remote, size_bytes=None), tmp_path).read_bytes() == DATA


def test_what_is_there_is_not_fetched_again_and_another_is_not_overwritten(
    hub: LocalHub, remote: RemoteFile, tmp_path: Path
) -> None:
    puller().pull(remote, tmp_path)
    asked = len(hub.ranges)
    puller().pull(remote, tmp_path)
    assert len(hub.ranges) == asked
    (tmp_path / NAME).write_bytes(b"mine")
    with pytest.raises(ModelError, match="another file"):
        puller().pull(remote, tmp_path)
    assert (tmp_path / NAME).read_bytes() == b"mine"


def test_what_would_fill_the_disk_is_not_begun(hub: LocalHub, remote: RemoteFile, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="are free"):
        puller(free_bytes=lambda folder: SPARE_BYTES).pull(remote, tmp_path)
    assert hub.ranges == []


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_disk_that_fills_up_is_said_and_the_rest_can_come_later(remote: RemoteFile, tmp_path: Path) -> None:
    from llmsh.models.pull import _write_all

    with open("/dev/full", "wb", buffering=0) as full, pytest.raises(ModelError) as error:
        _write_all(full.fileno(), b"x", NAME)
    assert "goes on where it ended" in error.value.hint


def test_two_pulls_at_once_never_mix(remote: RemoteFile, tmp_path: Path) -> None:
    other = os.open(tmp_path / PART, os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(other, fcntl.LOCK_EX)
    with pytest.raises(ModelError, match="being pulled already"):
        puller().pull(remote, tmp_path)
    os.close(other)
    assert puller().pull(remote, tmp_path).read_bytes() == DATA


def test_a_link_in_the_place_of_the_beginning_is_not_followed(remote: RemoteFile, tmp_path: Path) -> None:
    target = tmp_path / "precious"
    target.write_bytes(b"precious")
    (tmp_path / PART).symlink_to(target)
    with pytest.raises(ModelError):
        puller().pull(remote, tmp_path)
    assert target.read_bytes() == b"precious"
