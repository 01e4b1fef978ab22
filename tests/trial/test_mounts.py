"""Which mounts can be seen and copied, read from what the kernel says; a place that cannot be copied is refused."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from llmsh.trial.mounts import is_below, is_replaced, to_copy, visible_mounts
from tests.trial.ways import ROOT, why_not

LINES = [
    "21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw",
    "22 21 0:5 / /proc rw,nosuid - proc proc rw",
    "23 21 0:6 / /run rw,nosuid shared:2 - tmpfs tmpfs rw",
    "24 23 8:2 / /run/media/me/my\\040disk rw - vfat /dev/sdb1 rw",
    "25 21 8:3 / /home rw master:3 propagate_from:2 - ext4 /dev/sda3 rw",
    "26 25 0:9 / /home/me/far rw - fuse.sshfs far: rw",
    "27 21 8:4 / /home ro - btrfs /dev/sda4 rw,subvol=/x",
    "28 21 0:7 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw",
    "nonsense",
]


def test_a_later_mount_hides_what_was_there_and_below() -> None:
    found = visible_mounts(LINES)
    assert [(each.point, each.kind) for each in found] == [
        ("/", "ext4"),
        ("/home", "btrfs"),
        ("/proc", "proc"),
        ("/run", "tmpfs"),
        ("/run/media/me/my disk", "vfat"),
        ("/sys/fs/cgroup", "cgroup2"),
    ]
    assert [each.is_read_only for each in found] == [False, True, False, False, False, False]


def test_files_are_copied_and_what_the_kernel_tells_is_not() -> None:
    assert [each.point for each in to_copy(visible_mounts(LINES))] == ["/", "/home", "/run/media/me/my disk"]


def test_below_means_inside() -> None:
    assert is_below("/home/me", "/home")
    assert is_below("/home", "/")
    assert not is_below("/homes", "/home")
    assert not is_below("/home", "/home")
    assert is_replaced("/dev/shm/x")
    assert not is_replaced("/development")


@pytest.mark.skipif(bool(why_not()), reason=why_not())
@pytest.mark.parametrize(
    ("mount", "allowed"),
    [
        ("mount -t tmpfs none", True),
        ("mount -t ramfs none", True),
        ("mount -t cgroup2 none", False),
        ("mount -t tmpfs -o ro none", True),
    ],
)
def test_every_kind_of_place_is_tried_in_or_refused_by_name(mount: str, allowed: bool, tmp_path: Path) -> None:
    if os.geteuid() != 0 or shutil.which("unshare") is None:
        pytest.skip("only root may mount, with unshare")
    (tmp_path / "at").mkdir()
    code = (
        "import json, sys; from pathlib import Path; from llmsh.core.errors import TrialError;"
        "from tests.trial.ways import trial\n"
        "try: report = trial('echo x > new 2>/dev/null; mkdir folder', Path.cwd()).report\n"
        "except TrialError as error: print(json.dumps([error.message]))\n"
        "else: print(json.dumps([report.status, [each.path for each in report.changes]]))"
    )
    script = f'{mount} "$1" && cd "$1" && exec "$2" -c "$3"'
    argv = ["unshare", "-m", "sh", "-c", script, "sh", str(tmp_path / "at"), sys.executable, code]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(argv, capture_output=True, text=True, check=False, env=env, timeout=100)
    if "mount" in done.stderr:
        pytest.skip(done.stderr)
    answer = json.loads(done.stdout.splitlines()[-1])
    at = str(tmp_path / "at")
    if not allowed:
        assert answer == [f"a trial cannot be made here: {at} (cgroup2) is no part of a trial"]
    elif "ro" in mount.split():
        assert answer == [1, []]
    else:
        assert answer == [0, [f"{at}/folder", f"{at}/new"]]
