"""Runs bash text in a throw-away home folder, where the machine allows it in namespaces of its own.

On Linux as root: a read-only root, an empty /tmp, no network, only its own processes, and the rights of an ordinary
user. Elsewhere (macOS, an ordinary user): limits and a time-out only, and text that names a program or a place
outside the sandbox is not run at all (`is_fit`), which counts as a wrong answer.
"""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.eval.fixture_repo import git_environment
from tests.eval.fixtures import FIXTURES

PATH = "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin"
TIMEOUT_S = 10.0
OUTPUT_LIMIT_BYTES = 2_000_000
_USER_ID = 65534
_UNFIT = re.compile(
    r"\b(sudo|su|doas|reboot|shutdown|poweroff|halt|mkfs\S*|dd|mount|umount|kill|pkill|killall|systemctl|service|"
    r"useradd|userdel|usermod|passwd|crontab|at|apt|apt-get|dnf|brew|pip|npm|ssh|scp|curl|wget|nc)\b|(^|[\s>=\"'])/(?!dev/null|tmp)"
)


@dataclass(frozen=True, slots=True)
class Result:
    """What one text did. output: stdout; errors: stderr; timed_out: it was ended."""

    output: str
    errors: str
    status: int
    timed_out: bool = False


class Worlds:
    """Builds each fixture once, and lends fresh copies of it that live at one and the same path."""

    def __init__(self) -> None:
        base = Path("/dev/shm") if os.access("/dev/shm", os.W_OK) else None
        self._root = Path(tempfile.mkdtemp(prefix="llmsh-eval-", dir=base)).resolve()
        self._root.chmod(0o755)
        self.home = self._root / "home" / "sam"
        self._now = float(int(time.time()))

    def __enter__(self) -> "Worlds":
        return self

    def __exit__(self, *_: object) -> None:
        subprocess.run(["chmod", "-R", "u+rwX", str(self._root)], check=False, capture_output=True)
        subprocess.run(["rm", "-rf", str(self._root)], check=False)

    @property
    def state(self) -> Path:
        """A folder for what the planner itself keeps, outside the home folder."""
        folder = self._root / "state"
        folder.mkdir(exist_ok=True)
        return folder

    def renew(self, fixture: str) -> Path:
        """A fresh copy of `fixture` as the home folder; the previous one is gone."""
        template = self._root / "templates" / fixture
        if not template.exists():
            template.mkdir(parents=True)
            FIXTURES[fixture].build(template, self._now)
            if can_isolate():
                subprocess.run(["chown", "-hR", f"{_USER_ID}:{_USER_ID}", str(template)], check=True)
        if self.home.exists():
            subprocess.run(["chmod", "-R", "u+rwX", str(self.home)], check=False, capture_output=True)
            # Commands may nest folders deeper than Python can go.
            subprocess.run(["rm", "-rf", str(self.home)], check=True)
        self.home.parent.mkdir(exist_ok=True)
        subprocess.run(["cp", "-a", str(template), str(self.home)], check=True)
        return self.home


_ISOLATE = r"""
set -e
home=$1; run_as=$2; shift 2
mount --bind "$home" /mnt
mount -t tmpfs tmpfs /dev/shm
mount -t tmpfs -o mode=1777 tmpfs /tmp
mkdir -p "$home"
mount --move /mnt "$home"
cd "$PWD"
exec setpriv --reuid "$run_as" --regid "$run_as" --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all "$@"
"""


@cache
def can_isolate() -> bool:
    """Whether namespaces can be made here."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("unshare") or not shutil.which("setpriv"):
        return False
    command = ["unshare", "--mount", "--net", "--pid", "--fork", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def is_fit(script: str, home: Path) -> bool:
    """Whether `script` may run here."""
    return can_isolate() or not _UNFIT.search(script.replace(str(home), "~"))


def run(script: str, home: Path, start: str) -> Result:
    """Run `script` with bash in `home`/`start`, end everything it left, and return what it printed."""
    env = {
        **git_environment(home),
        "PATH": PATH,
        "USER": "sam",
        "LOGNAME": "sam",
        "SHELL": "/bin/bash",
        "TERM": "dumb",
        "PAGER": "cat",
        "GIT_PAGER": "cat",
        "EDITOR": "true",
        "GIT_EDITOR": "true",
    }
    argv = ["bash", "-c", script]
    if can_isolate():
        spaces = ["unshare", "--mount", "--net", "--pid", "--fork", "--mount-proc", "--kill-child"]
        argv = [*spaces, "bash", "-c", _ISOLATE, "isolate", str(home), str(_USER_ID), *argv]
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            argv,
            cwd=home / start,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=errors,
            start_new_session=True,
        )
        timed_out = False
        try:
            status = process.wait(timeout=TIMEOUT_S)
        except subprocess.TimeoutExpired:
            timed_out, status = True, 124
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        output.seek(0)
        errors.seek(0)
        return Result(
            output.read(OUTPUT_LIMIT_BYTES).decode("utf-8", "replace"),
            errors.read(OUTPUT_LIMIT_BYTES).decode("utf-8", "replace"),
            status,
            timed_out,
        )
