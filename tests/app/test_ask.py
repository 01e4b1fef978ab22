"""`llmsh ask` and `-c '? …'` as whole processes: what they print, what they run, how they end."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from llmsh.core.errors import ExitStatus
from tests.planner.test_own_recipes import RECIPE


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "place"
    folder.mkdir()
    for number in range(1, 5):
        (folder / f"f{number}.log").write_bytes(bytes(number * 3000))
    return folder


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the planner's code is kept: it is the same for every user."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def env(tmp_path: Path, cache: Path) -> dict[str, str]:
    home = tmp_path / "home"
    home.mkdir()
    return {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "TERM": "xterm",
        "XDG_RUNTIME_DIR": str(home),
        "XDG_CACHE_HOME": str(cache),
    }


def llmsh(args: list[str], cwd: Path, env: dict[str, str], given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "llmsh", *args],
        cwd=cwd,
        env=env,
        input=given,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_print_gives_the_command_alone(place: Path, env: dict[str, str]) -> None:
    done = llmsh(["ask", "--print", "show the two largest files here"], place, env)
    assert done.returncode == ExitStatus.OK
    found = subprocess.run(["bash", "-c", done.stdout], cwd=place, capture_output=True, text=True, check=True).stdout
    assert [line.rpartition("/")[2] for line in found.splitlines()] == ["f4.log", "f3.log"]


def test_json_is_the_versioned_plan(place: Path, env: dict[str, str]) -> None:
    done = llmsh(["ask", "--json", "how much disk space is left"], place, env)
    plan = json.loads(done.stdout)
    assert plan["version"] == 1
    assert plan["steps"][0]["risk"]["read_only"] is True
    assert plan["tier"] == "built-in"
    assert done.returncode == ExitStatus.NEEDS_CONFIRMATION


def test_without_a_terminal_a_plan_is_shown_and_nothing_runs(place: Path, env: dict[str, str]) -> None:
    before = names(place)
    for args in (["ask", "delete all log files"], ["-c", "? delete all log files"]):
        done = llmsh(args, place, env)
        assert done.returncode == ExitStatus.NEEDS_CONFIRMATION
        assert "-delete" in done.stdout or "rm" in done.stdout
        assert names(place) == before


def test_yes_runs_what_is_at_most_caution_and_undo_brings_it_back(place: Path, env: dict[str, str]) -> None:
    done = llmsh(["ask", "--yes", "delete the file f1.log"], place, env)
    assert done.returncode == 0, done.stderr
    assert names(place) == ["f2.log", "f3.log", "f4.log"]
    assert llmsh(["undo"], place, env).returncode == 0
    assert names(place) == ["f1.log", "f2.log", "f3.log", "f4.log"]
    assert (place / "f1.log").read_bytes() == bytes(3000)


def test_yes_does_not_run_danger(place: Path, env: dict[str, str]) -> None:
    done = llmsh(["ask", "--yes", "delete all log files"], place, env)
    assert done.returncode == ExitStatus.NEEDS_CONFIRMATION
    assert len(names(place)) == 4


def test_yes_passes_the_commands_status_through(place: Path, env: dict[str, str]) -> None:
    done = llmsh(["ask", "--yes", "show the first 3 lines of missing.txt"], place, env)
    assert done.returncode not in (0, ExitStatus.NEEDS_CONFIRMATION)


def test_nonsense_is_answered_with_no_plan(place: Path, env: dict[str, str]) -> None:
    done = llmsh(["ask", "--print", "colourless green ideas sleep furiously"], place, env)
    assert done.returncode == ExitStatus.NO_PLAN
    assert done.stdout == ""
    assert done.stderr.startswith("llmsh: ")


def test_batch_answers_in_order_and_goes_on_after_a_bad_line(place: Path, env: dict[str, str]) -> None:
    lines = [
        json.dumps({"request": "list hidden files", "cwd": str(place)}),
        "not json",
        json.dumps({"request": "count the lines of f1.log", "cwd": str(place)}),
    ]
    done = llmsh(["ask", "--batch"], place, env, "\n".join(lines) + "\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [bool(answer.get("command")) for answer in answers] == [True, False, True]
    assert "line 2" in answers[1]["error"]


def test_elsewhere_checks_nothing_here(place: Path, env: dict[str, str]) -> None:
    done = llmsh(["ask", "--elsewhere", "--json", "show the first 5 lines of /no/such/file"], place, env)
    assert json.loads(done.stdout)["steps"][0]["unproven"] == []


def test_an_empty_request_is_a_usage_error(place: Path, env: dict[str, str]) -> None:
    assert llmsh(["ask"], place, env).returncode == ExitStatus.USAGE
    assert llmsh(["ask", "--nonsense", "x"], place, env).returncode == ExitStatus.USAGE


@pytest.mark.pty
def test_on_a_terminal_the_plan_runs_when_confirmed(place: Path, env: dict[str, str]) -> None:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "llmsh", "ask", "copy f1.log to copy.log"],
        cwd=str(place),
        env=env,
        timeout=60,
        dimensions=(24, 80),
    )
    child.expect("cancel")
    assert not (place / "copy.log").exists()
    child.send("n")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == ExitStatus.NEEDS_CONFIRMATION
    assert not (place / "copy.log").exists()


def test_route_and_risk_read_json_lines(place: Path, env: dict[str, str]) -> None:
    done = llmsh(["route"], place, env, '{"line": "ls -la"}\n{"line": "show me the biggest files"}\n')
    assert [json.loads(line)["route"] for line in done.stdout.splitlines()] == ["command", "request"]
    done = llmsh(["risk"], place, env, '{"command": "ls"}\n{"command": "rm -rf /"}\n')
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["level"] for answer in answers] == ["safe", "danger"]
    assert answers[0]["read_only"] is True
    assert "delete" in answers[1]["reasons"]
    assert llmsh(["risk"], place, env, "{}\n").returncode == ExitStatus.USAGE


def test_risk_answers_a_wrong_line_and_goes_on(place: Path, env: dict[str, str]) -> None:
    lines = ['{"command": "ls"}', "not json", '{"command": 5}', "[1]", '{"command": "rm -rf /"}']
    done = llmsh(["risk"], place, env, "\n".join(lines) + "\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer.get("level", "error") for answer in answers] == ["safe", "error", "error", "error", "danger"]
    assert done.returncode == ExitStatus.USAGE


def test_explain_in_its_forms(place: Path, env: dict[str, str]) -> None:
    piped = llmsh(
        ["explain", "--command", "gti status", "--status", "127"], place, env, "bash: gti: command not found\n"
    )
    assert "git" in piped.stdout
    fix = llmsh(["explain", "--fix", "--command", "gti status"], place, env, "bash: gti: command not found\n")
    assert fix.stdout == "git status\n"
    ran = llmsh(["explain", "--", "cat", "no such file"], place, env)
    assert ran.returncode == 1
    assert "No such file" in ran.stderr
    good = llmsh(["explain", "--", "echo", "fine"], place, env)
    assert (good.returncode, good.stdout) == (0, "fine\n")
    as_json = llmsh(["explain", "--json", "--command", "cat x", "--status", "1"], place, env, "cat: x: No such file\n")
    answer = json.loads(as_json.stdout)
    assert answer["version"] == 1
    assert answer["explanation"]


def test_doctor_and_setup_work_in_an_empty_home(place: Path, env: dict[str, str]) -> None:
    assert "planner" in llmsh(["doctor"], place, env).stdout
    assert llmsh(["setup"], place, env).returncode == 0
    config = Path(env["HOME"]) / ".config" / "llmsh" / "config.toml"
    assert "# theme" in config.read_text()
    assert llmsh(["setup", "--profile", "--yes"], place, env).returncode == 0
    profile = Path(env["HOME"]) / ".bash_profile"
    assert "llmsh" in profile.read_text()
    assert llmsh(["setup", "--uninstall", "--yes"], place, env).returncode == 0
    assert "llmsh" not in profile.read_text()


def test_doctor_says_whether_own_recipes_are_used(place: Path, env: dict[str, str]) -> None:
    mine = Path(env["HOME"]) / ".local" / "share" / "llmsh" / "recipes" / "mine.toml"
    mine.parent.mkdir(parents=True)
    mine.write_text(RECIPE)
    assert "1 recipes of yours" in llmsh(["doctor"], place, env).stdout
    assert "ferries/Skye.txt" in llmsh(["ask", "--print", "ferry times for Skye"], place, env).stdout
    mine.write_text(RECIPE.replace("reads", "sings"))
    done = llmsh(["doctor"], place, env)
    assert done.returncode == ExitStatus.FAILED
    assert "none of " in done.stdout
    assert "mine.toml: ferry.timetable: effect = 'sings'" in done.stdout


def test_kernel_starts_answers_and_stops(place: Path, env: dict[str, str]) -> None:
    assert llmsh(["kernel", "start"], place, env).returncode == 0
    try:
        assert "served" in llmsh(["kernel", "status"], place, env).stdout
        assert llmsh(["ask", "--print", "list hidden files"], place, env).returncode == 0
    finally:
        assert llmsh(["kernel", "stop"], place, env).returncode == 0
    assert llmsh(["kernel", "status"], place, env).returncode == ExitStatus.FAILED


_STEPS = """
import sys
from pathlib import Path
from llmsh.app.wiring import state_dir
from llmsh.checkpoint.store import CheckpointStore
store, place = CheckpointStore(state_dir() / "checkpoints"), Path(sys.argv[1])
for name in ("one.txt", "two.txt"):
    number = store.begin(f"make {name}", place, [place / name])
    (place / name).write_text(name)
    store.finish(number)
store.close()
"""


def test_undo_shows_what_a_step_did_and_goes_back_to_a_checkpoint(place: Path, env: dict[str, str]) -> None:
    subprocess.run([sys.executable, "-c", _STEPS, str(place)], check=True, env=env)
    listed = [json.loads(line) for line in llmsh(["undo", "--list", "--json"], place, env).stdout.splitlines()]
    assert [record["command"] for record in listed] == ["make two.txt", "make one.txt"]
    assert "two.txt: made, 7 bytes" in llmsh(["undo", "--show"], place, env).stdout
    (place / "two.txt").write_text("mine")
    refused = llmsh(["undo"], place, env)
    assert refused.returncode not in (0, ExitStatus.USAGE)
    assert "--keep-changed" in refused.stderr
    assert llmsh(["undo", "--to", "1", "--replace-changed"], place, env).returncode == ExitStatus.OK
    assert not (place / "one.txt").exists()
    assert not (place / "two.txt").exists()
    assert llmsh(["undo", "--keep-changed", "--replace-changed"], place, env).returncode == ExitStatus.USAGE
