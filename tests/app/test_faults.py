"""The world around the shell breaks: a full disk, a clock that jumps, no HOME, no PATH, two versions at once."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.app.ways import launcher
from tests.session.terminal import OuterTerminal

__all__ = ["launcher"]

pytestmark = pytest.mark.pty
HISTORY = ".local/share/llmsh/history.db"
Open = Callable[..., OuterTerminal]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def opened(launcher: str, home: Path) -> Iterator[Open]:
    """Opens llmsh at its first prompt; before: what runs it, as `unshare` does."""
    terminals = []

    def begin(before: Sequence[str] = (), **env: str) -> OuterTerminal:
        variables = {
            "HOME": str(home),
            "PATH": os.environ["PATH"],
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(home),
            **env,
        }
        terminal = OuterTerminal([*before, launcher, "-i"], env=variables, cwd="/", cols=500)
        terminals.append(terminal)
        terminal.expect(r"\x1b\]133;A")
        return terminal

    yield begin
    for terminal in terminals:
        terminal.close()


def _run(terminal: OuterTerminal, line: str, expected: str = "") -> bytes:
    start = len(terminal.seen)
    terminal.send(f"{line}\r")
    terminal.expect(rf"(?s)\x1b\]133;C\x07.*{expected}.*\x1b\]133;A")
    return terminal.seen[start:]


def _leave(terminal: OuterTerminal) -> None:
    terminal.send("exit 3\r")
    assert terminal.process.wait(30) == 3
    for word in (b"Traceback", b"fault of llmsh", b"plain bash"):
        assert word not in terminal.seen


def _commands(home: Path) -> list[str]:
    with contextlib.closing(sqlite3.connect(home / HISTORY)) as db:
        return [row[0] for row in db.execute("SELECT command FROM entries ORDER BY id")]


def _said(terminal: OuterTerminal) -> int:
    return terminal.seen.count(b"llmsh: ")


def test_a_full_disk_costs_one_line_and_what_was_typed_is_kept_when_there_is_room_again(
    opened: Open, home: Path, tmp_path: Path
) -> None:
    inside = f'mount -t tmpfs -o size=400k tmpfs "{home}" && exec "$@"'
    before = ["unshare", "-m", *([] if os.geteuid() == 0 else ["-r"]), "sh", "-c", inside, "sh"]
    if (
        shutil.which("unshare") is None
        or subprocess.run([*before, "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("no file system of our own here")
    terminal = opened(before)
    _run(terminal, "echo be''fore", "before")
    _run(terminal, "head -c 1M /dev/zero > ~/fill; echo fil''led", "filled")
    quiet = _said(terminal)
    for number in range(8):
        _run(terminal, f"echo wh''ile{number}{'x' * 3000}", f"while{number}")
    assert _said(terminal) <= quiet + 1
    _run(terminal, "rm ~/fill; echo ro''om", "room")
    _run(terminal, "echo af''ter", "after")
    kept = tmp_path / "kept"
    _run(terminal, f"cp -r ~/.local {kept}; echo cop''ied", "copied")
    _leave(terminal)
    with contextlib.closing(sqlite3.connect(kept / "share/llmsh/history.db")) as db:
        commands = [row[0] for row in db.execute("SELECT command FROM entries ORDER BY id")]
    assert [command.split("x")[0] for command in commands if "wh''ile" in command] == [
        f"echo wh''ile{number}" for number in range(8)
    ]
    assert "echo af''ter" in commands


@pytest.mark.parametrize("where", ["missing", "a file", "unreadable", "unset", "empty"])
def test_without_a_usable_home_there_is_a_prompt_and_at_most_one_line_each(
    opened: Open, home: Path, tmp_path: Path, where: str
) -> None:
    env = {"XDG_RUNTIME_DIR": str(tmp_path)}
    if where == "missing":
        home.rmdir()
    elif where == "a file":
        home.rmdir()
        home.write_text("a file\n")
    elif where == "unreadable":
        home.chmod(0)
    elif where == "empty":
        env["HOME"] = ""
    terminal = opened(["env", "-u", "HOME"] if where == "unset" else [], **env)
    _run(terminal, "echo al''ive", "alive")
    _leave(terminal)
    assert _said(terminal) <= 2  # of the settings, of the history
    if where == "unreadable":
        home.chmod(0o700)


def test_with_an_empty_path_builtins_work_and_it_can_be_mended(opened: Open) -> None:
    terminal = opened(PATH="")
    _run(terminal, "echo al''ive", "alive")
    _run(terminal, "PATH=/usr/bin:/bin; basename /a/men''ded", "mended")
    _leave(terminal)


def test_a_clock_that_jumps_loses_no_line_and_keeps_the_last_one_first(opened: Open, home: Path) -> None:
    terminal = opened()
    for number, offset in enumerate((0, -(10**8), 10**8, 0)):
        _run(terminal, f"echo li''ne{number}", f"line{number}")
        with contextlib.closing(sqlite3.connect(home / HISTORY, timeout=30)) as db, db:
            # As if the clock had stood there when the line was entered.
            db.execute("UPDATE entries SET time = time + ? WHERE id = (SELECT max(id) FROM entries)", (offset,))
    _leave(terminal)
    again = opened()
    _run(again, "echo ne''xt", "next")
    _leave(again)
    assert _commands(home) == [*(f"echo li''ne{number}" for number in range(4)), "exit 3", "echo ne''xt", "exit 3"]


OLD_TABLE = """CREATE TABLE entries(id INTEGER PRIMARY KEY, command TEXT NOT NULL, time REAL NOT NULL,
    cwd TEXT NOT NULL DEFAULT '', status INTEGER, duration_s REAL, request TEXT NOT NULL DEFAULT '')"""


def test_two_shells_that_upgrade_at_once_beside_an_old_one_lose_nothing(opened: Open, home: Path) -> None:
    path = home / HISTORY
    path.parent.mkdir(parents=True, mode=0o700)
    with contextlib.closing(sqlite3.connect(path, timeout=30)) as old:
        old.execute("PRAGMA journal_mode = WAL")
        with old:
            old.execute(OLD_TABLE)
            old.execute("CREATE TABLE imports(path TEXT PRIMARY KEY, time REAL NOT NULL)")
            old.execute("PRAGMA user_version = 1")
            old.executemany("INSERT INTO entries(command, time) VALUES (?, ?)", [(f"old {n}", n) for n in range(50)])
        one, two = opened(), opened()
        _run(one, "echo o''ne", "one")
        _run(two, "echo t''wo", "two")
        with old:  # the old version goes on as it always did
            old.execute("INSERT INTO entries(command, time) VALUES ('old again', 60)")
        _run(one, "echo m''ore", "more")
        _leave(one)
        _leave(two)
        assert _said(one) + _said(two) == 0
    found = _commands(home)
    expected = {*(f"old {n}" for n in range(50)), "old again", "echo o''ne", "echo t''wo", "echo m''ore"}
    assert expected <= set(found)
    assert len(found) == len(expected) + 2  # both times `exit`
