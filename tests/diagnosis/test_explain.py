"""`llmsh explain` as a process: its JSON, its best fix alone, a command that it runs, what helped before."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from llmsh.core.ports import HistoryEntry
from llmsh.history.store import SqliteHistory

KEYS = {"version", "command", "status", "causes", "explanation", "steps", "fixes", "tier", "model"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "notes.txt").write_text("hello\n")
    return tmp_path / "work"


def explain(folder: Path, *arguments: str, output: str = "") -> subprocess.CompletedProcess[str]:
    home = folder.parent
    directories = {name: str(home / name.lower()) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    return subprocess.run(
        [sys.executable, "-m", "llmsh", "explain", *arguments],
        input=output,
        cwd=folder,
        env={**os.environ, "HOME": str(home), "LC_ALL": "C.UTF-8", **directories},
        capture_output=True,
        text=True,
        check=False,
    )


def test_json_has_the_whole_diagnosis(folder: Path) -> None:
    output = "cat: nots.txt: No such file or directory\n"
    done = explain(folder, "--json", "--command", "cat nots.txt", "--status", "1", output=output)
    found = json.loads(done.stdout)
    assert set(found) == KEYS
    assert set(found["causes"][0]) == {"summary", "evidence", "confidence", "diagnoser"}
    assert found["fixes"][0] == {"command": "cat notes.txt", "why": "notes.txt is there", "risk": "safe"}
    assert (found["command"], found["status"], found["tier"]) == ("cat nots.txt", 1, "built-in")


def test_fix_prints_the_best_command_alone(folder: Path) -> None:
    text = "$ cat nots.txt\ncat: nots.txt: No such file or directory\n"
    assert explain(folder, "--fix", output=text).stdout == "cat notes.txt\n"


def test_fix_without_one_prints_nothing_and_fails(folder: Path) -> None:
    done = explain(folder, "--fix", "--command", "./x", "--status", "3", output="")
    assert (done.stdout, done.returncode) == ("", 1)


def test_a_command_is_run_passed_through_and_explained(folder: Path) -> None:
    done = explain(folder, "--", "cat", "nots.txt")
    assert done.returncode == 1
    assert "No such file" in done.stderr
    assert "cat notes.txt" in done.stderr
    assert done.stdout == ""


def test_a_command_that_succeeds_or_only_answers_is_left_alone(folder: Path) -> None:
    done = explain(folder, "--", "grep", "nosuch", "notes.txt")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    done = explain(folder, "--", "cat", "notes.txt")
    assert (done.returncode, done.stdout, done.stderr) == (0, "hello\n", "")


def test_what_helped_last_time_here_comes_first(folder: Path) -> None:
    store = SqliteHistory(folder.parent / "xdg_data_home" / "llmsh" / "history.db", say=lambda line: None)
    for number, (command, status) in enumerate((("./check", 1), ("./prepare", 0), ("./check", 0), ("grep a b", 1))):
        store.add(HistoryEntry(command, 1_000.0 + number, str(folder), status, 1.0))
    store.close()
    found = json.loads(explain(folder, "--json", "--command", "./check", "--status", "1", output="oops\n").stdout)
    assert found["fixes"][0]["command"] == "./prepare && ./check"
    silent = json.loads(explain(folder, "--json", "--command", "grep a b", "--status", "1").stdout)
    assert silent["causes"] == []


def test_a_novice_is_told_more_than_an_expert(folder: Path) -> None:
    output = "cat: nots.txt: No such file or directory\n"
    texts = {}
    for expertise in ("novice", "expert"):
        config = folder.parent / "xdg_config_home" / "llmsh" / "config.toml"
        config.parent.mkdir(parents=True, exist_ok=True)
        config.write_text(f'expertise = "{expertise}"\n')
        texts[expertise] = explain(folder, "--command", "cat nots.txt", "--status", "1", output=output).stdout
    assert len(texts["expert"].splitlines()) == 1
    assert len(texts["novice"]) > 2 * len(texts["expert"])


# Runs `llmsh explain` and tells on stderr how much memory it had at most: what it shares with its parent before it
# becomes itself is no part of that, other than with getrusage.
TELLS_ITS_PEAK = """
import os, re, sys
leave = os._exit
def end(status):
    sys.stderr.write(re.search("VmHWM:[^0-9]*([0-9]+)", open("/proc/self/status").read())[1])
    sys.stderr.flush()
    leave(status)
os._exit = end
sys.argv = ["llmsh", "explain"]
from llmsh.__main__ import main
main()
"""


def peak_kib_and_text(folder: Path, output: Path) -> tuple[int, str]:
    """Peak of resident memory of `llmsh explain` with `output` on standard input, and what it printed."""
    environment = {**os.environ, "HOME": str(folder.parent), "LC_ALL": "C.UTF-8"}
    with output.open("rb") as source:
        argv = [sys.executable, "-c", TELLS_ITS_PEAK]
        done = subprocess.run(argv, cwd=folder, env=environment, stdin=source, capture_output=True, check=True)
    return int(done.stderr.split()[-1]), done.stdout.decode()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak is read from /proc")
def test_ten_megabytes_piped_in_take_little_more_memory_than_a_line_and_the_first_error_is_found(folder: Path) -> None:
    line = "2026-03-01T10:00:00Z step finished, 0 errors, nothing to report here at all ......... ok\n"
    third = line * ((10 << 20) // len(line) // 3)
    first = "src/main.c:42:7: error: ‘cuont’ undeclared (first use in this function)\n"
    (folder / "long.log").write_text(third + first + third + "src/other.c:1:1: error: unknown type name ‘x’\n" + third)
    (folder / "short.log").write_text(line + first)
    short_kib, short = peak_kib_and_text(folder, folder / "short.log")
    long_kib, long = peak_kib_and_text(folder, folder / "long.log")
    assert "src/main.c line 42" in short
    assert "src/main.c line 42" in long
    assert "`cuont`" in long
    assert long_kib - short_kib < 16 << 10
