"""The audit log as a file: private, append-only, whole lines from several writers, bounded, never in the way."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from llmsh.audit.log import KEPT_FILES, AuditLog, events, rotated
from llmsh.core.plan import Effect, Plan, Step
from llmsh.core.policy import Approver
from llmsh.core.risk import Assessment, Level

RISK = Assessment(Level.CAUTION)


def step(command: str) -> Step:
    return Step(command, "", Effect.CHANGES, RISK)


class Desk:
    def __init__(self, root: Path, **options: int) -> None:
        self.said: list[str] = []
        self.log = AuditLog(root / "state", self.said.append, **options)

    def record(self, command: str = "make") -> None:
        self.log.ended(self.log.starts(step(command), Path("/here"), RISK, Approver.KEY), 0, 0.5)

    @property
    def events(self) -> list[dict[str, object]]:
        return list(events(self.log.path))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_what_was_made_and_what_ran_is_there(desk: Desk) -> None:
    desk.log.generated(Plan("build it", (step("make"),), 0.9), Path("/here"))
    desk.record()
    desk.log.refused(step("rm x"), Path("/here"), "the policy denies this")
    plan, run, end, refused = desk.events
    assert (plan["request"], plan["tier"], plan["steps"]) == (
        "build it",
        "built-in",
        [{"command": "make", "level": "caution", "reasons": [], "read_only": False}],
    )
    assert (run["command"], run["cwd"], run["approved"], run["level"]) == ("make", "/here", "key", "caution")
    assert (end["run"], end["status"], end["duration_s"]) == (run["run"], 0, 0.5)
    assert refused["why"] == "the policy denies this"
    assert desk.said == []


def test_the_file_is_private(desk: Desk) -> None:
    old = os.umask(0)
    try:
        desk.record()
    finally:
        os.umask(old)
    assert desk.log.path.stat().st_mode & 0o777 == 0o600
    assert desk.log.path.parent.stat().st_mode & 0o777 == 0o700
    desk.log.path.chmod(0o644)
    desk.record()
    assert desk.log.path.stat().st_mode & 0o777 == 0o600


def test_secrets_are_masked(desk: Desk) -> None:
    command = "curl -u bob:hunter22 -H 'Authorization: Bearer abcdef123456' https://u:pw1234@example.org"
    desk.log.generated(Plan("use the password=hunter22", (step(command),), 0.9), Path("/"))
    desk.record(command)
    text = desk.log.path.read_text()
    for secret in ("hunter22", "abcdef123456", "pw1234"):
        assert secret not in text
    assert "example.org" in text


_WRITER = """
import sys
from pathlib import Path
from llmsh.audit.log import AuditLog
from llmsh.core.plan import Effect, Step
from llmsh.core.policy import Approver
from llmsh.core.risk import Assessment, Level
log = AuditLog(Path(sys.argv[1]), print, max_bytes=int(sys.argv[3]))
risk = Assessment(Level.SAFE)
for number in range(150):
    log.starts(Step(f"echo {sys.argv[2]} {number} " + "x" * 200, "", Effect.READS), Path("/"), risk, Approver.KEY)
"""


@pytest.mark.parametrize("max_bytes", [1 << 30, 60_000])
def test_several_writers_leave_whole_lines_and_lose_none(tmp_path: Path, max_bytes: int) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", _WRITER, str(tmp_path), name, str(max_bytes)])
        for name in ("a", "b", "c")
    ]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    path = tmp_path / "audit.jsonl"
    places = [*(rotated(path, number) for number in range(1, KEPT_FILES + 1)), path]
    lines = [line for place in places if place.exists() for line in place.read_bytes().splitlines() if line]
    commands = [" ".join(json.loads(line)["command"].split()[:3]) for line in lines]
    assert sorted(commands) == sorted(f"echo {name} {number}" for name in ("a", "b", "c") for number in range(150))


def test_the_log_is_bounded(tmp_path: Path) -> None:
    desk = Desk(tmp_path, max_bytes=2_000)
    for number in range(200):
        desk.record(f"echo {number}")
    files = sorted(path for path in desk.log.path.parent.iterdir() if path.suffix == ".jsonl")
    assert len(files) == KEPT_FILES + 1
    assert all(path.stat().st_size < 4_000 for path in files)
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in files)
    assert [event["command"] for event in desk.events if event["event"] == "run"][-1] == "echo 199"


@pytest.mark.parametrize("plant", ["link", "pipe", "directory", "hard link", "state is a file"])
def test_a_file_that_somebody_planted_is_not_written_to(tmp_path: Path, plant: str) -> None:
    desk = Desk(tmp_path)
    victim = tmp_path / "victim"
    victim.write_text("mine\n")
    state = desk.log.path.parent
    if plant == "state is a file":
        state.write_text("")
    else:
        state.mkdir(mode=0o700)
    if plant == "link":
        desk.log.path.symlink_to(victim)
    elif plant == "hard link":
        os.link(victim, desk.log.path)
    elif plant == "pipe":
        os.mkfifo(desk.log.path)
    elif plant == "directory":
        desk.log.path.mkdir()
    desk.record()
    desk.record()
    assert victim.read_text() == "mine\n"
    assert len(desk.said) == 1
    assert "cannot be written" in desk.said[0]


class FullDisk(AuditLog):
    """A disk on which no byte has room."""

    def _write(self, line: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_costs_one_line_and_stops_nothing(tmp_path: Path) -> None:
    said: list[str] = []
    log = FullDisk(tmp_path, said.append)
    for _ in range(3):
        log.ended(log.starts(step("make"), Path("/"), RISK, Approver.KEY), 0, 0.1)
    assert len(said) == 1
    assert "No space left" in said[0]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_device_that_is_full_is_no_log(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.log.path.parent.mkdir(mode=0o700)
    desk.log.path.symlink_to("/dev/full")
    desk.record()
    assert len(desk.said) == 1


def test_a_line_that_was_cut_off_spoils_only_itself(desk: Desk) -> None:
    desk.record("first")
    with desk.log.path.open("ab") as file:
        file.write(b'{"event": "run", "comm')
    desk.record("second")
    assert [event["command"] for event in desk.events if event["event"] == "run"] == ["first", "second"]


def test_a_long_text_is_cut(desk: Desk) -> None:
    desk.record("echo " + "y" * 100_000)
    assert desk.log.path.stat().st_size < 20_000
