"""What a step would touch is found without running it, and nothing is changed by looking."""

import os
import pwd
import subprocess
import sys
from pathlib import Path

import pytest

from llmsh.core.plan import Effect, Step
from llmsh.core.ports import Impact
from llmsh.risk import facts
from llmsh.risk.impact import read_impact


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name in ("a.log", "b.log", "my notes.txt", "sub/c.log", "sub/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x" * 100)
    (tmp_path / "out").mkdir()
    return tmp_path


def look(command: str, place: Path) -> Impact:
    before = sorted(str(path) for path in place.rglob("*"))
    impact = read_impact(Step(command, "", Effect.DELETES), place)
    assert sorted(str(path) for path in place.rglob("*")) == before
    return impact


CASES = [
    ("rm a.log", ["a.log"]),
    ("rm *.log", ["a.log", "b.log"]),
    ("rm 'my notes.txt'", ["my notes.txt"]),
    ("rm -r sub", ["sub"]),
    ("find . -name '*.log' -delete", ["a.log", "b.log", "sub/c.log"]),
    ("find . -name '*.log' -type f -exec rm {} +", ["a.log", "b.log", "sub/c.log"]),
    ("find . -name '*.log' -print0 | xargs -0 rm", ["a.log", "b.log", "sub/c.log"]),
    ("find . -name '*.txt' -exec grep -q zzz {} \\; -delete", []),
    ("cd sub && rm c.log", ["sub/c.log"]),
    ("echo x > new.txt", ["new.txt"]),
    ("sed -i s/x/y/ a.log b.log", ["a.log", "b.log"]),
    ("rm {a,b}.log", ["a.log", "b.log"]),
    ('rm "$(printf a).log"', ["a.log"]),
    ("sudo rm a.log", ["a.log"]),
    ("env X=1 nice bash -c 'rm a.log; rm b.log'", ["a.log", "b.log"]),
    ("timeout 5 find . -name d.txt -delete", ["sub/d.txt"]),
    ("find . -name d.txt -fprint list", ["list", "sub/d.txt"]),
    ("ls; cat a.log | tee copy", ["copy"]),
]


@pytest.mark.parametrize(("command", "paths"), CASES, ids=[command for command, _ in CASES])
def test_the_paths_are_those_the_command_would_touch(command: str, paths: list[str], place: Path) -> None:
    impact = look(command, place)
    assert sorted(os.path.relpath(path, place) for path in impact.paths) == paths
    assert impact.complete


def test_moving_into_a_directory_names_both_ends(place: Path) -> None:
    impact = look("mv a.log b.log out", place)
    names = {os.path.relpath(path, place) for path in impact.paths}
    assert {"a.log", "b.log", "out/a.log", "out/b.log"} <= names
    assert impact.undoable


def test_what_a_loop_makes_is_not_known_and_said(place: Path) -> None:
    impact = look('for f in *.log; do mv "$f" "${f%.log}.txt"; done', place)
    assert not impact.complete
    assert place in impact.paths
    assert impact.undoable


def test_sizes_and_counts_are_of_files(place: Path) -> None:
    impact = look("rm a.log b.log", place)
    assert (impact.count, impact.size_bytes) == (2, 200)


def test_a_link_that_leads_out_is_said(place: Path) -> None:
    (place / "away").symlink_to("/etc/hostname")
    assert any("link" in note for note in look("rm away", place).notes)


def test_an_unknown_program_makes_the_picture_incomplete(place: Path) -> None:
    assert not look("./configure", place).complete
    assert not look("some-tool a.log", place).complete
    assert not look("ssh host rm a.log", place).complete


def test_what_cannot_be_undone_is_said_before(place: Path) -> None:
    assert any("processes" in note for note in look("pkill firefox", place).notes)
    assert any("leaves this machine" in note for note in look("scp a.log host:", place).notes)
    assert any("other machine" in note for note in look("ssh host reboot", place).notes)


