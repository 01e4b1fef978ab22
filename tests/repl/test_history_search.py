"""Ctrl-R over a real history: filters by keys, shown below the list."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from llmsh.core.ports import HistoryEntry
from llmsh.history.store import SqliteHistory
from llmsh.repl.editor import EditorParts
from tests.repl.driver import driving

CTRL_R, CTRL_D, CTRL_F, CTRL_O = "\x12", "\x04", "\x06", "\x0f"
NOW = 1_750_000_000.0


@pytest.fixture
def history(tmp_path: Path) -> Iterator[SqliteHistory]:
    store = SqliteHistory(tmp_path / "h.db", say=pytest.fail)
    for days, command, cwd, status, host in (
        (5, "make here", "/src", 0, ""),
        (4, "make below", "/src/sub", 0, ""),
        (3, "make fail", "/other", 2, ""),
        (2, "make ok", "/other", 0, ""),
        (1, "make far", "/other", 0, "far"),
    ):
        number = store.add(HistoryEntry(command, NOW - days * 86400, cwd, host=host))
        store.finish(number, status=status, duration_s=0.1)
    yield store
    store.close()


@pytest.mark.parametrize(
    ("keys", "taken"),
    [
        # What was used in this directory comes first.
        (f"{CTRL_R}make\r", "make here"),
        (f"{CTRL_R}make{CTRL_R}\r", "make far"),
        (f"{CTRL_R}below{CTRL_D}\r", ""),
        (f"{CTRL_R}below{CTRL_D}{CTRL_D}\r", "make below"),
        (f"{CTRL_R}far{CTRL_D}{CTRL_D}{CTRL_D}\r", "make far"),
        (f"{CTRL_R}{CTRL_F}{CTRL_F}make\r", "make fail"),
        (f"{CTRL_R}fail{CTRL_F}\r", ""),
        (f"{CTRL_R}far{CTRL_O}\r", ""),
        (f"{CTRL_R}far{CTRL_O}{CTRL_O}\r", "make far"),
        # A new search begins without filters.
        (f"{CTRL_R}{CTRL_D}\x07{CTRL_R}far\r", "make far"),
    ],
)
def test_filters_are_switched_by_keys(history: SqliteHistory, keys: str, taken: str) -> None:
    with driving(EditorParts(history, cwd=lambda: "/src")) as editing:
        assert editing.type(f"{keys}\r").text == taken


def test_the_filters_and_their_keys_are_shown(history: SqliteHistory) -> None:
    with driving(EditorParts(history, cwd=lambda: "/src")) as editing:
        app = editing.editor.app
        sent: list[str] = []

        def send(_: object) -> None:
            if editing.editor.search.is_open and not sent:
                sent.append("drawn")
                editing.send("\x07\r")

        app.after_render += send
        editing.type(f"{CTRL_R}{CTRL_D}")
        assert "Ctrl-D" in editing.screen
        assert "this directory" in editing.screen
        assert "any status" in editing.screen
