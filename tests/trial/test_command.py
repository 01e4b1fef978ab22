"""`llmsh try` as a whole process: what it prints, what it keeps, how it ends."""

import json
import os
import sys
from pathlib import Path

import pexpect
import pytest

from llmsh.core.errors import ExitStatus
from tests.app.test_ask import env, llmsh, names
from tests.trial.ways import why_not

__all__ = ["env"]

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not())


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "place"
    folder.mkdir()
    (folder / "text").write_text("one\ntwo\n")
    return folder


def test_without_a_terminal_the_difference_is_shown_and_dropped(place: Path, env: dict[str, str]) -> None:
    done = llmsh(["try", "sed -i s/two/2/ text; echo said; exit 9"], place, env)
    assert done.returncode == 9
    assert done.stdout.splitlines() == [
        "said",
        "trial: exit status 9 · 1 changed · -2 B",
        " ~ text  changed, 8 → 6 bytes",
        "     @@ -1,2 +1,2 @@",
        "      one",
        "     -two",
        "     +2",
        "dropped; nothing was changed",
    ]
    assert (place / "text").read_text() == "one\ntwo\n"


def test_options_of_the_command_are_its_own(place: Path, env: dict[str, str]) -> None:
    done = llmsh(["try", "--drop", "rm", "-rf", "--verbose", "text"], place, env)
    assert "removed 'text'" in done.stdout
    done = llmsh(["try", "--", "echo", "--json"], place, env)
    assert done.stdout.startswith("--json\n")


def test_commit_keeps_it_and_undo_takes_it_back(place: Path, env: dict[str, str]) -> None:
    done = llmsh(["try", "--commit", "mv text moved; mkdir more"], place, env)
    assert done.returncode == ExitStatus.OK
    assert "committed · undo: llmsh undo 1" in done.stdout
    assert names(place) == ["more", "moved"]
    assert llmsh(["undo"], place, env).returncode == ExitStatus.OK
    assert names(place) == ["text"]
    assert "mv text moved; mkdir more" in llmsh(["audit"], place, env).stdout


def test_json_is_alone_on_standard_output(place: Path, env: dict[str, str]) -> None:
    done = llmsh(["try", "--json", "--commit", "echo said; echo x > new; chmod 600 text; exit 3"], place, env)
    value = json.loads(done.stdout)
    assert done.returncode == 3
    assert done.stderr == "said\n"
    assert (value["version"], value["status"], value["committed"], value["checkpoint"]) == (1, 3, True, 1)
    assert [(os.path.basename(each["path"]), each["change"], each["what"]) for each in value["changes"]] == [
        ("new", "made", "made, 2 bytes"),
        ("text", "changed", "mode 644 → 600"),
    ]


def test_a_limit_has_a_status_of_its_own(place: Path, env: dict[str, str]) -> None:
    done = llmsh(["try", "--time", "1", "echo x > new; sleep 60"], place, env)
    assert done.returncode == ExitStatus.LIMIT
    assert "stopped after 1 s, the limit of time" in done.stdout
    done = llmsh(["try", "--commit", "--size", "1", "head -c 2M /dev/zero > new"], place, env)
    assert done.returncode == ExitStatus.NO_TRIAL
    assert "a limit ended the trial" in done.stderr
    assert names(place) == ["text"]


def test_wrong_arguments_are_told(place: Path, env: dict[str, str]) -> None:
    for args in ([], ["--commit", "--drop", "true"], ["--time", "0", "true"], ["--cwd", "nowhere", "true"]):
        assert llmsh(["try", *args], place, env).returncode == ExitStatus.USAGE


def test_where_it_cannot_go_is_told(place: Path, env: dict[str, str]) -> None:
    for folder in ("/proc", "/dev"):
        done = llmsh(["try", "--cwd", folder, "true"], place, env)
        assert done.returncode == ExitStatus.NO_TRIAL
        assert f"a trial cannot be made here: {folder} (" in done.stderr
        assert done.stderr.splitlines()[0].endswith("is no part of a trial")


def test_what_a_command_makes_cannot_write_on_the_terminal(place: Path, env: dict[str, str]) -> None:
    done = llmsh(["try", r"printf '\e[31mred\e]0;t\a\n' > $'evil\e[2J\nname'; ln -s $'\e[5m' link"], place, env)
    assert "\x1b" not in done.stdout
    assert r"evil\e[2J\nname" in done.stdout


def test_a_long_list_is_summarised(place: Path, env: dict[str, str]) -> None:
    done = llmsh(["try", "mkdir many; for i in $(seq 100); do echo $i > many/$i; done"], place, env)
    assert "101 made" in done.stdout
    assert " … and 61 more:" in done.stdout
    assert "many/  61 made" in done.stdout
    assert len(done.stdout.splitlines()) < 150


def press(child: "pexpect.spawn[bytes]", key: str, *expected: str) -> None:
    """Press `key` until one of `expected` shows: what is typed before the question is asked does not count."""
    for _ in range(60):
        child.send(key)
        if child.expect([*expected, pexpect.TIMEOUT], timeout=2) < len(expected):
            return
    raise AssertionError(f"{key} had no effect")


def on_a_terminal(args: list[str], place: Path, env: dict[str, str]) -> "pexpect.spawn[bytes]":
    argv = ["-m", "llmsh", *args]
    return pexpect.spawn(sys.executable, argv, cwd=str(place), env=env, timeout=60, dimensions=(40, 100))


def test_on_a_terminal_a_key_decides(place: Path, env: dict[str, str]) -> None:
    for key, said, expected in (("n", "dropped", ["text"]), ("c", "committed", ["new", "text"])):
        child = on_a_terminal(["try", "read -r line; echo $line > new"], place, env)
        child.sendline("typed")
        child.expect("view all")
        press(child, key, said)
        child.expect(pexpect.EOF)
        child.close()
        assert child.exitstatus == 0
        assert names(place) == expected
    assert (place / "new").read_text() == "typed\n"


def test_ctrl_c_is_the_commands(place: Path, env: dict[str, str]) -> None:
    command = "trap 'echo caught > new; exit 5' INT; echo ready; while :; do sleep 0.1; done"
    child = on_a_terminal(["try", "--drop", command], place, env)
    child.expect("ready")
    child.sendintr()
    child.expect("exit status 5")
    child.expect("new")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 5


def test_a_plan_can_be_tried_at_its_preview(place: Path, env: dict[str, str]) -> None:
    (place / "text").rename(place / "f1.log")
    child = on_a_terminal(["ask", "delete the file f1.log"], place, env)
    child.expect("cancel")
    press(child, "d", "trial:")
    child.expect("f1\\.log")
    child.expect("view all")
    assert names(place) == ["f1.log"]
    press(child, "c", "undo: llmsh undo 1")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert names(place) == []
    assert llmsh(["undo"], place, env).returncode == ExitStatus.OK
    assert names(place) == ["f1.log"]
