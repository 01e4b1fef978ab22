"""The ways llmsh can be called: compiled launcher, sh launcher, `python -m llmsh`."""

import shutil
import sys
from pathlib import Path

import pytest

from hatch_build import compile_launcher, write_sh_launcher

ROOT = Path(__file__).resolve().parents[2]


def compiled(folder: Path) -> list[str]:
    target = folder / "llmsh"
    if not compile_launcher(ROOT / "launcher", target):
        pytest.skip("no C compiler here")
    return [str(_with_script(target))]


def sh_launcher(folder: Path) -> list[str]:
    target = folder / "llmsh"
    write_sh_launcher(ROOT / "launcher", target)
    target.chmod(0o755)
    return [str(_with_script(target))]


def module(folder: Path) -> list[str]:
    del folder
    return [sys.executable, "-m", "llmsh"]


def _with_script(launcher: Path) -> Path:
    """What pip lays beside the launcher, with the interpreter of this test."""
    script = launcher.with_name("llmsh-python")
    text = (ROOT / "launcher" / "llmsh-python").read_text(encoding="utf-8")
    script.write_text(text.replace("#!python", f"#!{sys.executable}", 1), encoding="utf-8")
    script.chmod(0o755)
    return launcher


WAYS = {"compiled": compiled, "sh": sh_launcher, "module": module}


@pytest.fixture(scope="module", params=sorted(WAYS))
def llmsh(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """argv of llmsh, each way in turn."""
    way: str = request.param
    return WAYS[way](tmp_path_factory.mktemp(way))


@pytest.fixture(scope="module")
def launcher(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of the launcher as it would be installed."""
    folder = tmp_path_factory.mktemp("launcher")
    way = compiled if shutil.which("cc") or shutil.which("gcc") else sh_launcher
    return way(folder)[0]
