"""No way to run a generated step goes round the policy: each way as a whole process."""

import itertools
import json
import os
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from llmsh.core.errors import ExitStatus

DENY_COPIES = '[[rule]]\naction = "deny"\nprogram = "cp"\nbecause = "no copies here"\n'
ASK_COPIES = DENY_COPIES.replace("deny", "ask")
REQUEST = "copy f1.log to copy.log"
WAIT_S = 90


class Home:
    """A home with a policy, and a folder to work in."""

    def __init__(self, root: Path, cache: Path) -> None:
        self.home = root / "home"
        self.place = root / "place"
        for folder in (self.home, self.place):
            folder.mkdir()
        (self.place / "f1.log").write_text("one\n")
        self.env = {
            "HOME": str(self.home),
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "TERM": "xterm",
            "XDG_RUNTIME_DIR": str(self.home),
            "XDG_CACHE_HOME": str(cache),
            "INPUTRC": "/dev/null",
        }

    def policy(self, text: str) -> None:
        path = self.home / ".config" / "llmsh" / "policy.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(0o600)

    def run(self, *args: str, given: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "llmsh", *args],
            cwd=self.place,
            env=self.env,
            input=given,
            capture_output=True,
            text=True,
            check=False,
            timeout=WAIT_S,
        )

    def spawn(self, *args: str) -> "pexpect.spawn[str]":
        return pexpect.spawn(
            sys.executable,
            ["-m", "llmsh", *args],
            cwd=str(self.place),
            env=self.env,
            timeout=WAIT_S,
            dimensions=(40, 200),
            encoding="utf-8",
        )

    @property
    def names(self) -> list[str]:
        return sorted(path.name for path in self.place.iterdir())

    def audit(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.run("audit", "--json").stdout.splitlines()]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the planner's code is kept: it is the same for every user."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def home(tmp_path: Path, cache: Path) -> Home:
    return Home(tmp_path, cache)


@pytest.mark.parametrize("policy", [DENY_COPIES, ASK_COPIES, "[[rule]"])
def test_yes_does_not_go_round_the_policy(home: Home, policy: str) -> None:
    home.policy(policy)
    done = home.run("ask", "--yes", REQUEST)
    assert done.returncode == ExitStatus.NEEDS_CONFIRMATION
    assert "policy" in done.stderr
    assert home.names == ["f1.log"]
    assert [event["event"] for event in home.audit()] == ["plan", "refused"]


def test_without_a_policy_the_same_request_runs(home: Home) -> None:
    assert home.run("ask", "--yes", REQUEST).returncode == 0
    assert home.names == ["copy.log", "f1.log"]
    (run,) = [event for event in home.audit() if event["event"] == "run"]
    assert (run["approved"], run["status"], run["cwd"]) == ("--yes", 0, str(home.place))


@pytest.mark.parametrize("args", [["ask", REQUEST], ["-c", f"? {REQUEST}"], ["ask", "--batch"]])
def test_what_only_prints_a_plan_runs_nothing(home: Home, args: list[str]) -> None:
    home.policy(DENY_COPIES)
    home.run(*args, given=json.dumps({"request": REQUEST, "cwd": str(home.place)}) + "\n")
    assert home.names == ["f1.log"]


def test_a_denied_command_is_not_printed_to_be_run_elsewhere(home: Home) -> None:
    home.policy(DENY_COPIES)
    done = home.run("ask", "--print", REQUEST)
    assert (done.returncode, done.stdout) == (ExitStatus.NEEDS_CONFIRMATION, "")
    assert "no copies here" in done.stderr


def test_json_says_what_the_policy_says(home: Home) -> None:
    home.policy(DENY_COPIES)
    step = json.loads(home.run("ask", "--json", REQUEST).stdout)["steps"][0]
    assert step["policy"]["action"] == "deny"


