"""Histories of other shells are taken over whole, once, with times and without secrets."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from llmsh.core.errors import LlmshError
from llmsh.core.ports import HistoryEntry
from llmsh.history.atuin_file import read_atuin_history
from llmsh.history.fish_file import read_fish_history
from llmsh.history.importing import Imported, take_over, usual_files
from llmsh.history.secrets import mask_arguments
from llmsh.history.store import SqliteHistory
from llmsh.history.zsh_file import read_zsh_history


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteHistory]:
    store = SqliteHistory(tmp_path / "h.db", say=pytest.fail)
    yield store
    store.close()


def metafied(text: str) -> bytes:
    """As zsh writes it: NUL, Meta and the bytes up to 0xa2 that it uses itself are escaped."""
    out = bytearray()
    for byte in text.encode():
        out += bytes([0x83, byte ^ 32]) if byte == 0 or 0x83 <= byte <= 0xA2 else bytes([byte])
    return bytes(out)


def test_zsh_extended_plain_multi_line_and_metafied(tmp_path: Path) -> None:
    file = tmp_path / "z"
    file.write_bytes(
        b": 1700000000:12;make test\n"
        b"plain line\n"
        b": 1700000100:0;for i in 1 2; do\\\n  echo $i\\\ndone\n"
        + b": 1700000200:0;"
        + metafied("echo Grüße à ł 日本")
        + b"\n: 1700000300:0;echo ends with \\\\ \n\n"
    )
    entries = list(read_zsh_history(file))
    assert [(entry.command, entry.time, entry.duration_s) for entry in entries] == [
        ("make test", 1700000000.0, 12.0),
        ("plain line", 0.0, None),
        ("for i in 1 2; do\n  echo $i\ndone", 1700000100.0, 0.0),
        ("echo Grüße à ł 日本", 1700000200.0, 0.0),
        ("echo ends with \\\\", 1700000300.0, 0.0),
    ]


def test_fish_commands_with_escapes_and_paths(tmp_path: Path) -> None:
    file = tmp_path / "f"
    file.write_text(
        "- cmd: ls -l\n  when: 1700000000\n"
        "- cmd: for i in 1 2\\n  echo \\\\n $i\\nend\n  when: 1700000100\n  paths:\n    - a.txt\n    - when: 5\n"
        "- cmd: echo 'cmd: x'\n"
    )
    assert [(entry.command, entry.time) for entry in read_fish_history(file)] == [
        ("ls -l", 1700000000.0),
        ("for i in 1 2\n  echo \\n $i\nend", 1700000100.0),
        ("echo 'cmd: x'", 0.0),
    ]


def atuin(path: Path) -> Path:
    with sqlite3.connect(path) as db:
        db.execute(
            "CREATE TABLE history (id text primary key, timestamp integer not null, duration integer not null,"
            " exit integer not null, command text not null, cwd text not null, session text not null,"
            " hostname text not null, deleted_at integer)"
        )
        rows = [
            ("b", 1700000100000000000, -1, -1, "vim x", "unknown", "s", "box:bob", None),
            ("a", 1700000000500000000, 2500000000, 3, "make", "/src", "s", "box:bob", None),
            ("c", 1700000200000000000, 1, 0, "gone", "/src", "s", "box:bob", 1),
        ]
        db.executemany("INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    db.close()
    return path


def test_atuin_with_directory_status_duration_and_host(tmp_path: Path) -> None:
    assert list(read_atuin_history(atuin(tmp_path / "a.db"))) == [
        HistoryEntry("make", 1700000000.5, "/src", 3, 2.5, host="box"),
        HistoryEntry("vim x", 1700000100.0, "", None, None, host="box"),
    ]


def test_a_file_that_is_not_atuins_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("no database, and long enough to be looked at\n" * 30)
    with pytest.raises(LlmshError):
        list(read_atuin_history(tmp_path / "x"))
    sqlite3.connect(tmp_path / "y").execute("CREATE TABLE other(a)").connection.close()
    with pytest.raises(LlmshError):
        list(read_atuin_history(tmp_path / "y"))
    with pytest.raises(FileNotFoundError):
        list(read_atuin_history(tmp_path / "none"))


def keep_all(line: str) -> str | None:
    return line


def test_a_second_import_adds_nothing_and_a_grown_file_only_what_is_new(store: SqliteHistory, tmp_path: Path) -> None:
    file = tmp_path / "z"
    file.write_text(": 1700000000:0;ls\n: 1700000000:0;ls\n: 1700000001:0;ls\nplain\nplain\n")
    assert take_over(store, "zsh", file, keep_all) == Imported(found=5, added=5)
    assert take_over(store, "zsh", file, keep_all) == Imported(found=5, known=5)
    with file.open("a") as more:
        more.write("plain\n: 1700000002:0;pwd\n")
    assert take_over(store, "zsh", file, keep_all) == Imported(found=7, added=2, known=5)
    assert len(store.recent(100)) == 7


def test_what_was_run_here_already_is_known(store: SqliteHistory, tmp_path: Path) -> None:
    store.add(HistoryEntry("make", 1700000000.7))
    store.add(HistoryEntry("ls", 1800000000.0))
    file = tmp_path / "b"
    file.write_text("ls\n#1700000000\nmake\n#1700000500\nmake\n")
    assert take_over(store, "bash", file, keep_all) == Imported(found=3, added=1, known=2)


def test_old_lines_come_before_new_ones_whenever_they_are_imported(store: SqliteHistory, tmp_path: Path) -> None:
    store.add(HistoryEntry("newest", 1800000000.0))
    atuin(tmp_path / "a.db")
    assert take_over(store, "atuin", tmp_path / "a.db", keep_all).added == 2
    assert [entry.command for entry in store.recent(5)] == ["newest", "vim x", "make"]
    assert [entry.command for entry in store.search("make", 5)] == ["make"]


def test_secrets_of_the_source_are_masked_or_dropped(store: SqliteHistory, tmp_path: Path) -> None:
    file = tmp_path / "f"
    file.write_text("- cmd: mysql -uroot -phunter22 shop\n  when: 1700000000\n- cmd: ls\n  when: 1700000001\n")
    assert take_over(store, "fish", file, mask_arguments) == Imported(found=2, added=2, masked=1)
    assert take_over(store, "fish", file, mask_arguments) == Imported(found=2, known=2)
    assert [entry.command for entry in store.recent(5)] == ["ls", "mysql -uroot -p*** shop"]
    assert take_over(store, "fish", file, lambda line: None) == Imported(found=2, dropped=2)


def test_usual_files_follow_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("ZDOTDIR", str(tmp_path / "z"))
    assert usual_files("fish") == (tmp_path / "fish/fish_history",)
    assert usual_files("zsh")[0] == tmp_path / "z/.zsh_history"