def git(place: Path, *arguments: str) -> None:
    identity = {
        "GIT_AUTHOR_NAME": "a",
        "GIT_AUTHOR_EMAIL": "a@b",
        "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@b",
    }
    environment = {**os.environ, **identity, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", "-C", str(place), *arguments], check=True, env=environment, capture_output=True)


@pytest.fixture
def repository(place: Path) -> Path:
    git(place, "init", "-q", "-b", "main")
    for name in ("a.log", "b.log", "sub"):
        git(place, "add", name)
        git(place, "commit", "-q", "-m", name)
    git(place, "checkout", "-q", "-b", "topic")
    (place / "topic.txt").write_text("t")
    git(place, "add", "topic.txt")
    git(place, "commit", "-q", "-m", "topic")
    git(place, "checkout", "-q", "main")
    (place / "a.log").write_text("changed and longer")
    return place


def test_a_hard_reset_names_the_files_and_counts_the_commits(repository: Path) -> None:
    git(repository, "branch", "-q", "-D", "topic")
    impact = look("git reset --hard HEAD~1", repository)
    assert sorted(os.path.relpath(path, repository) for path in impact.paths) == ["a.log", "sub/c.log", "sub/d.txt"]
    assert "1 commit of main would be found only by the reflog" in impact.notes
    assert impact.complete


def test_git_clean_names_what_is_not_tracked(repository: Path) -> None:
    impact = look("git clean -fd", repository)
    assert [os.path.relpath(path, repository) for path in impact.paths] == ["my notes.txt"]


def test_checking_files_out_names_those_that_changed(repository: Path) -> None:
    for command in (
        "git checkout -- .",
        "git restore a.log b.log",
        "git -C . checkout -f",
        "git -C sub checkout -- ..",
    ):
        assert [path.name for path in look(command, repository).paths] == ["a.log"], command


def test_a_branch_that_is_deleted_tells_what_only_it_has(repository: Path) -> None:
    assert "1 commit of topic would be found only by the reflog" in look("git branch -D topic", repository).notes
    assert not look("git branch -d main", repository).notes


def test_looking_at_a_repository_runs_nothing_of_it(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    trap = tmp_path_factory.mktemp("trap") / "sprung"
    for key in ("core.fsmonitor", "filter.x.clean", "filter.x.smudge", "core.pager", "diff.external"):
        git(repository, "config", key, f"touch {trap}")
    (repository / ".gitattributes").write_text("* filter=x diff=x\n")
    for command in ("git reset --hard HEAD~1", "git checkout -- .", "git clean -fdx", "git stash", "git restore ."):
        look(command, repository)
    assert not trap.exists()


@pytest.mark.skipif(not Path("/proc/self/comm").exists(), reason="needs /proc")
def test_processes_are_named_with_their_owner(place: Path) -> None:
    sleeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60) # llmsh-impact-probe"])
    try:
        owner = pwd.getpwuid(os.getuid()).pw_name
        for command in (f"kill -9 {sleeper.pid}", "pkill -f llmsh-impact-probe", "sudo pkill -HUP -f impact-probe"):
            notes = look(command, place).notes
            assert any(f"({sleeper.pid}, {owner})" in note for note in notes), (command, notes)
    finally:
        sleeper.kill()
        sleeper.wait()
    assert "no process of that kind runs now" in look("pkill -f llmsh-impact-probe-of-nobody", place).notes


def test_other_machines_are_named_and_end_undo(place: Path) -> None:
    for command, host in (
        ("ssh -p 22 bob@web.example uptime", "web.example"),
        ("scp a.log bob@box:/x", "box"),
        ("curl -T a.log https://api.example/x", "api.example"),
        ("rsync -a . box:/x", "box"),
    ):
        impact = look(command, place)
        assert any(f"reaches {host}" in note for note in impact.notes), command
        assert not impact.undoable


def test_a_link_inside_a_tree_that_leads_out_is_said(place: Path) -> None:
    (place / "sub" / "away").symlink_to("/etc")
    assert any("link" in note for note in look("rm -r sub", place).notes)


def test_a_mount_below_a_tree_is_said(tmp_path: Path) -> None:
    table = tmp_path / "mountinfo"
    table.write_text("36 35 98:0 / /srv/a\\040b/disk rw - ext4 /dev/sdb rw\n37 35 98:0 / /srv rw - ext4 /dev/sda rw\n")
    assert facts.mounts(["/srv"], table) == ("other file systems are mounted in there: /srv/a b/disk",)
    assert facts.mounts(["/srv/a b/disk", "/other"], table) == ()
