"""The listing of PATH follows changes, at most once in a while."""

from pathlib import Path

from llmsh.classifier.resolver import RECHECK_S, PathPrograms


def test_a_new_program_is_seen_after_the_recheck_time(tmp_path: Path) -> None:
    now = [0.0]
    programs = PathPrograms(lambda: str(tmp_path), clock=lambda: now[0])
    assert "newtool" not in programs
    tool = tmp_path / "newtool"
    tool.write_text("#!/bin/sh\n")
    tool.chmod(0o755)
    now[0] += RECHECK_S * 2
    assert "newtool" in programs


def test_a_changed_path_is_listed_at_once(tmp_path: Path) -> None:
    tool = tmp_path / "newtool"
    tool.write_text("#!/bin/sh\n")
    tool.chmod(0o755)
    path = [""]
    programs = PathPrograms(lambda: path[0], clock=lambda: 0.0)
    assert "newtool" not in programs
    path[0] = f"/nonexistent:{tmp_path}"
    assert "newtool" in programs
