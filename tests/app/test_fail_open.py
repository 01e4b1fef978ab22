"""Whatever of ours is broken before the first prompt, the user gets a shell and one line that says why."""

import os
import stat
import subprocess
import sys
import venv
from pathlib import Path

import pexpect
import pytest

from tests.app.ways import ROOT, launcher, sh_launcher

__all__ = ["launcher"]

pytestmark = pytest.mark.pty


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / ".bashrc").write_text("PS1='inner> '\n")
    return folder


class Shell:
    """llmsh on a terminal of its own."""

    def __init__(self, argv: list[str], home: Path, **env: str) -> None:
        variables = {
            "HOME": str(home),
            "PATH": os.environ["PATH"],
            "TERM": "xterm",
            "LANG": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(home),
            **env,
        }
        self.child = pexpect.spawn(argv[0], argv[1:], env=variables, timeout=30, encoding="utf-8", dimensions=(24, 100))

    def works(self) -> str:
        """What was on the screen until a command that was typed gave its answer."""
        self.child.send("echo al''ive\r")
        self.child.expect(r"alive\r")
        return str(self.child.before)

    def close(self) -> None:
        self.child.close(force=True)


@pytest.fixture
def bare_python(tmp_path: Path) -> Path:
    """A launcher whose Python has llmsh but none of its dependencies."""
    environment = tmp_path / "venv"
    venv.create(environment, with_pip=False, symlinks=True)
    site = environment / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
    (site / "llmsh.pth").write_text(f"{ROOT}\n")
    launcher = Path(sh_launcher(environment / "bin")[0])
    script = launcher.with_name("llmsh-python")
    text = script.read_text().replace(f"#!{sys.executable}", f"#!{environment}/bin/python", 1)
    script.write_text(text)
    return launcher


def test_a_missing_dependency_gives_plain_bash_and_says_so(bare_python: Path, home: Path) -> None:
    shell = Shell([str(bare_python), "-i"], home)
    assert "this is plain bash" in shell.works()
    shell.close()


def test_a_missing_package_gives_plain_bash_and_says_so(bare_python: Path, home: Path) -> None:
    for path in bare_python.parents[1].rglob("llmsh.pth"):
        path.unlink()
    shell = Shell([str(bare_python), "-i"], home)
    assert "this is plain bash" in shell.works()
    shell.close()


def test_a_missing_python_gives_plain_bash_and_says_so(launcher: str, tmp_path: Path, home: Path) -> None:
    alone = tmp_path / "alone"
    alone.mkdir()
    copy = alone / "llmsh"
    copy.write_bytes(Path(launcher).read_bytes())
    copy.chmod(0o755)
    shell = Shell([str(copy), "-i"], home)
    assert "this is plain bash" in shell.works()
    shell.close()


@pytest.mark.parametrize(
    "text", ["prompt = [", "nonsense = 1\n", "hint = 'yes'\n", "theme = 'no-such-theme'\n", "\xff\xfe\x00"]
)
def test_a_broken_config_costs_one_line_not_the_shell(launcher: str, home: Path, text: str) -> None:
    folder = home / ".config" / "llmsh"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(text, encoding="latin-1")
    shell = Shell([launcher, "-i"], home)
    seen = shell.works()
    assert "llmsh: " in seen
    assert "this is plain bash" not in seen
    assert "Traceback" not in seen
    shell.close()


def test_a_home_that_cannot_be_written_still_gives_a_prompt(launcher: str, home: Path, tmp_path: Path) -> None:
    home.chmod(stat.S_IRUSR | stat.S_IXUSR)
    shell = Shell([launcher, "-i"], home, XDG_RUNTIME_DIR=str(tmp_path))
    assert "Traceback" not in shell.works()
    shell.close()
    home.chmod(0o700)


def test_a_home_that_does_not_exist_still_gives_a_prompt(launcher: str, tmp_path: Path) -> None:
    shell = Shell([launcher, "-i"], tmp_path / "nowhere", XDG_RUNTIME_DIR=str(tmp_path))
    assert "Traceback" not in shell.works()
    shell.close()


def test_a_damaged_history_is_set_aside(launcher: str, home: Path) -> None:
    folder = home / ".local" / "share" / "llmsh"
    folder.mkdir(parents=True)
    (folder / "history.db").write_bytes(b"SQLite format 3\0" + b"garbage" * 1000)
    shell = Shell([launcher, "-i"], home)
    assert "Traceback" not in shell.works()
    shell.child.send("exit 3\r")
    shell.child.expect(pexpect.EOF)
    shell.child.close()
    assert shell.child.exitstatus == 3


def test_subcommands_say_what_is_missing_with_status_70(bare_python: Path, home: Path) -> None:
    done = subprocess.run(
        [str(bare_python), "ask", "--print", "list files"],
        env={"HOME": str(home), "PATH": os.environ["PATH"], "XDG_RUNTIME_DIR": str(home)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 70
    assert "Traceback" not in done.stderr
    assert "llmsh:" in done.stderr