@pytest.mark.pty
@pytest.mark.parametrize("args", [["ask", REQUEST], ["-c", f"? {REQUEST}"]])
def test_the_preview_offers_no_key_to_run_what_is_denied(home: Home, args: list[str]) -> None:
    home.policy(DENY_COPIES)
    child = home.spawn(*args)
    child.expect("the policy denies this")
    child.expect("cancel")
    # Keys that come before the question do not count, so they are pressed until one does.
    keys = itertools.cycle(("y", "\r", "n"))
    while child.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=0.5) == 1:
        child.send(next(keys))
    child.close()
    assert child.exitstatus == ExitStatus.NEEDS_CONFIRMATION
    assert home.names == ["f1.log"]


@pytest.mark.pty
def test_what_only_reads_runs_by_itself_when_the_user_chose_it(home: Home) -> None:
    home.policy('auto_approve = "read_only"\n')
    child = home.spawn("ask", "count the lines of f1.log")
    child.expect("runs by your policy")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    (run,) = [event for event in home.audit() if event["event"] == "run"]
    assert (run["approved"], run["read_only"]) == ("policy", True)


def test_undo_does_not_write_what_the_policy_protects(home: Home) -> None:
    assert home.run("ask", "--yes", "delete the file f1.log").returncode == 0
    home.policy(f'[[rule]]\naction = "deny"\npath = "{home.place}"\n')
    for args in (["undo"], ["undo", "1"], ["undo", "--to", "1"], ["undo", "--replace-changed"]):
        done = home.run(*args)
        assert done.returncode == ExitStatus.NEEDS_CONFIRMATION
        assert "the policy denies this" in done.stderr
        assert home.names == []
    home.policy("")
    assert home.run("undo").returncode == 0
    assert home.names == ["f1.log"]


@pytest.mark.pty
@pytest.mark.parametrize(
    ("policy", "is_denied"), [('[[rule]]\naction = "deny"\nprogram = "mkdir"\n', True), ("", False)]
)
def test_the_key_that_runs_a_fix_does_not_go_round_the_policy(home: Home, policy: str, is_denied: bool) -> None:
    home.policy(policy)
    child = home.spawn()
    child.expect("place")
    child.send("touch inner/deep/file\r")
    child.expect("the policy denies its fix" if is_denied else "mkdir -p")
    child.send("\x1bx")
    child.expect("no fix is offered" if is_denied else "Alt|mkdir")
    child.send("echo at-$((40+2)) >| done.txt\r")
    while not (home.place / "done.txt").exists() and child.isalive():
        child.expect([".+", pexpect.EOF])
    child.send("exit\r")
    child.expect(pexpect.EOF)
    child.close()
    assert ("inner" in home.names) is not is_denied
    assert any(event["event"] == "run" for event in home.audit()) is not is_denied


def test_policy_shows_where_each_rule_stands_and_checks_a_command(home: Home) -> None:
    home.policy(DENY_COPIES)
    shown = home.run("policy").stdout
    assert "policy.toml (user)" in shown
    assert "1  deny program cp · no copies here" in shown
    denied = home.run("policy", "check", "cp", "-r", "a", "b")
    assert denied.returncode == ExitStatus.NEEDS_CONFIRMATION
    assert "deny" in denied.stdout
    assert "policy.toml:1" in denied.stdout
    assert "no rule speaks of it" in home.run("policy", "check", "ls").stdout
    home.policy("[[rule]]\n")
    wrong = home.run("policy")
    assert wrong.returncode == ExitStatus.FAILED
    assert "policy.toml:1: a rule without action" in wrong.stdout
    assert home.run("policy", "nonsense").returncode == ExitStatus.USAGE


def test_trust_in_a_project_is_given_by_a_command(home: Home) -> None:
    path = home.place / ".llmsh" / "policy.toml"
    path.parent.mkdir()
    path.write_text('[[rule]]\naction = "allow"\nprogram = "ls"\n')
    assert "not trusted" in home.run("policy").stdout
    assert home.run("policy", "trust").returncode == 0
    assert home.run("policy", "check", "ls").returncode == 0
    assert home.run("policy", "untrust").returncode == 0
    assert home.run("policy", "check", "ls").returncode == ExitStatus.NEEDS_CONFIRMATION
