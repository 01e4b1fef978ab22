"""Where no trial can be made, llmsh says why and nothing has run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from llmsh.core.errors import ExitStatus
from tests.trial.ways import ROOT, why_not

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not())


def tried_after(spoil: str, place: Path) -> "subprocess.CompletedProcess[str]":
    """`llmsh try touch made` in a user namespace of its own that `spoil` has made unfit."""
    if shutil.which("unshare") is None:
        pytest.skip("unshare is missing")
    script = f'{spoil} && echo spoiled && exec "$1" -m llmsh try --commit touch made'
    argv = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, "sh", sys.executable]
    env = {**os.environ, "HOME": str(place), "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    done = subprocess.run(argv, cwd=place, env=env, capture_output=True, text=True, check=False, timeout=100)
    if "spoiled" not in done.stdout:
        pytest.skip(done.stderr)
    return done


@pytest.mark.parametrize(
    ("spoil", "reason", "hint"),
    [
        (
            "echo 0 > /proc/sys/user/max_user_namespaces",
            "namespaces cannot be made (as many as allowed are there, or none is)",
            "sysctl user.max_user_namespaces",
        ),
        ("mount --bind /dev/null /proc/version", "/proc cannot be mounted here", "nothing was run"),
    ],
)
def test_the_reason_is_told_and_nothing_has_run(spoil: str, reason: str, hint: str, tmp_path: Path) -> None:
    done = tried_after(spoil, tmp_path)
    assert done.returncode == ExitStatus.NO_TRIAL, done.stderr
    assert f"llmsh: a trial cannot be made here: {reason}" in done.stderr
    assert hint in done.stderr
    assert not (tmp_path / "made").exists()


def test_the_root_of_a_container_tries_with_the_means_of_a_user(tmp_path: Path) -> None:
    done = tried_after("true", tmp_path)
    if "cannot be made here" in done.stderr:
        pytest.skip(done.stderr)
    assert done.returncode == ExitStatus.OK, done.stderr
    assert (tmp_path / "made").exists()
