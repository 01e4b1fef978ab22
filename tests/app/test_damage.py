"""Whatever has become of the files of ours, there is a prompt, one clear line at most for each, and nothing is lost."""

import contextlib
import os
import random
import shutil
import signal
import sqlite3
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import pytest

from tests.app.damage import OF_ANY_FILE, SETTINGS
from tests.app.ways import launcher
from tests.session.terminal import OuterTerminal

__all__ = ["launcher"]

pytestmark = pytest.mark.pty
SEED = 20_26
CONFIG = ".config/llmsh/config.toml"
HISTORY = ".local/share/llmsh/history.db"
FIRST_PROMPT = ".cache/llmsh/first_prompt"
CODE = ".cache/llmsh/code-*"

# One damage of each kind of file at a time: of config.toml, of the history or of its log, of the caches.
CASES = [
    *((config, (HISTORY, config), config) for config in OF_ANY_FILE),
    *zip_longest(SETTINGS, ((f"{HISTORY}-wal", damage) for damage in OF_ANY_FILE), [None], fillvalue=None),
]


def _shell(launcher: str, home: Path) -> OuterTerminal:
    env = {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "XDG_RUNTIME_DIR": str(home),
    }
    return OuterTerminal([launcher, "-i"], env=env, cwd=str(home), cols=1000)


def _run(terminal: OuterTerminal, line: str, expected: str) -> None:
    terminal.send(f"{line}\r")
    terminal.expect(rf"(?s)\x1b\]133;C\x07.*{expected}\r\n.*\x1b\]133;A")


@pytest.fixture(scope="module")
def lived_in(launcher: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A HOME whose shell was killed, so that the history's last lines are in its log only."""
    home = tmp_path_factory.mktemp("lived") / "home"
    (home / CONFIG).parent.mkdir(parents=True)
    (home / CONFIG).write_text('theme = "default"\nhint = false\n')
    (home / ".bash_history").write_text("echo from bash\n")
    terminal = _shell(launcher, home)
    try:
        for number in range(3):
            _run(terminal, f"echo kept{number}", f"kept{number}")
        path = home / HISTORY
        terminal.wait_for(lambda: b"from bash" in _bytes(path), "the history")
        terminal.wait_for(lambda: bool(list(home.glob(CODE))), "the code")
        os.kill(terminal.process.pid, signal.SIGKILL)
        terminal.process.wait()
    finally:
        terminal.close()
    return home


def _bytes(database: Path) -> bytes:
    """All that belongs to a database, asides included."""
    return b"".join(
        path.read_bytes()
        for path in database.parent.glob(f"{database.name}*")
        if path.is_file() and not path.is_symlink()
    )


def _fold_log(database: Path) -> None:
    """All lines into the file itself, as where the last shell has ended in peace."""
    with contextlib.closing(sqlite3.connect(database)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert not Path(f"{database}-wal").exists()


@pytest.fixture
def home(lived_in: Path, tmp_path: Path) -> Iterator[Path]:
    copy = tmp_path / "home"
    shutil.copytree(lived_in, copy, symlinks=True, ignore=lambda folder, names: [n for n in names if "sock" in n])
    yield copy
    for folder in (copy / HISTORY, copy / CONFIG, copy / FIRST_PROMPT):
        if folder.parent.is_dir():
            folder.parent.chmod(0o700)


@pytest.mark.parametrize(("config", "history", "cache"), CASES)
def test_damaged_files_leave_a_prompt_and_one_line_each(
    launcher: str, home: Path, config: str, history: tuple[str, str] | None, cache: str | None
) -> None:
    chance = random.Random(f"{SEED} {config} {history} {cache}")
    if config in SETTINGS:
        (home / CONFIG).write_text(SETTINGS[config])
    else:
        OF_ANY_FILE[config](home / CONFIG, chance)
    damaged = b""
    if history is not None:
        name, damage = history
        if name == HISTORY:
            _fold_log(home / HISTORY)
        OF_ANY_FILE[damage](home / name, chance)
        damaged = _bytes(home / HISTORY) if name == HISTORY else b""
    if cache is not None:
        code = next(home.glob(CODE))
        if cache != "parent is a file":
            OF_ANY_FILE[cache](home / FIRST_PROMPT, chance)
            OF_ANY_FILE[cache](code, chance)
        else:
            OF_ANY_FILE[cache](code, chance)
    terminal = _shell(launcher, home)
    try:
        terminal.expect(r"\x1b\]133;A")
        _run(terminal, "echo al''ive", "alive")
        _run(terminal, "echo st''ill here", "still here")
        terminal.send("exit 3\r")
        assert terminal.process.wait(30) == 3
    finally:
        terminal.close()
    said = [line for line in terminal.seen.split(b"\n") if b"llmsh: " in line]
    assert len(said) <= 2, said
    for word in (b"Traceback", b"fault of llmsh", b"plain bash", b"Exception", b"\x1b[2J"):
        assert word not in terminal.seen
    if b"in memory only" not in terminal.seen:
        assert b"al''ive" in _bytes(home / HISTORY)
    after = _bytes(home / HISTORY)
    assert all(line in after for line in (b"kept0", b"kept1", b"kept2") if line in damaged)
