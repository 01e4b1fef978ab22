"""Branch and state of the checkout around a directory, read by git in a thread; the prompt never waits.

The repository's own configuration cannot run programs: see core.git; content filters are switched off as well.
"""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from llmsh.core import git

TIMEOUT_S = 5.0
_OPERATIONS = (
    ("rebase-merge", "rebase"),
    ("rebase-apply", "rebase"),
    ("MERGE_HEAD", "merge"),
    ("CHERRY_PICK_HEAD", "cherry-pick"),
    ("REVERT_HEAD", "revert"),
    ("BISECT_LOG", "bisect"),
)


@dataclass(frozen=True, slots=True)
class GitState:
    """branch: its name, or the short commit when detached. The rest are counts of files and commits."""

    branch: str
    operation: str = ""
    ahead: int = 0
    behind: int = 0
    staged: int = 0
    changed: int = 0
    untracked: int = 0
    conflicts: int = 0


def find_git_dir(cwd: Path) -> Path | None:
    """The git directory of the checkout around `cwd`, None outside of one."""
    for folder in (cwd, *cwd.parents):
        entry = folder / ".git"
        try:
            if entry.is_dir():
                return entry
            if entry.is_file():
                target = entry.read_text(encoding="utf-8", errors="surrogateescape").removeprefix("gitdir:")
                return (folder / target.strip()).resolve()
        except OSError:
            return None
    return None


def read_git_state(cwd: Path) -> GitState | None:
    """The state around `cwd`; None outside of a checkout, without git, and after TIMEOUT_S."""
    git_dir = find_git_dir(cwd)
    if git_dir is None:
        return None
    from subprocess import SubprocessError

    try:
        status = _git(
            cwd,
            *git.without_filters(lambda *arguments: _git(cwd, *arguments)),
            "status",
            "--porcelain=v2",
            "--branch",
            "-z",
            "--ignore-submodules=dirty",
        )
    except (OSError, SubprocessError):
        return None
    return None if status is None else parse_status(status, _operation(git_dir))


def parse_status(output: str, operation: str = "") -> GitState:
    """`git status --porcelain=v2 --branch -z` as a GitState."""
    branch, commit = "", ""
    ahead = behind = staged = changed = untracked = conflicts = 0
    records = iter(output.split("\0"))
    for record in records:
        kind = record[:2]
        if record.startswith("# branch.head "):
            branch = record.removeprefix("# branch.head ")
        elif record.startswith("# branch.oid "):
            commit = record.removeprefix("# branch.oid ")[:7]
        elif record.startswith("# branch.ab "):
            plus, minus = record.removeprefix("# branch.ab ").split()
            ahead, behind = int(plus), -int(minus)
        elif kind in {"1 ", "2 "}:
            staged += record[2] != "."
            changed += record[3] != "."
            if kind == "2 ":
                next(records, None)  # the old name of a renamed file
        elif kind == "u ":
            conflicts += 1
        elif kind == "? ":
            untracked += 1
    if branch == "(detached)":
        branch = f"({commit})"
    return GitState(branch, operation, ahead, behind, staged, changed, untracked, conflicts)


def _operation(git_dir: Path) -> str:
    return next((name for mark, name in _OPERATIONS if (git_dir / mark).exists()), "")


def _git(cwd: Path, *arguments: str) -> str | None:
    """What git prints; None when it fails. Raises OSError, SubprocessError."""
    import subprocess

    done = subprocess.run(
        ["git", *git.ARGUMENTS, *arguments],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=TIMEOUT_S,
        check=False,
        env=git.environment(LC_ALL="C.UTF-8"),
        # Ctrl-C at the prompt is for the line, not for git.
        start_new_session=True,
    )
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


class GitWatcher:
    """One thread that reads the state of the directory asked for last and reports it.

    on_ready: called in that thread with the directory and its state, when it differs from what was known.
    """

    def __init__(self, on_ready: Callable[[Path, GitState | None], None]) -> None:
        self._on_ready = on_ready
        self._wanted: queue.SimpleQueue[Path] = queue.SimpleQueue()
        self._known: dict[Path, GitState | None] = {}
        self._thread: threading.Thread | None = None

    def ask(self, cwd: Path) -> GitState | None:
        """What was known last of `cwd`, at once; what is true now is reported later."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="git-state", daemon=True)
            self._thread.start()
        self._wanted.put(cwd)
        return self._known.get(cwd)

    def _work(self) -> None:
        while True:
            cwd = self._wanted.get()
            while not self._wanted.empty():
                cwd = self._wanted.get()
            state = read_git_state(cwd)
            is_new = cwd not in self._known or self._known[cwd] != state
            self._known[cwd] = state
            if is_new:
                self._on_ready(cwd, state)
