"""The state of a checkout, read by real git."""

import queue
import subprocess
from pathlib import Path

import pytest

from llmsh.repl.git_state import GitState, GitWatcher, find_git_dir, parse_status, read_git_state


def git(cwd: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *identity, *arguments], cwd=cwd, check=True, capture_output=True)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    git(folder, "init")
    (folder / "a.txt").write_text("one\n")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "first")
    return folder


def test_outside_of_a_checkout_there_is_no_state(tmp_path: Path) -> None:
    assert read_git_state(tmp_path) is None


def test_branch_and_counts_are_those_of_git_status(checkout: Path) -> None:
    assert read_git_state(checkout) == GitState("main")
    (checkout / "a.txt").write_text("two\n")
    (checkout / "b.txt").write_text("new\n")
    (checkout / "c.txt").write_text("staged\n")
    git(checkout, "add", "c.txt")
    (checkout / "sub").mkdir()
    assert read_git_state(checkout / "sub") == GitState("main", staged=1, changed=1, untracked=1)


def test_a_detached_head_shows_its_commit(checkout: Path) -> None:
    git(checkout, "checkout", "--detach")
    state = read_git_state(checkout)
    assert state is not None
    assert state.branch.startswith("(")
    assert len(state.branch) == 9


def test_a_rename_counts_once() -> None:
    output = "# branch.head main\0" + "2 R. N... 100644 100644 100644 a b R100 new\0old\0" + "? x\0"
    assert parse_status(output) == GitState("main", staged=1, untracked=1)


def test_a_linked_worktree_is_a_checkout(checkout: Path) -> None:
    git(checkout, "worktree", "add", "../other", "-b", "side")
    other = checkout.parent / "other"
    assert find_git_dir(other) is not None
    state = read_git_state(other)
    assert state is not None
    assert state.branch == "side"


def test_a_repository_cannot_run_programs_through_its_configuration(checkout: Path, tmp_path: Path) -> None:
    witness = tmp_path / "ran"
    git(checkout, "config", "core.fsmonitor", f"touch {witness}; false")
    git(checkout, "config", "filter.evil.clean", f"touch {witness}; cat")
    git(checkout, "config", "filter.evil.process", f"touch {witness}")
    git(checkout, "config", "filter.evil.required", "true")
    (checkout / ".gitattributes").write_text("* filter=evil\n")
    (checkout / "a.txt").write_text("won\n")
    state = read_git_state(checkout)
    assert state is not None
    assert state.changed == 1
    assert not witness.exists()


def test_the_watcher_answers_at_once_and_reports_later(checkout: Path) -> None:
    reports: queue.Queue[tuple[Path, GitState | None]] = queue.Queue()
    watcher = GitWatcher(lambda cwd, state: reports.put((cwd, state)))
    assert watcher.ask(checkout) is None
    assert reports.get(timeout=20) == (checkout, GitState("main"))
    assert watcher.ask(checkout) == GitState("main")
    (checkout / "b.txt").write_text("new\n")
    watcher.ask(checkout)
    assert reports.get(timeout=20) == (checkout, GitState("main", untracked=1))
