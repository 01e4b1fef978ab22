"""Lines go into the history as bash's settings say; bash expands references to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from llmsh.core.ports import Outcome
from llmsh.history.store import SqliteHistory
from llmsh.repl.remember import LineRecorder
from llmsh.repl.shell_facts import FactsReader
from tests.repl.bash_queries import BashQueries

PAST = "set -o history -o histexpand; history -s 'echo one two'; history -s 'make test'"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteHistory]:
    store = SqliteHistory(tmp_path / "h.db", say=pytest.fail)
    yield store
    store.close()


def recorder(
    store: SqliteHistory, folder: Path, setup: str = "", secrets: str = "mask"
) -> tuple[LineRecorder, BashQueries, FactsReader]:
    session = BashQueries(folder, setup)
    facts = FactsReader(session)
    facts.refresh()
    return LineRecorder(store, facts, secrets=secrets), session, facts


def remembered(store: SqliteHistory) -> list[str]:
    return [entry.command for entry in reversed(store.recent(100))]


def test_a_line_is_stored_before_it_runs_and_completed_after(store: SqliteHistory, tmp_path: Path) -> None:
    lines, _, _ = recorder(store, tmp_path)
    recorded = lines.before("make", "/src", request="build it")
    assert store.recent(1)[0].status is None
    lines.after(recorded, Outcome(2, tmp_path, 1.5))
    entry = store.recent(1)[0]
    assert (entry.command, entry.cwd, entry.status, entry.duration_s, entry.request) == (
        "make",
        "/src",
        2,
        1.5,
        "build it",
    )


@pytest.mark.parametrize(
    ("setup", "kept"),
    [
        ("", ["ls", "ls", " ls", "pwd", "ls"]),
        ("HISTCONTROL=ignoreboth", ["ls", "pwd", "ls"]),
        ("HISTCONTROL=erasedups", [" ls", "pwd", "ls"]),
        ("HISTIGNORE='p*:[ ]*'", ["ls", "ls", "ls"]),
    ],
)
def test_the_sessions_own_settings_decide(store: SqliteHistory, tmp_path: Path, setup: str, kept: list[str]) -> None:
    lines, _, _ = recorder(store, tmp_path, setup)
    for line in ("ls", "ls", " ls", "pwd", "ls"):
        lines.before(line, "/", "")
    assert remembered(store) == kept


def test_a_change_of_the_settings_holds_for_the_next_line(store: SqliteHistory, tmp_path: Path) -> None:
    lines, session, facts = recorder(store, tmp_path)
    lines.before(" one", "/", "")
    session.setup = "HISTCONTROL=ignorespace"
    facts.expire()
    lines.before(" two", "/", "")
    assert remembered(store) == [" one"]


@pytest.mark.parametrize(
    ("line", "expanded"),
    [
        ("!!", "make test"),
        ("sudo !!", "sudo make test"),
        ("!echo", "echo one two"),
        ("ls !-2:2", "ls two"),
        ("^test^install^", "make install"),
        ("echo 'it!!'", "echo 'it!!'"),
        ("echo hi", "echo hi"),
        ("echo a\nb !!", "echo a\nb make test"),
    ],
)
def test_bash_expands_references(store: SqliteHistory, tmp_path: Path, line: str, expanded: str) -> None:
    lines, session, _ = recorder(store, tmp_path, PAST)
    assert lines.expand(line, session, pytest.fail) == expanded


def test_a_reference_to_nothing_is_told_in_bashs_words(store: SqliteHistory, tmp_path: Path) -> None:
    lines, session, _ = recorder(store, tmp_path, PAST)
    said: list[str] = []
    assert lines.expand("!nosuch", session, said.append) is None
    assert said == ["bash: !nosuch: event not found"]


def test_without_histexpand_nothing_is_expanded(store: SqliteHistory, tmp_path: Path) -> None:
    lines, session, _ = recorder(store, tmp_path, f"{PAST}; set +H")
    assert lines.expand("echo !!", session, pytest.fail) == "echo !!"


SECRET = "mysql -u root -phunter22 shop"


def test_a_secret_is_stored_nowhere_and_comes_back_only_in_this_session(store: SqliteHistory, tmp_path: Path) -> None:
    lines, _, _ = recorder(store, tmp_path)
    recorded = lines.before(SECRET, "/", "log in with token=hunter22")
    assert recorded.inner == "mysql -u root -p*** shop"
    assert remembered(store) == ["mysql -u root -p*** shop"]
    assert "hunter22" not in store.recent(1)[0].request
    # The arrow keys have it, to correct a slip; the grey suggestion never shows it.
    assert list(store.commands()) == [SECRET]
    assert store.suggest("mysql", "/") is None
    store.close()
    assert all(b"hunter22" not in file.read_bytes() for file in tmp_path.iterdir())


def test_a_line_with_a_secret_can_be_left_out_or_kept(store: SqliteHistory, tmp_path: Path) -> None:
    dropping, _, _ = recorder(store, tmp_path, secrets="drop")
    assert dropping.before(SECRET, "/", "").inner is False
    assert remembered(store) == []
    keeping, _, _ = recorder(store, tmp_path, secrets="keep")
    assert keeping.before(SECRET, "/", "").inner is True
    assert remembered(store) == [SECRET]


def test_while_paused_nothing_is_kept_here_or_by_bash(store: SqliteHistory, tmp_path: Path) -> None:
    session = BashQueries(tmp_path, "")
    facts = FactsReader(session)
    is_paused = [True]
    lines = LineRecorder(store, facts, is_paused=lambda: is_paused[0])
    assert lines.before("one", "/", "").inner is False
    lines.request("a sentence", "/")
    is_paused[0] = False
    assert lines.before("two", "/", "").inner is True
    assert remembered(store) == ["two"]
