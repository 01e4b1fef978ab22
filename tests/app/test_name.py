"""argv[0]: llmsh's own name becomes bash's, any other is kept, as for bash itself."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.app.interactive import Open, home, launcher, opened, run
from tests.app.ways import compiled

__all__ = ["home", "launcher", "opened"]

TELL = 'echo "$0"; shopt -q login_shell && echo login; shopt -qo posix && echo posix; nosuchprogram_'


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The compiled launcher; a script is not told argv[0]."""
    return compiled(tmp_path_factory.mktemp("launcher"))[0]


def told(program: str, name: str, home: Path) -> tuple[int, bytes]:
    env = {"HOME": str(home), "PATH": "/usr/bin:/bin"}
    done = subprocess.run([name, "-c", TELL], executable=program, env=env, capture_output=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    "name", ["special", "-special", "sh", "-sh", "/opt/bin/sh", "/a path/bash", "bash", "-bash", "-"]
)
def test_another_name_is_kept(program: str, tmp_path: Path, name: str) -> None:
    assert told(program, name, tmp_path) == told(shutil.which("bash") or "/bin/bash", name, tmp_path)


@pytest.mark.parametrize(
    ("name", "same_as"),
    [
        ("llmsh", "bash"),
        ("-llmsh", "-bash"),
        ("/usr/bin/llmsh", "bash"),
        ("-/usr/bin/llmsh", "-bash"),
        ("llmsh-2", "bash"),
    ],
)
def test_its_own_name_becomes_bashs(program: str, tmp_path: Path, name: str, same_as: str) -> None:
    assert told(program, name, tmp_path) == told(shutil.which("bash") or "/bin/bash", same_as, tmp_path)


@pytest.mark.pty
def test_a_shell_that_was_started_by_its_path_knows_its_own_name(opened: Open) -> None:
    terminal = opened(PATH="/usr/bin:/bin")
    run(terminal, "llmsh --version", r"llmsh \d")
    run(terminal, "cd / && llmsh history --help | head -n 1", "[Uu]sage")
    run(terminal, "bash -c llmsh", "llmsh: command not found")
