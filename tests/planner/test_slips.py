"""Slips of the fingers in common words are mended; names and what is quoted stay as they are."""

from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.planner.slips import mended


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("serach for TODO adn print line numbres", "search for TODO and print line numbers"),
        ("repalce a: wiht b: in notes.txt", "replace a: with b: in notes.txt"),
        ("kil the proces named indexer", "kill the process named indexer"),
        ("find 'serach' in a.txt", "find 'serach' in a.txt"),
        ("open serach.txt", "open serach.txt"),
        ("three files form here", "three files form here"),
        ("run ./serach", "run ./serach"),
    ],
)
def test_a_slip_is_mended(tmp_path: Path, typed: str, meant: str) -> None:
    assert mended(typed, Context(cwd=tmp_path, home=tmp_path)) == meant


def test_a_name_that_is_here_is_no_slip(tmp_path: Path) -> None:
    (tmp_path / "fiel").mkdir()
    assert mended("list the fiel folder", Context(cwd=tmp_path, home=tmp_path)) == "list the fiel folder"
