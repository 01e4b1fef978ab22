"""What `pip install .` gives: everything that llmsh needs, nothing else, and it works."""

import importlib.util
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.app.ways import ROOT

pytestmark = pytest.mark.skipif(
    not all(map(importlib.util.find_spec, ("hatchling", "pip"))), reason="needs pip and hatchling"
)
BESIDE = {
    "data/share/man/man1/llmsh.1",
    "data/share/man/man7/llmsh-kernel.7",
    "data/share/bash-completion/completions/llmsh",
    "data/share/zsh/site-functions/_llmsh",
    "data/share/fish/vendor_completions.d/llmsh.fish",
    "data/share/systemd/user/llmsh-kernel.socket",
    "data/share/systemd/user/llmsh-kernel.service",
    "scripts/llmsh",
    "scripts/llmsh-python",
}
# What programs read, and the documents that are kept beside what they are about.
KINDS = {".py", ".toml", ".txt", ".npz", ".gguf", ".bin", ".po", ".bash", ".zsh", ".fish", ".md", ".svg"}
MOST_BYTES = 25 << 20


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def prefix(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with the wheel, and beside it what it depends on."""
    folder = tmp_path_factory.mktemp("prefix")
    venv.create(folder)
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
    dependencies = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "dependencies.pth").write_text("\n".join(dependencies))
    pip = [sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python"), "install", "-q"]
    options = ["--disable-pip-version-check", "--no-deps", "--no-index", "--ignore-installed"]
    subprocess.run([*pip, *options, str(wheel)], check=True)
    assert (packages / "llmsh" / "__init__.py").is_file()
    return folder


@pytest.fixture
def env(prefix: Path, tmp_path: Path) -> dict[str, str]:
    """A user's who has just installed it."""
    kept = {name: os.environ[name] for name in ("LANG", "LC_ALL") if name in os.environ}
    path = f"{prefix / 'bin'}:{os.environ['PATH']}"
    return {**kept, "PATH": path, "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}


def test_the_wheel_has_what_is_needed_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as content:
        names = content.namelist()
    package = {name for name in names if name.startswith("llmsh/")}
    tracked = {str(path.relative_to(ROOT)) for path in (ROOT / "llmsh").rglob("*.py")}
    assert tracked <= package
    assert {Path(name).suffix for name in package} <= KINDS
    assert {"llmsh/planner/corpus.bin", "llmsh/themes/default.toml", "llmsh/models/lines.gguf"} <= package
    about = {name.split(".data/")[1] for name in names if ".data/" in name}
    assert about == BESIDE
    rest = {name.split(".dist-info/")[1] for name in names if ".dist-info/" in name}
    assert rest == {"METADATA", "WHEEL", "RECORD", "licenses/LICENSE", "licenses/NOTICE"}
    assert wheel.stat().st_size < MOST_BYTES


def test_all_trained_weights_are_attributed() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    weights = [path for kind in ("*.npz", "*.gguf") for path in (ROOT / "llmsh").rglob(kind)]
    assert len(weights) >= 3
    assert all(str(path.relative_to(ROOT)) in notice for path in weights)


@pytest.mark.parametrize(
    ("args", "given", "expected"),
    [
        (["--help"], "", "More: man llmsh"),
        (["--version"], "", "llmsh "),
        (["-c", "echo hi"], "", "hi\n"),
        (["explain"], "bash: gti: command not found\n", "git"),
        (["risk", "rm -rf build"], "", "danger"),
    ],
)
def test_what_was_installed_works(
    env: dict[str, str], tmp_path: Path, args: list[str], given: str, expected: str
) -> None:
    done = subprocess.run(
        ["llmsh", *args], env=env, cwd=tmp_path, input=given, capture_output=True, text=True, check=False
    )
    assert expected in done.stdout
    assert done.stderr == ""


def test_the_first_request_of_all_compiles_nothing(prefix: Path, env: dict[str, str], tmp_path: Path) -> None:
    command = ["llmsh", "doctor"]
    said = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, text=True, check=False).stdout
    assert f"compiled in {prefix}" in said
    command = ["llmsh", "ask", "--print", "count the lines of notes.txt"]
    done = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("wc -l")
    assert not (tmp_path / ".cache" / "llmsh" / "planner" / "corpus").exists()
