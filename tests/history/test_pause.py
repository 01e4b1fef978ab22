"""The history can be paused for one shell or for all."""

from pathlib import Path

import pytest

from llmsh.history.pause import is_paused, is_paused_everywhere, pause, resume


@pytest.fixture(autouse=True)
def _places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))


def test_one_shell_is_paused_and_no_other() -> None:
    pause(7)
    pause(7)
    assert (is_paused(7), is_paused(8), is_paused_everywhere()) == (True, False, False)
    resume(7)
    resume(7)
    assert not is_paused(7)


def test_all_are_paused_until_all_are_resumed() -> None:
    pause(None)
    assert (is_paused(7), is_paused(8), is_paused_everywhere()) == (True, True, True)
    resume(7)
    assert is_paused(7)
    resume(None)
    assert not is_paused(7)
