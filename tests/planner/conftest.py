"""One planner over the shipped corpus, and fixtures built once."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from llmsh.planner.planner import BuiltInPlanner
from tests.not_proven import Unproven, left_out
from tests.planner.fixtures import build


@pytest.fixture(scope="session")
def not_proven(pytestconfig: pytest.Config) -> list[Unproven]:
    """Where a test leaves the proofs that this machine cannot do; the summary of the run names them."""
    return left_out(pytestconfig)


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
