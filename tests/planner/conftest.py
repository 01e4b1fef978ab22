"""One planner over the shipped corpus, and fixtures built once."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from llmsh.planner.planner import BuiltInPlanner
from tests.planner.fixtures import build
from tests.planner.prove import Proof

_NOT_PROVEN = pytest.StashKey[list[Proof]]()


@pytest.fixture(scope="session")
def not_proven(pytestconfig: pytest.Config) -> list[Proof]:
    """Where a test leaves the proofs that this machine cannot do; the summary of the run names them."""
    return pytestconfig.stash.setdefault(_NOT_PROVEN, [])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say how many recipes were only read, and for want of which programs; with -v, each by name."""
    proofs = config.stash.get(_NOT_PROVEN, [])
    if not proofs:
        return
    programs = sorted({name for proof in proofs for name in proof.lacks})
    lacking = sum(bool(proof.lacks) for proof in proofs)
    wanted = f"; {lacking} of them for want of {', '.join(programs)}" if programs else ""
    terminalreporter.write_line(f"{len(proofs)} recipes not proven here{wanted}")
    if config.get_verbosity() > 0:
        for proof in proofs:
            terminalreporter.write_line(f"  {proof.recipe}: {proof.skipped}")


@pytest.fixture(scope="session")
def planner() -> BuiltInPlanner:
    made = BuiltInPlanner(cache=None)
    made.warm()
    return made


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A named fixture that nothing may change."""
    folders: dict[str, Path] = {}

    def folder(name: str) -> Path:
        if name not in folders:
            folders[name] = tmp_path_factory.mktemp(name) / "home"
            build(name, folders[name])
        return folders[name]

    return folder


@pytest.fixture
def fresh(built: Callable[[str], Path], tmp_path: Path) -> Callable[[str], Path]:
    """A copy of a named fixture to change."""

    def folder(name: str) -> Path:
        target = tmp_path / name / "home"
        shutil.copytree(built(name), target, symlinks=True)
        return target

    return folder
