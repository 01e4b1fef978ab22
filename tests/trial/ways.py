"""What the tests of trials share: whether one can be made here, a place to try in, and trees as values."""

import functools
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from llmsh.core.errors import TrialError
from llmsh.core.trial import Limits
from llmsh.trial.run import TrialRun, try_out

ROOT = Path(__file__).resolve().parents[2]
BASH = shutil.which("bash") or "/bin/bash"
LIMITS = Limits(time_s=60, memory_bytes=1 << 30, processes=400, size_bytes=128 << 20)
ORDINARY_UID = 54321
OLD_S = 1_000_000_000  # the time that every file of a place has


def trial(command: str, cwd: Path, *, limits: Limits = LIMITS, env: Mapping[str, str] | None = None) -> TrialRun:
    return try_out(command, cwd, bash=BASH, environment=env or os.environ, limits=limits)


@functools.cache
def why_not() -> str:
    """Why no trial can be made here; "" where one can."""
    try:
        trial("true", Path("/")).drop()
    except TrialError as error:
        return error.message
    return ""


@functools.cache
def ordinary_python() -> str:
    """A Python that an ordinary user can run with this package; "" where there is none, or this user is one."""
    python = shutil.which("python3", path="/usr/local/bin:/usr/bin:/bin")
    if os.geteuid() != 0 or python is None or shutil.which("setpriv") is None:
        return ""
    code = "import sys; assert sys.version_info >= (3, 11); import llmsh.trial.run"
    return python if as_ordinary(python, ["-c", code]).returncode == 0 else ""


def as_ordinary(python: str, arguments: list[str], **more: str) -> "subprocess.CompletedProcess[str]":
    """Run `python` as a user who is nobody else here."""
    packages = os.pathsep.join([str(ROOT), *(path for path in sys.path if "site-packages" in path)])
    ids = [f"--reuid={ORDINARY_UID}", f"--regid={ORDINARY_UID}", "--clear-groups"]
    env = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "PYTHONPATH": packages, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        ["setpriv", *ids, python, *arguments],
        env={**env, **more},
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )


def make_place(place: Path) -> None:
    """A directory with everything that can be in one."""
    place.mkdir()
    texts = {
        "a.txt": "one\ntwo\nthree\n",
        "b.txt": "two\nthree\nfour",
        "data.csv": "id,name\n1,Ada\n2,Bob\n3,Cy\n",
        "with space.txt": "space\n",
        "naïve–名.txt": "unicode\n",
        "-dash": "dash\n",
        ".hidden": "hidden\n",
        "src/main.c": "int main(void) { return 0; }\n",
        "src/util.c": "int x = 1;\n",
        "src/util.h": "extern int x;\n",
        "logs/1.log": "a\n" * 50,
        "logs/2.log": "b\n" * 50,
        "logs/old/3.log": "c\n",
        "deep/er/est/file": "deep\n",
        "run.sh": "#!/bin/sh\necho run\n",
        "Makefile": "out: a.txt\n\tcp a.txt out\n",
        "linked": "shared\n",
        "closed/inside": "closed\n",
    }
    for name, text in texts.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(0o644)
    (place / "binary").write_bytes(bytes(range(256)) * 8)
    (place / "empty").mkdir()
    (place / "run.sh").chmod(0o755)
    (place / "b.txt").chmod(0o444)
    (place / "link").symlink_to("a.txt")
    (place / "dangling").symlink_to("nowhere")
    (place / "to dir").symlink_to("src")
    os.link(place / "linked", place / "logs" / "twin")
    os.mkfifo(place / "pipe", 0o644)
    (place / "closed").chmod(0o500)
    for folder, names, files in os.walk(place, topdown=False):
        for name in (*names, *files, "."):
            os.utime(os.path.join(folder, name), (OLD_S, OLD_S), follow_symlinks=False)


def tree(place: Path) -> dict[str, tuple[object, ...]]:
    """Every path: kind, mode, content, target, owner, attributes, time where it is old, and which are one file."""
    found: dict[str, tuple[object, ...]] = {}
    first: dict[int, str] = {}
    for folder, names, files in sorted(os.walk(place)):
        for name in sorted((*names, *files)):
            path = os.path.join(folder, name)
            key = os.path.relpath(path, place)
            status = os.lstat(path)
            kind = stat.S_IFMT(status.st_mode)
            mode = stat.S_IMODE(status.st_mode)
            content: object = None
            if stat.S_ISLNK(status.st_mode):
                content = os.readlink(path)
            elif stat.S_ISREG(status.st_mode):
                if not os.access(path, os.R_OK):
                    os.chmod(path, mode | 0o400)
                content = Path(path).read_bytes()
            twin = first.setdefault(status.st_ino, key) if status.st_nlink > 1 and not stat.S_ISDIR(kind) else ""
            attributes = tuple((each, os.getxattr(path, each)) for each in os.listxattr(path, follow_symlinks=False)
                               if each.startswith("user.")) if not stat.S_ISLNK(kind) else ()  # fmt: skip
            old = status.st_mtime if status.st_mtime < OLD_S * 1.5 and kind != stat.S_IFDIR else None
            found[key] = (kind, mode, content, twin, (status.st_uid, status.st_gid), attributes, old)
    return found


def remove(place: Path) -> None:
    subprocess.run(["chmod", "-R", "u+rwX", str(place)], check=False, capture_output=True)
    shutil.rmtree(place)
