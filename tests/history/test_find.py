"""Search ranks by frecency and place, and filters by directory, status, host and time."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from llmsh.core.ports import EVERYTHING, HistoryEntry, HistoryFilter
from llmsh.history.frecency import HALF_LIFE_S, with_use
from llmsh.history.store import SqliteHistory

NOW = 1_750_000_000.0
DAY = 86400.0


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteHistory]:
    store = SqliteHistory(tmp_path / "h.db", say=pytest.fail)
    yield store
    store.close()


def add(store: SqliteHistory, command: str, *, days: float = 0, cwd: str = "", status: int = 0, host: str = "") -> None:
    number = store.add(HistoryEntry(command, NOW - days * DAY, cwd, host=host))
    store.finish(number, status=status, duration_s=0.1)


def found(store: SqliteHistory, text: str, where: HistoryFilter = EVERYTHING, near: str = "") -> list[str]:
    return [entry.command for entry in store.search(text, 10, where, near)]


def test_a_score_is_the_time_of_one_use_and_grows_by_a_half_life_when_doubled() -> None:
    assert with_use(None, NOW) == NOW
    assert with_use(NOW, NOW) == pytest.approx(NOW + HALF_LIFE_S)
    # The order of the uses does not count.
    assert with_use(with_use(NOW, 0.0), NOW - DAY) == pytest.approx(with_use(with_use(NOW - DAY, NOW), 0.0))


def test_what_was_used_often_comes_before_what_was_used_once_lately(store: SqliteHistory) -> None:
    for day in range(10):
        add(store, "make test", days=day + 2)
    add(store, "make once", days=1)
    add(store, "make long ago", days=400)
    assert found(store, "make") == ["make test", "make once", "make long ago"]


def test_what_was_used_in_this_directory_comes_first(store: SqliteHistory) -> None:
    add(store, "make here", days=5, cwd="/src/a")
    add(store, "make there", days=1, cwd="/src/b")
    assert found(store, "make") == ["make there", "make here"]
    assert found(store, "make", near="/src/a") == ["make here", "make there"]
    assert found(store, "make", near="/elsewhere") == ["make there", "make here"]


def test_words_stand_anywhere_and_in_any_order_short_ones_too(store: SqliteHistory) -> None:
    for command in ("tar xf Notes.tar", "ls -l", "echo 100% a_b", "echo 100 a b", 'echo "q" \\x', "echo Grüße"):
        add(store, command)
    assert found(store, "tes xf") == ["tar xf Notes.tar"]
    assert found(store, "ls") == ["ls -l"]
    assert found(store, "0% _") == ["echo 100% a_b"]
    assert found(store, '"q"') == ['echo "q" \\x']
    assert found(store, "\\x echo") == ['echo "q" \\x']
    assert found(store, "grüße") == ["echo Grüße"]
    assert found(store, "rüße ECHO") == []
    assert found(store, "rüße echo") == ["echo Grüße"]
    assert found(store, "a\0b NEAR(x y) * OR") == []


def test_many_matches_and_few_are_found_alike(store: SqliteHistory, tmp_path: Path) -> None:
    rows = [HistoryEntry(f"git commit -m change-{number}", NOW - number) for number in range(2500)]
    for entry in rows:
        store.add(entry)
    store.open()  # indexes them all
    assert found(store, "commit")[:2] == ["git commit -m change-0", "git commit -m change-1"]
    assert found(store, "change-2499 commit") == ["git commit -m change-2499"]
    assert found(store, "commit change-24", HistoryFilter(until=NOW - 2400))[0] == "git commit -m change-2400"


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (HistoryFilter(cwd="/src"), ["run src"]),
        (HistoryFilter(cwd="/src", below=True), ["run src", "run sub"]),
        (HistoryFilter(cwd="/srcs"), ["run other"]),
        (HistoryFilter(status="ok"), ["run src", "run far"]),
        (HistoryFilter(status="failed"), ["run sub", "run other"]),
        (HistoryFilter(status="127"), ["run other"]),
        (HistoryFilter(host="far"), ["run far"]),
        (HistoryFilter(since=NOW - 1.5 * DAY), ["run src", "run sub"]),
        (HistoryFilter(until=NOW - 1.5 * DAY, status="ok"), ["run far"]),
    ],
)
def test_filters(store: SqliteHistory, where: HistoryFilter, expected: list[str]) -> None:
    add(store, "run src", cwd="/src")
    add(store, "run sub", days=1, cwd="/src/sub", status=2)
    add(store, "run other", days=2, cwd="/srcs", status=127)
    add(store, "run far", days=3, cwd="/", host="far")
    assert found(store, "run", where) == expected


def test_a_filter_shows_the_newest_entry_that_passes_it(store: SqliteHistory) -> None:
    add(store, "make", days=2, cwd="/a", status=1)
    add(store, "make", days=1, cwd="/b", status=0)
    (entry,) = store.search("make", 5, HistoryFilter(status="failed"))
    assert (entry.cwd, entry.status) == ("/a", 1)


def test_a_line_of_another_shell_is_found_at_once(store: SqliteHistory, tmp_path: Path) -> None:
    assert found(store, "shared") == []
    other = SqliteHistory(tmp_path / "h.db", say=pytest.fail)
    add(other, "echo shared")
    other.close()
    assert found(store, "shared") == ["echo shared"]


def test_what_was_erased_is_found_no_more_and_can_come_back(store: SqliteHistory) -> None:
    add(store, "echo one")
    add(store, "echo two")
    assert len(found(store, "echo")) == 2
    store.erase("echo two")
    assert found(store, "two") == []
    add(store, "echo two again")
    assert found(store, "two") == ["echo two again"]


def test_an_older_file_is_taken_over(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "h.db"
    with sqlite3.connect(path) as db:
        db.executescript(
            "CREATE TABLE entries(id INTEGER PRIMARY KEY, command TEXT NOT NULL, time REAL NOT NULL,"
            " cwd TEXT NOT NULL DEFAULT '', status INTEGER, duration_s REAL, request TEXT NOT NULL DEFAULT '');"
            "CREATE INDEX entries_by_command ON entries(command);"
            "CREATE TABLE imports(path TEXT PRIMARY KEY, time REAL NOT NULL);"
            "INSERT INTO entries(command, time, cwd) VALUES ('old line', 5, '/a');"
            "PRAGMA user_version = 1;"
        )
    db.close()
    store = SqliteHistory(path, say=pytest.fail)
    store.open()
    add(store, "new line")
    assert found(store, "line") == ["new line", "old line"]
    assert store.recent(1)[0].host
    store.close()


def test_a_prefix_older_than_what_is_in_memory_is_suggested(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("llmsh.history.store.CAPACITY", 5)
    monkeypatch.setattr("llmsh.history.recent.CAPACITY", 5)
    store = SqliteHistory(tmp_path / "h.db", say=pytest.fail)
    add(store, "zip old", days=50)
    add(store, "zip -r older", days=60)
    for number in range(6):
        add(store, f"echo {number}")
    store.close()
    again = SqliteHistory(tmp_path / "h.db", say=pytest.fail)
    again.open()
    assert again.suggest("zi", "/") == "zip old"
    assert again.suggest("zip -", "/") == "zip -r older"
    assert again.suggest("zip old", "/") is None
    again.close()
