"""bash's history file is read with and without stamps."""

from pathlib import Path

from llmsh.history.bash_file import read_bash_history


def test_each_line_is_an_entry_without_stamps(tmp_path: Path) -> None:
    file = tmp_path / "h"
    file.write_text("ls\n\ncd /tmp\n")
    entries = list(read_bash_history(file))
    assert [entry.command for entry in entries] == ["ls", "cd /tmp"]
    assert entries[0].time == 0.0


def test_a_stamp_heads_a_multi_line_entry(tmp_path: Path) -> None:
    file = tmp_path / "h"
    file.write_text("#1700000000\nfor i in 1 2\ndo echo $i\ndone\n#1700000100\nls # not a stamp\n")
    entries = list(read_bash_history(file))
    assert [(entry.command, entry.time) for entry in entries] == [
        ("for i in 1 2\ndo echo $i\ndone", 1700000000.0),
        ("ls # not a stamp", 1700000100.0),
    ]


def test_lines_before_the_first_stamp_are_entries_of_their_own(tmp_path: Path) -> None:
    file = tmp_path / "h"
    file.write_text("old one\nold two\n#1700000000\nnew\n")
    assert [entry.command for entry in read_bash_history(file)] == ["old one", "old two", "new"]


def test_bytes_that_are_not_utf8_do_not_stop_the_import(tmp_path: Path) -> None:
    file = tmp_path / "h"
    file.write_bytes(b"echo \xff\nls\n")
    assert [entry.command for entry in read_bash_history(file)] == ["echo �", "ls"]
